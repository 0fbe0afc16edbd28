import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createEvidencePaths } from './evidence/evidence-paths.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { partOf } from './pack/figure-rules.ts';
import type { Core } from './station-core.ts';
import type { Worker } from './worker/worker-jobs.ts';

type CopyDeps = {
  dataDir: string;
  worker: Pick<Worker, 'renderStill'>;
  clock: Clock;
  log: Logger;
  core: () => Core;
};

/** The folder of these copies below the data folder; the window may show it. */
const FOLDER = 'service';
/** A chat shows no longer side; the size is that of a message at Taobao (taobao.refund.message.add), which all others take. */
const COPY_MAX_PX = 2000;
const COPY_MAX_BYTES = 500_000;

export type MaskedCopies = (
  inspectionId: string,
  pictures: readonly string[],
) => Promise<{ files: string[]; left: number }>;

/**
 * Makes copies of photos that may be shown to a buyer: what a person blackened is black, and of a label that nobody masked only
 * its barcode is left. They take the place of the last ones, so that the folder holds what is sent now and no pile of faces and
 * addresses grows; the photos themselves are only read.
 */
export function createMaskedCopies({ dataDir, worker, clock, log, core }: CopyDeps): MaskedCopies {
  const folder = join(dataDir, FOLDER);
  const paths = createEvidencePaths(dataDir);
  const clear = (): void => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      // A viewer holds one of them open: they go with the next.
      log.warn('service-copies-not-removed', { why: wordsOf(error) });
    }
  };
  clear();

  const make = async (inspectionId: string, sha256: string, target: string): Promise<boolean> => {
    const { evidenceStore, annotations, sessions } = core();
    const photo = evidenceStore.photosOf(inspectionId).find((one) => one.sha256 === sha256);
    const waybill = sessions.read(inspectionId)?.parcel.waybill;
    if (photo === undefined || waybill === undefined) return false;
    const shapes = annotations.of(inspectionId).find((one) => one.sha256 === sha256)?.shapes ?? [];
    const part = partOf('masked', { shot: photo.shot, shapes: [...shapes] });
    try {
      const made = await worker.renderStill({
        ...{ file: paths.photo(sha256), target, maxBytes: COPY_MAX_BYTES, maxPx: COPY_MAX_PX, part },
        ...{ shapes: [...shapes], mustDecode: part === 'barcode' ? waybill : null },
      });
      if (typeof made !== 'string') return true;
      log.warn('service-copy-not-made', { sha256, why: made });
    } catch (error) {
      log.warn('service-copy-not-made', { sha256, why: wordsOf(error) });
    }
    return false;
  };

  return async (inspectionId, pictures) => {
    clear();
    mkdirSync(folder, { recursive: true });
    const stamp = clock.now();
    const files: string[] = [];
    for (const [index, sha256] of pictures.entries()) {
      const name = `service-${stamp}-${index + 1}.jpg`;
      if (await make(inspectionId, sha256, join(folder, name))) files.push(name);
    }
    return { files, left: pictures.length - files.length };
  };
}
