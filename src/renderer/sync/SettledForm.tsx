import { useId, useState } from 'react';
import type { CommandView } from '../../shared/sync.ts';
import { AddPicture } from '../evidence/AddPicture.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './SettledForm.module.css';

/** `picture`: a screenshot among the photos of its box. */
export type OnSettle = (command: CommandView, done: { reference: string; picture: string | null }) => void;

type SettledFormProps = { command: CommandView; onSettle: OnSettle };

const REFERENCE_MIN = 2;
const REFERENCE_MAX = 200;

/** Made, or made up to its sum, in a back office: who did it says where that is written, and the refund is over. */
export const SettledForm = ({ command, onSettle }: SettledFormProps) => {
  const { t } = useTranslation();
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
      <label htmlFor={ids.reference}>
        {t('byHand.reference')}{' '}
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
        placeholder={t('byHand.placeholder')}
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
        {t('byHand.submit')}
      </PressButton>
    </form>
  );
};
