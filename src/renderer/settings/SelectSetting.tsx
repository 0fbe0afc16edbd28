import { SettingRow } from './SettingRow.tsx';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsPage.module.css';

type SelectSettingProps<T extends string> = {
  id: SettingId;
  label: string;
  effect: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A value out of more than would stand beside each other; also which part of a page is looked at. */
export const SelectSetting = <T extends string>(props: SelectSettingProps<T>) => {
  const { id, label, effect, value, choices, onChange } = props;
  return (
    <SettingRow id={id} label={label} effect={effect}>
      {(ids) => (
        <select
          id={ids.control}
          aria-describedby={ids.effect}
          className={styles.select}
          value={value}
          onChange={(event) => {
            const choice = choices.find((one) => one.value === event.currentTarget.value);
            if (choice !== undefined) onChange(choice.value);
          }}
        >
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </SettingRow>
  );
};
