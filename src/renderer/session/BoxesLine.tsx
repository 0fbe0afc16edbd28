import { IconBoxMultiple, IconCheck, IconHistory, IconHourglass } from '@tabler/icons-react';
import type { ReturnView } from '../../shared/session.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './BoxesLine.module.css';

/** One return in several boxes: which of them this is, where the others are, and what that means for the verdict. */
export const BoxesLine = ({ expected }: { expected: ReturnView }) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { otherBoxes, awaitsRest, isJudgedElsewhere, verdict } = expected;
  if (otherBoxes.length === 0 && !awaitsRest && !isJudgedElsewhere) return null;
  const opened = otherBoxes.filter(({ isOpened }) => isOpened).length;
  return (
    <div className={styles.boxes}>
      {otherBoxes.length === 0 ? null : (
        <p className={styles.row}>
          <IconBoxMultiple size={24} aria-hidden="true" className={styles.icon} />
          <strong>{t('odd.boxOf', { n: opened + 1, of: otherBoxes.length + 1 })}</strong>
          {otherBoxes.map(({ waybill, isOpened }) => (
            <span key={waybill} className={styles.other} data-opened={isOpened}>
              <WaybillText waybill={waybill} />
              {isOpened ? (
                <IconCheck size={18} stroke={3} aria-hidden="true" />
              ) : (
                <IconHourglass size={18} aria-hidden="true" />
              )}
              {isOpened ? t('odd.otherCame') : t('odd.otherAwaited')}
            </span>
          ))}
        </p>
      )}
      {awaitsRest ? (
        <p className={styles.row} data-strong="true">
          <IconHourglass size={24} aria-hidden="true" className={styles.icon} />
          <strong>{t('odd.awaitsRestLong')}</strong>
        </p>
      ) : null}
      {isJudgedElsewhere && verdict !== null ? (
        <p className={styles.row} data-strong="true">
          <IconHistory size={24} aria-hidden="true" className={styles.icon} />
          <VerdictMark verdict={verdict.verdict} />
          <strong>{t('odd.judgedElsewhereBy', { who: verdict.operatorNo, time: clockTime(verdict.at, now) })}</strong>
        </p>
      ) : null}
    </div>
  );
};
