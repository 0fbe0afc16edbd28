import { IconSearch, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { FoundReturn } from './FoundReturn.tsx';
import { useFind } from './use-find.ts';
import type { Find } from './use-find.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './FindReturn.module.css';

type FindReturnProps = {
  /** In an open box: a person says that the box holds this return. Null where there is no box to put it into. */
  onClaim: ((returnId: string) => void) | null;
  /** Shows what was recorded of the parcel a return came in. */
  onRecord: (inspectionId: string, waybill: string) => void;
  /** The returns the open box holds already. */
  inBox?: readonly string[];
};

const Answer = ({ find, inBox = [], ...doors }: FindReturnProps & { find: Find }) => {
  const { t } = useTranslation();
  const { found, isSearching } = find;
  if (find.fault !== null) return <RefusalNote code={find.fault} />;
  if (found === null) return <p className={styles.idle}>{isSearching ? t('find.searching') : t('find.idle')}</p>;
  if (found.hits.length === 0) {
    return (
      <div className={styles.none}>
        <p className={styles.noneTitle}>{t('find.none', { text: showText(found.text) })}</p>
        <p>{t('find.noneThen')}</p>
      </div>
    );
  }
  const { hits } = found;
  return (
    <>
      <p className={styles.count}>
        {found.isMore ? t('find.more', { n: hits.length }) : t('find.count', { n: hits.length })}
      </p>
      <ul className={`${styles.hits} ${more.scroll}`} tabIndex={0} aria-label={t('find.title')}>
        {hits.map((hit) => (
          <FoundReturn key={hit.id} hit={hit} isInBox={inBox.includes(hit.id)} {...doors} />
        ))}
      </ul>
    </>
  );
};

/**
 * Looks a return up by whatever is known of it. A search box for hands: it never takes the focus by itself, and a scan
 * does not stay in it.
 */
export const FindReturn = (props: FindReturnProps) => {
  const { t } = useTranslation();
  const find = useFind();
  const id = useId();
  return (
    <section className={styles.find} aria-label={t('find.title')}>
      <form
        role="search"
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          find.findNow();
        }}
      >
        <IconSearch size={24} aria-hidden="true" className={styles.icon} />
        <label htmlFor={id} className={styles.label}>
          {t('find.label')}
        </label>
        <input
          id={id}
          name="find"
          className={styles.input}
          value={find.text}
          placeholder={t('find.placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            find.setText(event.currentTarget.value);
          }}
        />
        {find.text === '' ? null : (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('find.clear')}
            onClick={() => {
              find.setText('');
            }}
          >
            <IconX size={24} aria-hidden="true" />
          </button>
        )}
      </form>
      <div className={styles.answer} role="status" data-stale={find.isSearching && find.found !== null}>
        <Answer find={find} {...props} />
      </div>
    </section>
  );
};
