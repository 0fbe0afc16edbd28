import { IconSearch, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { CaseFilters } from './CaseFilters.tsx';
import { CaseList } from './CaseList.tsx';
import { FIRST_FILTER } from './case-query.ts';
import type { Cases } from './use-cases.ts';
import styles from './CaseSearch.module.css';

type CaseSearchProps = { cases: Cases; openedId: string | null; onOpen: (inspectionId: string) => void };

const None = ({ cases }: { cases: Cases }) => {
  const { t } = useTranslation();
  const { filter } = cases;
  const text = filter.text.trim();
  return (
    <div className={styles.none} role="status">
      <p className={styles.noneTitle}>
        {text === '' ? t('cases.noneFilter') : t('cases.none', { text: showText(text) })}
      </p>
      <p>{t('cases.noneThen')}</p>
      {filter.verdict === 'any' && filter.span === 'all' && !filter.isUndecided ? null : (
        <PressButton
          onPress={() => {
            cases.setFilter({ verdict: 'any', span: 'all', isUndecided: false });
          }}
        >
          {t('cases.noneWide')}
        </PressButton>
      )}
    </div>
  );
};

/** Whether this is what everyone sees who comes here on a good day: nothing asked for, nothing there. */
export const isEmptyDay = ({ filter, found }: Cases): boolean =>
  found?.hits.length === 0 &&
  (Object.keys(FIRST_FILTER) as (keyof typeof FIRST_FILTER)[]).every((key) => filter[key] === FIRST_FILTER[key]);

/** The search on top, what it is narrowed to, and what was found. */
export const CaseSearch = ({ cases, openedId, onOpen }: CaseSearchProps) => {
  const { t } = useTranslation();
  const { filter, found } = cases;
  const id = useId();
  return (
    <section className={styles.search} aria-label={t('cases.title')}>
      <h1 className={styles.label}>{t('cases.title')}</h1>
      <form
        role="search"
        className={styles.box}
        onSubmit={(event) => {
          event.preventDefault();
          if (cases.chosenId !== null && cases.isAnswered) onOpen(cases.chosenId);
          else cases.findNow();
        }}
      >
        <IconSearch size={22} aria-hidden="true" className={styles.icon} />
        <label htmlFor={id} className={styles.label}>
          {t('cases.label')}
        </label>
        <input
          id={id}
          name="cases"
          className={styles.input}
          // Who comes here comes to look for something; a scan does not stay in it.
          autoFocus
          value={filter.text}
          placeholder={t('cases.placeholder')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            cases.setFilter({ text: event.currentTarget.value });
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
            event.preventDefault();
            cases.move(event.key === 'ArrowDown' ? 1 : -1);
          }}
        />
        {filter.text === '' ? null : (
          <button
            type="button"
            className={styles.clear}
            aria-label={t('cases.clear')}
            onClick={() => {
              cases.setFilter({ text: '' });
            }}
          >
            <IconX size={22} aria-hidden="true" />
          </button>
        )}
      </form>
      <CaseFilters cases={cases} />
      {cases.fault === null ? null : <RefusalNote code={cases.fault} />}
      <div className={styles.answer} data-stale={cases.isSearching && found !== null}>
        {found === null ? (
          <p className={styles.idle}>{t('cases.reading')}</p>
        ) : found.hits.length > 0 ? (
          <CaseList cases={cases} openedId={openedId} onOpen={onOpen} />
        ) : isEmptyDay(cases) ? null : (
          <None cases={cases} />
        )}
      </div>
    </section>
  );
};
