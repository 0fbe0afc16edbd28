import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import type { StationHandlers } from '../../src/shared/contract.ts';
import { tinyJpeg } from './bench-fixture.ts';
import { valueOf } from './station-fixture.ts';

// A shirt that was worn, as earlier days left it in a data folder; for tests of the real window.

/** Stores the guided pictures that the open box still wants. */
async function takeShots(handlers: StationHandlers): Promise<void> {
  for (let taken = 0; taken < 12; taken += 1) {
    const { session } = await valueOf(handlers.benchView(undefined));
    if (session?.next.step !== 'take-shot') return;
    const { inspectionId } = session;
    const { shot, returnId } = session.next;
    const bytes = tinyJpeg(taken);
    const of = { uploadId: `u${taken}`, inspectionId, shot, returnId, takenAt: Date.now() };
    await valueOf(handlers.evidencePhotoSlice({ ...of, totalBytes: bytes.length, offset: 0, bytes }));
  }
}

/** Judges it: what is found contradicts the buyer, and a person must decide. Gives the verdict's id and the inspection's. */
export async function judgeWorn(handlers: StationHandlers): Promise<{ verdictId: string; inspectionId: string }> {
  for (let waited = 0; waited < 100; waited += 1) {
    const { hits } = await valueOf(handlers.returnFind({ text: SHIRT_AND_BELT.waybill }));
    if (hits.length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
  for (const raw of [waybill, shirtBarcode, beltBarcode, 'DP:DMG', 'DP:C-WORN', 'DL:HOLD-03'])
    await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  await takeShots(handlers);
  const [item] = await valueOf(handlers.decisionList(undefined));
  if (item === undefined) throw new Error('nothing to decide');
  return { verdictId: item.verdictId, inspectionId: item.inspectionId };
}

/** Refuses it in the back office and puts the goods aside for their buyer. */
export async function refuseWorn(handlers: StationHandlers): Promise<{ inspectionId: string }> {
  const { verdictId, inspectionId } = await judgeWorn(handlers);
  const told = { verdictId, outcome: 'refused' as const, reference: 'TB-20261122', picture: null, waybill: null };
  await valueOf(handlers.decisionByHand(told));
  const units = await valueOf(handlers.goodsOf({ inspectionId }));
  const unitIds = units.map(({ id }) => id);
  await valueOf(handlers.goodsMove({ unitIds, disposition: 'to-buyer', bin: 'B-02', secondOperatorNo: null }));
  return { inspectionId };
}
