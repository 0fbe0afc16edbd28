import { useTranslation } from 'react-i18next';
import type { ReturnView } from '../../shared/session.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { showText } from '../ui/shown-text.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { LineRow } from './LineRow.tsx';
import type { LineRowProps } from './LineRow.tsx';
import styles from './ReturnCard.module.css';

type ReturnCardProps = {
  expected: ReturnView;
  /** Its place among several returns in one box; null when it is alone. */
  group: { n: number; of: number } | null;
  /** The keypad digit of its first line. */
  firstNumber: number;
  nextLineId: string | null;
  isCompact: boolean;
  onCount: LineRowProps['onCount'];
};

/** One expected return: what the buyer says, and the goods that should be in the box. */
export const ReturnCard = ({ expected, group, firstNumber, nextLineId, isCompact, onCount }: ReturnCardProps) => {
  const { t } = useTranslation();
  const { reason, reasonText, state, verdict } = expected;
  return (
    <section className={styles.card}>
      {group === null ? null : (
        <div className={styles.group}>
          <h2 className={styles.name}>{t('box.group', group)}</h2>
          <span>{showText(expected.shop)}</span>
          <DeadlineRing deadlineAt={expected.deadlineAt} size={28} />
          {verdict === null ? null : <VerdictMark verdict={verdict.verdict} />}
        </div>
      )}
      <p className={styles.reason}>
        <span className={styles.label}>{t('box.reason')}</span>
        <span>
          <strong>{t(`reason.${reason}`)}</strong>
          {reasonText === '' ? '' : ` · ${showText(reasonText)}`}
        </span>
      </p>
      {state === 'open' ? null : <p className={styles.state}>{t(`returnState.${state}`)}</p>}
      <ul className={styles.lines} data-compact={isCompact}>
        {expected.lines.map((line, index) => (
          <LineRow
            key={line.id}
            line={line}
            number={firstNumber + index}
            isNext={line.id === nextLineId}
            isCompact={isCompact}
            onCount={onCount}
          />
        ))}
      </ul>
    </section>
  );
};
