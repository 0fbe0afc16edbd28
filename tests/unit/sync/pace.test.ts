import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { ReadAnswer } from '../../../src/main/platform/platform.ts';
import { createPace } from '../../../src/main/sync/pace.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const OPEN: ReadAnswer = { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
const after = (clock: Clock, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** A platform whose answers take what the test says. */
function openPace(more: { atOnce?: number; atOnceIfQuick?: number }) {
  const clock = createManualClock(START);
  const platform = Object.assign(createFakePlatform(clock), more);
  const pace = createPace(clock);
  const ask = async (ms: number, answer: ReadAnswer = OPEN): Promise<void> => {
    const asked = pace.hear(platform, async () => {
      await after(clock, ms);
      return answer;
    });
    await clock.pass(ms);
    expect(await asked).toEqual(answer);
  };
  return { places: () => pace.places(platform), ask };
}

describe('how many commands of a platform may be on the line', () => {
  it('four where it says nothing, and what it says otherwise, however quick it is', async () => {
    const plain = openPace({});
    await plain.ask(0);
    expect(plain.places()).toBe(4);
    const wide = openPace({ atOnce: 8 });
    await wide.ask(0);
    expect(wide.places()).toBe(8);
  });

  it('more only from its first quick answer until the first slow one', async () => {
    const { places, ask } = openPace({ atOnce: 8, atOnceIfQuick: 16 });
    expect(places()).toBe(8);
    await ask(20);
    expect(places()).toBe(16);
    await ask(21);
    expect(places()).toBe(8);
    await ask(1);
    expect(places()).toBe(16);
  });

  it('no more after an answer that is none, however quick', async () => {
    const { places, ask } = openPace({ atOnce: 8, atOnceIfQuick: 16 });
    await ask(1);
    await ask(1, { kind: 'failed', words: 'net:busy', retryAfterMs: 1_000, isReached: true });
    expect(places()).toBe(8);
  });
});

describe('a platform that answers quickly', () => {
  it.each([
    [1, 16],
    [100, 8],
  ])('after %i ms: %i commands on the line at most', async (ms, expected) => {
    const wide = Object.assign(createFakePlatform(openSyncBench().clock, 'wide'), { atOnce: 8, atOnceIfQuick: 16 });
    const bench = openSyncBench({ others: [wide] });
    let underWay = 0;
    let most = 0;
    const call = async (): Promise<void> => {
      most = Math.max(most, ++underWay);
      await after(bench.clock, ms);
      underWay -= 1;
    };
    wide.onRead = async () => {
      await call();
      return OPEN;
    };
    wide.onSend = async (body) => {
      await call();
      return { kind: 'acknowledged', receipt: wide.pay(body) };
    };
    bench.orderMany(100, { platform: 'wide' });
    bench.sync.start();
    await bench.clock.pass(10 * SECOND);
    expect(most).toBe(expected);
    expect(wide.moved).toHaveLength(100);
    await bench.sync.stop();
  });
});
