import { Switch } from '@mantine/core';
import { SettingRow } from './SettingRow.tsx';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsPage.module.css';

type SwitchSettingProps = {
  id: SettingId;
  label: string;
  effect: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** A value that is on or off, with what that does. */
export const SwitchSetting = ({ id, label, effect, isOn, isDisabled = false, onChange }: SwitchSettingProps) => (
  <SettingRow id={id} label={label} effect={effect}>
    {(ids) => (
      <Switch
        id={ids.control}
        size="xl"
        className={styles.switch}
        aria-describedby={ids.effect}
        classNames={{ track: styles.track, thumb: styles.thumb }}
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    )}
  </SettingRow>
);
