import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUYER_QUERIES } from '../../../src/main/report/buyer-store.ts';
import { FACT_QUERIES } from '../../../src/main/report/case-facts-store.ts';
import { FOLD_QUERIES } from '../../../src/main/report/report-fold.ts';
import { REPORT_QUERIES } from '../../../src/main/report/report-read-store.ts';
import { planOf } from '../../support/platform-plan.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';

let scratch: ReturnType<typeof openScratchDatabase>;
beforeAll(() => {
  scratch = openScratchDatabase();
});
afterAll(() => {
  scratch.remove();
});
/** Tables that grow with every parcel: a scan of one is a report that gets slower every year. */
const GROWING =
  /^SCAN (?:report_(?:roll|wait|case|buyer|buyer_month|sku)|register_entry|dispute_case|c|verdict|v|inspection|i|parcel|p|pr|command|custody_entry|expected_\w+|[erlbmd])(?: |$)/;
const plan = (sql: string): string[] => planOf(scratch.db, sql);

describe('what reports ask', () => {
  it.each(Object.entries({ ...REPORT_QUERIES, ...BUYER_QUERIES }))('%s reads by an index', (name, sql) => {
    const lines = plan(sql);
    expect(lines.filter((line) => GROWING.test(line))).toEqual([]);
    if (name !== 'shops') expect(lines.some((line) => line.startsWith('SEARCH'))).toBe(true);
  });
  it('goes over stretches of days of each shop in the primary key, never over all keys', () => {
    for (const sql of [REPORT_QUERIES.byKey, REPORT_QUERIES.byShop])
      expect(
        plan(sql).filter((line) =>
          line.startsWith('SEARCH report_roll USING PRIMARY KEY (dimension=? AND shop=? AND at>? AND at<?)'),
        ),
      ).toHaveLength(3);
    expect(
      plan(REPORT_QUERIES.waits).filter((line) => line.includes('(kind=? AND shop=? AND at>? AND at<?)')),
    ).toHaveLength(3);
    expect(plan(REPORT_QUERIES.byDay)[0]).toContain('(dimension=? AND shop=? AND at>? AND at<?)');
  });
  it('finds what is late and who sends back often in indexes that hold little else', () => {
    expect(plan(REPORT_QUERIES.late)[0]).toContain('USING COVERING INDEX report_case_due (day>? AND day<?)');
    expect(plan(REPORT_QUERIES.claims)[0]).toContain(
      'register_entry_begun (register=? AND created_at>? AND created_at<?)',
    );
    expect(plan(REPORT_QUERIES.disputesOpened)[0]).toContain('dispute_case_begun (opened_at>? AND opened_at<?)');
    expect(plan(REPORT_QUERIES.disputesEnded)[0]).toContain('dispute_case_done (ended_at>? AND ended_at<?)');
    expect(plan(REPORT_QUERIES.buyers).join('\n')).toContain('report_buyer_month_many (month>? AND month<?)');
  });
});

describe('what counting asks', () => {
  it.each(Object.entries({ ...FACT_QUERIES, entries: FOLD_QUERIES.entries, old: FOLD_QUERIES.old }))(
    '%s reads by an index',
    (_name, sql) => {
      const lines = plan(sql);
      expect(lines.filter((line) => GROWING.test(line))).toEqual([]);
      expect(lines.some((line) => line.startsWith('SEARCH'))).toBe(true);
    },
  );
});
