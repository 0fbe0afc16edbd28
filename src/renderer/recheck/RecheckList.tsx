import type { RecheckItem } from '../../shared/recheck.ts';
import { wordDistance } from '../ui/duration-words.ts';
import { showText } from '../ui/shown-text.ts';
import { useNow } from '../ui/use-now.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Rechecks } from './use-rechecks.ts';
import styles from './RecheckList.module.css';

type RecheckListProps = { rechecks: Rechecks; open: readonly RecheckItem[]; percent: number };

/** What waits for a second judgement, with the place where it lies; arrow keys go through it. */
export const RecheckList = ({ rechecks, open, percent }: RecheckListProps) => {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const { chosen, done } = rechecks;
  if (open.length === 0) {
    return (
      <section className={styles.empty} aria-label={t('recheck.listLabel')}>
        <strong>{t('recheck.empty')}</strong>
        <p>{percent === 0 ? t('recheck.emptyOff') : t('recheck.emptyThen', { n: percent })}</p>
      </section>
    );
  }
  return (
    <div
      className={styles.list}
      role="listbox"
      aria-label={t('recheck.listLabel')}
      aria-activedescendant={chosen === null ? undefined : `recheck-${chosen.verdictId}`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        rechecks.move(event.key === 'ArrowDown' ? 1 : -1);
      }}
    >
      {open.map(({ verdictId, waybill, place, goods, drawnAt, isOwn }) => (
        <div
          key={verdictId}
          id={`recheck-${verdictId}`}
          role="option"
          aria-selected={done === null && verdictId === chosen?.verdictId}
          className={styles.item}
          data-own={isOwn}
          onClick={() => {
            rechecks.choose(verdictId);
          }}
        >
          <span className={styles.row}>
            <strong className={styles.place}>{place ?? t('frame.noPlace')}</strong>
            <span className={styles.calm}>{t('recheck.since', { time: wordDistance(t, drawnAt, now) })}</span>
          </span>
          <WaybillText waybill={waybill} />
          <span>{showText(goods.map(({ name }) => name).join(' · '))}</span>
          {isOwn ? <span className={styles.calm}>{t('recheck.own')}</span> : null}
        </div>
      ))}
    </div>
  );
};
