import { maskName } from '../../shared/pack/masking.ts';
import type { TableAsk, TableRow } from '../../shared/report.ts';
import { noCounts } from './report-read-store.ts';
import type { ReportReadStore, Rolled, Scope } from './report-read-store.ts';
import { splitText } from './report-view.ts';

type Asked = Pick<TableAsk, 'table' | 'sort' | 'isDescending' | 'filter'>;
type Late = ReturnType<ReportReadStore['late']>[number];

const rowOf = ({ key, counts }: Rolled, label: string, sub = ''): TableRow => ({
  ...{ key, label, sub, picture: null, disputes: null, peak: 0 },
  ...counts,
});

function rowsOf(store: ReportReadStore, scope: Scope, { table, filter, sort }: Asked, now: number): TableRow[] {
  const withLate = (rows: Rolled[], keyOf: (late: Late) => string): Rolled[] => {
    const found = new Map(rows.map((row) => [row.key, row]));
    for (const late of store.late(scope, now)) {
      const row = found.get(keyOf(late));
      if (row !== undefined) row.counts.overdue += late.n;
    }
    return rows;
  };
  const shops = new Map(store.shops().map((shop) => [shop.id, shop]));
  switch (table) {
    case 'text':
      return store.byKey(scope, 'text').map((row) => {
        const { reason, text } = splitText(row.key);
        return rowOf(row, text, reason ?? '');
      });
    case 'code':
      return store.byKey(scope, 'code').map((row) => rowOf(row, row.key));
    case 'sku': {
      // Thousands of articles, of which fifty are shown: their names are only read where they decide which.
      const isNamed = filter !== '' || sort === 'label';
      const nameOf = (sku: string): string => (isNamed ? store.articleName(sku) : '');
      return store.byKey(scope, 'sku').map((row) => rowOf(row, nameOf(row.key), row.key));
    }
    case 'shop':
      return withLate(store.byShop(scope), ({ shop }) => String(shop)).map((row) => {
        const named = shops.get(Number(row.key));
        return rowOf(row, named?.shop ?? '', named?.platform ?? '');
      });
    case 'courier':
      return withLate(store.byKey(scope, 'courier'), ({ courier }) => courier).map((row) => rowOf(row, row.key));
    case 'station':
      return withLate(store.byKey(scope, 'station'), ({ station }) => station).map((row) => rowOf(row, row.key));
    case 'buyer':
      return store.buyers(scope).map(({ id, shop, buyer, phone_tail: tail, peak, ...counted }) => {
        const { judged, intact, contradicts } = counted;
        const named = shops.get(shop);
        const counts = { ...noCounts(), judged, intact, contradicts };
        const label = tail === '' ? maskName(buyer) : `${maskName(buyer)} ··${tail.slice(-2)}`;
        return { ...rowOf({ key: String(id), counts }, label, named?.shop ?? ''), peak };
      });
  }
}

const compare = (a: TableRow, b: TableRow, sort: Asked['sort']): number => {
  if (sort === 'label') return a.label.localeCompare(b.label, 'zh');
  if (sort === 'inTime') return shareInTime(a) - shareInTime(b);
  return a[sort] - b[sort];
};

/** Of what should have been acknowledged by now: within 24 hours. Where nothing should, 0. */
const shareInTime = ({ inTime, acked, overdue }: TableRow): number =>
  acked + overdue === 0 ? 0 : inTime / (acked + overdue);

/** All rows of a table that the filter leaves, sorted; rows that are equal stand by their key. */
export function readTable(store: ReportReadStore, scope: Scope, asked: Asked, now: number): TableRow[] {
  const wanted = asked.filter.normalize('NFKC').trim().toLowerCase();
  const isWanted = ({ label, sub }: TableRow): boolean => `${label} ${sub}`.toLowerCase().includes(wanted);
  const sign = asked.isDescending ? -1 : 1;
  return rowsOf(store, scope, asked, now)
    .filter((row) => wanted === '' || isWanted(row))
    .sort((a, b) => sign * compare(a, b, asked.sort) || (a.key < b.key ? -1 : 1));
}

/** The rows of articles with their names, and with their pictures where they are shown. */
export const withArticles = (store: ReportReadStore, rows: readonly TableRow[], isShown: boolean): TableRow[] =>
  rows.map((row) => ({
    ...row,
    label: store.articleName(row.sub),
    picture: isShown ? store.articlePicture(row.sub) : null,
  }));
