import { describe, expect, it } from 'vitest';
import { countMissing } from '../../bench/lib/missing-frames.ts';
import { compareSides, describeFinding, toJson } from '../../bench/lib/finding.ts';
import { waybillAt } from '../../bench/lib/many-returns.ts';
import { fitSlope, median, quantile } from '../../bench/lib/statistics.ts';
import { readWaybill } from '../../../src/shared/waybill.ts';

describe('median and quantiles', () => {
  it('takes the middle one, between two when they are even in number, whatever their order', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  it('is not moved by one disturbed run', () => {
    expect(median([10, 11, 12, 13, 5000])).toBe(12);
  });

  it('finds p95 between neighbours in proportion', () => {
    const values = Array.from({ length: 101 }, (_, index) => 100 - index);
    expect(quantile(values, 0.95)).toBeCloseTo(95);
    expect(quantile([0, 10], 0.95)).toBeCloseTo(9.5);
  });

  it('knows nothing of nothing', () => {
    expect(median([])).toBeNaN();
  });
});

describe('the slope', () => {
  it('is exact for points on a line, without doubt', () => {
    const points = [0, 10, 20, 30].map((x) => ({ x, y: 5 + 0.5 * x }));
    const { slope, plusMinus } = fitSlope(points);
    expect(slope).toBeCloseTo(0.5);
    expect(plusMinus).toBeCloseTo(0);
  });

  it('has the confidence interval of the textbook', () => {
    // Residuals -1, 1, 1, -1 about a flat line; sum of squares 4, spread 5: error sqrt(4/2/5), t for 2 degrees 4.303.
    const { slope, plusMinus } = fitSlope([-1, 1, 1, -1].map((y, x) => ({ x, y })));
    expect(slope).toBeCloseTo(0);
    const wide = fitSlope([-1, 1, 1, -1, 1, -1, -1, 1].map((y, x) => ({ x, y })));
    // Six degrees: t = 2.447, spread 42, sum of squares 8.
    expect(wide.plusMinus).toBeCloseTo(2.447 * Math.sqrt(8 / 6 / 42), 2);
    expect(plusMinus).toBeGreaterThan(2);
  });

  it('refuses what has no slope', () => {
    expect(() => fitSlope([{ x: 1, y: 1 }])).toThrow('three points');
    expect(() => fitSlope([1, 1, 1].map((x) => ({ x, y: x })))).toThrow('different places');
  });
});

describe('what is told', () => {
  const ours = { what: 'ours', values: [2, 3, 4] };
  const floor = { what: 'the floor', values: [2, 2, 2] };

  it('compares medians and prints both sides', () => {
    const finding = compareSides('look-up', 1.3, ours, floor, 'ms');
    expect(finding).toMatchObject({ ratio: 1.5, isMet: false });
    expect(finding.lines).toEqual([
      'p50        3  p95      3.9 ms  of 3  ours',
      'p50        2  p95        2 ms  of 3  the floor',
    ]);
    expect(describeFinding(finding)).toBe('MISSED  look-up                 1.5  goal 1.3');
  });

  it('counts a ratio that is just the goal as met', () => {
    expect(compareSides('look-up', 1.5, ours, floor, 'ms').isMet).toBe(true);
  });

  it('writes name, ratio, goal and met, nothing else', () => {
    const findings = [
      compareSides('look-up', 1.3, { what: 'ours', values: [4 / 3] }, { what: 'floor', values: [1] }, 'ms'),
      { name: 'film-frames-dropped', ratio: 0, goal: 0, isMet: true, lines: ['…'] },
    ];
    expect(JSON.parse(toJson(findings))).toEqual([
      { name: 'look-up', ratio: 1.3333, goal: 1.3, met: false },
      { name: 'film-frames-dropped', ratio: 0, goal: 0, met: true },
    ]);
  });
});

describe("the film's missing frames", () => {
  const camera = Array.from({ length: 20 }, (_, index) => 5_000_000 + index * 66_667);
  const film = camera.slice(4, 15).map((us) => us - (camera[4] ?? 0));

  it('finds where the film begins, and nothing missing in a whole one', () => {
    expect(countMissing(camera, film)).toEqual({ given: 11, missing: 0 });
  });

  it('counts a frame that is not in the film', () => {
    expect(countMissing(camera, film.toSpliced(5, 2))).toEqual({ given: 11, missing: 2 });
  });

  it('takes a frame that only the film has for one that the camera gave', () => {
    expect(countMissing(camera.toSpliced(8, 1), film)).toEqual({ given: 11, missing: 0 });
  });

  it('does not accept a film of another camera', () => {
    expect(() => countMissing(camera, [0, 30_000, 60_000])).toThrow('never gave');
  });
});

it('the many returns have waybills that the bench reads as such, no two alike', () => {
  const waybills = Array.from({ length: 2000 }, (_, index) => waybillAt(index * 499));
  expect(new Set(waybills).size).toBe(waybills.length);
  expect(waybills.every((waybill) => readWaybill(waybill) !== null)).toBe(true);
});
