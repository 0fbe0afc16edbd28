import { describe, expect, it } from 'vitest';
import type { RefusalAnswer, SendAnswer } from '../../../src/main/platform/platform.ts';
import { NOT_SENT, OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const done = (at = START): SendAnswer => ({
  kind: 'acknowledged',
  receipt: { refundId: 'F-1', amountCents: 0, at },
});
const lost: SendAnswer = { kind: 'unknown', words: 'net:dropped', isReached: false };

/** A platform that takes arrivals and refusals; each answer as given, then done. */
function openTelling(answers: RefusalAnswer[] = []): SyncBench {
  const bench = openSyncBench();
  const { platform } = bench;
  const next = (call: string): Promise<RefusalAnswer> => {
    platform.calls.push(call);
    return Promise.resolve(answers.shift() ?? done());
  };
  platform.sendReceived = (returnNo) => next(`received ${returnNo}`) as Promise<SendAnswer>;
  platform.refusals = {
    rules: () => Promise.reject(new Error('not asked by the sync')),
    sendRefusal: ({ returnNo }) => next(`refuse ${returnNo}`),
  };
  return bench;
}
const callsOf = ({ platform }: SyncBench): string[] => platform.calls.filter((call) => call !== 'pull');

describe('the notice that a parcel is here', () => {
  it('asks first, is said once, and leaves the return open', async () => {
    const bench = openTelling();
    const id = bench.receive('R-1');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(callsOf(bench)).toEqual(['read R-1', 'received R-1']);
    expect(bench.outbox.view(id)).toMatchObject({ kind: 'received', state: 'done', attempts: 1, amountCents: 0 });
    expect(bench.receiptOf(id)?.how).toBe('answered');
    expect(bench.states).toEqual([]);
    await bench.sync.stop();
  });

  it.each(['refunded', 'closed', 'withdrawn'] as const)('says nothing of a return that is %s there', async (state) => {
    const bench = openTelling();
    bench.platform.returns.set('R-1', { state, refunds: [], paidCents: 0 });
    const id = bench.receive('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(callsOf(bench)).toEqual(['read R-1']);
    expect(bench.receiptOf(id)).toEqual({ how: 'already-closed', body: JSON.stringify({ state }) });
    await bench.sync.stop();
  });

  it('that is refused is listed, and neither counted as stuck nor alarming nor in the way of its refund', async () => {
    const refused: SendAnswer = { kind: 'refused', code: 'other', words: '没有权限' };
    const bench = openTelling([refused]);
    const id = bench.receive('R-1');
    const refund = bench.orderAgain('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '没有权限' });
    expect(bench.outbox.view(refund)?.state).toBe('done');
    expect(bench.outbox.list(10).map((command) => command.id)).toContain(id);
    expect(bench.outbox.counts().parked).toBe(0);
    expect(bench.outbox.countOpen('training')).toBe(0);
    expect(bench.outbox.openDeadlines(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    await bench.sync.stop();
  });

  it('that never gets through ends by itself once the money has moved', async () => {
    const bench = openTelling(Array.from({ length: 500 }, () => NOT_SENT));
    const id = bench.receive('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting' });
    bench.orderAgain('R-1');
    bench.sync.nudge();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('waits for a person where the platform has no such call any more', async () => {
    const bench = openSyncBench();
    const id = bench.receive('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 0, lastWords: 'sync:no-call' });
    await bench.sync.stop();
  });
});

describe('a refusal', () => {
  it('reads the state right before, is sent once, and pays nothing', async () => {
    const bench = openTelling();
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(callsOf(bench)).toEqual(['read R-1', 'refuse R-1']);
    expect(bench.steps(id)).toEqual(['send read:open', 'send-answer acknowledged']);
    expect(bench.outbox.view(id)).toMatchObject({ kind: 'refuse', state: 'done', key: 'refuse:training:R-1:1' });
    expect(bench.platform.moved).toEqual([]);
    await bench.sync.stop();
  });

  it('is not sent when the money has moved meanwhile', async () => {
    const bench = openTelling();
    bench.platform.returns.set('R-1', { state: 'refunded', refunds: [], paidCents: 0 });
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(callsOf(bench)).toEqual(['read R-1']);
    expect(bench.receiptOf(id)?.how).toBe('already-closed');
    expect(bench.states).toEqual([{ platform: 'training', returnNo: 'R-1', state: 'refunded', isOvertaken: true }]);
    await bench.sync.stop();
  });

  it('of a return that the platform has locked waits for a person, red', async () => {
    const bench = openTelling();
    bench.platform.returns.set('R-1', { state: 'locked', refunds: [], paidCents: 0 });
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 0, lastWords: 'sync:locked' });
    expect(bench.outbox.counts().parked).toBe(1);
    await bench.sync.stop();
  });

  it('is asked about after a lost answer; a return that was closed by it is its receipt', async () => {
    const bench = openTelling([lost]);
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)?.state).toBe('unknown');
    bench.platform.returns.set('R-1', { state: 'closed', refunds: [], paidCents: 0 });
    await bench.clock.pass(5 * MINUTE);
    expect(callsOf(bench).filter((call) => call === 'refuse R-1')).toHaveLength(1);
    expect(bench.receiptOf(id)?.how).toBe('read-back');
    await bench.sync.stop();
  });

  it('after a lost answer waits until the request can no longer be on its way, then asks and sends again', async () => {
    const bench = openTelling([lost]);
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(50 * SECOND);
    expect(callsOf(bench).filter((call) => call === 'refuse R-1')).toHaveLength(1);
    await bench.clock.pass(10 * MINUTE);
    expect(callsOf(bench).filter((call) => call === 'refuse R-1')).toHaveLength(2);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('that met another version is asked for again and sent again', async () => {
    const stale: SendAnswer = { kind: 'retry', words: '已被改动', retryAfterMs: null, isReached: true };
    const bench = openTelling([stale]);
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(callsOf(bench)).toEqual(['read R-1', 'refuse R-1', 'read R-1', 'refuse R-1']);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('that the platform won’t take is parked with its words; one it calls over is read, not believed', async () => {
    const bench = openTelling([
      { kind: 'refused', code: 'other', words: '凭证图不合格' },
      { kind: 'refused', code: 'closed', words: '已关闭' },
    ]);
    const [one, two] = [bench.refuse('R-1'), bench.refuse('R-2')];
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(one)).toMatchObject({ state: 'parked', lastWords: '凭证图不合格' });
    expect(bench.outbox.view(two)).toMatchObject({ state: 'parked', lastWords: '已关闭' });
    expect(callsOf(bench).filter((call) => call === 'read R-2')).toHaveLength(2);
    await bench.sync.stop();
  });

  it('has its deadline: alarms while it can’t leave', async () => {
    const bench = openTelling();
    bench.platform.onRead = () => OFFLINE;
    bench.refuse('R-1', { deadlineAt: START + 90 * MINUTE });
    bench.sync.start();
    await bench.clock.pass(2 * HOUR);
    expect(bench.alarms.map(({ level }) => level)).toEqual(['4h', '1h', 'late']);
    await bench.sync.stop();
  });
});

describe('a refusal at a platform that is only told', () => {
  const told: RefusalAnswer = { kind: 'told', isSure: true, words: '还没有拒绝' };
  /** As the connector does it: told once, and what may have left is not told again. */
  function openTold(...answers: RefusalAnswer[]): SyncBench & { sends: boolean[] } {
    const bench = openTelling();
    const sends: boolean[] = [];
    bench.platform.refusals = {
      onlyTells: true,
      rules: () => Promise.reject(new Error('not asked by the sync')),
      sendRefusal: (_body, _pictureOf, given) => {
        sends.push(given?.mayHaveLeft === true);
        const lostOne: RefusalAnswer = { kind: 'told', isSure: false, words: '不知道收没收到' };
        return Promise.resolve(given?.mayHaveLeft === true ? lostOne : (answers.shift() ?? told));
      },
    };
    return { ...bench, sends };
  }

  it('is no end: it stays with a person, who may say that it was done there', async () => {
    const bench = openTold();
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(bench.sends).toEqual([false]);
    expect(bench.steps(id)).toEqual(['send read:open', 'send-answer told']);
    expect(bench.outbox.view(id)).toMatchObject({
      state: 'parked',
      lastWords: '还没有拒绝',
      isForHand: true,
      isToldOnly: true,
    });
    expect(bench.outbox.counts().parked).toBe(1);
    expect(bench.receiptOf(id)).toBeUndefined();
    await bench.sync.stop();
  });

  it('is not told a second time, neither after a lost answer nor when released', async () => {
    const bench = openTold(lost);
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(50 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', isForHand: false });
    await bench.clock.pass(10 * MINUTE);
    expect(bench.sends).toEqual([false, true]);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '不知道收没收到', isForHand: true });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.sends).toEqual([false, true, true]);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    await bench.sync.stop();
  });

  it('is asked about at once when it is released: nothing of it is under way, also after a start anew', async () => {
    const bench = openTold(told);
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(5 * SECOND);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(2 * SECOND);
    expect(bench.sends).toEqual([false, true]);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '不知道收没收到' });
    await bench.sync.stop();
    bench.outbox.release(id, bench.clock.now());
    bench.sync.start();
    await bench.clock.pass(2 * SECOND);
    expect(bench.sends).toEqual([false, true, true]);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    await bench.sync.stop();
  });

  it('may be told again after the platform said that it was not done', async () => {
    const bench = openTold({ kind: 'retry', words: 'net:busy', retryAfterMs: 1_000, isReached: true });
    bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.sends).toEqual([false, false]);
    await bench.sync.stop();
  });

  it.each(['refunded', 'closed'] as const)('that is %s there afterwards ends, and not as our doing', async (state) => {
    const bench = openTold();
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    bench.platform.returns.set('R-1', { state, refunds: [], paidCents: 0 });
    // What a pull tells.
    bench.outbox.releaseTold([{ platform: 'training', returnNo: 'R-1', state, version: 2 }], bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(MINUTE);
    expect(bench.receiptOf(id)).toEqual({ how: 'already-closed', body: JSON.stringify({ state }) });
    expect(bench.states).toEqual([{ platform: 'training', returnNo: 'R-1', state, isOvertaken: true }]);
    await bench.sync.stop();
  });
});
