import { describe, expect, it } from 'vitest';
import { afterWorkingTime } from '../../../src/main/decision/working-hours.ts';
import { fc } from '../../support/property.ts';

const HOUR = 3_600_000;
const DAY = { fromHour: 9, untilHour: 21 };
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
        expect(afterWorkingTime(from, hours * HOUR, { fromHour: 0, untilHour: 24 })).toBe(from + hours * HOUR);
      }),
    );
  });
});
