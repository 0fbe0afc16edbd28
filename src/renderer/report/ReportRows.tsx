import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ReportSort, ReportTableName, TableRow } from '../../shared/report.ts';
import { reasonWord, reportWords, rowLabel, shareInTime } from '../../shared/report-words.ts';
import { GoodsPicture } from '../ui/GoodsPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { percent } from './report-words.ts';
import type { ReportTable } from './use-report-table.ts';
import styles from './ReportRows.module.css';

type Column = { sort: ReportSort; title: string; of: (row: TableRow) => ReactNode };

const withShare = (n: number, of: number): ReactNode => (
  <>
    {n}
    <small className={styles.share}>{of === 0 || n === 0 ? '' : percent(n / of)}</small>
  </>
);

function columnsOf(table: ReportTableName, words: ReturnType<typeof reportWords>): Column[] {
  const { column } = words;
  const counted = (sort: 'intact' | 'damaged' | 'swapped' | 'contradicts'): Column => ({
    sort,
    title: column[sort],
    of: (row) => withShare(row[sort], row.judged),
  });
  const judged: Column = { sort: 'judged', title: column.judged, of: (row) => row.judged };
  if (table === 'buyer') return [judged, counted('intact'), counted('contradicts')];
  const verdicts = [judged, counted('intact'), counted('damaged'), counted('swapped'), counted('contradicts')];
  if (table === 'text' || table === 'code' || table === 'sku') return verdicts;
  const share: Column = {
    sort: 'inTime',
    title: column.share,
    of: (row) => {
      const found = shareInTime(row);
      return found === null ? '–' : percent(found);
    },
  };
  return [...verdicts, share, { sort: 'overdue', title: column.overdue, of: (row) => row.overdue }];
}

type ReportRowsProps = { table: ReportTable; rows: readonly TableRow[]; onBuyer: (key: string) => void };

/** One page of a table; the heads of its columns sort it. */
export const ReportRows = ({ table, rows, onBuyer }: ReportRowsProps) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const words = reportWords(language);
  const name = table.table;
  const columns: Column[] = [{ sort: 'label', title: words.table[name], of: () => null }, ...columnsOf(name, words)];
  const second = ({ sub }: TableRow): string => (name === 'text' ? reasonWord(sub, language) : showText(sub));
  const order = (sort: ReportSort): 'ascending' | 'descending' | undefined =>
    table.sort !== sort ? undefined : table.isDescending ? 'descending' : 'ascending';
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ sort, title }) => (
              <th key={sort} scope="col" aria-sort={order(sort)}>
                <button
                  type="button"
                  className={styles.sort}
                  aria-label={t('report.sortBy', { column: title })}
                  onClick={() => {
                    table.sortBy(sort);
                  }}
                >
                  {title}
                  {order(sort) === 'descending' ? <IconArrowDown size={16} stroke={3} aria-hidden="true" /> : null}
                  {order(sort) === 'ascending' ? <IconArrowUp size={16} stroke={3} aria-hidden="true" /> : null}
                </button>
              </th>
            ))}
            {name === 'buyer' ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <div className={styles.name}>
                  {name === 'sku' ? <GoodsPicture url={row.picture} isSmall /> : null}
                  <div>
                    <p className={styles.label}>{showText(rowLabel(name, row, language))}</p>
                    {row.sub === '' ? null : <p className={styles.second}>{second(row)}</p>}
                  </div>
                </div>
              </th>
              {columns.slice(1).map(({ sort, of }) => (
                <td key={sort}>{of(row)}</td>
              ))}
              {name === 'buyer' ? (
                <td>
                  <PressButton
                    onPress={() => {
                      onBuyer(row.key);
                    }}
                  >
                    {t('report.openBuyer')}
                  </PressButton>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
