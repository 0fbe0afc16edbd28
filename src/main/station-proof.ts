import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEvidencePaths } from './evidence/evidence-paths.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';
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

/**
 * Makes the pictures that go along with a refusal: a JPEG copy within the platform's bytes in which the waybill still
 * reads where it read in the photo, with what was drawn and blackened. The photo itself is only read. Each copy's hash
 * and that of its photo stand in the command's trail; null when none can be made.
 */
export function createProof({ dataDir, worker, clock, ids, log, core }: ProofDeps) {
  const folder = join(dataDir, 'proof');
  // What a killed program was making.
  rmSync(folder, { recursive: true, force: true });
  const paths = createEvidencePaths(dataDir);

  const render = async (sha256: string, waybill: string, maxBytes: number, target: string): Promise<boolean> => {
    const { evidenceStore, annotations, evidence, sessions } = core;
    const inspectionId = evidenceStore.boxOfPhoto(sha256);
    const session = inspectionId === null ? null : sessions.read(inspectionId);
    if (inspectionId === null || session === null) return false;
    const check = evidence.check(session, []).checks.find((one) => one.sha256 === sha256);
    const drawn = annotations.of(inspectionId).find((one) => one.sha256 === sha256);
    const made = await worker.renderStill({
      ...{ file: paths.photo(sha256), target, maxBytes, maxPx: COPY_MAX_PX, part: 'whole' },
      shapes: [...(drawn?.shapes ?? [])],
      mustDecode: check?.isWaybillRead === true ? waybill : null,
    });
    if (typeof made === 'string') log.warn('proof-not-made', { sha256, why: made });
    return typeof made !== 'string';
  };

  return async (commandId: string, sha256: string, maxBytes: number): Promise<Uint8Array | null> => {
    const waybill = core.outbox.view(commandId)?.waybill ?? '';
    const target = join(folder, `${ids.next()}.jpg`);
    mkdirSync(folder, { recursive: true });
    try {
      if (!(await render(sha256, waybill, maxBytes, target))) return null;
      const bytes = await readFile(target);
      const copy = createHash('sha256').update(bytes).digest('hex');
      core.outbox.notePicture(commandId, { parent: sha256, sha256: copy, bytes: bytes.length }, clock.now());
      return new Uint8Array(bytes);
    } catch (error) {
      log.warn('proof-not-made', { sha256, why: wordsOf(error) });
      return null;
    } finally {
      rmSync(target, { force: true });
    }
  };
}
