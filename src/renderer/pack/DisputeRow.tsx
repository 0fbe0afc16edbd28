import { LEVEL_NAMES } from '../../shared/dispute.ts';
import type { DisputeItem } from '../../shared/dispute.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { VerdictMark } from '../ui/VerdictMark.tsx';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './DisputeRow.module.css';

type DisputeRowProps = { item: DisputeItem; isOpened: boolean; onOpen: () => void };

/** One dispute in the list: how long is left, who has it, which parcel and where it lies. */
export const DisputeRow = ({ item, isOpened, onOpen }: DisputeRowProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { state, dueAt, endedAt, level, title, place, verdict } = item;
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-opened={isOpened}
        aria-current={isOpened}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onOpen}
      >
        <span className={styles.line}>
          {state === 'open' ? (
            <strong>{t(`disputeLevel.${LEVEL_NAMES[level]}`)}</strong>
          ) : (
            <strong data-state={state} className={styles.state}>
              {t(`disputeState.${state}`)}
            </strong>
          )}
          <span className={styles.clock}>
            {dueAt === null ? (
              <span className={styles.soft}>{endedAt === null ? t('disputes.waiting') : clockTime(endedAt, now)}</span>
            ) : (
              <DeadlineRing deadlineAt={dueAt} size={24} />
            )}
          </span>
        </span>
        <span className={styles.line}>
          {verdict === null ? null : <VerdictMark verdict={verdict} />}
          <strong className={styles.money}>{formatMoney(item.amountCents, item.currency)}</strong>
          <span className={styles.soft}>{showText(item.shop)}</span>
        </span>
        <WaybillText waybill={item.waybill} />
        <span className={styles.title}>{title === '' ? t('cases.noTitle') : showText(title)}</span>
        <span className={styles.soft}>
          {place === null ? t('frame.noPlace') : showText(place)} · {t(`disputeClock.${item.clock}`)}
        </span>
      </button>
    </li>
  );
};
