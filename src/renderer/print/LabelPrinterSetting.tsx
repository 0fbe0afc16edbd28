import { useEffect, useState } from 'react';
import { SettingRow } from '../settings/SettingRow.tsx';
import { showText } from '../ui/shown-text.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from '../settings/SettingsPage.module.css';

type Printers = readonly { id: string; name: string }[];
type LabelPrinterSettingProps = { value: string; onSave: (printer: string) => void };

/** Which printer labels come from; one that is remembered but not there now stays in the list, and says so. */
export const LabelPrinterSetting = ({ value, onSave }: LabelPrinterSettingProps) => {
  const { t } = useTranslation();
  const station = useStation();
  const [printers, setPrinters] = useState<Printers | null>(null);
  useEffect(() => {
    let isWanted = true;
    const keep = (found: Printers): void => {
      if (isWanted) setPrinters(found);
    };
    station.printers(undefined).then(
      (result) => {
        keep(result.ok ? result.value : []);
      },
      () => {
        keep([]);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station]);
  const isGone = value !== '' && printers !== null && printers.every(({ id }) => id !== value);
  const effect = printers?.length === 0 ? t('print.noPrinters') : t('print.labelPrinterThen');
  return (
    <SettingRow id="labelPrinter" label={t('print.labelPrinter')} effect={effect}>
      {(ids) => (
        <select
          id={ids.control}
          className={styles.select}
          aria-describedby={ids.effect}
          value={value}
          onChange={(event) => {
            onSave(event.currentTarget.value);
          }}
        >
          <option value="">{t('print.systemPrinter')}</option>
          {isGone ? <option value={value}>{t('print.printerGone', { name: showText(value) })}</option> : null}
          {(printers ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {showText(name)}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
};
