import type { ImportView } from '../../shared/import.ts';
import { REJECTIONS } from '../../shared/rejections.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './RejectedRows.module.css';

type RejectedRowsProps = { view: ImportView; onReport: () => void };

/** The first rows that were left out, each with its sentence, and the way to the whole list. */
export const RejectedRows = ({ view, onReport }: RejectedRowsProps) => {
  const { t } = useTranslation();
  const { language } = useSettings().settings;
  const { rejectedFirst, rejected, report } = view;
  return (
    <section className={styles.rows} aria-label={t('import.rejectedTitle')}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{t('import.rejectedTitle')}</h2>
          <p className={styles.then}>{t('import.reportThen')}</p>
        </div>
        {report === null ? null : <PressButton onPress={onReport}>{t('import.report')}</PressButton>}
      </header>
      <ul>
        {rejectedFirst.map(({ row, why, column, text }, index) => (
          <li key={index} className={styles.row}>
            <span className={styles.number}>{t('import.row', { n: row.toLocaleString('en-US') })}</span>
            <span className={styles.why}>{REJECTIONS[why][language]}</span>
            <span className={styles.cell}>
              {column === null ? null : (
                <bdi>
                  {text === ''
                    ? showText(column)
                    : t('import.inColumn', { column: showText(column), text: showText(text) })}
                </bdi>
              )}
            </span>
          </li>
        ))}
      </ul>
      {rejected > rejectedFirst.length ? (
        <p className={styles.rest}>{t('import.rejectedMore', { n: rejectedFirst.length })}</p>
      ) : null}
    </section>
  );
};
