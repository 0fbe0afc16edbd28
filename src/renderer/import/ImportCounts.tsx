import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import type { ImportView } from '../../shared/import.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ImportCounts.module.css';

/** What was stored and what was left out, so far or in the end. */
export const ImportCounts = ({ view }: { view: ImportView }) => {
  const { t } = useTranslation();
  const saved = { n: view.saved.toLocaleString('en-US') };
  return (
    <ul className={styles.counts}>
      <li className={styles.count} data-kind="saved">
        <IconCircleCheck size={28} aria-hidden="true" />
        {view.kind === 'returns' ? t('import.savedSoFar', saved) : t('import.savedBundles', saved)}
      </li>
      {view.rejected === 0 ? null : (
        <li className={styles.count} data-kind="rejected">
          <IconAlertTriangle size={28} aria-hidden="true" />
          {t('import.rejectedSoFar', { n: view.rejected.toLocaleString('en-US') })}
        </li>
      )}
    </ul>
  );
};
