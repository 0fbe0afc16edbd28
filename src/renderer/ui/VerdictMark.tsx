import type { Verdict } from '../../shared/domain-words.ts';
import { useTranslation } from './words-context.ts';
import styles from './VerdictMark.module.css';

const SHAPES: Record<Verdict, string> = {
  intact: 'M5 13 l5 5 L20 6',
  damaged: 'M12 3 L21 12 L12 21 L3 12 Z',
  swapped: 'M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5',
};

/** The shape of a verdict, as large as the text beside it: check, diamond, cross. Colour is never the only thing that tells them apart. */
export const VerdictShape = ({ verdict }: { verdict: Verdict }) => (
  <svg
    viewBox="0 0 24 24"
    fill={verdict === 'damaged' ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth={verdict === 'damaged' ? 1 : 3.5}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    className={styles.shape}
  >
    <path d={SHAPES[verdict]} />
  </svg>
);

/** A verdict as a badge: shape, word and colour. */
export const VerdictMark = ({ verdict, isLong = false }: { verdict: Verdict; isLong?: boolean }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-verdict={verdict}>
      <VerdictShape verdict={verdict} />
      {isLong ? t(`verdictLong.${verdict}`) : t(`verdict.${verdict}`)}
    </span>
  );
};
