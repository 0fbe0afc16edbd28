import { IconScale } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { PressButton } from '../ui/PressButton.tsx';
import { useNow } from '../ui/use-now.ts';
import { groupWaybill } from '../ui/waybill-groups.ts';
import { useTranslation } from '../ui/words-context.ts';
import { isTalkOver } from './case-filter.ts';
import type { CaseFilter } from './case-filter.ts';
import { CaseList } from './CaseList.tsx';
import { CasePane } from './CasePane.tsx';
import { RefusalUndo } from './RefusalUndo.tsx';
import { ShipmentUndo } from './ShipmentUndo.tsx';
import { SupplementPane } from './SupplementPane.tsx';
import type { Decide } from './use-decide.ts';
import { useWaitingCorrections } from './use-waiting-corrections.ts';
import type { WaitingCorrections } from './use-waiting-corrections.ts';
import { WordUndo } from './WordUndo.tsx';
import styles from './DecideScreen.module.css';

type DecideScreenProps = { decide: Decide; onSync: () => void };

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

/** To the supplements; those that wait for a second word are counted. */
const SupplementDoor = ({ decide: { supplement } }: { decide: Decide }) => {
  const { t } = useTranslation();
  return (
    <PressButton
      kind={supplement.isOpen || supplement.waiting > 0 ? 'plain' : 'quiet'}
      isPressed={supplement.isOpen}
      onPress={supplement.toggle}
    >
      {supplement.waiting > 0 ? t('supplement.waiting', { n: supplement.waiting }) : t('supplement.open')}
    </PressButton>
  );
};

/** `isAlone`: what waits is said above it. */
type CorrectionDoorProps = { waiting: WaitingCorrections; isAlone?: boolean; onSync: () => void };

/** To the sums that wait for a second word, which stand on the sync screen; not there where none does. */
const CorrectionDoor = ({ waiting: { all, mine }, isAlone = false, onSync }: CorrectionDoorProps) => {
  const { t } = useTranslation();
  if (all === 0) return null;
  return (
    <PressButton kind={isAlone ? 'strong' : 'plain'} onPress={onSync}>
      {isAlone
        ? t('correction.toSync')
        : mine > 0
          ? t('correction.doorMine', { n: mine })
          : t('correction.door', { n: all })}
    </PressButton>
  );
};

/** What the list would be narrowed to; negotiations say how many of them are overdue. */
const wordFilter = (t: TFunction, filter: CaseFilter, n: number, over: number): string => {
  switch (filter) {
    case 'word':
      return t('approval.filter', { n });
    case 'own-talks':
      return t('negotiation.filterMine', { n });
    case 'talks':
      return over === 0 ? t('negotiation.filterAll', { n }) : t('negotiation.filterOver', { n, m: over });
  }
};

/** What a supervisor decides: the list by time left, and one case with everything that speaks in it. */
export const DecideScreen = ({ decide, onSync }: DecideScreenProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { items, selected } = decide;
  const waiting = useWaitingCorrections();
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
  if (selected === null && decide.supplement.isOpen) {
    return (
      <main className={styles.alone}>
        <SupplementPane supplement={decide.supplement} />
      </main>
    );
  }
  if (selected === null) {
    // Nothing on the list, and still something to do.
    const isMine = waiting.mine > 0;
    return (
      <main className={styles.empty}>
        <IconScale size={72} stroke={1.25} aria-hidden="true" />
        <h1 className={styles.title}>{isMine ? t('correction.mine', { n: waiting.mine }) : t('decide.empty')}</h1>
        <p className={styles.then}>{t(isMine ? 'correction.mineThen' : 'decide.emptyThen')}</p>
        <Settled decide={decide} />
        <RefusalUndo refusal={decide.refusing} />
        <ShipmentUndo shipment={decide.sentAnew.shipment} />
        <WordUndo approval={decide.approval} />
        <CorrectionDoor waiting={waiting} isAlone={isMine} onSync={onSync} />
        <SupplementDoor decide={decide} />
      </main>
    );
  }
  return (
    <main className={styles.screen}>
      <div className={styles.side}>
        {decide.filters.map(({ filter, n }) => (
          <PressButton
            key={filter}
            kind={decide.filter === filter ? 'strong' : 'plain'}
            isPressed={decide.filter === filter}
            onPress={() => {
              decide.toggleFilter(filter);
            }}
          >
            {wordFilter(t, filter, n, items.filter((item) => isTalkOver(item, now)).length)}
          </PressButton>
        ))}
        <CaseList items={items} selectedId={selected.verdictId} onSelect={decide.select} onMove={decide.move} />
        <Settled decide={decide} />
        <RefusalUndo refusal={decide.refusing} />
        <ShipmentUndo shipment={decide.sentAnew.shipment} />
        <WordUndo approval={decide.approval} />
        <CorrectionDoor waiting={waiting} onSync={onSync} />
        <SupplementDoor decide={decide} />
      </div>
      {decide.supplement.isOpen ? (
        <SupplementPane supplement={decide.supplement} />
      ) : (
        <CasePane key={selected.verdictId} decide={decide} item={selected} />
      )}
    </main>
  );
};
