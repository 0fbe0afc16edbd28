import { useState } from 'react';
import { LEVEL_NAMES } from '../../shared/dispute.ts';
import type { DisputeFact, DisputeView, Ruling } from '../../shared/dispute.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DisputeAttach } from './DisputeAttach.tsx';
import { DisputeBeside } from './DisputeBeside.tsx';
import { DisputeForm } from './DisputeForm.tsx';
import { ProofLine } from './ProofLine.tsx';
import type { DisputeAct, DisputeOrder } from './dispute-draft.ts';
import { isForBuyer } from './use-case-disputes.ts';
import styles from './DisputePane.module.css';

type DisputePaneProps = {
  view: DisputeView;
  /** The box whose photos new pictures join: the one that is looked at. */
  boxId: string;
  onAttached: () => void;
  onOrder: (order: DisputeOrder, onDone: () => void) => void;
  onOpen: (inspectionId: string) => void;
  onSupplement: (returnNo: string) => void;
  /** F12 is this case's: of several, the first. */
  hasKey: boolean;
};

const RulingShown = ({ ruling, currency }: { ruling: Ruling; currency: string }) => {
  const { t } = useTranslation();
  const items = ruling.items.map((item) => t(`meter.item.${item}`)).join(' · ');
  const reason = t(`rulingReason.${ruling.reason}`);
  return (
    <p className={styles.ruling}>
      <strong>{items === '' ? reason : `${reason}: ${items}`}</strong>
      {ruling.amountCents === null ? null : <strong>{formatMoney(ruling.amountCents, currency)}</strong>}
      {ruling.text === '' ? null : <span>{showText(ruling.text)}</span>}
    </p>
  );
};

/** One thing that happened, in a line. */
const FactLine = ({ fact, now }: { fact: DisputeFact; now: number }) => {
  const { t } = useTranslation();
  const said = [
    fact.what === 'ruled' || fact.what === 'ended' ? t(`disputeState.${fact.state}`) : '',
    fact.what === 'level' || fact.what === 'opened' ? t(`disputeLevel.${LEVEL_NAMES[fact.level]}`) : '',
    fact.dueAt === null ? '' : t('disputes.due', { when: clockTime(fact.dueAt, now) }),
    fact.ruling === null || fact.what !== 'ruled' ? '' : t(`rulingReason.${fact.ruling.reason}`),
    showText(fact.note),
  ].filter((part) => part !== '');
  return (
    <li className={styles.fact}>
      <span className={styles.soft}>{clockTime(fact.at, now)}</span>
      <span>
        <strong>{t(`disputeFact.${fact.what}`)}</strong> {said.join(' · ')}
      </span>
      <span className={styles.soft}>{fact.operatorNo}</span>
    </li>
  );
};

/** One dispute of the open case: who has it, which clock runs, how it was ruled, and what a person can enter. */
export const DisputePane = ({ view, boxId, onAttached, onOrder, onOpen, onSupplement, hasKey }: DisputePaneProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const [act, setAct] = useState<DisputeAct | null>(null);
  const { item, ruling, facts } = view;
  const isOpen = item.state === 'open';
  const acts: readonly (readonly [DisputeAct, string])[] = isOpen
    ? [
        ['rule', t('disputes.acts.rule')],
        ['level', t('disputes.acts.level')],
        ['settle', t('disputes.acts.settle')],
      ]
    : [
        ['rule', t(ruling === null ? 'disputes.acts.rule' : 'disputes.correct')],
        ['level', t('disputes.again')],
      ];
  return (
    <section className={styles.pane} aria-label={t('disputes.of', { no: showText(item.returnNo) })}>
      <div className={styles.row}>
        <h3 className={styles.title}>{t('disputes.of', { no: showText(item.returnNo) })}</h3>
        <strong className={styles.state} data-state={item.state}>
          {isOpen ? t(`disputeLevel.${LEVEL_NAMES[item.level]}`) : t(`disputeState.${item.state}`)}
        </strong>
        {item.dueAt === null ? null : <DeadlineRing deadlineAt={item.dueAt} size={28} />}
      </div>
      <p className={styles.soft}>
        {[
          t(`disputeCause.${item.cause}`),
          t('disputes.since', { when: clockTime(item.openedAt, now) }),
          item.endedAt === null
            ? t(`disputeClock.${item.clock}`)
            : t('disputes.ended', { when: clockTime(item.endedAt, now) }),
          item.stage === null ? '' : t(`dispute.${item.stage}`),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {ruling === null ? null : <RulingShown ruling={ruling} currency={item.currency} />}
      <div className={styles.acts} role="group" aria-label={t('disputes.act')}>
        {acts.map(([name, word]) => (
          <PressButton
            key={name}
            isPressed={act === name}
            onPress={() => {
              setAct(act === name ? null : name);
            }}
          >
            {word}
          </PressButton>
        ))}
        {isForBuyer(item) ? (
          <PressButton
            {...(hasKey ? { keyName: 'F12' } : {})}
            onPress={() => {
              onSupplement(item.returnNo);
            }}
          >
            {t('disputes.supplement')}
          </PressButton>
        ) : null}
      </div>
      {act === null ? null : (
        <DisputeForm
          key={act}
          item={item}
          act={act}
          onOrder={(order) => {
            onOrder(order, () => {
              setAct(null);
            });
          }}
          onCancel={() => {
            setAct(null);
          }}
        />
      )}
      <ProofLine item={item} onChanged={onAttached} />
      <ul className={styles.facts} aria-label={t('disputes.facts')}>
        {facts.map((fact) => (
          <FactLine key={`${fact.at} ${fact.what} ${fact.state}`} fact={fact} now={now} />
        ))}
      </ul>
      <DisputeAttach inspectionId={boxId} onChanged={onAttached} />
      <DisputeBeside view={view} onOpen={onOpen} />
    </section>
  );
};
