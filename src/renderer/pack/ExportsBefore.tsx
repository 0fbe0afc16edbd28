import type { CaseView } from '../../shared/cases.ts';
import { useTranslation } from '../ui/words-context.ts';
import { exactTime } from './exact-time.ts';
import styles from './ExportsBefore.module.css';

/** Who made a pack of this case before, when, and which. */
export const ExportsBefore = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation();
  if (view.exports.length === 0) return null;
  return (
    <section className={styles.before}>
      <h3>{t('dossier.exports')}</h3>
      <ul className={styles.list}>
        {view.exports.map((one) => {
          const { day, time } = exactTime(one.at);
          return (
            <li key={one.id}>
              {`${day} ${time} · ${t(`pack.presets.${one.preset}`)} · ${t(`pack.variants.${one.variant}`)} · ${one.operatorNo}`}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
