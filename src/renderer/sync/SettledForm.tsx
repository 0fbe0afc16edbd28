import { useId, useState } from 'react';
import type { CommandView } from '../../shared/sync.ts';
import { ProofPack } from '../decision/ProofPack.tsx';
import { AddPicture } from '../evidence/AddPicture.tsx';
import { formatMoney } from '../ui/money.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './SettledForm.module.css';

/** `picture`: a screenshot among the photos of its box. */
export type OnSettle = (command: CommandView, done: { reference: string; picture: string | null }) => void;

type SettledFormProps = { command: CommandView; onSettle: OnSettle };

const REFERENCE_MIN = 2;
const REFERENCE_MAX = 200;

/** Done elsewhere than by this command's call: who did it says where that is written, and the command is over. */
export const SettledForm = ({ command, onSettle }: SettledFormProps) => {
  const { t } = useTranslation();
  const { kind, amountCents, platformCents, currency, units } = command;
  // Where the platform has paid less than was ordered, the rest is what a person pays.
  const amount = formatMoney(amountCents - (platformCents ?? 0), currency);
  const ids = { reference: useId(), problem: useId() };
  const [reference, setReference] = useState('');
  const [picture, setPicture] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const submit = (): void => {
    const typed = reference.trim();
    setIsMissing(typed.length < REFERENCE_MIN);
    if (typed.length >= REFERENCE_MIN) onSettle(command, { reference: typed, picture });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.then}>{t(`settle.${kind}.then`, { amount, n: units, sent: command.sent?.waybill ?? '' })}</p>
      {kind === 'refuse' && command.inspectionId !== null ? (
        <ProofPack inspectionId={command.inspectionId} platform={command.platform} />
      ) : null}
      <label htmlFor={ids.reference}>
        {t(`settle.${kind}.reference`)}{' '}
        <span id={ids.problem} className={styles.problem} role="alert">
          {isMissing ? t('byHand.bad') : null}
        </span>
      </label>
      <input
        id={ids.reference}
        className={styles.input}
        autoComplete="off"
        maxLength={REFERENCE_MAX}
        value={reference}
        placeholder={t(`settle.${kind}.placeholder`)}
        aria-invalid={isMissing}
        aria-describedby={ids.problem}
        onChange={(event) => {
          setIsMissing(false);
          setReference(event.currentTarget.value);
        }}
      />
      {command.inspectionId === null ? null : (
        <AddPicture inspectionId={command.inspectionId} picture={picture} onChange={setPicture} />
      )}
      <PressButton kind="strong" onPress={submit}>
        {t(`settle.${kind}.submit`)}
      </PressButton>
    </form>
  );
};
