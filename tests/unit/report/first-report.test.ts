import { describe, expect, it } from 'vitest';
import { readFirst } from '../../../src/renderer/report/first-report.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { makeCounts, makeReport } from '../../support/report-scene.ts';

/** A Thursday, noon where the tests run. */
const NOW = new Date(2026, 10, 19, 12).getTime();

/** Asks a bench on which something was judged on these days and on no others; what was found, and what was asked for. */
const findFirst = async (days: readonly string[]) => {
  const asked: string[] = [];
  const found = await readFirst(({ from, until, step }) => {
    asked.push(from);
    const within = days.filter((day) => day >= from && day <= until);
    return Promise.resolve(
      ok(
        makeReport({
          ...{ from, until, step },
          since: [...days].sort()[0] ?? null,
          totals: makeCounts({ judged: within.length }),
          series: within.map((day) => ({ ...makeCounts({ judged: 1 }), from: day })),
        }),
      ),
    );
  }, NOW);
  return { found, asked };
};

describe('the days that reports begin with', () => {
  it.each([
    ['this week, once anything was judged today', ['2026-11-19', '2026-11-12'], 'thisWeek', 1],
    ['last week, while nothing was', ['2026-11-17', '2026-11-12'], 'lastWeek', 2],
    ['this week, on a bench that began in it', ['2026-11-17'], 'thisWeek', 2],
    ['this month, after a quiet fortnight', ['2026-11-02'], 'thisMonth', 3],
    ['last month', ['2026-10-03'], 'lastMonth', 4],
    ['the last 90 days', ['2026-09-03'], 'last90', 5],
    ['this year', ['2026-02-03'], 'thisYear', 6],
  ])('are %s', async (_name, days, preset, reads) => {
    const { found, asked } = await findFirst(days);
    expect(found.preset).toBe(preset);
    expect(found.result.ok && found.result.value.from).toBe(found.range.from);
    expect(asked).toHaveLength(reads);
  });
  it('are all there are, where the last one is of another year', async () => {
    const { found } = await findFirst(['2024-06-30']);
    expect(found).toMatchObject({ preset: 'own', range: { from: '2024-06-30', until: '2026-11-19' } });
  });
  it('are this week where nothing was ever judged, after one question', async () => {
    const { found, asked } = await findFirst([]);
    expect(found).toMatchObject({ preset: 'thisWeek', result: { ok: true, value: { since: null } } });
    expect(asked).toEqual(['2026-11-16']);
  });
  it('end at a reading that failed', async () => {
    const found = await readFirst(() => Promise.resolve(refuse('report-failed')), NOW);
    expect(found).toMatchObject({ preset: 'thisWeek', result: { ok: false } });
  });
});
