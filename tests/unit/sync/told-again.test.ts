import { describe, expect, it } from 'vitest';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import type { RefundRead, SendAnswer } from '../../../src/main/platform/platform.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

// What is parked for a person, and is seen to at the platform: a pull tells that something has changed there.

const PAID = 12_900;
const refund = (amountCents: number, key: string | null): RefundRead => ({
  key,
  refundId: 'F',
  amountCents,
  at: START,
});
const sends = ({ platform }: SyncBench): number => platform.calls.filter((call) => call.startsWith('send')).length;
const reads = ({ platform }: SyncBench): number => platform.calls.filter((call) => call.startsWith('read')).length;

/** A bench whose only refund is parked after this answer, with these refunds in the platform's books. */
async function openParked(answer: SendAnswer, state: ReturnState, refunds: RefundRead[]) {
  const bench = openSyncBench({ settleMs: MINUTE });
  bench.platform.onSend = () => {
    bench.platform.returns.set('R-1', { state, refunds, paidCents: PAID });
    return answer;
  };
  const id = bench.order('R-1');
  bench.sync.start();
  await bench.clock.pass(5 * MINUTE);
  const key = bench.outbox.view(id)?.key ?? '';
  return { bench, id, key };
}
const tell = (bench: SyncBench, state: ReturnState, version: number): void => {
  const told = { ...aReturn({ state, version }), returnNo: 'R-1' };
  bench.platform.onPull = (cursor) => ({ kind: 'pulled', returns: [told], cursor: cursor ?? '0', hasMore: false });
};
const less = (amountCents: number): SendAnswer => ({
  kind: 'acknowledged',
  receipt: { refundId: 'F', amountCents, at: START },
});

describe('another sum than was ordered', () => {
  it('ends as read once the rest was paid, when a pull tells of it', async () => {
    const { bench, id, key } = await openParked(less(12_000), 'refunded', []);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:other-amount' });
    bench.platform.returns.set('R-1', {
      ...{ state: 'refunded', paidCents: PAID },
      refunds: [refund(12_000, key), refund(900, null)],
    });
    tell(bench, 'refunded', 2);
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(bench.receiptOf(id)?.how).toBe('already-closed');
    expect(JSON.parse(bench.receiptOf(id)?.body ?? '')).toMatchObject({ movedCents: PAID });
    await bench.sync.stop();
  });

  it('is asked about once for each version of its return, and keeps its words and the sum that is there', async () => {
    const { bench, id, key } = await openParked(less(12_000), 'refunded', []);
    bench.platform.returns.set('R-1', { state: 'refunded', refunds: [refund(12_000, key)], paidCents: PAID });
    tell(bench, 'refunded', 2);
    await bench.clock.pass(5 * MINUTE);
    const asked = reads(bench);
    await bench.clock.pass(5 * MINUTE);
    expect(reads(bench)).toBe(asked);
    expect(bench.outbox.view(id)).toMatchObject({
      ...{ state: 'parked', lastWords: 'sync:other-amount', platformCents: 12_000, isForHand: false },
    });
    tell(bench, 'refunded', 3);
    await bench.clock.pass(MINUTE);
    expect(reads(bench)).toBe(asked + 1);
    await bench.sync.stop();
  });

  it('is never sent again by what a pull tells, whatever the books say', async () => {
    const { bench, id } = await openParked(less(12_000), 'refunded', []);
    bench.platform.returns.set('R-1', { state: 'open', refunds: [], paidCents: PAID });
    tell(bench, 'open', 2);
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:other-amount', attempts: 1 });
    expect(sends(bench)).toBe(1);
    bench.outbox.release(id, bench.clock.now());
    bench.platform.onSend = (body) => ({ kind: 'acknowledged', receipt: bench.platform.pay(body) });
    bench.sync.nudge();
    await bench.clock.pass(3 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 2 });
    await bench.sync.stop();
  });
});

describe('what was refunded in part by others', () => {
  it('ends once they have refunded it all', async () => {
    const bench = openSyncBench();
    bench.platform.returns.set('R-1', { state: 'open', refunds: [refund(900, null)], paidCents: PAID });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:refunded-less' });
    const refunds = [refund(900, null), refund(12_000, null)];
    bench.platform.returns.set('R-1', { state: 'open', refunds, paidCents: PAID });
    tell(bench, 'open', 2);
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 0 });
    await bench.sync.stop();
  });

  it('is not paid by us when theirs is struck again: a person looks', async () => {
    const bench = openSyncBench();
    bench.platform.returns.set('R-1', { state: 'open', refunds: [refund(900, null)], paidCents: PAID });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    bench.platform.returns.set('R-1', { state: 'open', refunds: [], paidCents: PAID });
    tell(bench, 'open', 2);
    await bench.clock.pass(5 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:refunded-less' });
    expect(sends(bench)).toBe(0);
    await bench.sync.stop();
  });
});

describe("what a platform took, and didn't show", () => {
  it('ends by itself once a pull tells that it is refunded', async () => {
    const taken: SendAnswer = { kind: 'unclear', why: 'taken', words: 'look there' };
    const { bench, id } = await openParked(taken, 'open', []);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'look there' });
    tell(bench, 'open', 2);
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked' });
    bench.platform.returns.set('R-1', { state: 'refunded', refunds: [refund(PAID, null)], paidCents: PAID });
    tell(bench, 'refunded', 3);
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(sends(bench)).toBe(1);
    await bench.sync.stop();
  });
});
