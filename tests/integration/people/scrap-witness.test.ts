import { describe, expect, it } from 'vitest';
import type { UnitMove, UnitView } from '../../../src/shared/disposition.ts';
import { tinyJpeg } from '../../support/bench-fixture.ts';
import {
  administrator,
  badgeOf,
  bench,
  byNumber,
  codeOf,
  personOf,
  PIN,
  scan,
  useBench,
} from '../../support/people-bench.ts';
import { valueOf } from '../../support/station-fixture.ts';

useBench();

/** Stores the guided pictures that the open box still wants; its id. */
async function takeShots(): Promise<string> {
  const { handlers } = bench.station;
  let inspectionId = '';
  for (let taken = 0; taken < 10; taken += 1) {
    const { session } = await valueOf(handlers.benchView(undefined));
    if (session === null) break;
    ({ inspectionId } = session);
    if (session.next.step !== 'take-shot') break;
    const { shot, returnId } = session.next;
    const bytes = tinyJpeg(taken);
    const of = { uploadId: `u${taken}`, inspectionId, shot, returnId, takenAt: bench.wallAt };
    await valueOf(handlers.evidencePhotoSlice({ ...of, totalBytes: bytes.length, offset: 0, bytes }));
  }
  return inspectionId;
}

/** A mug that came broken, as the buyer said: the shop's, and fit for scrap. */
async function brokenMug(): Promise<UnitView> {
  const { handlers } = bench.station;
  const isPulled = async (): Promise<boolean> =>
    (await valueOf(handlers.returnFind({ text: 'YT8812345678903' }))).hits.length > 0;
  await expect.poll(isPulled, { timeout: 5000 }).toBe(true);
  for (const raw of ['YT8812345678903', '6925304118821', 'DP:DMG', 'DP:C-DAMAGED', 'DL:C-02']) await valueOf(scan(raw));
  const inspectionId = await takeShots();
  const [unit] = await valueOf(handlers.goodsOf({ inspectionId }));
  if (unit === undefined) throw new Error('nothing was put away');
  return unit;
}

const scrap = (unit: UnitView, more: Partial<UnitMove>): Promise<string> =>
  codeOf(
    bench.station.handlers.goodsMove({
      ...{ unitIds: [unit.id], disposition: 'scrap', bin: 'X-01', secondOperatorNo: null },
      ...more,
    }),
  );

describe('scrapping', () => {
  it('takes a second person who proves to be one, where the bench has people', async () => {
    const { handlers } = bench.station;
    await administrator();
    for (const one of [personOf('0217', 'inspector'), personOf('0218', 'receiver'), personOf('0400', 'agent')])
      await valueOf(handlers.peopleSave(one));
    const badge = await badgeOf('0218');
    await valueOf(byNumber('0217'));
    const unit = await brokenMug();
    expect(unit.offered).toContain('scrap');
    const by = (operatorNo: string, pin = PIN) => ({ second: { claim: { by: 'number' as const, operatorNo }, pin } });
    expect(await scrap(unit, { secondOperatorNo: '0218' })).toBe('second-operator-needed');
    expect(await scrap(unit, by('0217'))).toBe('scrap-same-person');
    expect(await scrap(unit, by('0400'))).toBe('scrap-not-theirs');
    expect(await scrap(unit, by('0218', '1379'))).toBe('pin-wrong');
    const withBadge = { second: { claim: { by: 'badge' as const, badge }, pin: PIN } };
    // The number that was typed is not believed beside the proof.
    expect(await scrap(unit, { ...withBadge, secondOperatorNo: '9999' })).toBe('ok');
    const [gone] = await valueOf(handlers.goodsOf({ inspectionId: unit.inspectionId }));
    expect(gone).toMatchObject({ disposition: 'scrap', operatorNo: '0217', secondOperatorNo: '0218' });
    // Who signed in stayed so.
    expect((await valueOf(handlers.seatView(undefined))).person?.operatorNo).toBe('0217');
  });

  it('stays as it was where nobody is registered: a second number', async () => {
    const unit = await brokenMug();
    expect(await scrap(unit, { secondOperatorNo: null })).toBe('second-operator-needed');
    expect(await scrap(unit, { secondOperatorNo: '0031' })).toBe('ok');
  });
});
