import { BarChart, LineChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { ReactNode } from 'react';
import { FINDINGS, VERDICTS } from '../../shared/domain-words.ts';
import { reasonWord, shareInTime } from '../../shared/report-words.ts';
import type { ReportView } from '../../shared/report.ts';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { Language } from '../ui/words.ts';
import { SHARE_GOAL } from './ReportFigures.tsx';
import { percent, wordDay } from './report-words.ts';
import { ShareBars } from './ShareBars.tsx';
import styles from './ReportCharts.module.css';

const HEIGHT_PX = 260;
const COLOURS = { intact: 'var(--ok-fill)', damaged: 'var(--warn-fill)', swapped: 'var(--bad-fill)' } as const;
/** Charts are for the eye; who reads by ear or keyboard has the same numbers in the tables. */
const FOR_THE_EYE = { accessibilityLayer: false };

const Panel = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.panel}>
    <h3 className={styles.title}>{title}</h3>
    {children}
  </section>
);

type Text = Pick<ReportView['texts'][number], 'reason' | 'text'>;

/** A platform's text; with its kind where another kind has the same one, the kind alone where there is none. */
const textLabel = (all: readonly Text[], { reason, text }: Text, language: Language): string => {
  const kind = reasonWord(reason, language);
  if (text === '') return kind;
  const isTwice = all.filter((one) => one.text === text).length > 1;
  return isTwice ? `${showText(text)} · ${kind}` : showText(text);
};

/** The numbers behind the two charts, step by step. */
const Numbers = ({ view }: { view: ReportView }) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  return (
    <details className={styles.numbers}>
      <summary className={styles.summary}>{t('report.chart.numbers')}</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('report.chart.numbers')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {VERDICTS.map((verdict) => (
                <th key={verdict} scope="col">
                  {t(`verdictLong.${verdict}`)}
                </th>
              ))}
              <th scope="col">{t('report.figure.share')}</th>
            </tr>
          </thead>
          <tbody>
            {view.series.map((one) => {
              const share = shareInTime(one);
              return (
                <tr key={one.from}>
                  <th scope="row">{wordDay(one.from, settings.language)}</th>
                  {VERDICTS.map((verdict) => (
                    <td key={verdict}>{one[verdict]}</td>
                  ))}
                  <td>{share === null ? '–' : percent(share)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
};

/** Reason against finding: how many of each, the row's largest share darkest. */
const ReasonFinding = ({ reasons }: Pick<ReportView, 'reasons'>) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  if (reasons.length === 0) return <p>{t('report.chart.none')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          {FINDINGS.map((finding) => (
            <th key={finding} scope="col">
              {t(`report.finding.${finding}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reasons.map((row) => (
          <tr key={row.reason}>
            <th scope="row">{reasonWord(row.reason, settings.language)}</th>
            {FINDINGS.map((finding) => (
              <td key={finding} data-share={Math.ceil((row[finding] / row.judged) * 4)}>
                {row[finding]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** What a report shows in pictures. */
export const ReportCharts = ({ view }: { view: ReportView }) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  const { language } = settings;
  const data = view.series.map((one) => {
    const share = shareInTime(one);
    return {
      from: wordDay(one.from, language),
      ...{ intact: one.intact, damaged: one.damaged, swapped: one.swapped },
      share: share === null ? null : Math.round(share * 1000) / 10,
    };
  });
  const title = t('report.chart.mix', { step: t(`report.chart.steps.${view.step}`) });
  return (
    <div className={styles.charts}>
      <Panel title={title}>
        <BarChart
          h={HEIGHT_PX}
          data={data}
          dataKey="from"
          type="stacked"
          withLegend
          legendProps={{ itemSorter: null }}
          maxBarWidth={48}
          barChartProps={FOR_THE_EYE}
          barProps={{ isAnimationActive: false }}
          series={VERDICTS.map((verdict) => ({
            name: verdict,
            label: t(`verdictLong.${verdict}`),
            color: COLOURS[verdict],
          }))}
          role="img"
          aria-label={title}
        />
        <Numbers view={view} />
      </Panel>
      <Panel title={`${t('report.chart.share')} · ${t('report.figure.goal', { goal: '95%' })}`}>
        <LineChart
          h={HEIGHT_PX}
          data={data}
          dataKey="from"
          unit="%"
          curveType="linear"
          connectNulls
          lineChartProps={FOR_THE_EYE}
          lineProps={{ isAnimationActive: false }}
          yAxisProps={{ domain: [(least: number) => Math.max(0, Math.floor(Math.min(least, 95) / 10) * 10 - 10), 100] }}
          series={[{ name: 'share', label: t('report.figure.share'), color: 'var(--ink)' }]}
          // The goal's word stands in the title: on the line it would lie under what was reached.
          referenceLines={[{ y: SHARE_GOAL * 100, color: 'var(--line-strong)' }]}
          role="img"
          aria-label={t('report.chart.share')}
        />
      </Panel>
      <Panel title={t('report.chart.texts')}>
        <ShareBars
          of={view.totals.judged}
          rows={view.texts.map(({ reason, text, judged }) => ({
            key: `${reason}|${text}`,
            label: textLabel(view.texts, { reason, text }, language),
            n: judged,
          }))}
        />
      </Panel>
      <Panel title={t('report.chart.codes')}>
        <ShareBars
          of={view.totals.judged}
          rows={view.codes.slice(0, 10).map(({ code, judged }) => ({ key: code, label: t(`code.${code}`), n: judged }))}
        />
      </Panel>
      <Panel title={t('report.chart.reasons')}>
        <ReasonFinding reasons={view.reasons} />
      </Panel>
    </div>
  );
};
