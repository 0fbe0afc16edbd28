import { describe, expect, it } from 'vitest';
import { judge, LONGEST_WAIT_MS, nextTryAt, pauseMs, TRIES } from '../../../src/main/events/webhook-rules.ts';

const HOUR = 3_600_000;
const answer = (status: number, retryAfterMs: number | null = null) => judge({ kind: 'answer', status, retryAfterMs });

describe('when an event is tried again', () => {
  it('after 5 s, 5 and 30 min, 2, 5, 10, 14, 20 and 24 h; then it is given up', () => {
    const waits = Array.from({ length: TRIES }, (_, done) => nextTryAt(0, done + 1, 0, null));
    const hours = [2, 5, 10, 14, 20, 24].map((h) => h * HOUR);
    expect(waits).toEqual([5_000, 300_000, 1_800_000, ...hours, null]);
    const total = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0);
    expect(Math.round(total / HOUR)).toBe(76);
  });

  it('up to a tenth later, so that not all come at once, and never before Retry-After', () => {
    expect(nextTryAt(1_000, 2, 0.999, null)).toBeGreaterThan(1_000 + 329_000);
    expect(nextTryAt(1_000, 2, 0.999, null)).toBeLessThanOrEqual(1_000 + 330_000);
    expect(nextTryAt(1_000, 1, 0, 600_000)).toBe(601_000);
    expect(nextTryAt(1_000, 5, 0, 600_000)).toBe(1_000 + 5 * HOUR);
    expect((nextTryAt(0, 9, 1, 0) ?? 0) <= LONGEST_WAIT_MS).toBe(true);
  });

  it('an endpoint rests longer with each failure, five minutes at most', () => {
    expect([1, 2, 3, 4, 7, 50].map(pauseMs)).toEqual([5_000, 10_000, 20_000, 40_000, 300_000, 300_000]);
  });
});

describe('what an answer means', () => {
  it.each([200, 201, 202, 204, 299])('%i: taken', (status) => {
    expect(answer(status)).toEqual({ kind: 'taken', status });
  });

  it('410: the endpoint is gone', () => {
    expect(answer(410)).toEqual({ kind: 'gone', status: 410, words: 'hook:gone' });
  });

  it.each([
    [301, 'net:redirect'],
    [307, 'net:redirect'],
    [304, 'net:redirect'],
    [400, 'hook:refused'],
    [401, 'net:signed-out'],
    [404, 'hook:refused'],
    [500, 'net:server-fault'],
    [101, 'hook:refused'],
  ])('%i: a failure, tried again on schedule', (status, words) => {
    expect(answer(status)).toEqual({ kind: 'again', status, words, retryAfterMs: null, slowDownMs: null });
  });

  it.each([429, 502, 503, 504])('%i: the endpoint is left alone, as long as it says', (status) => {
    expect(answer(status, 90_000)).toMatchObject({ kind: 'again', retryAfterMs: 90_000, slowDownMs: 90_000 });
    expect(answer(status)).toMatchObject({ kind: 'again', retryAfterMs: null, slowDownMs: 60_000 });
  });

  it('no answer: a failure, with the words of the network', () => {
    expect(judge({ kind: 'no-answer', words: 'net:timeout' })).toMatchObject({ kind: 'again', words: 'net:timeout' });
  });
});
