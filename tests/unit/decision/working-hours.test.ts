import { describe, expect, it } from 'vitest';
import { afterWorkingTime, nextOfficeDay } from '../../../src/main/decision/working-hours.ts';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import type { DaysOff } from '../../../src/shared/days-off.ts';
import { fc } from '../../support/property.ts';

const HOUR = 3_600_000;
const NINE_TO_NINE = { fromHour: 9, untilHour: 21 };
const DAY = { workHours: NINE_TO_NINE, daysOff: NO_DAYS_OFF };
const ALWAYS = { workHours: { fromHour: 0, untilHour: 24 }, daysOff: NO_DAYS_OFF };
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

describe('working time', () => {
  it.each<[string, number, number, number]>([
    ['within the day', at(22, 10), 4, at(22, 14)],
    ['over the night', at(22, 20), 4, at(23, 12)],
    ['from the night on', at(22, 23), 4, at(23, 13)],
    ['before work begins', at(22, 6), 4, at(22, 13)],
    ['two whole days', at(22, 9), 24, at(23, 21)],
    ['just until it ends', at(22, 17), 4, at(22, 21)],
  ])('%s', (_name, from, hours, until) => {
    expect(afterWorkingTime(from, hours * HOUR, DAY)).toBe(until);
  });

  it('around the clock is plain time, and never ends in the night otherwise', () => {
    const moment = fc.integer({ min: at(1, 0), max: at(25, 0) });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 48 }), (from, hours) => {
        const ends = new Date(afterWorkingTime(from, hours * HOUR, DAY));
        const hour = ends.getHours() + ends.getMinutes() / 60 + ends.getSeconds() / 3600;
        expect(hour).toBeGreaterThanOrEqual(9);
        expect(hour).toBeLessThanOrEqual(21);
        expect(ends.getTime()).toBeGreaterThanOrEqual(from + hours * HOUR);
        expect(afterWorkingTime(from, hours * HOUR, ALWAYS)).toBe(from + hours * HOUR);
      }),
    );
  });
});

const range = (from: string, until = from) => ({ from, until, name: '' });
/** 2026-11-23 is a Monday. */
const off = (more: Partial<DaysOff>) => ({ workHours: NINE_TO_NINE, daysOff: { ...NO_DAYS_OFF, ...more } });

describe('days off at the dock', () => {
  it.each<[string, Partial<DaysOff>, number]>([
    ['holidays don’t count', { holidays: [range('2026-11-23', '2026-11-24')] }, at(25, 12)],
    ['nor do the shop’s own days', { shopDays: [range('2026-11-23')] }, at(24, 12)],
    [
      'a make-up day within a holiday does',
      { holidays: [range('2026-11-23')], workdays: [range('2026-11-23')] },
      at(23, 12),
    ],
    [
      'holidays do where the dock works through them',
      { holidays: [range('2026-11-23')], worksHolidays: true },
      at(23, 12),
    ],
    [
      'the shop’s own day stays off, whatever else is said',
      { shopDays: [range('2026-11-23')], workdays: [range('2026-11-23')], worksHolidays: true },
      at(24, 12),
    ],
    ['a Sunday counts, with a list as without', { holidays: [range('2026-12-01')] }, at(23, 12)],
  ])('%s', (_name, more, until) => {
    // Sunday evening, four hours: one of them today.
    expect(afterWorkingTime(at(22, 20), 4 * HOUR, off(more))).toBe(until);
  });
  it('begin where the verdict was given on one', () => {
    expect(afterWorkingTime(at(23, 10), 4 * HOUR, off({ holidays: [range('2026-11-23')] }))).toBe(at(24, 13));
  });
  it('never end the time on one, and never bring it nearer', () => {
    const day = fc
      .integer({ min: 0, max: 40 })
      .map((n) => new Date(Date.UTC(2026, 10, 1 + n)).toISOString().slice(0, 10));
    const days = fc.array(day, { maxLength: 25 }).map((all) => all.map((one) => range(one)));
    const moment = fc.integer({ min: at(1, 0), max: at(25, 0) });
    let moved = 0;
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 48 }), days, days, (from, hours, holidays, shopDays) => {
        const ends = afterWorkingTime(from, hours * HOUR, off({ holidays, shopDays }));
        const plain = afterWorkingTime(from, hours * HOUR, DAY);
        expect(ends).toBeGreaterThanOrEqual(plain);
        const local = new Date(ends);
        const two = (n: number): string => String(n).padStart(2, '0');
        const on = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
        expect([...holidays, ...shopDays].map((one) => one.from)).not.toContain(on);
        moved += ends > plain ? 1 : 0;
      }),
      { examples: [[at(22, 10), 4, [range('2026-11-22')], []]] },
    );
    expect(moved).toBeGreaterThan(0);
  });
});

describe('a platform’s next working day', () => {
  const beijing = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`);
  const FRIDAY = beijing('2026-11-20');
  it('jumps over Saturday and Sunday as Beijing has them', () => {
    expect(nextOfficeDay(FRIDAY, NO_DAYS_OFF)).toBe(beijing('2026-11-23'));
    // Sunday 23:30 in Beijing is still Sunday in UTC, Monday 00:30 is Sunday in UTC.
    expect(nextOfficeDay(beijing('2026-11-22', '00:30'), NO_DAYS_OFF)).toBe(beijing('2026-11-23', '00:30'));
    expect(nextOfficeDay(beijing('2026-11-23', '00:30'), NO_DAYS_OFF)).toBe(beijing('2026-11-24', '00:30'));
  });
  it.each<[string, Partial<DaysOff>, string]>([
    ['over a holiday', { holidays: [range('2026-11-23', '2026-11-25')] }, '2026-11-26'],
    ['to a Saturday that is worked', { workdays: [range('2026-11-21')] }, '2026-11-21'],
    [
      'to a worked day within a holiday',
      { holidays: [range('2026-11-20', '2026-11-29')], workdays: [range('2026-11-22')] },
      '2026-11-22',
    ],
    ['not by the shop’s own days', { shopDays: [range('2026-11-23')] }, '2026-11-23'],
    [
      'over a holiday that the dock works through',
      { holidays: [range('2026-11-23')], worksHolidays: true },
      '2026-11-24',
    ],
    ['from a holiday into the weekend and out of it', { holidays: [range('2026-11-19', '2026-11-23')] }, '2026-11-24'],
  ])('%s', (_name, more, day) => {
    expect(nextOfficeDay(FRIDAY, { ...NO_DAYS_OFF, ...more })).toBe(beijing(day));
  });
});
