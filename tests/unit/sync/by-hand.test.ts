import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import { HOUR, MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const told = (returnNo: string, state: ReturnState): ExpectedReturn => ({
  ...{ platform: 'training', returnNo, orderNo: `O-${returnNo}`, shop: '山岚', buyer: '*', reason: 'no-reason' },
  ...{ reasonText: '', category: 'other', amountCents: 12_900, freightCents: 0, currency: 'CNY', state, version: 2 },
  ...{ isMarkedHighValue: false, signedAt: null, platformDeadlineAt: null, returnWaybill: null },
  ...{ outboundWaybill: null, courier: null },
  lines: [{ sku: 'A', name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
});

function openByHand(): SyncBench {
  const bench = openSyncBench();
  bench.platform.isRefundedByHand = true;
  return bench;
}

describe('a refund at a system that has no call for it', () => {
  it('is asked about, never sent, and waits for a person with its deadline', async () => {
    const bench = openByHand();
    const id = bench.order('R-1', { deadlineAt: START + 3 * HOUR });
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 0, lastWords: 'sync:by-hand' });
    expect(bench.platform.calls.filter((call) => call !== 'pull')).toEqual(['read R-1']);
    await bench.clock.pass(3 * HOUR);
    expect(bench.alarms.map(({ level }) => level)).toEqual(['4h', '1h', 'late']);
    expect(bench.platform.calls.filter((call) => call.startsWith('send'))).toEqual([]);
    await bench.sync.stop();
  });

  it('ends by itself when a pull tells that a person has refunded it, and only that one', async () => {
    const bench = openByHand();
    const [one, other] = [bench.order('R-1'), bench.order('R-2')];
    bench.sync.start();
    await bench.clock.pass(SECOND);
    const refunds = [{ key: null, refundId: 'T-1', amountCents: 12_900, at: START }];
    bench.platform.returns.set('R-1', { state: 'refunded', refunds, paidCents: 12_900 });
    bench.platform.onPull = () => ({
      ...{ kind: 'pulled', cursor: '1', hasMore: false },
      returns: [told('R-1', 'refunded'), told('R-2', 'open')],
    });
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(one)).toMatchObject({ state: 'done', attempts: 0, lastWords: null });
    expect(bench.receiptOf(one)?.how).toBe('already-closed');
    expect(bench.outbox.view(other)).toMatchObject({ state: 'parked', lastWords: 'sync:by-hand' });
    expect(bench.steps(other)).toEqual(['ask-answer read:open']);
    await bench.sync.stop();
  });

  it('is looked at again when a person releases it, and ends or waits on', async () => {
    const bench = openByHand();
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.release(id, bench.clock.now())).toBe(true);
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 0, lastWords: 'sync:by-hand' });
    bench.platform.returns.set('R-1', { state: 'closed', refunds: [], paidCents: 12_900 });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done' });
    await bench.sync.stop();
  });
});
