import type { ImportView } from '../../shared/import.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { fieldsOf, isNeeded } from './import-words.ts';
import type { Import } from './use-import.ts';
import styles from './ColumnSelect.module.css';

type ColumnSelectProps = { view: ImportView; at: number; onMap: Import['map'] };

/** What one column means. A meaning that another column has moves here when it is chosen. */
export const ColumnSelect = ({ view, at, onMap }: ColumnSelectProps) => {
  const { t } = useTranslation();
  const { kind, headers, mapping } = view;
  const header = headers[at] ?? '';
  const label =
    header === ''
      ? t('import.columnUnnamed', { n: at + 1 })
      : t('import.column', { n: at + 1, header: showText(header) });
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={mapping[at] ?? ''}
      data-used={mapping[at] !== null}
      onChange={(event) => {
        const field = event.currentTarget.value;
        onMap(at, field === '' ? null : field);
      }}
    >
      <option value="">{t('import.unused')}</option>
      {fieldsOf(kind).map((field) => (
        <option key={field} value={field}>
          {isNeeded(kind, field) ? t('import.needed', { field: t(`importField.${field}`) }) : t(`importField.${field}`)}
        </option>
      ))}
    </select>
  );
};
