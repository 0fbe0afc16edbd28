import { IconCircleCheck, IconHistory, IconWand } from '@tabler/icons-react';
import type { ImportView } from '../../shared/import.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ColumnSelect } from './ColumnSelect.tsx';
import { formatOf } from './import-words.ts';
import type { Import } from './use-import.ts';
import styles from './MapColumns.module.css';

/** The file's first rows under a choice for each column: what it means, in the words of the dock. */
export const MapColumns = ({ view, its }: { view: ImportView; its: Import }) => {
  const { t } = useTranslation();
  const { headers, mapping, sample, missing } = view;
  const rows = view.rows.toLocaleString('en-US');
  const facts = { format: formatOf(view), encoding: view.encoding?.toUpperCase() ?? '', rows };
  return (
    <>
      <section className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title}>{t('import.mapTitle')}</h2>
          <p className={styles.note}>
            {view.isRemembered ? (
              <IconHistory size={20} aria-hidden="true" />
            ) : (
              <IconWand size={20} aria-hidden="true" />
            )}
            {view.isRemembered ? t('import.mapRemembered') : t('import.mapGuessed')}
          </p>
          <p className={styles.facts}>
            <bdi className={styles.file}>{showText(view.fileName)}</bdi>
            {view.encoding === null ? t('import.facts', facts) : t('import.factsEncoded', facts)}
          </p>
        </div>
        <div className={styles.acts}>
          <PressButton onPress={its.cancel}>{t('import.cancel')}</PressButton>
          <PressButton
            kind={missing.length > 0 ? 'plain' : 'strong'}
            size="large"
            isDisabled={missing.length > 0}
            onPress={its.start}
          >
            {missing.length > 0 ? t('import.startBlocked') : t('import.start', { rows })}
          </PressButton>
        </div>
      </section>
      <div className={styles.missing} role="status" data-ready={missing.length === 0}>
        {missing.length === 0 ? (
          <>
            <IconCircleCheck size={24} aria-hidden="true" />
            <span>{t('import.mapReady')}</span>
          </>
        ) : (
          <>
            <strong>{t('import.mapMissing')}</strong>
            {missing.map((need) => (
              <span key={need} className={styles.need}>
                {t(`importNeed.${need}`)}
              </span>
            ))}
          </>
        )}
      </div>
      <div className={styles.scroll} data-sideways="" role="region" aria-label={t('import.preview')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {headers.map((header, at) => (
                <th key={at} scope="col" className={styles.column} data-used={mapping[at] !== null}>
                  <ColumnSelect view={view} at={at} onMap={its.map} />
                  <bdi className={styles.header}>
                    {header === '' ? t('import.columnUnnamed', { n: at + 1 }) : showText(header)}
                  </bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              <tr key={row}>
                {headers.map((_, at) => (
                  <td key={at} className={styles.cell} data-used={mapping[at] !== null}>
                    <bdi>{showText(cells[at] ?? '')}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>{t('import.neededNote')}</p>
    </>
  );
};
