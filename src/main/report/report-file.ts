import { Buffer } from 'node:buffer';
import writeXlsxFile from 'write-excel-file/node';
import { reasonWord, reportWords, rowLabel, shareInTime } from '../../shared/report-words.ts';
import type { ExportAsk, ReportTableName, TableRow } from '../../shared/report.ts';
import { csvFile, plainText } from '../lib/csv.ts';

type Cell = string | number | null;
type Column = { title: string; of: (row: TableRow) => Cell };

const BOLD = 'bold' as const;
const WIDE = 34;
const NARROW = 14;

const share = (row: TableRow): number | null => {
  const found = shareInTime(row);
  return found === null ? null : Math.round(found * 1000) / 10;
};

/** The columns that say something in this table, in the order of the screen. */
function columnsOf(table: ReportTableName, language: 'zh' | 'en'): Column[] {
  const { column, disputes, table: tables } = reportWords(language);
  const second: Record<ReportTableName, Column[]> = {
    text: [{ title: column.reason, of: ({ sub }) => reasonWord(sub, language) }],
    sku: [{ title: 'SKU', of: ({ sub }) => sub }],
    shop: [{ title: column.platform, of: ({ sub }) => sub }],
    buyer: [{ title: tables.shop, of: ({ sub }) => sub }],
    code: [],
    courier: [],
    station: [],
  };
  const named: Column[] = [{ title: tables[table], of: (row) => rowLabel(table, row, language) }, ...second[table]];
  const judged: Column = { title: column.judged, of: (row) => row.judged };
  const contradicts: Column = { title: column.contradicts, of: (row) => row.contradicts };
  if (table === 'buyer') {
    const peak: Column = { title: column.peak, of: (row) => row.peak };
    return [...named, judged, peak, { title: column.intact, of: (row) => row.intact }, contradicts];
  }
  const counted = (['intact', 'damaged', 'swapped', 'confirms'] as const).map((name): Column => ({
    title: column[name],
    of: (row) => row[name],
  }));
  const clocks: Column[] = [
    { title: column.acked, of: (row) => row.acked },
    { title: column.inTime, of: (row) => row.inTime },
    { title: `${column.share} %`, of: share },
    { title: column.overdue, of: (row) => row.overdue },
  ];
  const hasClocks = table === 'shop' || table === 'courier' || table === 'station';
  const cases = (['opened', 'won', 'part', 'lost', 'ended', 'alone'] as const).map((name): Column => ({
    title: disputes[name],
    of: (row) => row.disputes?.[name] ?? 0,
  }));
  return [...named, judged, ...counted, contradicts, ...(hasClocks ? clocks : []), ...(table === 'shop' ? cases : [])];
}

/** The table as the bytes of a file. No text in it is run as a formula, in either format. */
export async function tableFile(
  rows: readonly TableRow[],
  { table, format, language, from, until }: Pick<ExportAsk, 'table' | 'format' | 'language' | 'from' | 'until'>,
): Promise<Uint8Array> {
  const columns = columnsOf(table, language);
  const cells = rows.map((row) => columns.map(({ of }) => of(row)));
  if (format === 'csv') return Buffer.from(csvFile([columns.map(({ title }) => title), ...cells]), 'utf8');
  const head = columns.map(({ title }) => ({ value: plainText(title), type: String, fontWeight: BOLD }));
  const body = cells.map((line) =>
    line.map((cell) => {
      if (cell === null) return null;
      return typeof cell === 'number' ? { value: cell, type: Number } : { value: plainText(cell), type: String };
    }),
  );
  const sheet = `${reportWords(language).table[table]} ${from.slice(5)}–${until.slice(5)}`.slice(0, 31);
  const options = {
    sheet,
    columns: columns.map((_column, at) => ({ width: at === 0 ? WIDE : NARROW })),
    stickyRowsCount: 1,
  };
  return writeXlsxFile([head, ...body], options).toBuffer();
}
