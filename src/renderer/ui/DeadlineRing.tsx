import { wordTimeLeft } from './duration-words.ts';
import { timeLeft } from './time-left.ts';
import { useNow } from './use-now.ts';
import { useTranslation } from './words-context.ts';
import styles from './DeadlineRing.module.css';

const RADIUS = 15;
const ROUND = 2 * Math.PI * RADIUS;

/** How much time is left, as a ring that empties and as words. Neutral, amber under six hours, red under two. */
export const DeadlineRing = ({ deadlineAt, size = 40 }: { deadlineAt: number; size?: number }) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const { share, urgency } = timeLeft(deadlineAt, now);
  return (
    <span className={styles.deadline} data-urgency={urgency}>
      <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" className={styles.ring}>
        <circle cx="20" cy="20" r={RADIUS} className={styles.track} />
        <circle
          cx="20"
          cy="20"
          r={RADIUS}
          className={styles.left}
          strokeDasharray={`${ROUND * share} ${ROUND}`}
          transform="rotate(-90 20 20)"
        />
        {urgency === 'urgent' ? <path d="M20 12 v10 M20 26.6 v0.8" className={styles.alert} /> : null}
      </svg>
      <span className={styles.words}>{wordTimeLeft(t, deadlineAt, now)}</span>
    </span>
  );
};
