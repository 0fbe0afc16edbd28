import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { createReportReadStore } from '../../../src/main/report/report-read-store.ts';
import type { Scope } from '../../../src/main/report/report-read-store.ts';
import { readTable } from '../../../src/main/report/report-table.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';
import { insertJudged, undoVerdict } from '../../support/report-rows.ts';
import type { Judged } from '../../support/report-rows.ts';

const DAY = 24 * 3_600_000;
/** 2026-08-31 12:00 in Shanghai. */
const FIRST = Date.UTC(2026, 7, 31, 4);

let scratch: ReturnType<typeof openScratchDatabase>;
beforeEach(() => {
  scratch = openScratchDatabase();
});
afterEach(() => {
  scratch.remove();
});

const judge = (no: string, day: number, more: Partial<Judged> = {}): void => {
  insertJudged(scratch.db, { no, receivedAt: FIRST + day * DAY, judgedAt: FIRST + day * DAY, ...more });
};
const store = () => {
  const fold = createReportFold(scratch.db, { zone: 'Asia/Shanghai', now: () => 0 });
  while (!fold.catchUp(0));
  return createReportReadStore(scratch.db);
};
const judgedOf = (rows: readonly { judged: number }[]): number => rows.reduce((sum, { judged }) => sum + judged, 0);
const scope = (from: number, until: number, platforms: string[] | null = null): Scope => ({ from, until, platforms });
const skus = (about: Scope) =>
  readTable(store(), about, { table: 'sku', sort: 'judged', isDescending: true, filter: '' }, FIRST);

describe('whole months', () => {
  it('hold all shops once, whichever days stand before and behind them', () => {
    judge('a', 0);
    judge('b', 5, { platform: 'jd', shop: '木兮家居' });
    judge('c', 6, { platform: 'taobao', shop: '青禾数码' });
    judge('d', 31, { platform: 'taobao', shop: '青禾数码' });
    const september = scope(20260901, 20260930);
    expect(judgedOf(skus(september))).toBe(2);
    expect(judgedOf(skus(scope(20260831, 20261001)))).toBe(4);
    expect(judgedOf(skus(scope(20260906, 20260930)))).toBe(1);
    const shops = readTable(
      store(),
      september,
      { table: 'shop', sort: 'label', isDescending: false, filter: '' },
      FIRST,
    );
    expect(shops.map(({ label, judged }) => [label, judged])).toEqual([
      ['木兮家居', 1],
      ['青禾数码', 1],
    ]);
    expect(judgedOf(skus(scope(20260901, 20260930, ['jd'])))).toBe(1);
  });
  it('hold what nobody knows a return of, and nothing of it for an agent', () => {
    judge('a', 5, { isUnclaimed: true });
    const about = scope(20260901, 20260930);
    expect(
      store()
        .byKey(about, 'all')
        .map(({ counts }) => counts.judged),
    ).toEqual([1]);
    expect(store().byKey({ ...about, platforms: ['jd'] }, 'all')).toEqual([]);
    expect(store().waits(about, 'judged')).toEqual([{ bucket: 0, n: 1 }]);
  });
  it('lose what is taken back, down to nothing', () => {
    judge('a', 5);
    judge('b', 6);
    const about = scope(20260901, 20260930);
    expect(judgedOf(skus(about))).toBe(2);
    undoVerdict(scratch.db, 'v-a', FIRST + 7 * DAY);
    expect(judgedOf(skus(about))).toBe(1);
    undoVerdict(scratch.db, 'v-b', FIRST + 7 * DAY);
    expect(skus(about)).toEqual([]);
    expect(store().since(about)).toBeNull();
  });
  it('are counted of inspections that wait for their verdict when they have it', () => {
    judge('a', 5);
    scratch.db.exec(`INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at)
        VALUES ('p', 'WB', 'BW', 'unclaimed', 0);
      INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
        VALUES ('i', 'p', '0217', '退货台 1', 'half-done', 0, 0)`);
    const about = scope(20260901, 20260930);
    expect(judgedOf(skus(about))).toBe(1);
    // Counted anew, from the rows alone.
    scratch.db.exec(`UPDATE report_mark SET rules = 'older'`);
    judge('b', 6);
    expect(judgedOf(skus(about))).toBe(2);
  });
});
