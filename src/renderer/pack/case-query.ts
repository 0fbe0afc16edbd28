import type { CaseSearch, CaseVerdict } from '../../shared/cases.ts';

// pack (window's side): the supervisor's room. Cases are found, one is looked at, packs are made of one or many. After
// the bench and the decision; before a stranger who checks the pack.

export const SPANS = ['all', 'day', 'week', 'month', 'quarter'] as const;
type Span = (typeof SPANS)[number];
export type CaseFilter = { text: string; verdict: CaseVerdict; isUndecided: boolean; span: Span };

/** What most who come here look for: whatever isn't intact, at any time. */
export const FIRST_FILTER: CaseFilter = { text: '', verdict: 'not-intact', isUndecided: false, span: 'all' };

const DAYS: Record<Exclude<Span, 'all'>, number> = { day: 1, week: 7, month: 30, quarter: 90 };

/** Midnight of the bench's own day, `days` − 1 days ago: "today" is one day, "last 7 days" are today and six before. */
const spanStart = (span: Span, now: number): number | null => {
  if (span === 'all') return null;
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - DAYS[span] + 1).getTime();
};

/** The station's question for a filter; `after` = where the page before ended. */
export const queryOf = (
  { text, verdict, isUndecided, span }: CaseFilter,
  after: number | null,
  now: number,
): CaseSearch => ({
  text: text.trim(),
  verdict,
  isUndecided,
  fromAt: spanStart(span, now),
  untilAt: null,
  after,
});
