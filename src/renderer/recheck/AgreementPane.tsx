import { useEffect, useState } from 'react';
import { RECHECK_DAYS } from '../../shared/recheck.ts';
import type { RecheckPair, RecheckReport } from '../../shared/recheck.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { WaybillText } from '../ui/WaybillText.tsx';
import { useTranslation } from '../ui/words-context.ts';
import more from '../ui/ScrollMore.module.css';
import { JudgedTwice } from './JudgedTwice.tsx';
import styles from './AgreementPane.module.css';

type Days = (typeof RECHECK_DAYS)[number];
type AgreementPaneProps = {
  differing: readonly RecheckPair[];
  onRecord: (inspectionId: string, waybill: string) => void;
};

const percent = (agreed: number, n: number): string => `${Math.round((agreed / n) * 100)}%`;

const Table = ({
  title,
  heads,
  rows,
}: {
  title: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
}) =>
  rows.length === 0 ? null : (
    <section>
      <h2 className={styles.name}>{title}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first = '', ...cells], index) => (
            <tr key={`${first}${index}`}>
              <th scope="row">{first}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1] ?? at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

const Rates = ({ report }: { report: RecheckReport }) => {
  const { t } = useTranslation();
  const { n, agreed, gone, rows, codes, skus } = report;
  const [count, rate] = [t('recheck.column.n'), t('recheck.column.rate')];
  if (n === 0 && gone === 0) return <p>{t('recheck.noReport')}</p>;
  return (
    <>
      <p className={styles.rate}>
        {n === 0 ? null : <strong>{t('recheck.agreeRate', { rate: percent(agreed, n) })}</strong>}
        <span>{t('recheck.counted', { n, agreed })}</span>
        {gone === 0 ? null : <span>{t('recheck.gonePart', { n: gone })}</span>}
      </p>
      <Table
        title={t('recheck.byRule')}
        heads={[t('recheck.column.rule'), count, rate]}
        rows={rows.map((one) => [t(`recheck.row.${one.row}`), String(one.n), percent(one.agreed, one.n)])}
      />
      <Table
        title={t('recheck.byCode')}
        heads={[
          t('recheck.column.code'),
          t('recheck.column.both'),
          t('recheck.column.firstOnly'),
          t('recheck.column.secondOnly'),
        ]}
        rows={codes.map(({ code, both, firstOnly, secondOnly }) => [
          t(`code.${code}`),
          ...[both, firstOnly, secondOnly].map(String),
        ])}
      />
      <Table
        title={t('recheck.bySku')}
        heads={[t('recheck.column.sku'), count, rate]}
        rows={skus.map((one) => [
          showText(one.name === '' ? one.sku : `${one.name} · ${one.sku}`),
          String(one.n),
          percent(one.agreed, one.n),
        ])}
      />
    </>
  );
};

/** How far two judgements of the same goods agree, by rule and article; beside it those that don't. */
export const AgreementPane = ({ differing, onRecord }: AgreementPaneProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const [days, setDays] = useState<Days>(90);
  const [report, setReport] = useState<RecheckReport | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    station.recheckReport({ days }).then(
      (read) => {
        if (!isWanted) return;
        setRefusal(read.ok ? null : read.error.code);
        if (read.ok) setReport(read.value);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, days]);
  return (
    <div className={styles.panes}>
      <section className={`${styles.pane} ${more.scroll}`} aria-label={t('recheck.tab.agreement')} tabIndex={0}>
        <header className={styles.head}>
          <div className={styles.ranges} role="group" aria-label={t('recheck.range')}>
            {RECHECK_DAYS.map((one) => (
              <PressButton
                key={one}
                isPressed={one === days}
                onPress={() => {
                  setDays(one);
                }}
              >
                {t(`recheck.days.d${one}`)}
              </PressButton>
            ))}
          </div>
          <p className={styles.quiet}>{t('recheck.noPerson')}</p>
        </header>
        {refusal === null ? null : <RefusalNote code={refusal} />}
        {report === null ? null : <Rates report={report} />}
      </section>
      <section className={`${styles.pane} ${more.scroll}`} aria-label={t('recheck.differing')} tabIndex={0}>
        <h2 className={styles.name}>{t('recheck.differing')}</h2>
        {differing.length === 0 ? <p className={styles.quiet}>{t('recheck.noneDiffers')}</p> : null}
        <ul>
          {differing.map((pair) => (
            <li key={pair.verdictId} className={styles.pair}>
              <span className={styles.what}>
                <WaybillText waybill={pair.waybill} />
                <PressButton
                  kind="quiet"
                  label={`${t('shelf.record')} ${pair.waybill}`}
                  onPress={() => {
                    onRecord(pair.inspectionId, pair.waybill);
                  }}
                >
                  {t('shelf.record')}
                </PressButton>
              </span>
              <span>{showText(pair.title)}</span>
              <JudgedTwice pair={pair} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
