import type { KeyboardEvent } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { DisputeRow } from './DisputeRow.tsx';
import type { DisputeShow, DisputesShown } from './use-disputes.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './DisputeList.module.css';

type DisputeListProps = {
  show: DisputeShow;
  disputes: DisputesShown;
  openedId: string | null;
  onOpen: (inspectionId: string) => void;
};

/** The arrows go from one to the next, Enter opens. */
const moveFocus = (event: KeyboardEvent<HTMLUListElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
};

/** Every dispute, the least time left first; those that are over, newest first. */
export const DisputeList = ({ show, disputes, openedId, onOpen }: DisputeListProps) => {
  const { t } = useTranslation();
  const { items, fault, hasMore } = disputes;
  return (
    <section className={styles.pane} aria-label={t('disputes.title')}>
      <h1 className={styles.hidden}>{t('disputes.title')}</h1>
      {fault === null ? null : <RefusalNote code={fault} />}
      {items === null ? <p className={styles.none}>{t('disputes.reading')}</p> : null}
      {items?.length === 0 ? (
        <div className={styles.none} role="status">
          <p className={styles.noneTitle}>{t(show === 'open' ? 'disputes.none' : 'disputes.noneDone')}</p>
          {show === 'open' ? <p>{t('disputes.noneThen')}</p> : null}
        </div>
      ) : null}
      {items === null || items.length === 0 ? null : (
        <ul
          className={`${styles.list} ${more.scroll}`}
          aria-label={t(show === 'open' ? 'disputes.list' : 'disputes.listDone')}
          onKeyDown={moveFocus}
        >
          {items.map((item) => (
            <DisputeRow
              key={item.id}
              item={item}
              isOpened={item.inspectionId === openedId}
              onOpen={() => {
                onOpen(item.inspectionId);
              }}
            />
          ))}
        </ul>
      )}
      {hasMore ? <PressButton onPress={disputes.more}>{t('disputes.more')}</PressButton> : null}
    </section>
  );
};
