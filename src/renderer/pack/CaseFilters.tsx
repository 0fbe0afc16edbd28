import { CASE_VERDICTS } from '../../shared/cases.ts';
import { useTranslation } from '../ui/words-context.ts';
import { SPANS } from './case-query.ts';
import type { Cases } from './use-cases.ts';
import styles from './CaseFilters.module.css';

/** Which cases the list shows: by verdict, undecided ones, by day. */
export const CaseFilters = ({ cases }: { cases: Cases }) => {
  const { t } = useTranslation();
  const { filter, setFilter } = cases;
  return (
    <div className={styles.filters} role="group" aria-label={t('cases.filters')}>
      {CASE_VERDICTS.map((verdict) => (
        <button
          key={verdict}
          type="button"
          className={styles.chip}
          aria-pressed={filter.verdict === verdict}
          onClick={() => {
            setFilter({ verdict });
          }}
        >
          {t(`cases.verdict.${verdict}`)}
        </button>
      ))}
      <span className={styles.rest}>
        <button
          type="button"
          className={styles.chip}
          aria-pressed={filter.isUndecided}
          onClick={() => {
            setFilter({ isUndecided: !filter.isUndecided });
          }}
        >
          {t('cases.undecided')}
        </button>
        <select
          className={styles.span}
          name="span"
          aria-label={t('cases.span')}
          value={filter.span}
          onChange={(event) => {
            const span = SPANS.find((one) => one === event.currentTarget.value);
            if (span !== undefined) setFilter({ span });
          }}
        >
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {t(`cases.spans.${span}`)}
            </option>
          ))}
        </select>
      </span>
    </div>
  );
};
