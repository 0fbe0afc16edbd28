import { PressButton } from '../ui/PressButton.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { RangePicker } from './RangePicker.tsx';
import { ReportCharts } from './ReportCharts.tsx';
import { ReportFigures } from './ReportFigures.tsx';
import { ReportPaper } from './ReportPaper.tsx';
import { ReportShape } from './ReportShape.tsx';
import { ReportTables } from './ReportTables.tsx';
import { wordReport, wordSpan } from './report-words.ts';
import { useReport } from './use-report.ts';
import styles from './ReportScreen.module.css';

/** What was judged over days and years: a sentence first, then figures and charts, then tables. */
export const ReportScreen = () => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const report = useReport();
  const { view, preset, range, isReading, isFailed } = report;
  // The sentence belongs to the days that were read, not to those that are being read.
  const isOfRange = view?.from === range.from && view.until === range.until;
  const span = view === null ? '' : wordSpan(t, isReading && !isOfRange ? 'own' : preset, view, language);
  return (
    <main className={`${styles.screen} ${more.scroll ?? ''}`} data-desk tabIndex={0} aria-busy={isReading}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('report.title')}</h1>
        <RangePicker report={report} />
      </header>
      {isFailed ? (
        <div className={styles.failed} role="alert">
          <p>{t('report.failed')}</p>
          <PressButton onPress={report.readAgain}>{t('report.again')}</PressButton>
        </div>
      ) : null}
      {view === null ? (
        isFailed ? null : (
          <>
            <p className={styles.sentence}>{t('report.reading')}</p>
            <ReportShape />
          </>
        )
      ) : (
        <>
          <h2 className={styles.sentence} aria-live="polite">
            {wordReport(t, view, span, language)}
          </h2>
          {view.isBehind ? (
            <p className={styles.note} role="status">
              {t('report.behind')}
            </p>
          ) : null}
          {view.totals.judged === 0 ? null : (
            <>
              <ReportPaper report={report} />
              <ReportFigures view={view} />
              <ReportCharts view={view} />
              <ReportTables range={{ from: view.from, until: view.until }} />
              <p className={styles.note}>{t('report.zone', { zone: view.zone })}</p>
            </>
          )}
        </>
      )}
    </main>
  );
};
