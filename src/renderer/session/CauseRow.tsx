import { CAUSES } from '../../shared/domain-words.ts';
import type { Cause } from '../../shared/domain-words.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './ChoiceRows.module.css';

/** Whose doing it is: one of six. */
export const CauseRow = ({ cause, onCause }: { cause: Cause; onCause: (cause: Cause) => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.group} role="group" aria-label={t('judge.cause')}>
      <p className={styles.label}>{t('judge.cause')}</p>
      <div className={styles.six}>
        {CAUSES.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.choice}
            aria-pressed={one === cause}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onCause(one);
            }}
          >
            {t(`cause.${one}`)}
          </button>
        ))}
      </div>
    </div>
  );
};
