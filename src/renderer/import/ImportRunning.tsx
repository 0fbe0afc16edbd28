import type { ImportView } from '../../shared/import.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ImportCounts } from './ImportCounts.tsx';
import type { Import } from './use-import.ts';
import styles from './ImportRunning.module.css';

/** How far it is. Everything else at the bench goes on meanwhile. */
export const ImportRunning = ({ view, its }: { view: ImportView; its: Import }) => {
  const { t } = useTranslation();
  const counts = { done: view.done.toLocaleString('en-US'), rows: view.rows.toLocaleString('en-US') };
  return (
    <section className={styles.running}>
      <h2 className={styles.title}>{t('import.running')}</h2>
      <bdi className={styles.file}>{showText(view.fileName)}</bdi>
      <progress className={styles.bar} aria-label={t('import.running')} max={view.rows} value={view.done} />
      <p className={styles.done}>{t('import.progress', counts)}</p>
      <ImportCounts view={view} />
      <PressButton onPress={its.cancel}>{t('import.stop')}</PressButton>
      <p className={styles.then}>{t('import.stopThen')}</p>
      <p className={styles.then}>{t('import.sendingThen')}</p>
    </section>
  );
};
