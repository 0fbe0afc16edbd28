import { useTranslation } from 'react-i18next';
import type { OverviewPageProps } from '../overview/overview-pages.ts';
import styles from './BoardScreen.module.css';

/** The state of the dock in a few numbers that are read from across the hall. */
export const BoardScreen = ({ status, isFilled }: OverviewPageProps) => {
  const { t } = useTranslation();
  return (
    <main className={styles.board} data-filled={isFilled} aria-label={t('key.board')}>
      <p className={styles.number}>
        <strong>{status?.toDecide ?? 0}</strong>
        <span>{t('frame.decide')}</span>
      </p>
      <p className={styles.number} data-bad={(status?.parked ?? 0) > 0}>
        <strong>{status?.parked ?? 0}</strong>
        <span>{t('frame.parked')}</span>
      </p>
    </main>
  );
};
