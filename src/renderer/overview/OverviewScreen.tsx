import { Suspense } from 'react';
import type { StatusView } from '../../shared/sync.ts';
import { useReportAhead } from '../report/use-report-ahead.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { PAGES } from './overview-pages.ts';
import type { OverviewDoors } from './overview-page.ts';
import type { Overview } from './use-overview.ts';
import styles from './OverviewScreen.module.css';

type OverviewScreenProps = { overview: Overview; status: StatusView | null; doors: OverviewDoors };

/** The pages of the overview under one bar; the page may lie over the whole window. */
export const OverviewScreen = ({ overview, status, doors }: OverviewScreenProps) => {
  const { t } = useTranslation();
  const { isFilled } = overview;
  useReportAhead(overview.page !== 'reports');
  const shown = PAGES.find(({ page }) => page === overview.page) ?? PAGES[0];
  if (shown === undefined) return null;
  return (
    <div className={styles.screen} data-filled={isFilled}>
      {isFilled ? null : (
        <nav className={styles.pages} aria-label={t('key.overview')} data-desk>
          {PAGES.map(({ page, key }) => (
            <button
              key={page}
              type="button"
              className={styles.page}
              aria-current={page === shown.page ? 'page' : undefined}
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                overview.go(page);
              }}
            >
              <KeyCap name={key} />
              {t(`key.${page}`)}
            </button>
          ))}
        </nav>
      )}
      <div className={styles.middle}>
        <Suspense fallback={<main className={styles.loading}>{t('frame.loading')}</main>}>
          <shown.Screen status={status} isFilled={isFilled} doors={doors} />
        </Suspense>
      </div>
    </div>
  );
};
