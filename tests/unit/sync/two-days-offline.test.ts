import { describe, expect, it } from 'vitest';
import { OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench } from '../../support/platform-sync.ts';

describe('two days offline', { timeout: 90_000 }, () => {
  it('loses no kind of command, sends each once, and says what grew late', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = () => OFFLINE;
    bench.platform.onPull = () => OFFLINE;
    const [refund, refusal, notice] = [bench.order('R-1'), bench.refuse('R-2'), bench.receive('R-3')];
    const sent: string[] = [];
    const done = (what: string) => () => {
      sent.push(what);
      return Promise.resolve({
        kind: 'acknowledged' as const,
        receipt: { refundId: what, amountCents: 0, at: bench.clock.now() },
      });
    };
    bench.platform.refusals = {
      rules: () => Promise.resolve({ kind: 'read', isPossible: true, words: null, isProofNeeded: false, reasons: [] }),
      sendRefusal: done('refused'),
    };
    bench.platform.sendReceived = done('received');
    bench.sync.start();
    await bench.clock.pass(48 * HOUR);
    expect(bench.sync.isOnline()).toBe(false);
    for (const id of [refund, refusal, notice]) expect(bench.outbox.view(id)?.state).toBe('waiting');
    expect([bench.platform.moved, sent]).toEqual([[], []]);
    expect(bench.alarms.filter(({ level }) => level === 'late').map(({ commandId }) => commandId)).toEqual(
      expect.arrayContaining([refund, refusal]),
    );
    expect(new Set(bench.alarms.map(({ commandId, level }) => `${commandId} ${level}`)).size).toBe(bench.alarms.length);
    // The longer it takes, the less often it is asked: at most some five minutes apart, as after ten hours.
    const asked = bench.platform.calls.filter((call) => call === 'read R-1').length;
    expect(asked).toBeGreaterThan(48 * 12);
    expect(asked).toBeLessThan(48 * 40);

    bench.platform.onRead = () => ({ kind: 'read', state: 'open', refunds: [], paidCents: 12_900 });
    bench.platform.onPull = (cursor) => ({ kind: 'pulled', returns: [], cursor: cursor ?? '', hasMore: false });
    await bench.clock.pass(MINUTE);
    for (const id of [refund, refusal, notice]) expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.platform.moved).toHaveLength(1);
    expect(sent.toSorted()).toEqual(['received', 'refused']);
    await bench.sync.stop();
  });
});
