import { useId, useState } from 'react';
import { Payer, stepsFrom } from '../../shared/register.ts';
import type { RegisterAct, RegisterEntry, RegisterField, RegisterStep } from '../../shared/register.ts';
import { parseYuan } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './StepForm.module.css';

type Fields = Record<RegisterField, string>;
const EMPTY: Fields = { note: '', amount: '', due: '', place: '', waybill: '', payer: '' };
const PAYERS = Payer.options;

/** What was typed, as the station wants it; the fields that are missing or can't be read. */
const readFields = (typed: Fields): { step: Omit<RegisterStep, 'id' | 'act'>; bad: ReadonlySet<RegisterField> } => {
  const { note, place, waybill, due, payer, amount } = typed;
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  // The day's end: who sends it by that day is in time.
  const dueAt = due === '' ? null : new Date(`${due}T23:59:00`).getTime();
  const known = PAYERS.find((one) => one === payer) ?? null;
  const amountCents = parseYuan(amount);
  const isWaybill = /^[A-Za-z0-9-]{6,35}$/.test(waybill.trim());
  const step = {
    ...{ note: note.trim(), amountCents, dueAt, place: text(place), payer: known },
    waybill: isWaybill ? waybill.trim().toUpperCase() : null,
  };
  const bad = new Set<RegisterField>();
  if (step.note === '') bad.add('note');
  if (amountCents === null) bad.add('amount');
  if (dueAt === null || Number.isNaN(dueAt) || dueAt < Date.now()) bad.add('due');
  if (step.place === null) bad.add('place');
  if (!isWaybill) bad.add('waybill');
  if (known === null) bad.add('payer');
  return { step, bad };
};

type StepFormProps = {
  entry: RegisterEntry;
  onAct: (step: Omit<RegisterStep, 'id'>, onDone: () => void) => void;
};

/** The steps that this entry allows; a chosen one asks for what it needs. */
export const StepForm = ({ entry, onAct }: StepFormProps) => {
  const { t } = useTranslation();
  const id = useId();
  const [act, setAct] = useState<RegisterAct | null>(null);
  const [typed, setTyped] = useState<Fields>(EMPTY);
  const [isTried, setIsTried] = useState(false);
  const steps = stepsFrom(entry.register, entry.state);
  const chosen = steps.find((step) => step.act === act);
  if (steps.length === 0) return null;
  const { step, bad } = readFields(typed);
  const needs = chosen?.needs ?? [];
  const problems = needs.filter((field) => bad.has(field));
  const set = (field: RegisterField, value: string): void => {
    setTyped({ ...typed, [field]: value });
  };
  const submit = (): void => {
    setIsTried(true);
    if (chosen === undefined || problems.length > 0) return;
    const wanted = { ...step, act: chosen.act };
    if (!needs.includes('due')) wanted.dueAt = null;
    onAct(wanted, () => {
      setAct(null);
      setTyped(EMPTY);
      setIsTried(false);
    });
  };
  const fields: readonly RegisterField[] = needs.includes('note') ? needs : [...needs, 'note'];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.steps} role="group" aria-label={t('register.steps')}>
        {steps.map((one) => (
          <PressButton
            key={one.act}
            isPressed={one.act === act}
            onPress={() => {
              setAct(one.act === act ? null : one.act);
              setIsTried(false);
            }}
          >
            {t(`registerAct.${entry.register}.${one.act}` as 'registerAct.lost.confirm')}
          </PressButton>
        ))}
      </div>
      {chosen === undefined
        ? null
        : fields.map((field) => {
            const isBad = isTried && problems.includes(field);
            const common = { id: `${id}${field}`, name: field, className: styles.input, value: typed[field] };
            const describe = { 'aria-invalid': isBad, 'aria-describedby': isBad ? `${id}${field}-bad` : undefined };
            return (
              <div key={field} className={styles.field}>
                <label htmlFor={common.id}>
                  {t(`registerField.${field}`)}
                  {needs.includes(field) ? '' : ` ${t('register.optional')}`}
                </label>
                {field === 'payer' ? (
                  <select
                    {...common}
                    {...describe}
                    onChange={(event) => {
                      set(field, event.currentTarget.value);
                    }}
                  >
                    <option value="">{t('register.choose')}</option>
                    {PAYERS.map((payer) => (
                      <option key={payer} value={payer}>
                        {t(`registerPayer.${payer}`)}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    {...common}
                    {...describe}
                    type={field === 'due' ? 'date' : 'text'}
                    inputMode={field === 'amount' ? 'decimal' : undefined}
                    maxLength={field === 'waybill' ? 35 : 300}
                    autoComplete="off"
                    onChange={(event) => {
                      set(field, event.currentTarget.value);
                    }}
                  />
                )}
                {isBad ? (
                  <p id={`${id}${field}-bad`} className={styles.bad}>
                    {t(`registerBad.${field}`)}
                  </p>
                ) : null}
              </div>
            );
          })}
      {chosen === undefined ? null : (
        <PressButton kind="strong" onPress={submit}>
          {t('register.submit')}
        </PressButton>
      )}
    </form>
  );
};
