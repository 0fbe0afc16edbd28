import { PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import type { StationHandlers } from '../../src/shared/contract.ts';
import { tinyJpeg } from './bench-fixture.ts';
import { valueOf } from './station-fixture.ts';

// Parcels that somebody must decide about, as earlier days left them in a data folder; for tests of the real window.

type Judged = { verdictId: string; inspectionId: string };

const isPulled = async (handlers: StationHandlers, text: string): Promise<boolean> =>
  (await valueOf(handlers.returnFind({ text }))).hits.length > 0;

/** Gives the open box what it waits for, pictures and its bin, until it is closed. */
async function closeBox(handlers: StationHandlers): Promise<void> {
  for (let done = 0; done < 16; done += 1) {
    const { session } = await valueOf(handlers.benchView(undefined));
    if (session === null) return;
    const { inspectionId, next } = session;
    if (next.step === 'take-shot') {
      const bytes = tinyJpeg(done);
      const of = { uploadId: `u${done}`, inspectionId, shot: next.shot, returnId: next.returnId, takenAt: Date.now() };
      await valueOf(handlers.evidencePhotoSlice({ ...of, totalBytes: bytes.length, offset: 0, bytes }));
    } else await valueOf(handlers.benchScan({ raw: 'DL:HOLD-03', source: 'scanner', at: Date.now() }));
  }
  throw new Error('the box was not closed');
}

/** Opens a box with these scans and closes it on the shelf; what somebody must decide then is there. */
export async function judge(handlers: StationHandlers, raws: readonly [string, ...string[]]): Promise<Judged> {
  for (let waited = 0; waited < 100 && !(await isPulled(handlers, raws[0])); waited += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  for (const raw of raws) await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  await closeBox(handlers);
  const [item] = await valueOf(handlers.decisionList(undefined));
  if (item === undefined) throw new Error('nothing to decide');
  return { verdictId: item.verdictId, inspectionId: item.inspectionId };
}

/** Another phone than was shipped: what is found contradicts the buyer. */
export const judgeSwapped = (handlers: StationHandlers): Promise<Judged> =>
  judge(handlers, [PHONE.waybill, PHONE.otherImei, 'DP:SWP']);

/** A worn shirt, refused in the back office; its goods are put aside for their buyer. */
export async function refuseWorn(handlers: StationHandlers): Promise<{ inspectionId: string }> {
  const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
  const { verdictId, inspectionId } = await judge(handlers, [
    waybill,
    shirtBarcode,
    beltBarcode,
    'DP:DMG',
    'DP:C-WORN',
  ]);
  const told = { verdictId, outcome: 'refused' as const, reference: 'TB-20261122', picture: null, waybill: null };
  await valueOf(handlers.decisionByHand(told));
  const units = await valueOf(handlers.goodsOf({ inspectionId }));
  const unitIds = units.map(({ id }) => id);
  await valueOf(handlers.goodsMove({ unitIds, disposition: 'to-buyer', bin: 'B-02', secondOperatorNo: null }));
  return { inspectionId };
}
