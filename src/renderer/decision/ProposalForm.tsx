import { useEffect, useId, useRef } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { ProposalKind } from '../session/bench-keys.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { RefusalForm } from './RefusalForm.tsx';
import { SentAnewForm } from './SentAnewForm.tsx';
import { wordConsequence } from './consequence-words.ts';
import { NEW_WAYBILL_FIELD } from './use-sent-anew.ts';
import type { AdviceRead } from './use-advice.ts';
import type { Decide } from './use-decide.ts';
import styles from './ProposalForm.module.css';

const KINDS: readonly { kind: ProposalKind; key: string }[] = [
  { kind: 'refund-full', key: 'F1' },
  { kind: 'refund-part', key: 'F2' },
  { kind: 'refuse', key: 'F3' },
  { kind: 'sent-anew', key: 'F5' },
];
const REASON_MAX = 500;
/** Where whoever chose it begins; of a refusal that is its reason, and no field. */
const FIRST_FIELD: Readonly<Record<ProposalKind, string | null>> = {
  'refund-full': 'textarea',
  'refund-part': 'input',
  refuse: null,
  'sent-anew': `[name='${NEW_WAYBILL_FIELD}']`,
};

type ProposalFormProps = { decide: Decide; item: ToDecideItem; advice: AdviceRead };

/**
 * Four ways to go, each with its consequence in words. Before one is chosen that is all there is; then its fields come, the
 * first of them focused, and the other ways shrink to their names: the film keeps its room.
 */
export const ProposalForm = ({ decide, item, advice }: ProposalFormProps) => {
  const { t } = useTranslation();
  const ids = { amount: useId(), reason: useId(), problem: useId(), then: useId() };
  const form = useRef<HTMLFormElement>(null);
  const { draft, problem, change, choose, submit } = decide;
  const { expectedReturn } = item;
  const { kind: chosen } = draft;
  const hasOwnForm = chosen === 'refuse' || chosen === 'sent-anew';
  const chosenBefore = useRef(chosen);
  useEffect(() => {
    // Only where somebody chose: a draft that is shown again takes the focus from nobody.
    const first = chosen === null || chosen === chosenBefore.current ? null : FIRST_FIELD[chosen];
    if (first !== null) form.current?.querySelector<HTMLElement>(first)?.focus();
    chosenBefore.current = chosen;
  }, [chosen]);
  if (expectedReturn === null) return <p className={styles.noReturn}>{t('decide.noReturnThen')}</p>;
  const { amountCents, freightCents, currency } = expectedReturn;
  const max = formatMoney(amountCents + freightCents, currency);
  const consequence = (kind: ProposalKind): string => {
    const there = advice === null || advice === 'failed' ? null : wordConsequence(t, advice, kind, expectedReturn);
    if (there !== null) return there;
    switch (kind) {
      case 'refund-full':
        return t('decide.fullThen', {
          amount: formatMoney(amountCents + freightCents, currency),
          freight: formatMoney(freightCents, currency),
        });
      case 'refund-part':
        return t('decide.partThen');
      case 'refuse':
        return t('decide.refuseThen');
      case 'sent-anew':
        return t('sentAnew.then');
    }
  };
  const says =
    problem === 'kind'
      ? t('decide.submitPick')
      : problem === 'amount'
        ? t('decide.amountBad', { max })
        : problem === 'reason'
          ? t('decide.reasonBad')
          : null;
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('decide.choose')}
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={styles.kinds} role="radiogroup" aria-label={t('decide.choose')}>
        {KINDS.map(({ kind, key }) => (
          <button
            key={kind}
            type="button"
            role="radio"
            aria-checked={chosen === kind}
            aria-describedby={chosen === kind && !hasOwnForm ? ids.then : undefined}
            className={styles.kind}
            onClick={() => {
              choose(kind);
            }}
          >
            <span className={styles.name}>
              <KeyCap name={key} />
              {kind === 'sent-anew' ? t('sentAnew.name') : t(`decisionKind.${kind}`)}
            </span>
            {chosen === null ? <span className={styles.then}>{consequence(kind)}</span> : null}
          </button>
        ))}
      </div>
      {chosen === null ? (
        <p id={ids.problem} className={styles.problem} role="alert">
          {says}
        </p>
      ) : chosen === 'refuse' ? (
        <RefusalForm
          refusal={decide.refusing}
          inspectionId={item.inspectionId}
          platform={expectedReturn.platform}
          photos={decide.opened?.evidence.photos ?? []}
          shop={expectedReturn.shop}
        />
      ) : chosen === 'sent-anew' ? (
        <SentAnewForm note={decide.sentAnew} inspectionId={item.inspectionId} expectedReturn={expectedReturn} />
      ) : (
        <>
          <p id={ids.then} className={styles.then}>
            {consequence(chosen)}
          </p>
          <div className={styles.fields}>
            {chosen === 'refund-part' ? (
              <div className={styles.amount}>
                <label htmlFor={ids.amount}>{t('decide.amount')}</label>
                <input
                  id={ids.amount}
                  className={styles.input}
                  inputMode="decimal"
                  autoComplete="off"
                  value={draft.amount}
                  placeholder={t('decide.amountHint', { max })}
                  aria-invalid={problem === 'amount'}
                  aria-describedby={ids.problem}
                  onChange={(event) => {
                    change({ amount: event.currentTarget.value });
                  }}
                />
              </div>
            ) : null}
            <div className={styles.reason}>
              <label htmlFor={ids.reason}>
                {t('decide.reason')}{' '}
                <span id={ids.problem} className={styles.problem} role="alert">
                  {says}
                </span>
              </label>
              <textarea
                id={ids.reason}
                className={styles.input}
                rows={2}
                maxLength={REASON_MAX}
                value={draft.reason}
                placeholder={t('decide.reasonHint')}
                aria-invalid={problem === 'reason'}
                aria-describedby={ids.problem}
                onChange={(event) => {
                  change({ reason: event.currentTarget.value });
                }}
              />
            </div>
            <div className={styles.submit}>
              <PressButton kind="strong" keyName="F4" onPress={submit}>
                {t('decide.submit', { kind: t(`decisionKind.${chosen}`) })}
              </PressButton>
            </div>
          </div>
        </>
      )}
    </form>
  );
};
