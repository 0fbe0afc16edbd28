import { useId } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import styles from './CorrectionForm.module.css';

type CorrectionReasonProps = {
  value: string;
  isBad: boolean;
  /** Where the form says what is wrong. */
  problemId: string;
  max: number;
  onType: (text: string) => void;
};

/** Why it is corrected: stays in the record of the case, nobody outside reads it. */
export const CorrectionReason = ({ value, isBad, problemId, max, onType }: CorrectionReasonProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.reason}>
      <label htmlFor={id}>{t('correction.why')}</label>
      <input
        id={id}
        className={styles.input}
        autoComplete="off"
        maxLength={max}
        placeholder={t('correction.whyHint')}
        value={value}
        aria-invalid={isBad}
        aria-describedby={problemId}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
      />
    </div>
  );
};
