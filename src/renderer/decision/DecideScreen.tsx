import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PressButton } from '../ui/PressButton.tsx';
import { CaseList } from './CaseList.tsx';
import { CasePane } from './CasePane.tsx';
import type { Decide } from './use-decide.ts';
import styles from './DecideScreen.module.css';

/** What a supervisor decides: the list by time left, and one case with everything that speaks in it. */
export const DecideScreen = ({ decide }: { decide: Decide }) => {
  const { t } = useTranslation();
  const { items, selected } = decide;
  if (items === null) {
    return (
      <main className={styles.empty}>
        {decide.isFailed ? (
          <>
            <p>{t('decide.failed')}</p>
            <PressButton onPress={decide.readAgain}>{t('decide.retry')}</PressButton>
          </>
        ) : (
          <p>{t('frame.loading')}</p>
        )}
      </main>
    );
  }
  if (selected === null) {
    return (
      <main className={styles.empty}>
        <IconScale size={72} stroke={1.25} aria-hidden="true" />
        <h1 className={styles.title}>{t('decide.empty')}</h1>
        <p className={styles.then}>{t('decide.emptyThen')}</p>
      </main>
    );
  }
  return (
    <main className={styles.screen}>
      <CaseList items={items} selectedId={selected.verdictId} onSelect={decide.select} onMove={decide.move} />
      <CasePane key={selected.verdictId} decide={decide} item={selected} />
    </main>
  );
};
