import type { SessionView } from '../../shared/session.ts';
import { useTranslation } from '../ui/words-context.ts';
import { wordNextStep } from './next-step-words.ts';
import styles from './NextStepLine.module.css';

/** The next step in one sentence, large, and read out when it changes. */
export const NextStepLine = ({ session, holdBin }: { session: SessionView; holdBin: string }) => {
  const { t } = useTranslation();
  const { what, how } = wordNextStep(t, session, holdBin);
  return (
    <p className={styles.next} aria-live="polite">
      <span className={styles.label}>{t('next.title')}</span>
      <span className={styles.words}>
        <strong className={styles.what}>{what}</strong>
        {how === null ? null : <span className={styles.how}>{how}</span>}
      </span>
    </p>
  );
};
