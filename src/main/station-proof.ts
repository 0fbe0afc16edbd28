import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEvidencePaths } from './evidence/evidence-paths.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { PictureOf } from './platform/platform.ts';
import type { Core } from './station-core.ts';
import type { NoticeDeps } from './sync/notice-service.ts';
import type { Worker } from './worker/worker-jobs.ts';

type ProofDeps = {
  dataDir: string;
  worker: Pick<Worker, 'renderStill'>;
  clock: Clock;
  ids: Ids;
  log: Logger;
  core: Core;
};

/** Longer sides than this no platform shows. */
const COPY_MAX_PX = 2400;

/** `ofCommand`: for a refusal; the hash of each copy and of its photo stand in the command's trail. `ofBox`: for a person's call. */
type Proof = { ofCommand: NoticeDeps['pictureOf']; ofBox: PictureOf };

/**
 * Makes the pictures that go along with a refusal or with proof: a JPEG copy within the platform's bytes in which the waybill still
 * reads where it read in the photo, with what was drawn and blackened. The photo itself is only read; null when none can be
 * made.
 */
export function createProof({ dataDir, worker, clock, ids, log, core }: ProofDeps): Proof {
  const folder = join(dataDir, 'proof');
  // What a killed program was making.
  rmSync(folder, { recursive: true, force: true });
  const paths = createEvidencePaths(dataDir);

  const render = async (sha256: string, maxBytes: number, target: string): Promise<boolean> => {
    const { evidenceStore, annotations, evidence, sessions } = core;
    const inspectionId = evidenceStore.boxOfPhoto(sha256);
    const session = inspectionId === null ? null : sessions.read(inspectionId);
    if (inspectionId === null || session === null) return false;
    const check = evidence.check(session, []).checks.find((one) => one.sha256 === sha256);
    const drawn = annotations.of(inspectionId).find((one) => one.sha256 === sha256);
    const made = await worker.renderStill({
      ...{ file: paths.photo(sha256), target, maxBytes, maxPx: COPY_MAX_PX, part: 'whole' },
      shapes: [...(drawn?.shapes ?? [])],
      mustDecode: check?.isWaybillRead === true ? session.parcel.waybill : null,
    });
    if (typeof made === 'string') log.warn('proof-not-made', { sha256, why: made });
    return typeof made !== 'string';
  };

  const make = async (sha256: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> => {
    const target = join(folder, `${ids.next()}.jpg`);
    mkdirSync(folder, { recursive: true });
    try {
      return (await render(sha256, maxBytes, target)) ? new Uint8Array(await readFile(target)) : null;
    } catch (error) {
      log.warn('proof-not-made', { sha256, why: wordsOf(error) });
      return null;
    } finally {
      rmSync(target, { force: true });
    }
  };

  return {
    ofBox: make,
    ofCommand: async (commandId, sha256, maxBytes) => {
      const bytes = await make(sha256, maxBytes);
      if (bytes === null) return null;
      const copy = createHash('sha256').update(bytes).digest('hex');
      core.outbox.notePicture(commandId, { parent: sha256, sha256: copy, bytes: bytes.length }, clock.now());
      return bytes;
    },
  };
}
