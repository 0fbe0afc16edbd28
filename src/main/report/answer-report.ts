import { writeFileDurably } from '../lib/atomic-file.ts';
import { openForReading } from '../db/open.ts';
import { ROWS_A_PAGE } from '../../shared/report.ts';
import type { TableRow } from '../../shared/report.ts';
import type { ReportFound, ReportAsk, ReportJob } from './report-asks.ts';
import { withDisputes } from './dispute-figures.ts';
import { textOfDay } from './report-days.ts';
import { createReportReadStore } from './report-read-store.ts';
import type { ReportReadStore } from './report-read-store.ts';
import { tableFile } from './report-file.ts';
import { readTable, withArticles } from './report-table.ts';
import { readReport } from './report-view.ts';

/** Pages of the database that are kept between two statements of one report, kB. */
const CACHE_KB = 32_000;

/** Does one job on a connection of its own that only reads: the bench's own is never held up by it. */
export async function answerReport({ file, binding, ask }: Omit<ReportJob, 'kind'>): Promise<ReportFound> {
  const db = openForReading(file, binding ?? undefined);
  try {
    db.pragma(`cache_size = -${CACHE_KB}`);
    return await answer(createReportReadStore(db), ask);
  } finally {
    db.close();
  }
}

async function answer(store: ReportReadStore, ask: ReportAsk): Promise<ReportFound> {
  const { from, until, platforms, now } = ask;
  const scope = { from, until, platforms };
  if (ask.what === 'view') return { what: 'view', view: readReport(store, scope, ask) };
  const rows = readTable(store, scope, ask, now);
  const named = (some: TableRow[], isShown: boolean): TableRow[] =>
    ask.table === 'sku'
      ? withArticles(store, some, isShown)
      : ask.table === 'shop'
        ? withDisputes(store.disputes, scope, some)
        : some;
  if (ask.what === 'table') {
    const page = named(rows.slice(ask.offset, ask.offset + ROWS_A_PAGE), true);
    return { what: 'table', page: { rows: page, total: rows.length, isBehind: false } };
  }
  const days = { from: textOfDay(from), until: textOfDay(until) };
  writeFileDurably(ask.target, await tableFile(named(rows, false), { ...ask, ...days }));
  return { what: 'file', rows: rows.length };
}
