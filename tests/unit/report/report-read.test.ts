import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withDisputes } from '../../../src/main/report/dispute-figures.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { createReportReadStore } from '../../../src/main/report/report-read-store.ts';
import type { ReportReadStore, Scope } from '../../../src/main/report/report-read-store.ts';
import { readTable } from '../../../src/main/report/report-table.ts';
import { readReport } from '../../../src/main/report/report-view.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';
import { acknowledge, insertJudged } from '../../support/report-rows.ts';
import type { Judged } from '../../support/report-rows.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
/** 2026-11-16 (a Monday), 10:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 10, 16, 2);
const at = (day: number, hour = 0): number => MONDAY + (day * 24 + hour) * HOUR;
const WEEK: Scope = { from: 20261116, until: 20261122, platforms: null };

let scratch: ReturnType<typeof openScratchDatabase>;
beforeEach(() => {
  scratch = openScratchDatabase();
});
afterEach(() => {
  scratch.remove();
});

let made = 0;
const judge = (more: Partial<Judged> = {}): string => {
  const no = `N${(made += 1)}`;
  insertJudged(scratch.db, { no, receivedAt: at(0), judgedAt: at(0, 1), ...more });
  return `v-${no}`;
};
const read = (): ReportReadStore => {
  const fold = createReportFold(scratch.db, { zone: ZONE, now: () => 0 });
  while (!fold.catchUp(0));
  return createReportReadStore(scratch.db);
};
const table = (name: 'buyer' | 'sku' | 'shop' | 'text', filter = '') =>
  readTable(read(), WEEK, { table: name, sort: 'judged', isDescending: true, filter }, at(6));

describe('a report', () => {
  it('says the share within 24 hours of what should be done by now, and what is late', () => {
    acknowledge(scratch.db, judge(), at(0, 2));
    acknowledge(scratch.db, judge(), at(2));
    judge({ judgedAt: at(1) });
    judge({ receivedAt: at(6), judgedAt: at(6) });
    const { totals, waits, series } = readReport(read(), WEEK, { step: 'day', now: at(6, 1), zone: ZONE });
    expect(totals).toMatchObject({ judged: 4, owed: 4, acked: 2, inTime: 1, overdue: 1 });
    expect(series.map(({ from, judged }) => [from, judged])).toEqual([
      ['2026-11-16', 2],
      ['2026-11-17', 1],
      ...['18', '19', '20', '21'].map((day) => [`2026-11-${day}`, 0]),
      ['2026-11-22', 1],
    ]);
    expect(waits.judged?.n).toBe(4);
    expect(Math.abs((waits.whole?.medianMs ?? 0) / (2 * HOUR) - 1)).toBeLessThan(0.025);
  });
  it('compares with as many days before, and tells the first day of all', () => {
    judge({ receivedAt: at(-8), judgedAt: at(-8) });
    judge({ receivedAt: at(-3), judgedAt: at(-3), verdict: 'swapped' });
    judge();
    const report = readReport(read(), WEEK, { step: 'week', now: at(6), zone: ZONE });
    expect([report.totals.judged, report.before.judged, report.before.swapped]).toEqual([1, 1, 1]);
    expect(report.since).toBe('2026-11-08');
  });
  it('counts a platform deadline from receipt by tracking where it is known', () => {
    const late = judge({ signedAt: at(-2) });
    acknowledge(scratch.db, late, at(0, 2));
    expect(readReport(read(), WEEK, { step: 'day', now: at(6), zone: ZONE }).totals).toMatchObject({
      acked: 1,
      inTime: 0,
    });
  });
  it('sees nothing of other platforms than those of a shop agent', () => {
    judge({ platform: 'taobao', shop: '山岚男装', skus: ['A'] });
    judge({ platform: 'jd', shop: '山岚男装', skus: ['B'] });
    judge({ isUnclaimed: true });
    const own: Scope = { ...WEEK, platforms: ['jd'] };
    const store = read();
    expect(readReport(store, own, { step: 'day', now: at(6), zone: ZONE }).totals.judged).toBe(1);
    const skus = readTable(store, own, { table: 'sku', sort: 'judged', isDescending: true, filter: '' }, at(6));
    expect(skus.map(({ sub }) => sub)).toEqual(['B']);
    expect(readReport(store, { ...WEEK, platforms: [] }, { step: 'day', now: at(6), zone: ZONE }).totals.judged).toBe(
      0,
    );
  });
  it('sums up claims against couriers that were begun in these days', () => {
    const add = scratch.db.prepare<[string, string, string, number, number]>(
      `INSERT INTO register_entry (id, register, subject, title, state, is_open, due_at, amount_cents, note, operator_no,
         created_at, changed_at) VALUES (?, 'carrier-claim', ?, '', ?, 1, 0, ?, '', '0217', ?, 0)`,
    );
    add.run('c1', 's1', 'paid', 12_900, at(1));
    add.run('c2', 's2', 'filed', 5_000, at(2));
    add.run('c3', 's3', 'dismissed', 7_000, at(2));
    add.run('c4', 's4', 'paid', 9_000, at(9));
    expect(readReport(read(), WEEK, { step: 'day', now: at(6), zone: ZONE }).carrierClaims).toEqual([
      { currency: 'CNY', claims: 2, paidCents: 12_900, openCents: 5_000, refused: 0 },
    ]);
  });
  it('says which texts come most, and holds two kinds with one text apart', () => {
    for (const reason of ['quality', 'quality', 'no-reason'] as const) judge({ reason, reasonText: ' 尺码  不合适 ' });
    expect(readReport(read(), WEEK, { step: 'day', now: at(6), zone: ZONE }).texts).toEqual([
      { reason: 'quality', text: '尺码 不合适', judged: 2 },
      { reason: 'no-reason', text: '尺码 不合适', judged: 1 },
    ]);
  });
});

describe('tables', () => {
  it('are found in by part of a name, and a SQL-like one is only text', () => {
    judge({ shop: "'); DROP TABLE report_roll; --" });
    judge({ shop: '山岚男装' });
    expect(table('shop', '山岚').map(({ label }) => label)).toEqual(['山岚男装']);
    expect(table('shop', '%').map(({ label }) => label)).toEqual([]);
    expect(table('shop').length).toBe(2);
  });
  it('hint at a buyer from the third return of a month on, by a masked name', () => {
    for (const n of [1, 2, 3]) judge({ buyer: '王小明', phoneTail: '4562', judgedAt: at(0, n) });
    for (const n of [1, 2]) judge({ buyer: '李四', phoneTail: '1111', judgedAt: at(0, n) });
    expect(table('buyer').map(({ label, judged, peak }) => [label, judged, peak])).toEqual([['王** ··62', 3, 3]]);
  });
  it('hold nobody together who only share a name with stars in it', () => {
    for (const n of [1, 2, 3, 4]) judge({ buyer: '王*', phoneTail: null, judgedAt: at(0, n) });
    expect(table('buyer')).toEqual([]);
  });
});

describe('the figures of disputes', () => {
  const dispute = (
    no: string,
    more: { state?: string; reached?: number; openedAt?: number; endedAt?: number },
  ): void => {
    const { state = 'open', reached = 1, openedAt = at(0), endedAt = null } = more;
    scratch.db
      .prepare(
        `INSERT INTO dispute_case (id, expected_return_id, inspection_id, cause, state, level, reached, clock, due_at,
           opened_at, ended_at)
         SELECT 'd-' || @no, v.expected_return_id, v.inspection_id, 'finding', @state, @reached, @reached, 'none', NULL,
           @openedAt, @endedAt FROM verdict v WHERE v.id = 'v-' || @no`,
      )
      .run({ no, state, reached, openedAt, endedAt });
  };
  const opened = (more: Parameters<typeof dispute>[1], judged: Partial<Judged> = {}): void => {
    const no = judge({ finding: 'contradicts', ...judged }).slice(2);
    dispute(no, more);
  };
  const report = (scope: Scope = WEEK) => readReport(read(), scope, { step: 'day', now: at(6), zone: ZONE });

  it('are none before the first case', () => {
    judge();
    expect(report()).toMatchObject({ rulings: null, withoutPlatform: null });
  });
  it('count a case on the day it began, and on the day it was ruled on', () => {
    opened({});
    opened({ state: 'won', reached: 2, endedAt: at(1) });
    opened({ state: 'lost', reached: 3, endedAt: at(2) });
    opened({ state: 'part', reached: 2, endedAt: at(8) });
    opened({ state: 'settled', endedAt: at(3) });
    opened({ state: 'won', reached: 2, openedAt: at(-9), endedAt: at(4) });
    // Taken back: as if it had never been.
    opened({ state: 'void', endedAt: at(1) });
    expect(report()).toMatchObject({
      rulings: { opened: 5, won: 2, part: 0, lost: 1 },
      withoutPlatform: { closed: 1, all: 4 },
    });
  });
  it('part the days as the bench’s zone does', () => {
    // Sunday 23:30 and the next Monday 00:30 in Shanghai.
    opened({ openedAt: at(6, 13.5) });
    opened({ openedAt: at(6, 14.5) });
    expect(report().rulings?.opened).toBe(1);
  });
  it('stand beside each shop, and a shop agent sees their own alone', () => {
    opened({ state: 'won', reached: 2, endedAt: at(1) }, { platform: 'jd', shop: '京东店' });
    opened({}, { platform: 'taobao', shop: '淘宝店' });
    const rows = withDisputes(read().disputes, WEEK, table('shop'));
    expect(rows.map(({ label, disputes }) => [label, disputes?.opened, disputes?.won])).toEqual(
      expect.arrayContaining([
        ['京东店', 1, 1],
        ['淘宝店', 1, 0],
      ]),
    );
    expect(report({ ...WEEK, platforms: ['jd'] }).rulings).toEqual({ opened: 1, won: 1, part: 0, lost: 0 });
  });
});
