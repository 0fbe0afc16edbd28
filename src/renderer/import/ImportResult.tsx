import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import type { ImportView } from '../../shared/import.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { ImportCounts } from './ImportCounts.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import type { Import } from './use-import.ts';
import styles from './ImportResult.module.css';

type Ended = 'done' | 'cancelled' | 'failed';

const Mark = ({ state }: { state: Ended }) => {
  const size = 56;
  if (state === 'done') return <IconCircleCheck size={size} aria-hidden="true" />;
  return state === 'failed' ? (
    <IconAlertTriangle size={size} aria-hidden="true" />
  ) : (
    <IconPlayerPause size={size} aria-hidden="true" />
  );
};

/** How it ended, in a sentence; then what was left out and why. */
export const ImportResult = ({ view, its }: { view: ImportView; its: Import }) => {
  const { t } = useTranslation();
  const state: Ended = view.state === 'failed' ? 'failed' : view.state === 'cancelled' ? 'cancelled' : 'done';
  const said = (): string => {
    if (state === 'failed') return t('import.failedThen');
    if (state === 'cancelled') return t('import.cancelledThen');
    return view.rejected === 0
      ? t('import.doneAll')
      : t('import.doneSome', { n: view.rejected.toLocaleString('en-US') });
  };
  return (
    <>
      <section className={styles.result} data-state={state} role="status">
        <Mark state={state} />
        <div className={styles.words}>
          <h2 className={styles.title}>{t(`import.${state}Title`)}</h2>
          <p className={styles.then}>{said()}</p>
        </div>
        <PressButton kind="strong" size="large" onPress={its.again}>
          {t('import.again')}
        </PressButton>
      </section>
      <div className={styles.counts}>
        <ImportCounts view={view} />
      </div>
      {view.rejected === 0 ? null : <RejectedRows view={view} onReport={its.showReport} />}
    </>
  );
};
