import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../../src/main/platform/platform.ts';
import { MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const refused: SendAnswer = { kind: 'refused', code: 'amount', words: '超出单笔上限' };
const lost: SendAnswer = { kind: 'unknown', words: 'net:dropped', isReached: false };
const done = { reference: '转账 0007', picture: null, operatorNo: '0217' };
const tick = ({ outbox, clock }: SyncBench, id: string): boolean => outbox.endByHand(id, done, clock.now());

describe('a refund that a person ends', () => {
  it('was refused for good: it is over, with the words over which it was said, and never sent again', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => refused;
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '超出单笔上限', isForHand: true });
    expect(tick(bench, id)).toBe(true);
    expect(tick(bench, id)).toBe(false);
    expect(JSON.parse(bench.receiptOf(id)?.body ?? '')).toEqual({
      ...{ state: 'by-hand', words: '超出单笔上限', movedCents: 12_900 },
      ...done,
    });
    expect(bench.outbox.release(id, bench.clock.now())).toBe(false);
    bench.sync.nudge();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.platform.calls.filter((call) => call.startsWith('send'))).toHaveLength(1);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', isForHand: false });
    await bench.sync.stop();
  });

  it('could never be asked about: it is over by a word, also when it was asked about just then, and nothing leaves', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = () => ({
      kind: 'failed',
      words: 'net:no-connection',
      retryAfterMs: null,
      isReached: false,
    });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', attempts: 0, isForHand: true });
    // The line is back, and this very reading says that it may be sent.
    bench.platform.onRead = () => {
      expect(tick(bench, id)).toBe(true);
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 0, isForHand: false });
    expect(JSON.parse(bench.receiptOf(id)?.body ?? '')).toMatchObject({ state: 'by-hand', movedCents: 12_900 });
    expect(bench.platform.moved).toEqual([]);
    expect(bench.platform.calls).not.toContain('send R-1');
    await bench.sync.stop();
  });

  it('is never one that waits, is under way, or is over', async () => {
    const bench = openSyncBench();
    const id = bench.order('R-1');
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', isForHand: false });
    expect(tick(bench, id)).toBe(false);
    bench.platform.onSend = () => lost;
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', isForHand: false });
    expect(tick(bench, id)).toBe(false);
    const refunds = [{ key: `refund:training:R-1:1`, refundId: 'T-1', amountCents: 12_900, at: START }];
    bench.platform.returns.set('R-1', { state: 'refunded', refunds, paidCents: 12_900 });
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', isForHand: false });
    expect(tick(bench, id)).toBe(false);
    expect(bench.receiptOf(id)?.how).toBe('read-back');
    await bench.sync.stop();
  });

  it('is not one whose lost request may still be carried out, though the platform says it knows no such return', async () => {
    const bench = openSyncBench();
    const gone = new Set(['R-2']);
    bench.platform.onSend = ({ returnNo }) => {
      gone.add(returnNo);
      return lost;
    };
    const { onRead } = bench.platform;
    bench.platform.onRead = (returnNo) => (gone.has(returnNo) ? { kind: 'not-found' } : onRead(returnNo));
    const id = bench.order('R-1');
    const unknown = bench.order('R-2');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found', isForHand: false });
    expect(tick(bench, id)).toBe(false);
    // Nothing of this one ever left.
    expect(bench.outbox.view(unknown)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found', isForHand: true });
    expect(tick(bench, unknown)).toBe(true);
    await bench.sync.stop();
  });
});
