import type { ReactNode } from 'react';
import { VERDICTS } from '../../shared/domain-words.ts';
import { shareInTime } from '../../shared/report-words.ts';
import type { ReportView, WaitTimes } from '../../shared/report.ts';
import { formatMoney } from '../ui/money.ts';
import { VerdictShape } from '../ui/VerdictMark.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { percent, wordChange, wordMs } from './report-words.ts';
import styles from './ReportFigures.module.css';

/** Share within 24 hours that a shop should reach (the design's domain). */
export const SHARE_GOAL = 0.95;
const ALONE_GOAL = 0.85;

const Figure = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.figure}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
);

/** A large number, or that there is none yet. */
const Large = ({ value }: { value: string }) => <p className={styles.large}>{value}</p>;

/** The goal; missed, it says so by a shape, a word and its weight, not by a verdict's colour. */
const Goal = ({ goal, isBelow, more = null }: { goal: string; isBelow: boolean; more?: string | null }) => {
  const { t } = useTranslation();
  return (
    <p>
      {isBelow ? (
        <strong className={styles.below}>
          <span aria-hidden="true">▼ </span>
          {t('report.figure.below', { goal })}
        </strong>
      ) : (
        t('report.figure.goal', { goal: `≥ ${goal}` })
      )}
      {more === null ? null : ` · ${more}`}
    </p>
  );
};

const Wait = ({ name, times }: { name: string; times: WaitTimes | null }) => {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">{name}</th>
      {times === null ? (
        <td colSpan={3}>{t('report.figure.noWait')}</td>
      ) : (
        [times.medianMs, times.p90Ms, times.p99Ms].map((ms, at) => <td key={at}>{wordMs(t, ms)}</td>)
      )}
    </tr>
  );
};

/** What a report says in numbers, before any chart. */
export const ReportFigures = ({ view }: { view: ReportView }) => {
  const { t } = useTranslation();
  const { totals, waits, rulings, withoutPlatform } = view;
  const share = shareInTime(totals);
  const change = wordChange(t, view);
  const disputed = rulings?.opened ?? 0;
  const ruled = rulings === null ? 0 : rulings.won + rulings.part + rulings.lost;
  const alone = withoutPlatform === null || withoutPlatform.all === 0 ? null : withoutPlatform;
  return (
    <div className={styles.figures}>
      <Figure title={t('report.figure.share')}>
        <Large value={share === null ? '–' : percent(share)} />
        <Goal goal="95%" isBelow={share !== null && share < SHARE_GOAL} more={change} />
        {totals.overdue === 0 ? null : (
          <p className={styles.strong}>{t('report.figure.overdue', { n: totals.overdue })}</p>
        )}
      </Figure>
      <Figure title={t('report.figure.judged')}>
        <Large value={t('report.figure.returns', { n: totals.judged })} />
        <p className={styles.mix} aria-hidden="true">
          {VERDICTS.map((verdict) => (
            <span key={verdict} className={styles.part} data-verdict={verdict}>
              <VerdictShape verdict={verdict} /> {totals[verdict]}
            </span>
          ))}
        </p>
        <p>{t('report.figure.mix', totals)}</p>
      </Figure>
      <Figure title={t('report.figure.dispute')}>
        <Large value={totals.judged === 0 ? '–' : percent(disputed / totals.judged)} />
        <p>{t('report.figure.ofJudged', { n: disputed, contradicts: totals.contradicts })}</p>
        <p>
          {rulings === null || ruled === 0
            ? t('report.figure.noRulings')
            : `${t('report.figure.won')} ${percent(rulings.won / ruled)} · ${t('report.figure.ruled', rulings)}`}
        </p>
      </Figure>
      <Figure title={t('report.figure.alone')}>
        <Large value={alone === null ? '–' : percent(alone.closed / alone.all)} />
        {alone === null ? (
          <p>{t('report.figure.noCases')}</p>
        ) : (
          <Goal goal="85%" isBelow={alone.closed / alone.all < ALONE_GOAL} />
        )}
      </Figure>
      <section className={styles.waits}>
        <h3 className={styles.title}>{t('report.figure.waits')}</h3>
        <table className={styles.times}>
          <thead>
            <tr>
              <td />
              {(['median', 'p90', 'p99'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`report.figure.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['judged', 'acked', 'whole'] as const).map((name) => (
              <Wait key={name} name={t(`report.figure.waitOf.${name}`)} times={waits[name]} />
            ))}
          </tbody>
        </table>
        {view.carrierClaims.map(({ currency, claims, paidCents, openCents, refused }) => (
          <p key={currency}>
            {t('report.figure.claims', {
              ...{ n: claims, refused },
              ...{ paid: formatMoney(paidCents, currency), open: formatMoney(openCents, currency) },
            })}
          </p>
        ))}
      </section>
    </div>
  );
};
