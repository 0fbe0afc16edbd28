import { SettingRow } from './SettingRow.tsx';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsPage.module.css';

type ResetSettingProps = { id: SettingId; label: string; effect: string; onReset: () => void };

/** Puts what a page shows back to what came with the program. */
export const ResetSetting = ({ id, label, effect, onReset }: ResetSettingProps) => (
  <SettingRow id={id} label={label} effect={effect}>
    {(ids) => (
      <button id={ids.control} type="button" className={styles.select} aria-describedby={ids.effect} onClick={onReset}>
        {label}
      </button>
    )}
  </SettingRow>
);
