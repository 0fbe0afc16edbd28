import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DaysOff, daysIn, NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import { DEFAULT_SETTINGS, Settings } from '../../../src/shared/settings.ts';
import { REGISTER_DAY_KEYS, RegisterDays } from '../../../src/shared/watch-settings.ts';

const isDaysOff = (more: Record<string, unknown>): boolean => v.is(DaysOff, { ...NO_DAYS_OFF, ...more });
const range = (from: string, until: string, name = '') => ({ from, until, name });

describe('days off', () => {
  it('are days that exist, in order, and no whole season', () => {
    expect(isDaysOff({ holidays: [range('2028-02-29', '2028-03-01', '春节')] })).toBe(true);
    const bad = [
      range('2026-02-29', '2026-03-01'),
      range('2026-13-01', '2026-13-02'),
      range('2026-10-08', '2026-10-01'),
      range('2026-01-01', '2026-03-04'),
      range('1999-01-01', '1999-01-01'),
      range('2026-10-01T00:00', '2026-10-01'),
      range('2026-10-01', '2026-10-01', 'x'.repeat(21)),
    ];
    expect(bad.filter((one) => isDaysOff({ shopDays: [one] }))).toEqual([]);
    expect(isDaysOff({ workdays: Array.from({ length: 101 }, () => range('2026-10-01', '2026-10-01')) })).toBe(false);
    expect(daysIn(range('2026-10-01', '2026-10-08'))).toBe(8);
  });
});

describe('the numbers that watch', () => {
  const isGood = (more: Record<string, unknown>): boolean => v.is(v.partial(Settings), more);
  it('stay within their ranges', () => {
    const good = [
      { riskHours: 1, lateMinutes: 0, alertHours: [], lostAfterDays: 14 },
      { riskHours: 72, lateMinutes: 120, alertHours: [72, 48, 24, 8, 4, 1] },
    ];
    expect(good.filter(isGood)).toEqual(good);
    const bad = [
      ...[{ riskHours: 0 }, { riskHours: 73 }, { riskHours: 1.5 }, { lateMinutes: -1 }, { lateMinutes: 121 }],
      ...[{ lostAfterDays: 0 }, { lostAfterDays: 15 }, { alertHours: [4, 8] }, { alertHours: [4, 4] }],
      ...[{ alertHours: [0] }, { alertHours: [7, 6, 5, 4, 3, 2, 1] }, { alertHours: ['8'] }],
      { registerDays: { ...DEFAULT_SETTINGS.registerDays, lost: 0 } },
      { registerDays: { ...DEFAULT_SETTINGS.registerDays, unclaimed: 181 } },
    ];
    expect(bad.filter(isGood)).toEqual([]);
  });
  it('have a name on the page for each of the registers', () => {
    expect([...REGISTER_DAY_KEYS].sort()).toEqual(Object.keys(RegisterDays.entries).sort());
    expect(Object.keys(DEFAULT_SETTINGS.registerDays).sort()).toEqual([...REGISTER_DAY_KEYS].sort());
  });
});
