import { IconPackage } from '@tabler/icons-react';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { HandOverBar } from './HandOverBar.tsx';
import { countByWhy } from './shelf-filter.ts';
import type { ShelfFilter } from './shelf-filter.ts';
import { ShelfRow } from './ShelfRow.tsx';
import type { Shelf } from './use-shelf.ts';
import { WhyIcon } from './WhyTag.tsx';
import more from '../ui/ScrollMore.module.css';
import styles from './ShelfScreen.module.css';

type ShelfScreenProps = {
  shelf: Shelf;
  onOpen: (inspectionId: string) => void;
  onRecord: (inspectionId: string, waybill: string) => void;
};

const Chip = ({ filter, n, shelf }: { filter: ShelfFilter; n: number; shelf: Shelf }) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={shelf.filter === filter}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        shelf.setFilter(filter);
      }}
    >
      {filter === 'all' ? null : <WhyIcon why={filter} />}
      {`${filter === 'all' ? t('shelf.all') : t(`shelfWhy.${filter}`)} ${n}`}
    </button>
  );
};

/** Everything that stands at this bench and waits, in one list: most urgent first, with the place where it lies. */
export const ShelfScreen = ({ shelf, onOpen, onRecord }: ShelfScreenProps) => {
  const { t } = useTranslation();
  const { shown, items } = shelf;
  if (shown === null) {
    return (
      <main className={styles.empty}>
        <p>{shelf.isFailed ? t('shelf.failed') : t('frame.loading')}</p>
        {shelf.isFailed ? <PressButton onPress={shelf.readAgain}>{t('decide.retry')}</PressButton> : null}
      </main>
    );
  }
  const hasForeign = items.some(({ why }) => why === 'other-merchant') || shelf.given !== null;
  return (
    <main className={styles.screen}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('shelf.title')}</h1>
        <p className={styles.lead}>{t('shelf.lead')}</p>
        <div className={styles.chips} role="group" aria-label={t('shelf.filters')}>
          <Chip filter="all" n={items.length} shelf={shelf} />
          {countByWhy(items).map(({ why, n }) => (
            <Chip key={why} filter={why} n={n} shelf={shelf} />
          ))}
        </div>
      </header>
      {items.length === 0 ? (
        <section className={styles.empty}>
          <IconPackage size={72} stroke={1.25} aria-hidden="true" />
          <h2 className={styles.emptyTitle}>{t('shelf.empty')}</h2>
          <p className={styles.emptyThen}>{t('shelf.emptyThen')}</p>
        </section>
      ) : (
        <section
          className={`${styles.list} ${more.scroll}`}
          aria-label={t('shelf.list')}
          tabIndex={0}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            shelf.move(event.key === 'ArrowDown' ? 1 : -1);
          }}
        >
          <ul className={styles.rows}>
            {shown.map((item) => (
              <ShelfRow
                key={item.inspectionId}
                item={item}
                isChosen={item.inspectionId === shelf.chosen?.inspectionId}
                isMarked={shelf.marked.has(item.inspectionId)}
                onChoose={() => {
                  shelf.choose(item.inspectionId);
                }}
                onToggle={() => {
                  shelf.toggle(item.inspectionId);
                }}
                onOpen={() => {
                  onOpen(item.inspectionId);
                }}
                onRecord={() => {
                  onRecord(item.inspectionId, item.waybill);
                }}
              />
            ))}
          </ul>
        </section>
      )}
      {hasForeign ? <HandOverBar shelf={shelf} /> : null}
    </main>
  );
};
