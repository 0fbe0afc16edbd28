import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PHONE, SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import type { TrainingFaults } from '../../../src/shared/settings.ts';
import { movementsIn, openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
let isClosed: boolean;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-station-'));
  station = await openTestStation(dataDir);
  isClosed = false;
  await valueOf(station.handlers.syncNow(undefined));
});
afterEach(async () => {
  if (!isClosed) await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const commands = () => valueOf(station.handlers.syncCommands(undefined));
const faults = (change: Partial<TrainingFaults>) => valueOf(station.handlers.trainingFaults(change));
const isDone = async () => (await commands())[0]?.state === 'done';
const intact = async () => {
  for (const raw of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode]) await scan(raw);
  return scan('DP:OK');
};
const movements = async () => {
  await station.close();
  isClosed = true;
  return movementsIn(dataDir).map(({ key, amountCents }) => ({ key, amountCents }));
};
const ONE_REFUND = [{ key: `refund:training:${SHIRT_AND_BELT.returnNo}:1`, amountCents: SHIRT_AND_BELT.amountCents }];

describe('from a scanned waybill to an acknowledged refund', () => {
  it('refunds an intact parcel once, by the training platform’s own books', async () => {
    expect((await intact()).tone).toBe('closed');
    await waitUntil(isDone);
    expect((await valueOf(station.handlers.benchView(undefined))).recent[0]?.progress).toBe('acknowledged');
    expect(await movements()).toEqual(ONE_REFUND);
  });

  it('refunds once when the answer is lost after the platform has paid', async () => {
    await faults({ loseAnswers: 1 });
    await intact();
    await waitUntil(isDone);
    expect(await movements()).toEqual(ONE_REFUND);
  });

  it('parks a refund that is refused for good, shows the platform’s words, and sends it when a person releases it', async () => {
    await faults({ isRefusing: true });
    await intact();
    await waitUntil(async () => (await commands())[0]?.state === 'parked');
    const [parked] = await commands();
    expect(parked?.lastWords).not.toBeNull();
    expect(await valueOf(station.handlers.syncStatus(undefined))).toMatchObject({ parked: 1 });
    await faults({ isRefusing: false });
    await valueOf(station.handlers.syncRelease({ commandId: parked?.id ?? '' }));
    await waitUntil(isDone);
    expect(await movements()).toEqual(ONE_REFUND);
  });

  it('ends one that was refused for good and made by hand, and never sends it any more', async () => {
    await faults({ isRefusing: true });
    await intact();
    await waitUntil(async () => (await commands())[0]?.state === 'parked');
    const [parked] = await commands();
    expect(parked).toMatchObject({ kind: 'refund', isForHand: true });
    await faults({ isRefusing: false });
    const done = { commandId: parked?.id ?? '', reference: '转账 0007', picture: null };
    expect(await valueOf(station.handlers.syncByHand(done))).toMatchObject({ state: 'done', isForHand: false });
    expect(await station.handlers.syncByHand(done)).toMatchObject({ ok: false, error: { code: 'not-parked' } });
    expect(await station.handlers.syncRelease({ commandId: done.commandId })).toMatchObject({ ok: false });
    await valueOf(station.handlers.syncNow(undefined));
    expect(await valueOf(station.handlers.syncStatus(undefined))).toMatchObject({ parked: 0 });
    expect(await movements()).toEqual([]);
  });

  it('goes on offline and catches up: an unknown parcel is filmed, judged and refunded when its return is known', async () => {
    await faults({ isDown: true });
    await valueOf(station.handlers.syncNow(undefined));
    expect(await valueOf(station.handlers.syncStatus(undefined))).toMatchObject({ isOnline: false });
    await intact();
    expect((await commands())[0]?.state).not.toBe('done');
    expect((await scan('ZZ9999999999')).view.session?.matching).toBe('unmatched');
    await scan('DP:LATER');
    await faults({ isDown: false });
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(isDone);
    expect(await movements()).toEqual(ONE_REFUND);
  });

  it('never refunds what was judged swapped', async () => {
    for (const raw of [PHONE.waybill, PHONE.otherImei, 'DP:SWP', 'DL:HOLD-02', 'DP:HOLD']) await scan(raw);
    await valueOf(station.handlers.syncNow(undefined));
    expect(await commands()).toEqual([]);
    const [item] = await valueOf(station.handlers.decisionList(undefined));
    expect(item).toMatchObject({ verdict: 'swapped', waybill: PHONE.waybill, bin: 'HOLD-02' });
    expect(await movements()).toEqual([]);
  });

  it('takes a proposal for what a person must decide, and sends nothing for it', async () => {
    for (const raw of [PHONE.waybill, PHONE.otherImei, 'DP:SWP', 'DP:HOLD', 'DP:HOLD']) await scan(raw);
    const [item] = await valueOf(station.handlers.decisionList(undefined));
    const proposal = {
      verdictId: item?.verdictId ?? '',
      kind: 'refund-part' as const,
      reason: '外壳磨损，建议部分退款',
    };
    const tooMuch = await station.handlers.decisionPropose({ ...proposal, amountCents: PHONE.amountCents });
    expect(tooMuch).toMatchObject({ ok: false, error: { code: 'amount-out-of-range' } });
    const proposed = await valueOf(station.handlers.decisionPropose({ ...proposal, amountCents: 100_00 }));
    expect(proposed.proposal).toMatchObject({ kind: 'refund-part', amountCents: 100_00 });
    expect(await movements()).toEqual([]);
  });
});
