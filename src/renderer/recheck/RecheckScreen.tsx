import { useState } from 'react';
import type { OverviewPageProps } from '../overview/overview-page.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { AgreementPane } from './AgreementPane.tsx';
import { RecheckList } from './RecheckList.tsx';
import { RecheckPane } from './RecheckPane.tsx';
import { useRechecks } from './use-rechecks.ts';
import styles from './RecheckScreen.module.css';

const TABS = ['open', 'agreement'] as const;

/** Blind re-checks: what waits for a second pair of eyes; for the supervisor also how far two judgements agree. */
export const RecheckScreen = ({ doors }: Pick<OverviewPageProps, 'doors'>) => {
  const { t } = useTranslation();
  const rechecks = useRechecks(doors.recheckOf);
  const [tab, setTab] = useState<(typeof TABS)[number]>('open');
  const { view } = rechecks;
  if (view === null) {
    return (
      <main className={styles.screen} aria-label={t('recheck.title')}>
        <p>{rechecks.isFailed ? t('recheck.failed') : t('frame.loading')}</p>
        {rechecks.isFailed ? <PressButton onPress={rechecks.readAgain}>{t('decide.retry')}</PressButton> : null}
      </main>
    );
  }
  const { differing } = view;
  const shown = differing === null ? 'open' : tab;
  return (
    <main className={styles.screen} aria-label={t('recheck.title')} data-desk>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('recheck.title')}</h1>
        <p className={styles.lead}>{t('recheck.lead')}</p>
        {differing === null ? null : (
          <div className={styles.tabs} role="group" aria-label={t('recheck.tabs')}>
            {TABS.map((one) => (
              <PressButton
                key={one}
                isPressed={one === shown}
                onPress={() => {
                  setTab(one);
                }}
              >
                {t(`recheck.tab.${one}`, { n: view.open.length })}
              </PressButton>
            ))}
          </div>
        )}
      </header>
      {shown === 'agreement' && differing !== null ? (
        <AgreementPane differing={differing} onRecord={doors.onRecord} />
      ) : (
        <div className={styles.body}>
          <RecheckList rechecks={rechecks} open={view.open} percent={view.percent} />
          <RecheckPane rechecks={rechecks} />
        </div>
      )}
    </main>
  );
};
