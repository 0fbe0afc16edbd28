import { describe, expect, it } from 'vitest';
import { byteSize } from '../../../src/renderer/ui/byte-size.ts';
import { formatMoney, parseYuan, yuanText } from '../../../src/renderer/ui/money.ts';
import { safePicture } from '../../../src/renderer/ui/safe-picture.ts';
import { SHOWN_MAX, showText } from '../../../src/renderer/ui/shown-text.ts';
import { clockTime, filmTime, HOUR_MS, MINUTE_MS, secondsUntil, timeLeft } from '../../../src/renderer/ui/time-left.ts';
import { groupWaybill } from '../../../src/renderer/ui/waybill-groups.ts';

describe('waybill', () => {
  it('is grouped by four from the left', () => {
    expect(groupWaybill('SF1300001234562')).toEqual(['SF13', '0000', '1234', '562']);
    expect(groupWaybill('')).toEqual([]);
  });
  it('loses nothing in grouping', () => {
    const waybill = 'JDX123456789012-1-1-';
    expect(groupWaybill(waybill).join('')).toBe(waybill);
  });
});

describe('a foreign text on screen', () => {
  it('shows what hides: control, direction and zero-width characters', () => {
    expect(showText('a\u0007b\u202ec\u200bd\n')).toBe('a\\u{7}b\\u{202e}c\\u{200b}d\\u{a}');
  });
  it('shows tag characters outside the basic plane', () => {
    expect(showText('x\u{e0041}')).toBe('x\\u{e0041}');
  });
  it('leaves markup as text', () => {
    expect(showText('<b>&amp;')).toBe('<b>&amp;');
  });
  it('is cut at its bound, with a sign', () => {
    expect(showText('x'.repeat(SHOWN_MAX))).toHaveLength(SHOWN_MAX);
    expect(showText('x'.repeat(SHOWN_MAX + 1))).toBe(`${'x'.repeat(SHOWN_MAX)}…`);
  });
});

describe('time left', () => {
  const now = Date.UTC(2026, 10, 20, 8, 0);
  it.each([
    ['calm', 6 * HOUR_MS],
    ['soon', 6 * HOUR_MS - 1],
    ['soon', 2 * HOUR_MS],
    ['urgent', 2 * HOUR_MS - 1],
    ['urgent', -1],
  ] as const)('is %s at %d ms', (urgency, ms) => {
    expect(timeLeft(now + ms, now).urgency).toBe(urgency);
  });
  it('counts whole hours and minutes, and says when it is over', () => {
    expect(timeLeft(now + 21 * HOUR_MS + 40 * MINUTE_MS + 59_000, now)).toMatchObject({
      isOver: false,
      hours: 21,
      minutes: 40,
    });
    expect(timeLeft(now - 65 * MINUTE_MS, now)).toMatchObject({ isOver: true, hours: 1, minutes: 5, share: 0 });
  });
  it('closes the ring at 24 hours and more', () => {
    expect(timeLeft(now + 12 * HOUR_MS, now).share).toBe(0.5);
    expect(timeLeft(now + 72 * HOUR_MS, now).share).toBe(1);
  });
  it('writes film time with hours only when there are some', () => {
    expect([filmTime(42_900), filmTime(3_723_000), filmTime(-5)]).toEqual(['00:42', '1:02:03', '00:00']);
  });
  it('counts seconds up to the next whole one, never below zero', () => {
    expect([secondsUntil(now + 100, now), secondsUntil(now - 1, now)]).toEqual([1, 0]);
  });
  it('names the day only when it is another one', () => {
    const noon = new Date(2026, 10, 20, 12, 5).getTime();
    expect(clockTime(noon, noon + HOUR_MS)).toBe('12:05');
    expect(clockTime(noon, noon + 24 * HOUR_MS)).toBe('11-20 12:05');
  });
});

describe('money', () => {
  it('is written from cents without rounding', () => {
    expect([formatMoney(129_00, 'CNY'), formatMoney(5, 'CNY'), formatMoney(12_34, 'VND')]).toEqual([
      '¥129.00',
      '¥0.05',
      '12.34 VND',
    ]);
  });
  it.each([
    ['500', 500_00],
    ['12.5', 12_50],
    ['０.０５', 5],
    [' ¥3,200', null],
    ['￥88', 88_00],
    ['1.234', null],
    ['-1', null],
    ['', null],
    ['1e3', null],
  ])('typed %j is %j cents', (typed, cents) => {
    expect(parseYuan(typed)).toBe(cents);
  });
  it('goes into a typing box and back', () => {
    for (const cents of [0, 5, 12_50, 500_00]) expect(parseYuan(yuanText(cents))).toBe(cents);
  });
});

describe('pictures and sizes', () => {
  it('shows only our own evidence and data pictures', () => {
    expect(safePicture('data:image/png;base64,AA')).not.toBeNull();
    expect(safePicture('evidence://thumb/ab')).not.toBeNull();
    for (const url of ['https://x.cn/a.png', 'data:text/html,<b>', 'javascript:alert(1)', null]) {
      expect(safePicture(url)).toBeNull();
    }
  });
  it('writes bytes in the unit a person reads', () => {
    expect([0, 1, 380_000, 41_000_000, 1_400_000_000, 412_000_000_000].map(byteSize)).toEqual([
      '0 kB',
      '1 kB',
      '380 kB',
      '41 MB',
      '1.4 GB',
      '412 GB',
    ]);
  });
});
