import { useId, useState } from 'react';
import { DISPUTE_LEVELS, LEVEL_NAMES, OUTCOMES, reasonsFor } from '../../shared/dispute.ts';
import type { DisputeItem } from '../../shared/dispute.ts';
import { EVIDENCE_ITEMS } from '../../shared/evidence-meter.ts';
import { yuanText } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { EMPTY_DISPUTE, readDispute } from './dispute-draft.ts';
import type { DisputeAct, DisputeField, DisputeOrder, DisputeTyped } from './dispute-draft.ts';
import styles from './DisputeForm.module.css';

type DisputeFormProps = {
  item: Pick<DisputeItem, 'amountCents' | 'level'>;
  act: DisputeAct;
  onOrder: (order: DisputeOrder) => void;
  onCancel: () => void;
};

/** What a person enters about a dispute: how it was ruled, who has it until when, or that both sides agreed. */
export const DisputeForm = ({ item, act, onOrder, onCancel }: DisputeFormProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState<DisputeTyped>({ ...EMPTY_DISPUTE, level: item.level });
  const [isTried, setIsTried] = useState(false);
  const set = (changed: Partial<DisputeTyped>): void => {
    setTyped((known) => ({ ...known, ...changed }));
  };
  const { order, bad } = readDispute(act, typed, item);
  const problem = (field: DisputeField) =>
    isTried && bad.has(field) ? (
      <p id={`${id}${field}-bad`} className={styles.bad} role="alert">
        {t(`disputes.bad.${field}`)}
      </p>
    ) : null;
  const told = (field: DisputeField) => ({
    'aria-invalid': isTried && bad.has(field),
    'aria-describedby': isTried && bad.has(field) ? `${id}${field}-bad` : undefined,
  });
  const submit = (): void => {
    setIsTried(true);
    if (order !== null) onOrder(order);
  };
  const { outcome } = typed;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {act === 'rule' ? (
        <>
          <div role="group" aria-label={t('disputes.outcome')} className={styles.choices}>
            {OUTCOMES.map((one) => (
              <PressButton
                key={one}
                isPressed={outcome === one}
                onPress={() => {
                  set({ outcome: one, reason: '' });
                }}
              >
                {t(`disputeState.${one}`)}
              </PressButton>
            ))}
          </div>
          {problem('outcome')}
          {outcome === '' ? null : (
            <label className={styles.field}>
              <span>{t('disputes.reason')}</span>
              <select
                name="ruling-reason"
                className={styles.input}
                {...told('reason')}
                value={typed.reason}
                onChange={(event) => {
                  const wanted = event.currentTarget.value;
                  set({ reason: reasonsFor(outcome).find((one) => one === wanted) ?? '' });
                }}
              >
                <option value="">{t('register.choose')}</option>
                {reasonsFor(outcome).map((one) => (
                  <option key={one} value={one}>
                    {t(`rulingReason.${one}`)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {outcome === '' ? null : problem('reason')}
          {typed.reason === 'evidence-missing' ? (
            <div role="group" aria-label={t('disputes.items')} className={styles.choices}>
              <strong className={styles.whole}>{t('disputes.items')}</strong>
              {EVIDENCE_ITEMS.map((one) => (
                <PressButton
                  key={one}
                  isPressed={typed.items.includes(one)}
                  onPress={() => {
                    const has = typed.items.includes(one);
                    set({ items: has ? typed.items.filter((other) => other !== one) : [...typed.items, one] });
                  }}
                >
                  {t(`meter.item.${one}`)}
                </PressButton>
              ))}
            </div>
          ) : null}
          {problem('items')}
          {outcome === 'part' ? (
            <label className={styles.field}>
              <span>{t('disputes.amount')}</span>
              <input
                name="ruling-amount"
                className={styles.input}
                inputMode="decimal"
                autoComplete="off"
                placeholder={`< ${yuanText(item.amountCents)}`}
                {...told('amount')}
                value={typed.amount}
                onChange={(event) => {
                  set({ amount: event.currentTarget.value });
                }}
              />
            </label>
          ) : null}
          {problem('amount')}
        </>
      ) : null}
      {act === 'level' || act === 'open' ? (
        <>
          <div role="group" aria-label={t('disputes.who')} className={styles.choices}>
            {DISPUTE_LEVELS.map((level) => (
              <PressButton
                key={level}
                isPressed={typed.level === level}
                onPress={() => {
                  set({ level });
                }}
              >
                {t(`disputeLevel.${LEVEL_NAMES[level]}`)}
              </PressButton>
            ))}
          </div>
          <label className={styles.field}>
            <span>{t('disputes.dueAt')}</span>
            <input
              name="dispute-due"
              type="datetime-local"
              className={styles.input}
              {...told('due')}
              value={typed.due}
              onChange={(event) => {
                set({ due: event.currentTarget.value });
              }}
            />
            <span className={styles.hint}>{t('disputes.dueHint')}</span>
          </label>
          {problem('due')}
        </>
      ) : null}
      <label className={styles.field}>
        <span>{t(act === 'rule' ? 'disputes.text' : 'disputes.note')}</span>
        <input
          name="dispute-text"
          className={styles.input}
          autoComplete="off"
          maxLength={500}
          placeholder={t(act === 'rule' ? 'disputes.textHint' : 'disputes.noteHint')}
          {...told('note')}
          value={typed.text}
          onChange={(event) => {
            set({ text: event.currentTarget.value });
          }}
        />
      </label>
      {problem('note')}
      <div className={styles.choices}>
        <PressButton kind="strong" onPress={submit}>
          {t('disputes.save')}
        </PressButton>
        <PressButton kind="quiet" onPress={onCancel}>
          {t('disputes.cancel')}
        </PressButton>
      </div>
    </form>
  );
};
