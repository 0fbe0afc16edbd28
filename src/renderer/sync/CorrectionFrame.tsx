import { useId } from 'react';
import type { ReactNode } from 'react';
import { CORRECTION_REASON_MAX } from '../../shared/correction.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { CorrectionForm } from './use-correction-form.ts';
import styles from './CorrectionForm.module.css';

type CorrectionFrameProps = {
  form: Pick<CorrectionForm<string>, 'reason' | 'setReason' | 'problem' | 'problemId' | 'refusal'>;
  /** What is said anew, where it takes room of its own. */
  above?: ReactNode;
  /** What is said anew, where it is one field: in the row of the reason. */
  beside?: ReactNode;
  /** The problem in words. */
  problem: string | null;
  submitText: string;
  /** What follows. */
  then: string;
  onSubmit: () => void;
};

/** The form of a correction: what is said anew, why, the way on, and what is wrong. */
export const CorrectionFrame = (props: CorrectionFrameProps) => {
  const { t } = useTranslation();
  const id = useId();
  const { form, above, beside, problem, submitText, then, onSubmit } = props;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {/* What Enter in a field presses. */}
      <button type="submit" hidden />
      {above}
      <div className={styles.fields}>
        {beside}
        {/* Stays in the record of the case, nobody outside reads it. */}
        <div className={styles.reason}>
          <label htmlFor={id}>{t('correction.why')}</label>
          <input
            id={id}
            className={styles.input}
            autoComplete="off"
            maxLength={CORRECTION_REASON_MAX}
            placeholder={t('correction.whyHint')}
            value={form.reason}
            aria-invalid={form.problem === 'why'}
            aria-describedby={form.problemId}
            onChange={(event) => {
              form.setReason(event.currentTarget.value);
            }}
          />
        </div>
        <PressButton kind="strong" onPress={onSubmit}>
          {submitText}
        </PressButton>
      </div>
      <p id={form.problemId} className={styles.problem} role="alert">
        {problem}
      </p>
      {form.refusal === null ? null : <RefusalNote code={form.refusal} />}
      <p className={styles.then}>{then}</p>
    </form>
  );
};
