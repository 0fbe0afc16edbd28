import { mkdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckPicture, MakeThumbnail } from './evidence/photo-service.ts';
import { PATIENCE_MS, showsWaybill, sizeOfWaybill } from './evidence/picture-checks.ts';
import type { PhotoToCheck, SeenPicture } from './evidence/picture-checks.ts';
import type { FilmFrame } from '../shared/evidence.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import { createMaskedCopies } from './station-copies.ts';
import type { MaskedCopies } from './station-copies.ts';
import type { Core } from './station-core.ts';
import type { Worker } from './worker/worker-jobs.ts';

type Deps = {
  dataDir: string;
  worker: Pick<Worker, 'thumbnail' | 'checkPicture' | 'renderStill'>;
  clock: Clock;
  ids: Ids;
  log: Logger;
  core: () => Core;
  changed: () => void;
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
};

/** What the imaging worker does for a photo once it is stored; nothing at the bench waits for it. */
export type StationPictures = {
  makeThumbnail: MakeThumbnail;
  checkPicture: CheckPicture;
  /** Looks at a frame of a film that runs; its result is an entry of the chain, the frame itself is not kept. */
  checkFilmFrame: (frame: FilmFrame) => Promise<Result<{ modulePxMilli: number | null }>>;
  /** Copies of photos that may be shown to a buyer. */
  maskedCopies: MaskedCopies;
  /** The station closes: what is still looked at is not kept. */
  stop: () => void;
};

const THUMB_PX = 480;

export function createStationPictures(deps: Deps): StationPictures {
  const { dataDir, worker, clock, ids, log, core, run, changed } = deps;
  const looks = join(dataDir, 'looks');
  // What a killed program was looking at.
  rmSync(looks, { recursive: true, force: true });
  let isStopped = false;

  const tell = async (act: (core: Core) => void): Promise<void> => {
    if (isStopped) return;
    try {
      const told = await run((now) => {
        act(now);
        return ok(undefined);
      });
      if (!told.ok) log.warn('picture-check-not-kept', { code: told.error.code });
    } catch (error) {
      log.error('picture-check-broke', { why: wordsOf(error) });
    }
  };

  const waybillOf = ({ sessions }: Core, inspectionId: string): string =>
    sessions.read(inspectionId)?.parcel.waybill ?? '';

  const look = async (file: string, wanted: string): Promise<SeenPicture | null> => {
    try {
      const seen = await worker.checkPicture({ file, wanted });
      if (typeof seen !== 'string') return seen;
      log.warn('picture-not-checked', { why: seen });
    } catch (error) {
      log.warn('picture-not-checked', { why: wordsOf(error) });
    }
    return null;
  };

  const check = async (photo: PhotoToCheck, file: string): Promise<void> => {
    const seen = await look(file, showsWaybill(photo.shot) ? waybillOf(core(), photo.inspectionId) : '');
    await tell((now) => {
      now.pictureChecks.finish(photo, seen, waybillOf(now, photo.inspectionId));
      now.bench.pictureChecked(photo.inspectionId);
    });
  };

  const lookAtFrame = async (jpeg: Uint8Array, wanted: string): Promise<SeenPicture | null> => {
    const file = join(looks, `${ids.next()}.jpg`);
    mkdirSync(looks, { recursive: true });
    try {
      await writeFile(file, jpeg);
      return await look(file, wanted);
    } finally {
      rmSync(file, { force: true });
    }
  };

  return {
    checkFilmFrame: ({ inspectionId, recordingId, atMs, jpeg }) =>
      run(async ({ sessions, evidenceStore }) => {
        const session = sessions.read(inspectionId);
        if (session === null) return refuse('unknown-inspection');
        if (!evidenceStore.recordingsOf(inspectionId).some(({ id }) => id === recordingId)) {
          return refuse('recording-unknown');
        }
        const { waybill } = session.parcel;
        const seen = await lookAtFrame(jpeg, waybill);
        if (seen === null) return refuse('photo-not-an-image');
        const modulePxMilli = sizeOfWaybill(seen, waybill);
        const { sharpnessMilli, faults } = seen;
        // The database may have been opened anew meanwhile.
        const { custody, who } = core();
        custody.record({
          kind: 'film-checked',
          inspectionId,
          body: { atMs, faults: [...faults], modulePxMilli, recordingId, sharpnessMilli },
          operatorNo: who().operatorNo,
        });
        changed();
        return ok({ modulePxMilli });
      }),
    makeThumbnail: (file, target) => {
      worker.thumbnail({ file, target, maxPx: THUMB_PX }).then(
        (made) => {
          if (typeof made === 'string') log.warn('thumbnail-not-made', { why: made });
        },
        (error: unknown) => {
          log.warn('thumbnail-not-made', { why: wordsOf(error) });
        },
      );
    },
    checkPicture: (photo, file) => {
      if (!core().pictureChecks.begin(photo)) return;
      // A worker that hangs must not keep a finished box open.
      if (showsWaybill(photo.shot)) {
        clock.after(PATIENCE_MS, () => {
          void tell(({ bench }) => {
            bench.pictureChecked(photo.inspectionId);
          });
        });
      }
      void check(photo, file);
    },
    maskedCopies: createMaskedCopies(deps),
    stop: () => {
      isStopped = true;
    },
  };
}
