import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ShelfItem } from '../../shared/shelf.ts';
import { DeadlineRing } from '../ui/DeadlineRing.tsx';
import { wordDistance } from '../ui/duration-words.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { canMark } from './shelf-filter.ts';
import { WhyTag } from './WhyTag.tsx';
import styles from './ShelfRow.module.css';

type ShelfRowProps = {
  item: ShelfItem;
  /** The keys F1–F3 are for this one. */
  isChosen: boolean;
  isMarked: boolean;
  onChoose: () => void;
  onToggle: () => void;
  onOpen: () => void;
  onRecord: () => void;
};

/** One parcel on the shelf: why it waits, what it is, where it lies, since when, and until when. */
export const ShelfRow = ({ item, isChosen, isMarked, onChoose, onToggle, onOpen, onRecord }: ShelfRowProps) => {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={row} className={styles.row} data-chosen={isChosen} onClick={onChoose}>
      {canMark(item) ? (
        <button
          type="button"
          role="checkbox"
          aria-checked={isMarked}
          aria-label={t('shelf.mark', { waybill: item.waybill })}
          className={styles.tick}
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={onToggle}
        >
          {isMarked ? (
            <IconSquareCheckFilled size={32} aria-hidden="true" />
          ) : (
            <IconSquare size={32} aria-hidden="true" />
          )}
        </button>
      ) : (
        <span />
      )}
      <WhyTag why={item.why} />
      <span className={styles.what}>
        <WaybillText waybill={item.waybill} />
        <span className={styles.title}>{item.title === '' ? t('shelf.noTitle') : showText(item.title)}</span>
      </span>
      <span className={styles.where}>
        <strong className={styles.place}>{item.place ?? t('frame.noPlace')}</strong>
        <span className={styles.since}>{t('shelf.since', { time: wordDistance(t, item.sinceAt, now) })}</span>
      </span>
      <span className={styles.deadline}>
        {item.deadlineAt === null ? (
          <span className={styles.since}>{t('shelf.noDeadline')}</span>
        ) : (
          <DeadlineRing deadlineAt={item.deadlineAt} size={28} />
        )}
      </span>
      <span className={styles.doors}>
        <PressButton onPress={onRecord} kind="quiet">
          {t('shelf.record')}
        </PressButton>
        <PressButton onPress={onOpen} kind={isChosen ? 'strong' : 'plain'}>
          {t('shelf.open')}
        </PressButton>
      </span>
    </li>
  );
};
