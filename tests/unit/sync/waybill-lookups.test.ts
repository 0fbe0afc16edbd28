import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { FoundByWaybill } from '../../../src/main/platform/platform.ts';
import { createFakePlatform, OFFLINE } from '../../support/platform-fake.ts';
import type { FakePlatform } from '../../support/platform-fake.ts';
import { MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const WAYBILL = 'JDVA00000000001';
const told = (returnNo: string, more: Partial<ExpectedReturn> = {}): ExpectedReturn => ({
  ...{ platform: 'training', returnNo, orderNo: 'O-1', shop: '山岚', buyer: '*', reason: 'no-reason', reasonText: '' },
  ...{ category: 'other', amountCents: 100, freightCents: 0, currency: 'CNY', state: 'open', isMarkedHighValue: false },
  ...{ signedAt: START, platformDeadlineAt: null, returnWaybill: WAYBILL, outboundWaybill: null, courier: null },
  version: 1,
  lines: [{ sku: 'S', name: '杯', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
  ...more,
});
const found = (...returns: unknown[]): FoundByWaybill => ({ kind: 'found', returns });
const BUSY = { kind: 'failed', words: 'net:busy', retryAfterMs: 10_000, isReached: true } as const;

/** Lets this platform be asked; gives what it was asked for, in order. */
function answering(
  platform: FakePlatform,
  answer: (waybill: string) => FoundByWaybill | Promise<FoundByWaybill> = () => found(),
): string[] {
  const asked: string[] = [];
  platform.findByWaybill = (waybill) => {
    asked.push(waybill);
    return Promise.resolve(answer(waybill));
  };
  return asked;
}

/** A running sync whose first pull is over. */
async function started(more: Parameters<typeof openSyncBench>[0] = {}): Promise<SyncBench> {
  const bench = openSyncBench(more);
  bench.sync.start();
  await bench.clock.pass(SECOND);
  return bench;
}
const words = ({ log }: SyncBench): unknown[] =>
  log.said.filter(({ message }) => message === 'waybill-not-looked-up').map(({ facts }) => facts['words']);

describe('a waybill that nobody knows', () => {
  it('is asked for without waiting for the pull; what comes is stored like a page, and no cursor moves', async () => {
    const bench = await started();
    const asked = answering(bench.platform, () =>
      found(told('R-1'), null, told('R-2', { platform: 'other' }), told('R-3')),
    );
    const before = { cursors: [...bench.cursors], calls: bench.platform.calls.length, changes: bench.changes() };
    bench.sync.lookFor(WAYBILL);
    expect(asked).toEqual([]);
    await bench.clock.pass(SECOND);
    expect(asked).toEqual([WAYBILL]);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-1', 'R-3']);
    expect([...bench.cursors]).toEqual(before.cursors);
    expect(bench.platform.calls).toHaveLength(before.calls);
    expect(bench.changes()).toBeGreaterThan(before.changes);
    expect(bench.log.said.filter(({ message }) => message === 'pulled-return-not-understood')).toHaveLength(2);
    await bench.sync.stop();
  });

  it('is asked for at every platform that can, side by side, and at no other', async () => {
    const others = [createFakePlatform({ now: () => START, after: () => () => undefined }, 'second')];
    const bench = await started({ others });
    let answerFirst: (answer: FoundByWaybill) => void = () => undefined;
    const first = answering(bench.platform, () => new Promise((resolve) => (answerFirst = resolve)));
    const second = answering(others[0] as FakePlatform, () => found(told('R-2', { platform: 'second' })));
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect([first, second]).toEqual([[WAYBILL], [WAYBILL]]);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-2']);
    answerFirst(found(told('R-1')));
    await bench.clock.pass(SECOND);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-2', 'R-1']);
    await bench.sync.stop();
  });

  it('is asked for once a minute, however often it is scanned, also by a clock that was set', async () => {
    const bench = await started();
    const asked = answering(bench.platform);
    for (let scan = 0; scan < 5; scan++) {
      bench.sync.lookFor(WAYBILL);
      await bench.clock.pass(10 * SECOND);
    }
    bench.sync.lookFor('SF1300001234562');
    await bench.clock.pass(SECOND);
    expect(asked).toEqual([WAYBILL, 'SF1300001234562']);
    await bench.clock.pass(10 * SECOND);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(3);
    bench.clock.jump(-24 * 60 * MINUTE);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(4);
    await bench.sync.stop();
  });

  it('keeps nobody waiting: no more than four of a platform are on the line, the others follow', async () => {
    const bench = await started();
    const answers: (() => void)[] = [];
    const asked = answering(
      bench.platform,
      () =>
        new Promise((resolve) =>
          answers.push(() => {
            resolve(found());
          }),
        ),
    );
    for (let scan = 0; scan < 6; scan++) bench.sync.lookFor(`JDVA0000000000${scan}`);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(4);
    for (const answer of answers.splice(0)) answer();
    await bench.clock.pass(SECOND);
    expect(asked.slice(4)).toEqual(['JDVA00000000004', 'JDVA00000000005']);
    for (const answer of answers) answer();
    await bench.sync.stop();
  });

  it('is asked for again by itself when the line is back, once, and no scan is needed', async () => {
    const bench = await started();
    const state = { isDown: true };
    const asked = answering(bench.platform, () => (state.isDown ? OFFLINE : found(told('R-1'))));
    const { onPull } = bench.platform;
    bench.platform.onPull = () => OFFLINE;
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(10 * MINUTE);
    expect(asked).toEqual([WAYBILL]);
    state.isDown = false;
    bench.platform.onPull = onPull;
    await bench.clock.pass(MINUTE);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-1']);
    await bench.clock.pass(10 * MINUTE);
    expect(asked).toEqual([WAYBILL, WAYBILL]);
    await bench.sync.stop();
  });

  it('that waits for the line is asked for at once when it is scanned again after a minute', async () => {
    const bench = await started();
    const state = { isDown: true };
    const asked = answering(bench.platform, () => (state.isDown ? OFFLINE : found(told('R-1'))));
    bench.platform.onPull = () => OFFLINE;
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(30 * SECOND);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(1);
    state.isDown = false;
    await bench.clock.pass(40 * SECOND);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(2);
    expect(bench.pulled).toHaveLength(1);
    await bench.sync.stop();
  });

  it('is given up after five tries where only this question fails, at once where a person has to put it right', async () => {
    const bench = await started();
    const asked = answering(bench.platform, (waybill) => ({
      ...{ kind: 'failed', retryAfterMs: null, isReached: true },
      words: waybill === WAYBILL ? 'net:server-fault' : 'net:signed-out',
    }));
    bench.sync.lookFor(WAYBILL);
    bench.sync.lookFor('SF1300001234562');
    await bench.clock.pass(30 * MINUTE);
    expect(asked.filter((one) => one === WAYBILL)).toHaveLength(5);
    expect(asked.filter((one) => one !== WAYBILL)).toHaveLength(1);
    await bench.sync.stop();
  });
});

describe('a platform that', () => {
  it('wants to be left alone is not asked until that is over', async () => {
    const bench = await started();
    const asked = answering(bench.platform);
    bench.platform.onPull = () => BUSY;
    await bench.clock.pass(21 * SECOND);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(5 * SECOND);
    expect(asked).toEqual([]);
    bench.platform.onPull = (cursor) => ({ kind: 'pulled', returns: [], cursor: cursor ?? '1', hasMore: false });
    await bench.clock.pass(MINUTE);
    expect(asked).toEqual([WAYBILL]);
    await bench.sync.stop();
  });

  it('answers one of these questions with "too often" gets none for that time, and commands go on', async () => {
    const bench = await started();
    const answers: FoundByWaybill[] = [BUSY];
    const asked = answering(bench.platform, () => answers.shift() ?? found());
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    const id = bench.order('R-1');
    bench.sync.nudge();
    bench.sync.lookFor('SF1300001234562');
    await bench.clock.pass(5 * SECOND);
    expect(asked).toEqual([WAYBILL]);
    expect(words(bench)).toEqual(['net:busy']);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.clock.pass(6 * SECOND);
    expect(asked.slice(1).sort()).toEqual([WAYBILL, 'SF1300001234562']);
    await bench.sync.stop();
  });

  it('can not be reached changes nothing at the bench: the next pull tells', async () => {
    const bench = await started();
    answering(bench.platform, () => OFFLINE);
    expect(bench.sync.isOnline()).toBe(true);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(words(bench)).toEqual(['net:no-connection']);
    expect(bench.sync.isOnline()).toBe(true);
    expect(bench.pulled).toEqual([]);
    await bench.sync.stop();
  });

  it('never answers is given up, and what it says then is not used', async () => {
    const bench = await started({ callTimeoutMs: 30_000 });
    const answers: ((answer: FoundByWaybill) => void)[] = [];
    answering(bench.platform, () => new Promise((resolve) => answers.push(resolve)));
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(MINUTE);
    answers[0]?.(found(told('R-1')));
    await bench.clock.pass(SECOND);
    expect(words(bench)).toEqual(['net:timeout']);
    expect(bench.pulled).toEqual([]);
    // It was asked once more by then.
    expect(answers).toHaveLength(2);
    answers[1]?.({ kind: 'not-asked' });
    await bench.sync.stop();
  });

  it('was not asked, because its rule for waybills forbids it, counts neither as reached nor as failed', async () => {
    const bench = await started();
    bench.platform.onPull = () => OFFLINE;
    await bench.clock.pass(MINUTE);
    answering(bench.platform, () => ({ kind: 'not-asked' }));
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(bench.sync.isOnline()).toBe(false);
    expect(words(bench)).toEqual([]);
    await bench.sync.stop();
  });

  it('has a bug is a fault of the bench, and asked again all the same', async () => {
    const faults: unknown[] = [];
    const bench = await started({ onFault: (error) => faults.push(error) });
    const asked = answering(bench.platform, () => Promise.reject(new Error('a bug')));
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(MINUTE);
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    expect(asked).toHaveLength(2);
    expect(faults).toHaveLength(2);
    await bench.sync.stop();
  });
});

describe('a sync that has stopped', () => {
  it('asks nothing, not even what was wanted a moment before', async () => {
    const bench = await started();
    const asked = answering(bench.platform);
    bench.sync.lookFor(WAYBILL);
    await bench.sync.stop();
    bench.sync.lookFor('SF1300001234562');
    await bench.clock.pass(MINUTE);
    expect(asked).toEqual([]);
  });

  it('waits for a question that is on the line, and stores nothing of it', async () => {
    const bench = await started();
    let answer: (answer: FoundByWaybill) => void = () => undefined;
    answering(bench.platform, () => new Promise((resolve) => (answer = resolve)));
    bench.sync.lookFor(WAYBILL);
    await bench.clock.pass(SECOND);
    let isStopped = false;
    const stopped = bench.sync.stop().then(() => {
      isStopped = true;
    });
    await bench.clock.pass(SECOND);
    expect(isStopped).toBe(false);
    answer(found(told('R-1')));
    await stopped;
    expect(bench.pulled).toEqual([]);
  });
});
