import { useState } from 'react';
import { DEFECT_CODES } from '../../shared/domain-words.ts';
import type { DefectCode } from '../../shared/domain-words.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DIGITS } from './keypad.ts';
import styles from './ChoiceRows.module.css';

type CodeGridProps = {
  /** Likeliest first; the nth answers to the keypad's n. */
  offered: readonly DefectCode[];
  chosen: readonly DefectCode[];
  hasDigits: boolean;
  /** Of several returns in the box: the one whose problem is named; null when there is nothing to tell apart. */
  nth: number | null;
  onCode: (code: DefectCode, isSet: boolean) => void;
};

/** The problem codes as big numbered buttons; several can be chosen. The rare ones are behind "more". */
export const CodeGrid = ({ offered, chosen, hasDigits, nth, onCode }: CodeGridProps) => {
  const { t } = useTranslation();
  const [isLong, setIsLong] = useState(false);
  const first = offered.slice(0, DIGITS);
  const others = DEFECT_CODES.filter((code) => !first.includes(code));
  const shown = [...first, ...others.filter((code) => isLong || chosen.includes(code))];
  return (
    <div className={styles.group} role="group" aria-label={t('judge.codes')}>
      <p className={styles.label}>
        {nth === null ? null : <strong className={styles.nth}>{t('odd.nth', { n: nth })}</strong>}
        {t('judge.codes')}
      </p>
      <div className={styles.codes}>
        {shown.map((code, index) => (
          <button
            key={code}
            type="button"
            className={styles.choice}
            aria-pressed={chosen.includes(code)}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onCode(code, !chosen.includes(code));
            }}
          >
            {hasDigits && index < first.length ? <kbd className={styles.digit}>{index + 1}</kbd> : null}
            <span>{t(`code.${code}`)}</span>
          </button>
        ))}
        <button
          type="button"
          className={styles.choice}
          data-kind="more"
          aria-expanded={isLong}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={() => {
            setIsLong(!isLong);
          }}
        >
          {isLong ? t('judge.fewerCodes') : t('judge.moreCodes')}
        </button>
      </div>
    </div>
  );
};
