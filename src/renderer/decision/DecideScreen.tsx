import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PressButton } from '../ui/PressButton.tsx';
import { groupWaybill } from '../ui/waybill-groups.ts';
import { CaseList } from './CaseList.tsx';
import { CasePane } from './CasePane.tsx';
import { RefusalUndo } from './RefusalUndo.tsx';
import type { Decide } from './use-decide.ts';
import { WordUndo } from './WordUndo.tsx';
import styles from './DecideScreen.module.css';

/** What was noted as done by hand last: the case itself is gone from the list. */
const Settled = ({ decide }: { decide: Decide }) => {
  const { t } = useTranslation();
  const { settled: waybill } = decide;
  const { noted } = decide.sentAnew;
  return (
    <p className={styles.settled} role="status">
      {waybill === null ? null : t('byHand.done', { waybill: groupWaybill(waybill).join(' ') })}
      {noted === null
        ? null
        : t('sentAnew.noted', {
            what: t(`eventCode.${noted.outcome}`),
            waybill: groupWaybill(noted.waybill).join(' '),
            sent: groupWaybill(noted.sent).join(' '),
          })}
    </p>
  );
};

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
        <Settled decide={decide} />
        <RefusalUndo refusal={decide.refusing} />
        <WordUndo approval={decide.approval} />
      </main>
    );
  }
  return (
    <main className={styles.screen}>
      <div className={styles.side}>
        {decide.mine === 0 ? null : (
          <PressButton
            kind={decide.isMineOnly ? 'strong' : 'plain'}
            isPressed={decide.isMineOnly}
            onPress={decide.toggleMine}
          >
            {t('approval.filter', { n: decide.mine })}
          </PressButton>
        )}
        <CaseList items={items} selectedId={selected.verdictId} onSelect={decide.select} onMove={decide.move} />
        <Settled decide={decide} />
        <RefusalUndo refusal={decide.refusing} />
        <WordUndo approval={decide.approval} />
      </div>
      <CasePane key={selected.verdictId} decide={decide} item={selected} />
    </main>
  );
};
