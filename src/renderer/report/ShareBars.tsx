import { useTranslation } from '../ui/words-context.ts';
import { percent } from './report-words.ts';
import styles from './ShareBars.module.css';

type ShareBarsProps = { of: number; rows: readonly { key: string; label: string; n: number }[] };

/** Names with a bar each, longest first: the share of all, the longest bar as wide as there is room. */
export const ShareBars = ({ of, rows }: ShareBarsProps) => {
  const { t } = useTranslation();
  const most = Math.max(1, ...rows.map(({ n }) => n));
  if (rows.length === 0) return <p>{t('report.chart.none')}</p>;
  return (
    <ol className={styles.bars}>
      {rows.map(({ key, label, n }) => (
        <li key={key} className={styles.row}>
          <span className={styles.label} title={label}>
            {label}
          </span>
          <span className={styles.bar} aria-hidden="true">
            <span className={styles.part} style={{ width: `${(n / most) * 100}%` }} />
          </span>
          <span className={styles.number}>
            {n}
            <span className={styles.share}>{of === 0 ? '' : percent(n / of)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
};
