import { PACK_CASES_MAX } from '../../shared/pack/pack-calls.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CaseHitRow } from './CaseHitRow.tsx';
import type { Cases } from './use-cases.ts';
import more from '../ui/ScrollMore.module.css';
import styles from './CaseList.module.css';

type CaseListProps = { cases: Cases; openedId: string | null; onOpen: (inspectionId: string) => void };

const PAGE = 6;

/** The cases found, newest first. Arrows choose, Enter opens, Space ticks. */
export const CaseList = ({ cases, openedId, onOpen }: CaseListProps) => {
  const { t } = useTranslation();
  const { found, chosenId, marked } = cases;
  if (found === null) return null;
  const { hits, next } = found;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE,
    PageUp: -PAGE,
    Home: -hits.length,
    End: hits.length,
  };
  return (
    <>
      <div className={styles.bar}>
        <span role="status">{t(next === null ? 'cases.count' : 'cases.countMore', { n: hits.length })}</span>
        {marked.size === 0 ? null : <strong>{t('cases.marked', { n: marked.size })}</strong>}
        <span className={styles.ends}>
          <PressButton kind="quiet" onPress={marked.size === 0 ? cases.markAll : cases.unmarkAll}>
            {marked.size === 0 ? t('cases.markAll') : t('cases.unmarkAll')}
          </PressButton>
        </span>
      </div>
      {cases.isTooMany ? <p className={styles.note}>{t('cases.tooMany', { n: PACK_CASES_MAX })}</p> : null}
      {found.isBehind ? <p className={styles.note}>{t('cases.behind')}</p> : null}
      <div
        className={`${styles.list} ${more.scroll}`}
        role="listbox"
        aria-label={t('cases.list')}
        aria-activedescendant={chosenId === null ? undefined : `case-${chosenId}`}
        tabIndex={0}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step !== undefined) cases.move(step);
          else if (chosenId !== null && event.key === 'Enter') onOpen(chosenId);
          else if (chosenId !== null && event.key === ' ') cases.toggle(chosenId);
          else return;
          event.preventDefault();
        }}
      >
        {hits.map((hit) => (
          <CaseHitRow
            key={hit.inspectionId}
            hit={hit}
            isChosen={hit.inspectionId === chosenId}
            isOpened={hit.inspectionId === openedId}
            isMarked={marked.has(hit.inspectionId)}
            onOpen={() => {
              cases.choose(hit.inspectionId);
              onOpen(hit.inspectionId);
            }}
            onToggle={() => {
              cases.choose(hit.inspectionId);
              cases.toggle(hit.inspectionId);
            }}
          />
        ))}
      </div>
      {next === null ? null : <PressButton onPress={cases.readMore}>{t('cases.more')}</PressButton>}
    </>
  );
};
