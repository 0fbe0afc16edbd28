import { describe, expect, it } from 'vitest';
import {
  addDays,
  countDays,
  createDayOf,
  dayOfText,
  mondayOf,
  momentsOf,
  monthOfDay,
  spansOf,
  textOfDay,
} from '../../../src/main/report/report-days.ts';
import { fc } from '../../support/property.ts';

describe('days of a zone', () => {
  it('begin at the midnight of the shop, not of Greenwich', () => {
    const inShanghai = createDayOf('Asia/Shanghai');
    expect(inShanghai(Date.UTC(2026, 10, 22, 15, 59, 59, 999))).toBe(20261122);
    expect(inShanghai(Date.UTC(2026, 10, 22, 16))).toBe(20261123);
    expect(createDayOf('Asia/Kathmandu')(Date.UTC(2026, 10, 22, 18, 15))).toBe(20261123);
    expect(createDayOf('America/New_York')(Date.UTC(2026, 10, 23, 4, 59))).toBe(20261122);
  });
  it('have moments that no other day has, also where the clock jumps', () => {
    const zones = fc.constantFrom(
      ...['Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Auckland', 'Pacific/Apia', 'UTC'],
    );
    const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays(20250101, n));
    fc.assert(
      fc.property(zones, days, fc.nat(40), (zone, from, more) => {
        const until = addDays(from, more);
        const dayOf = createDayOf(zone);
        const { fromAt, untilAt } = momentsOf(from, until, zone);
        expect([dayOf(fromAt - 1), dayOf(fromAt)]).toEqual([addDays(from, -1), from]);
        expect([dayOf(untilAt - 1), dayOf(untilAt)]).toEqual([until, addDays(until, 1)]);
      }),
    );
  });
  it('are told alike when they are asked for again', () => {
    const dayOf = createDayOf('Asia/Shanghai');
    const at = Date.UTC(2026, 1, 28, 20);
    expect([dayOf(at), dayOf(at)]).toEqual([20260301, 20260301]);
  });
  it('go on over the end of a month, a year and a leap day', () => {
    expect(addDays(20240228, 1)).toBe(20240229);
    expect(addDays(20261231, 1)).toBe(20270101);
    expect(addDays(20260301, -1)).toBe(20260228);
    expect(countDays(20240101, 20241231)).toBe(366);
    expect([mondayOf(20261122), mondayOf(20261123)]).toEqual([20261116, 20261123]);
    expect(textOfDay(dayOfText('2026-11-02'))).toBe('2026-11-02');
  });
});

describe('a range as days and whole months', () => {
  it('takes a whole month as one', () => {
    expect(spansOf(20261101, 20261130)).toEqual({ before: [1, 0], months: [202611, 202611], after: [1, 0] });
  });
  it('keeps a range within a month as days', () => {
    expect(spansOf(20261102, 20261130)).toEqual({ before: [20261102, 20261130], months: [1, 0], after: [1, 0] });
  });
  it('holds every day once', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.nat(900), (start, length) => {
        const from = addDays(20240115, start);
        const until = addDays(from, length);
        const { before, months, after } = spansOf(from, until);
        const held: number[] = [];
        for (let day = 20240101; day <= 20291231; day = addDays(day, 1)) {
          const isIn = ([first, last]: readonly [number, number], value: number): boolean =>
            value >= first && value <= last;
          const times = +isIn(before, day) + +isIn(months, monthOfDay(day)) + +isIn(after, day);
          expect(times).toBeLessThanOrEqual(1);
          if (times === 1) held.push(day);
        }
        expect(held.length).toBe(length + 1);
        expect([held[0], held.at(-1)]).toEqual([from, until]);
      }),
      { numRuns: 12 },
    );
  });
});
