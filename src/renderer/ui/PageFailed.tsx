import { useTranslation } from './words-context.ts';
import styles from './PageFailed.module.css';

/** Shown in place of a page that failed; the strips, the scanner and the recording go on around it. */
export const PageFailed = () => {
  const { t } = useTranslation();
  return (
    <main className={styles.failed} role="alert">
      <h1 className={styles.what}>{t('frame.crashed')}</h1>
      <button
        type="button"
        className={styles.again}
        onClick={() => {
          location.reload();
        }}
      >
        {t('frame.reload')}
      </button>
    </main>
  );
};
