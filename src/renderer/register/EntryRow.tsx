import { useEffect, useRef } from 'react';
import { stepsFrom } from '../../shared/register.ts';
import type { RegisterEntry } from '../../shared/register.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { formatMoney } from '../ui/money.ts';
import { showText } from '../ui/shown-text.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './EntryRow.module.css';

type EntryRowProps = { entry: RegisterEntry; isChosen: boolean; onChoose: () => void };

/** One entry: what it is, where, how it stands and what is next, until when. */
export const EntryRow = ({ entry, isChosen, onChoose }: EntryRowProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { register, state, isOpen, waybill, title, place, amountCents, currency } = entry;
  const [next] = stepsFrom(register, state);
  return (
    <li ref={row}>
      <button
        type="button"
        className={styles.row}
        aria-current={isChosen}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onChoose}
      >
        <span className={styles.what}>
          {waybill === '' ? <span>{t('register.noWaybill')}</span> : <WaybillText waybill={waybill} />}
          <span className={styles.title}>{title === '' ? t('register.noTitle') : showText(title)}</span>
        </span>
        <span className={styles.state}>
          <strong>{t(`registerState.${state}`)}</strong>
          <span className={styles.next}>
            {isOpen && next !== undefined ? t(`registerNext.${register}.${state === 'open' ? 'open' : 'then'}`) : ''}
          </span>
        </span>
        <span className={styles.where}>
          <span>{place === null ? t('frame.noPlace') : showText(place)}</span>
          {amountCents === null ? null : <span>{formatMoney(amountCents, currency)}</span>}
        </span>
        {isOpen ? (
          <DeadlineRing deadlineAt={entry.dueAt} size={24} />
        ) : (
          <span className={styles.next}>{clockTime(entry.changedAt, now)}</span>
        )}
      </button>
    </li>
  );
};
