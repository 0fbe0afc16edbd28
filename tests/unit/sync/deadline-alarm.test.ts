import { afterEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import type { RefundOrder } from '../../../src/main/outbox/order-store.ts';
import { createPlatforms } from '../../../src/main/platform/platform.ts';
import type { Failed } from '../../../src/main/platform/platform.ts';
import { openSync } from '../../../src/main/station-sync.ts';
import type { Sync } from '../../../src/main/sync/sync-service.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { insertDecided } from '../../support/platform-rows.ts';
import { createHeardLog, HOUR, MINUTE, SECOND } from '../../support/platform-sync.ts';

// As the window hears it: through the station's wiring, not below it.

const opened: { fixture: BenchFixture; sync: Sync }[] = [];
afterEach(async () => {
  for (const { fixture, sync } of opened.splice(0)) {
    await sync.stop();
    await fixture.close();
  }
});

function openAlarms() {
  const fixture = createBenchFixture([]);
  const { core } = fixture;
  const start = fixture.clock.now();
  const clock = createManualClock(start);
  const platform = createFakePlatform(clock);
  const heard: string[] = [];
  const sync = openSync({
    ...{ core, platforms: createPlatforms([platform]), clock, log: createHeardLog(), dataDir: fixture.dataDir },
    ...{ ids: createIds(clock), random: () => 0.5, changed: () => undefined },
    worker: { renderStill: () => Promise.resolve('unreadable') },
    emit: (name, payload) => {
      if (name === 'alarm') heard.push((payload as { code: string }).code);
    },
    onFault: () => undefined,
  });
  opened.push({ fixture, sync });
  sync.start();
  const order = (returnNo: string, more: Partial<RefundOrder> & { parcel?: string }): string => {
    const { parcel = returnNo, ...differently } = more;
    const now = clock.now();
    return atOnce(core.db, () => {
      const decided = insertDecided(core.db, { returnNo, parcel, at: now });
      return core.outbox.enqueueRefund({
        ...{ ...decided, platform: 'training', amountCents: 12_900, freightCents: 0, currency: 'CNY', reason: '完好' },
        ...{ notBeforeAt: now, deadlineAt: now + 20 * HOUR, now },
        ...differently,
      }).commandId;
    });
  };
  return { clock, platform, core, start, heard, order };
}

const answered = (words: string): Failed => ({ kind: 'failed', words, retryAfterMs: null, isReached: true });
const FOUR = ['deadline-near', 'deadline-near', 'deadline-near', 'deadline-near'];

describe('the deadline alarm of a refund that is stuck while the platform answers', () => {
  it.each([
    ['an expired token', 'net:signed-out'],
    ['a clock that is wrong', '本机时间与平台相差太多'],
    ['a permission that is missing', '没有这个接口的权限'],
    ['a platform that fails', 'net:server-fault'],
  ])('is said at each level: %s', async (_, words) => {
    const bench = openAlarms();
    bench.platform.onRead = () => answered(words);
    bench.order('R-1', { deadlineAt: bench.start + 10 * HOUR });
    await bench.clock.pass(HOUR);
    expect(bench.heard).toEqual([]);
    await bench.clock.pass(10 * HOUR);
    expect(bench.heard).toEqual(FOUR);
  });

  it('is said of what an earlier refund of its box holds up', async () => {
    const bench = openAlarms();
    const stuck = bench.order('R-1', { parcel: 'box', deadlineAt: bench.start + 30 * HOUR });
    const behind = bench.order('R-2', { parcel: 'box', deadlineAt: bench.start + 10 * HOUR });
    bench.platform.onRead = (returnNo) =>
      returnNo === 'R-1' ? answered('net:server-fault') : { kind: 'read', state: 'open', refunds: [], paidCents: 0 };
    await bench.clock.pass(11 * HOUR);
    expect(bench.core.outbox.view(behind)).toMatchObject({ state: 'waiting', attempts: 0, lastWords: null });
    expect(bench.core.outbox.view(stuck)?.state).toBe('waiting');
    expect(bench.heard).toEqual(FOUR);
  });

  it('is said of what a pause holds back that the platform asked for', async () => {
    const bench = openAlarms();
    bench.platform.onPull = () => ({ ...answered('net:busy'), retryAfterMs: HOUR });
    await bench.clock.pass(SECOND);
    bench.order('R-1', { deadlineAt: bench.clock.now() + 3 * HOUR });
    await bench.clock.pass(5 * MINUTE);
    expect(bench.platform.calls).toEqual(['pull']);
    expect(bench.heard).toEqual(['deadline-near']);
  });
});

describe('what only waits for its time to undo', () => {
  it('alarms nobody, and is paid', async () => {
    const bench = openAlarms();
    const notBeforeAt = bench.start + 10 * MINUTE;
    const id = bench.order('R-1', { notBeforeAt, deadlineAt: bench.start + 2 * HOUR });
    await bench.clock.pass(10 * MINUTE + SECOND);
    expect(bench.core.outbox.view(id)?.state).toBe('done');
    expect(bench.heard).toEqual([]);
  });

  it('has used up no level: it is said when it gets stuck after that', async () => {
    const bench = openAlarms();
    bench.platform.onRead = () => answered('net:signed-out');
    bench.order('R-1', { notBeforeAt: bench.start + 10 * MINUTE, deadlineAt: bench.start + 2 * HOUR });
    await bench.clock.pass(10 * MINUTE - SECOND);
    expect(bench.heard).toEqual([]);
    await bench.clock.pass(MINUTE);
    expect(bench.heard).toEqual(['deadline-near']);
  });

  it('is stuck two minutes after it, though nothing was answered yet', async () => {
    const bench = openAlarms();
    bench.platform.onRead = () => answered('net:server-fault');
    const stuck = bench.order('R-1', { parcel: 'box', deadlineAt: bench.start + 30 * HOUR });
    bench.order('R-2', { parcel: 'box', notBeforeAt: bench.start + MINUTE, deadlineAt: bench.start + 2 * HOUR });
    await bench.clock.pass(3 * MINUTE - SECOND);
    expect(bench.heard).toEqual([]);
    await bench.clock.pass(MINUTE);
    expect(bench.core.outbox.view(stuck)?.state).toBe('waiting');
    expect(bench.heard).toEqual(['deadline-near']);
  });
});
