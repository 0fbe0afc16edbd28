import { describe, expect, it } from 'vitest';
import { filmWindows } from '../../../src/main/pack/film-windows.ts';
import { fc } from '../../support/property.ts';

describe('stretches of a film', () => {
  it('are none of a film that fits', () => {
    expect(filmWindows([1000], 60_000, 60_000)).toEqual([]);
  });

  it('begin with the closed box when no moment was marked', () => {
    expect(filmWindows([], 600_000, 60_000)).toEqual([{ fromMs: 0, toMs: 60_000 }]);
  });

  it('join moments that fit together and keep others apart', () => {
    expect(filmWindows([300_000, 20_000, 40_000], 600_000, 60_000)).toEqual([
      { fromMs: 15_000, toMs: 75_000 },
      { fromMs: 295_000, toMs: 355_000 },
    ]);
  });

  it('stay inside the film', () => {
    expect(filmWindows([599_000, 900_000], 600_000, 60_000)).toEqual([{ fromMs: 540_000, toMs: 600_000 }]);
  });

  it('show every marked moment, none longer than allowed', () => {
    const moment = fc.integer({ min: 0, max: 2_400_000 });
    fc.assert(
      fc.property(
        fc.array(moment, { maxLength: 20 }),
        moment,
        fc.integer({ min: 5000, max: 120_000 }),
        (marks, durationMs, maxMs) => {
          const windows = filmWindows(marks, durationMs, maxMs);
          for (const { fromMs, toMs } of windows) {
            expect(toMs - fromMs).toBeLessThanOrEqual(maxMs);
            expect(fromMs).toBeGreaterThanOrEqual(0);
            expect(toMs).toBeLessThanOrEqual(durationMs);
          }
          if (windows.length === 0) return;
          for (const mark of marks.filter((one) => one <= durationMs))
            expect(windows.some(({ fromMs, toMs }) => fromMs <= mark && mark <= toMs)).toBe(true);
        },
      ),
    );
  });
});
