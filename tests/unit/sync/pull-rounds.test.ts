import { describe, expect, it } from 'vitest';
import type { PullAnswer } from '../../../src/main/platform/platform.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { HOUR, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const page = (cursor: string): PullAnswer => ({ kind: 'pulled', returns: [], cursor, hasMore: false });
const answered = (words: string) => ({ kind: 'failed', words, retryAfterMs: null, isReached: true }) as const;
const telling = (bench: ReturnType<typeof openSyncBench>) =>
  bench.log.said
    .filter(({ message }) => message.startsWith('pull-'))
    .map(({ level, message, facts }) => [level, message, facts['words'] ?? null]);

describe('up to date', () => {
  it('is a bench whose last pulls came to their end, and it says so after each of them', async () => {
    let told = 0;
    const bench = openSyncBench({
      onUpToDate: () => {
        told += 1;
      },
    });
    let page = 0;
    const forever = (): PullAnswer => ({ kind: 'pulled', returns: [], cursor: String(++page), hasMore: true });
    bench.platform.onPull = forever;
    bench.sync.start();
    await bench.clock.pass(SECOND);
    // A platform that says "more" for ever never comes to its end.
    expect([bench.sync.isOnline(), bench.sync.isUpToDate(), told]).toEqual([true, false, 0]);
    bench.platform.onPull = () => ({ kind: 'pulled', returns: [], cursor: 'end', hasMore: false });
    await bench.clock.pass(30 * SECOND);
    expect([bench.sync.isUpToDate(), told]).toEqual([true, 1]);
    bench.platform.onPull = () => answered('net:signed-out');
    await bench.clock.pass(30 * SECOND);
    expect(bench.sync.isUpToDate()).toBe(false);
    const before = told;
    bench.platform.onPull = () => ({ kind: 'pulled', returns: [], cursor: 'end', hasMore: false });
    await bench.clock.pass(30 * SECOND);
    expect([bench.sync.isUpToDate(), told > before]).toEqual([true, true]);
    await bench.sync.stop();
  });

  it('survives a fault of whoever is told, and says it as one', async () => {
    const faults: unknown[] = [];
    const bench = openSyncBench({
      onUpToDate: () => {
        throw new Error('disk full');
      },
      onFault: (error) => faults.push(error),
    });
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(faults).toHaveLength(1);
    const id = bench.order('R-1');
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });
});

describe('a pull that fails though the platform answers', () => {
  it('leaves us online, and no missing return an answer, until it succeeds again', async () => {
    const bench = openSyncBench();
    const standing = () => [bench.sync.isOnline(), bench.sync.isUpToDate(), bench.sync.pullWords('training')];
    expect(standing()).toEqual([false, false, null]);
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(standing()).toEqual([true, true, null]);
    bench.platform.onPull = () => answered('net:signed-out');
    const before = bench.changes();
    await bench.clock.pass(30 * SECOND);
    expect(standing()).toEqual([true, false, 'net:signed-out']);
    expect(bench.changes()).toBeGreaterThan(before);
    // What is read for a command meanwhile tells of the line, not of the returns.
    bench.order('R-1');
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.platform.moved).toHaveLength(1);
    expect(standing()).toEqual([true, false, 'net:signed-out']);
    bench.platform.onPull = (cursor) => page(cursor ?? '1');
    await bench.clock.pass(30 * SECOND);
    expect(standing()).toEqual([true, true, null]);
    await bench.sync.stop();
  });

  it('is logged when its words change, not each round', async () => {
    const bench = openSyncBench();
    bench.platform.onPull = () => answered('net:signed-out');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(telling(bench)).toEqual([['warn', 'pull-failed', 'net:signed-out']]);
    bench.platform.onPull = () => answered('没有这个接口的权限');
    await bench.clock.pass(HOUR);
    bench.platform.onPull = (cursor) => page(cursor ?? '1');
    await bench.clock.pass(HOUR);
    expect(telling(bench).slice(1)).toEqual([
      ['warn', 'pull-failed', '没有这个接口的权限'],
      ['info', 'pull-succeeds-again', null],
    ]);
    await bench.sync.stop();
  });

  it('counts on its second page, too, and one of many platforms is enough', async () => {
    const [good, bad] = ['good', 'bad'].map((id) => createFakePlatform(createManualClock(START), id));
    if (good === undefined || bad === undefined) throw new Error('two were made');
    bad.onPull = (cursor) => (cursor === null ? { ...page('2'), hasMore: true } : answered('慢'));
    const bench = openSyncBench({ others: [good, bad] });
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.cursors.get('bad')).toBe('2');
    expect(['good', 'bad'].map((id) => bench.sync.pullWords(id))).toEqual([null, '慢']);
    expect([bench.sync.isOnline(), bench.sync.isUpToDate()]).toEqual([true, false]);
    await bench.sync.stop();
  });

  it('may be a fault of the bench itself', async () => {
    const bench = openSyncBench();
    bench.platform.onPull = () => {
      throw new Error('a bug in the connector');
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.sync.pullWords('training')).toBe('sync:pull-fault');
    expect(bench.sync.isUpToDate()).toBe(false);
    await bench.sync.stop();
  });
});
