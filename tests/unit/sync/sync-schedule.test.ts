import { describe, expect, it } from 'vitest';
import {
  alarmOf,
  BACK_OFF_CAP_MS,
  backOffMs,
  hasJumped,
  isAboutToGo,
  LONGEST_SLEEP_MS,
  nextAttemptAt,
  sleepMs,
} from '../../../src/main/sync/sync-schedule.ts';
import { fc } from '../../support/property.ts';

const HOUR = 3_600_000;
const anyRandom = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyTime = fc.integer({ min: 0, max: 4_000_000_000_000 });

describe('back-off', () => {
  it('grows, is capped at five minutes, never ends and is never a tight loop', () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), anyRandom, (failures, random) => {
        const wait = backOffMs(failures, random);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(BACK_OFF_CAP_MS);
        expect(wait).toBeLessThanOrEqual(Math.max(500, 2_000 * 2 ** failures));
      }),
    );
    expect(backOffMs(20, 0.999)).toBeGreaterThan(299_000);
    expect(backOffMs(0, 0.999)).toBeLessThan(2_000);
  });

  it('has full jitter: a bench full of commands does not come back all at once', () => {
    const waits = Array.from({ length: 1_000 }, (_, step) => backOffMs(10, step / 1_000));
    expect(new Set(waits).size).toBeGreaterThan(990);
    expect(waits.filter((wait) => wait < 150_000).length).toBeGreaterThan(450);
  });

  it('obeys Retry-After, but no longer than an hour', () => {
    fc.assert(
      fc.property(
        anyTime,
        fc.nat({ max: 50 }),
        anyRandom,
        fc.integer({ min: 1, max: HOUR }),
        (now, failures, random, asked) => {
          const at = nextAttemptAt(now, failures, random, asked);
          expect(at).toBeGreaterThanOrEqual(now + asked);
          expect(at).toBeLessThan(now + asked + 2_000);
        },
      ),
    );
    expect(nextAttemptAt(0, 0, 0, 30 * HOUR)).toBe(HOUR);
    expect(nextAttemptAt(0, 0, 0.5, 0)).toBe(1_000);
  });
});

describe('the timer', () => {
  it('never sleeps longer than 30 s and never less than a second', () => {
    fc.assert(
      fc.property(anyTime, fc.option(anyTime), (now, dueAt) => {
        const sleep = sleepMs(now, dueAt);
        expect(sleep).toBeGreaterThanOrEqual(1_000);
        expect(sleep).toBeLessThanOrEqual(LONGEST_SLEEP_MS);
      }),
    );
    expect(sleepMs(0, 12_000)).toBe(12_000);
  });

  it('knows a jump from a slow machine', () => {
    expect(hasJumped(100_000, 130_000)).toBe(false);
    expect(hasJumped(100_000, 99_500)).toBe(false);
    expect(hasJumped(100_000, 98_000)).toBe(true);
    expect(hasJumped(100_000, 200_000)).toBe(true);
  });
});

describe('deadline alarms', () => {
  it.each([
    [8 * HOUR + 1, null],
    [8 * HOUR, '8h'],
    [4 * HOUR + 1, '8h'],
    [4 * HOUR, '4h'],
    [HOUR, '1h'],
    [1, '1h'],
    [0, 'late'],
    [-HOUR, 'late'],
  ])('%i ms before the deadline it is %s', (left, level) => {
    expect(alarmOf(10 * HOUR + left, 10 * HOUR)).toBe(level);
  });
});

describe('what is about to go by itself', () => {
  const now = 10 * HOUR;
  it.each([
    ['its time to undo runs', true, now + 600_000, true],
    ['its time to undo is just over', true, now - 119_999, true],
    ['it is due for two minutes', true, now - 120_000, false],
    ['no time to undo lasts so long: the clock was set', true, now + 600_001, false],
    ['something was tried', false, now + 60_000, false],
  ])('%s', (_, isUntouched, notBeforeAt, isIt) => {
    expect(isAboutToGo({ isUntouched, notBeforeAt }, now)).toBe(isIt);
  });
});
