import { useTranslation } from '../ui/words-context.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { ImportFault } from './ImportFault.tsx';
import { ImportResult } from './ImportResult.tsx';
import { ImportRunning } from './ImportRunning.tsx';
import { MapColumns } from './MapColumns.tsx';
import { useImport } from './use-import.ts';
import type { Import } from './use-import.ts';
import styles from './ImportScreen.module.css';

const Step = ({ its }: { its: Import }) => {
  const { view } = its;
  if (view === null) return <ChooseFile its={its} />;
  switch (view.state) {
    case 'mapping':
      return <MapColumns view={view} its={its} />;
    case 'running':
      return <ImportRunning view={view} its={its} />;
    case 'done':
    case 'cancelled':
    case 'failed':
      return <ImportResult view={view} its={its} />;
  }
};

/** Expected returns out of a file: choose it, say what its columns are, watch it, read what was left out. */
export const ImportScreen = () => {
  const { t } = useTranslation();
  const its = useImport(true);
  return (
    <main className={styles.screen} data-desk="">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('import.title')}</h1>
        <p className={styles.lead}>{t('import.lead')}</p>
      </header>
      {its.fault === null ? null : <ImportFault fault={its.fault} />}
      <Step its={its} />
    </main>
  );
};
