import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { REPORT_TABLES, ROWS_A_PAGE } from '../../shared/report.ts';
import type { ReportRange } from '../../shared/report.ts';
import { reportWords } from '../../shared/report-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { BuyerDialog } from './BuyerDialog.tsx';
import { ReportRows } from './ReportRows.tsx';
import { useReportTable } from './use-report-table.ts';
import type { ReportTable } from './use-report-table.ts';
import styles from './ReportTables.module.css';

const SavedLine = ({ saved, show }: Pick<ReportTable, 'saved' | 'show'>) => {
  const { t } = useTranslation();
  if (saved === null) return null;
  if (saved.kind === 'refused') return <RefusalNote code={saved.code} />;
  if (saved.kind === 'saving') return <p role="status">{t('report.saving')}</p>;
  return (
    <div className={styles.saved} role="status">
      <IconCheck size={20} stroke={3} aria-hidden="true" />
      <span>{t('report.saved', { rows: saved.rows })}</span>
      <code className={styles.file} data-copy="">
        {showText(saved.file)}
      </code>
      <PressButton
        onPress={() => {
          show(saved.file);
        }}
      >
        {t('report.show')}
      </PressButton>
    </div>
  );
};

/** The tables of a report, one at a time: sorted, filtered, and as a file. */
export const ReportTables = ({ range }: { range: ReportRange }) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const table = useReportTable(range);
  const [buyer, setBuyer] = useState<string | null>(null);
  const words = reportWords(settings.language);
  const { page, offset, filter } = table;
  const total = page?.total ?? 0;
  return (
    <section className={styles.tables} aria-label={t('report.table')}>
      <div className={styles.head}>
        <div className={styles.tabs} role="tablist" aria-label={t('report.table')}>
          {REPORT_TABLES.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              className={styles.tab}
              aria-selected={table.table === one}
              onClick={() => {
                table.open(one);
              }}
            >
              {words.table[one]}
            </button>
          ))}
        </div>
        <input
          type="search"
          className={styles.filter}
          value={filter}
          maxLength={100}
          placeholder={t('report.filter')}
          aria-label={t('report.filter')}
          onChange={(event) => {
            table.setFilter(event.currentTarget.value);
          }}
        />
        <div className={styles.files}>
          {(['csv', 'xlsx'] as const).map((format) => (
            <PressButton
              key={format}
              isDisabled={total === 0 || table.saved?.kind === 'saving'}
              onPress={() => {
                table.save(format);
              }}
            >
              {t(`report.${format}`)}
            </PressButton>
          ))}
        </div>
      </div>
      {table.table === 'buyer' ? <p className={styles.hint}>{t('report.buyersHint')}</p> : null}
      <SavedLine saved={table.saved} show={table.show} />
      {table.isFailed ? (
        <RefusalNote code="report-failed" />
      ) : page === null ? (
        <p className={styles.hint}>{t('report.reading')}</p>
      ) : total === 0 ? (
        <p className={styles.hint}>
          {filter === '' ? t('report.empty') : t('report.emptyFilter', { text: showText(filter) })}
        </p>
      ) : (
        <ReportRows table={table} rows={page.rows} onBuyer={setBuyer} />
      )}
      {total <= ROWS_A_PAGE ? null : (
        <div className={styles.pager}>
          <PressButton
            isDisabled={offset === 0}
            onPress={() => {
              table.turn(-1);
            }}
          >
            {t('report.before')}
          </PressButton>
          <p>{t('report.page', { from: offset + 1, to: Math.min(total, offset + ROWS_A_PAGE), n: total })}</p>
          <PressButton
            isDisabled={offset + ROWS_A_PAGE >= total}
            onPress={() => {
              table.turn(1);
            }}
          >
            {t('report.after')}
          </PressButton>
        </div>
      )}
      {buyer === null ? null : (
        <BuyerDialog
          id={buyer}
          onClose={() => {
            setBuyer(null);
          }}
        />
      )}
    </section>
  );
};
