import { describe, expect, it } from 'vitest';
import {
  chinaTime,
  createServerClock,
  parseMoment,
} from '../../../src/main/platform/wangdiantong/wangdiantong-time.ts';
import { clockIsWrong } from '../../../src/main/platform/wangdiantong/wangdiantong-words.ts';
import { createManualClock } from '../../support/platform-clock.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

describe('the server’s clock', () => {
  it.each([
    ['fast', 11 * MINUTE],
    ['slow', -8 * 3_600_000],
  ])('is gone by when the computer’s is %s', (_, aheadMs) => {
    const clock = createManualClock(START + aheadMs);
    const server = createServerClock(clock);
    expect([server.isKnown(), server.now(), server.wrongByMs()]).toEqual([false, clock.now(), null]);
    // A Date header is cut to its second, and the answer was two seconds on its way.
    server.note(START - 1_000, { askedAt: clock.now() - 2_000, answeredAt: clock.now() });
    expect(Math.abs(server.now() - START)).toBeLessThanOrEqual(1_000);
    expect(server.wrongByMs()).toBeCloseTo(aheadMs, -4);
  });

  it('a minute off is not worth a word, and a clock set right is right again', () => {
    const clock = createManualClock(START + 50_000);
    const server = createServerClock(clock);
    server.note(START, { askedAt: clock.now(), answeredAt: clock.now() });
    expect(server.wrongByMs()).toBeNull();
    clock.jump(20_000);
    server.note(START, { askedAt: clock.now(), answeredAt: clock.now() });
    expect(server.wrongByMs()).toBe(69_500);
    clock.jump(-70_000);
    server.note(START, { askedAt: clock.now(), answeredAt: clock.now() });
    expect(server.wrongByMs()).toBeNull();
  });

  it('learns nothing from an answer without a time, from one that took long, or across a clock that was set', () => {
    const server = createServerClock(createManualClock(START));
    server.note(null, { askedAt: START, answeredAt: START });
    server.note(START + 3_600_000, { askedAt: START, answeredAt: START + 41_000 });
    server.note(START + 3_600_000, { askedAt: START, answeredAt: START - 1 });
    expect(server.isKnown()).toBe(false);
  });

  it('is told in both languages, in the unit a person reads off a clock', () => {
    expect(clockIsWrong(11 * MINUTE)).toMatch(/快了大约 11 分钟.* \/ .*about 11 minutes fast/);
    expect(clockIsWrong(-61_000)).toMatch(/慢了大约 1 分钟.*about 1 minute slow/);
    expect(clockIsWrong(-8 * 3_600_000)).toMatch(/慢了大约 8 小时.*about 8 hours slow/);
  });
});

describe('times as Wangdiantong writes them', () => {
  it('are China’s: the document’s own example tells one moment both ways', () => {
    // "modified": 1686712380000, "modified_date": "2023-06-14 11:13:00"
    expect(chinaTime(1_686_712_380_000)).toBe('2023-06-14 11:13:00');
    expect(parseMoment('2023-06-14 11:13:00')).toBe(1_686_712_380_000);
    expect([1_686_712_380_000, '1686712380000'].map(parseMoment)).toEqual([1_686_712_380_000, 1_686_712_380_000]);
    expect(['', '2023-02-31 00:00:00', '2023/06/14 11:13:00', 0].map(parseMoment)).toEqual([null, null, null, null]);
  });
});
