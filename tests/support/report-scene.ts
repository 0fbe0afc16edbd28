import { REASONS } from '../../src/shared/domain-words.ts';
import { MEASURES } from '../../src/shared/report.ts';
import type {
  Counts,
  Measure,
  ReportRange,
  ReportStep,
  ReportView,
  TablePage,
  TableRow,
} from '../../src/shared/report.ts';
import { ok, refuse } from '../../src/shared/result.ts';

// A believable week in a dock of three shops, for the window's tests and its gallery.

export const makeCounts = (more: Partial<Counts> = {}): Counts => ({
  ...(Object.fromEntries(MEASURES.map((name) => [name, 0])) as Record<Measure, number>),
  overdue: 0,
  ...more,
});

const dayCounts = (judged: number): Counts =>
  makeCounts({
    judged,
    intact: Math.round(judged * 0.82),
    damaged: Math.round(judged * 0.14),
    swapped: judged - Math.round(judged * 0.82) - Math.round(judged * 0.14),
    owed: judged,
    acked: judged,
    inTime: Math.round(judged * 0.96),
  });

export const makeReport = (more: Partial<ReportView> = {}): ReportView => ({
  ...{ from: '2026-11-09', until: '2026-11-15', step: 'day', zone: 'Asia/Shanghai', isBehind: false },
  since: '2025-12-01',
  totals: makeCounts({
    ...{ judged: 840, intact: 690, damaged: 118, swapped: 32, contradicts: 41, confirms: 96, neutral: 655, mark: 48 },
    ...{ owed: 832, acked: 810, inTime: 786, overdue: 5, refused: 6 },
  }),
  before: makeCounts({ judged: 760, owed: 751, acked: 748, inTime: 703, overdue: 0, contradicts: 52 }),
  series: ['09', '10', '11', '12', '13', '14', '15'].map((day, index) => ({
    ...dayCounts(96 + ((index * 29) % 60)),
    from: `2026-11-${day}`,
  })),
  texts: [
    { reason: 'no-reason', text: '尺码不合适', judged: 212 },
    { reason: 'no-reason', text: '不想要了', judged: 187 },
    { reason: 'quality', text: '袖口开线', judged: 64 },
    { reason: 'not-as-described', text: '颜色与图片不符', judged: 41 },
    { reason: 'broken', text: '', judged: 22 },
  ],
  reasons: REASONS.slice(0, 5).map((reason, index) => ({
    ...{ reason, judged: 500 - index * 90, confirms: 30 + index, contradicts: 4 + index },
    ...{ neutral: index === 0 ? 460 : 0, mark: index === 0 ? 6 : 20 },
  })),
  codes: [
    { code: 'worn', judged: 44 },
    { code: 'tag-missing', judged: 31 },
    { code: 'stained', judged: 18 },
  ],
  waits: {
    judged: { n: 840, medianMs: 2 * 3_600_000, p90Ms: 9 * 3_600_000, p99Ms: 30 * 3_600_000 },
    acked: { n: 810, medianMs: 90_000, p90Ms: 15 * 60_000, p99Ms: 5 * 3_600_000 },
    whole: { n: 810, medianMs: 2.1 * 3_600_000, p90Ms: 9.5 * 3_600_000, p99Ms: 33 * 3_600_000 },
  },
  rulings: null,
  carrierClaims: [],
  withoutPlatform: null,
  ...more,
});

export const makeTableRow = (more: Partial<TableRow> & { key: string }): TableRow => ({
  ...{ label: more.key, sub: '', picture: null, disputes: null, peak: 0 },
  ...dayCounts(60),
  ...more,
});

export const makeTable = (rows: TableRow[] = [], total = rows.length): TablePage => ({ rows, total, isBehind: false });

export const reportAnswers = {
  /** Nothing was judged today yet: a report begins with last week. */
  reportView: ({ from, until, step }: ReportRange & { step: ReportStep }) => ok(makeReport({ from, until, step })),
  reportTable: () => ok(makeTable()),
  reportExport: () => refuse('nothing-to-print'),
  reportPrint: () => refuse('no-printer'),
  reportBuyer: () => refuse('unknown-return'),
};
