import type { ReportRange, ReportView } from '../../shared/report.ts';
import type { Result } from '../../shared/result.ts';
import { questionOf, rangeOf } from './report-range.ts';
import type { Preset } from './report-range.ts';

/** What is gone through after this week and the last one, until one has anything. */
const LATER = ['thisMonth', 'lastMonth', 'last90', 'thisYear'] as const;

export type FirstReport = { preset: Preset | 'own'; range: ReportRange; result: Result<ReportView> };
type Read = (asked: ReturnType<typeof questionOf>) => Promise<Result<ReportView>>;

/**
 * The report that the page begins with: this week once anything was judged today, else the last week, else the newest days
 * that have anything. Where nothing was ever judged, and where a reading fails, it ends there. `now` in ms.
 */
export async function readFirst(read: Read, now: number): Promise<FirstReport> {
  const readOf = async (preset: Preset): Promise<FirstReport> => {
    const range = rangeOf(preset, now);
    return { preset, range, result: await read(questionOf(range)) };
  };
  const isSomething = ({ result }: FirstReport): boolean => !result.ok || result.value.totals.judged > 0;
  const thisWeek = await readOf('thisWeek');
  if (!thisWeek.result.ok) return thisWeek;
  const { since, series } = thisWeek.result.value;
  const today = thisWeek.range.until;
  if (since === null || series.some(({ from, judged }) => from === today && judged > 0)) return thisWeek;
  const lastWeek = await readOf('lastWeek');
  if (isSomething(lastWeek)) return lastWeek;
  if (isSomething(thisWeek)) return thisWeek;
  for (const preset of LATER) {
    const found = await readOf(preset);
    if (isSomething(found)) return found;
  }
  const range = { from: since, until: today };
  return { preset: 'own', range, result: await read(questionOf(range)) };
}
