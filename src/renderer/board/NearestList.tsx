import type { BoardItem } from '../../shared/board.ts';
import { wordTimeLeft } from '../ui/duration-words.ts';
import { timeLeft } from '../ui/time-left.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './NearestList.module.css';

/** What must be done next, with the place where it lies. */
export const NearestList = ({ items, now }: { items: readonly BoardItem[]; now: number }) => {
  const { t } = useTranslation();
  if (items.length === 0) return <p className={styles.none}>{t('board.noneDue')}</p>;
  return (
    <ol className={styles.list}>
      {items.map((item) => (
        <li key={item.waybill} className={styles.row} data-urgency={timeLeft(item.deadlineAt, now).urgency}>
          <strong className={styles.place} data-missing={item.place === null}>
            {item.place ?? t('frame.noPlace')}
          </strong>
          <span className={styles.what}>
            <WaybillText waybill={item.waybill} />
            <span className={styles.waits}>{t(`boardWaits.${item.waits}`)}</span>
          </span>
          <span className={styles.time}>{wordTimeLeft(t, item.deadlineAt, now)}</span>
        </li>
      ))}
    </ol>
  );
};
