import type { RegisterEntry, RegisterFact } from '../../shared/register.ts';
import type { OverviewDoors } from '../overview/overview-page.ts';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { MatchPanel } from './MatchPanel.tsx';
import { StepForm } from './StepForm.tsx';
import type { Registers } from './use-registers.ts';
import styles from './EntryPane.module.css';

/** Its last step can be taken back: what the program itself entered or ended can't. */
const isUndoable = (facts: readonly RegisterFact[]): boolean => {
  const standing: RegisterFact[] = [];
  for (const fact of facts) {
    if (fact.what === 'undone') standing.pop();
    else standing.push(fact);
  }
  const last = standing.at(-1);
  return last !== undefined && last.what !== 'added' && last.what !== 'ended';
};

const History = ({ entry, facts }: { entry: RegisterEntry; facts: readonly RegisterFact[] }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  return (
    <ol className={styles.facts} aria-label={t('register.history')}>
      {facts.map((fact, index) => (
        <li key={`${fact.at}${index}`} className={styles.fact}>
          <span>{clockTime(fact.at, now)}</span>
          <span>
            <strong>{fact.what === 'undone' ? t('register.undone') : t(`registerState.${fact.state}`)}</strong>
            {fact.amountCents === null ? '' : ` · ${formatMoney(fact.amountCents, entry.currency)}`}
            {fact.note === '' ? '' : ` · ${showText(fact.note)}`}
          </span>
          <span className={styles.who}>{fact.operatorNo === '' ? t('register.program') : fact.operatorNo}</span>
        </li>
      ))}
    </ol>
  );
};

/** The entry that is chosen: what is known of it, what happened to it, and the steps it allows. */
export const EntryPane = ({ registers, doors }: { registers: Registers; doors: OverviewDoors }) => {
  const { t } = useTranslation();
  const { chosen, facts } = registers;
  if (chosen === null) return null;
  const { inspectionId, waybill } = chosen;
  return (
    <>
      <h2 className={styles.heading}>{waybill === '' ? t('register.noWaybill') : <WaybillText waybill={waybill} />}</h2>
      <p className={styles.about}>
        {[chosen.shop, chosen.returnNo, chosen.title]
          .flatMap((text) => (text === null || text === '' ? [] : [showText(text)]))
          .join(' · ')}
      </p>
      {chosen.sentWaybill === null ? null : (
        <p>
          {t('register.sentUnder')} <WaybillText waybill={chosen.sentWaybill} />
          {chosen.payer === null ? '' : ` · ${t('registerField.payer')} ${t(`registerPayer.${chosen.payer}`)}`}
        </p>
      )}
      {chosen.register === 'to-buyer' && chosen.isOpen && inspectionId !== null ? (
        <PressButton
          kind="strong"
          onPress={() => {
            doors.onRepack(inspectionId);
          }}
        >
          {t('repack.atBench')}
        </PressButton>
      ) : null}
      <StepForm key={chosen.id + chosen.state} entry={chosen} onAct={registers.act} />
      {chosen.register === 'unclaimed' && chosen.isOpen ? (
        <MatchPanel
          key={chosen.id}
          entryId={chosen.id}
          onOpen={
            inspectionId === null
              ? null
              : () => {
                  doors.onOpenBox(inspectionId);
                }
          }
        />
      ) : null}
      <History entry={chosen} facts={facts} />
      <div className={styles.doors}>
        {inspectionId === null ? null : (
          <PressButton
            onPress={() => {
              doors.onRecord(inspectionId, waybill);
            }}
          >
            {t('register.record')}
          </PressButton>
        )}
        {isUndoable(facts) ? <PressButton onPress={registers.undo}>{t('register.undo')}</PressButton> : null}
      </div>
    </>
  );
};
