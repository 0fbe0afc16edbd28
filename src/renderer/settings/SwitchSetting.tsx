import { Switch } from '@mantine/core';
import styles from './Card.module.css';

type SwitchSettingProps = {
  label: string;
  effect: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** A value that is on or off, with what that does. */
export const SwitchSetting = ({ label, effect, isOn, isDisabled = false, onChange }: SwitchSettingProps) => (
  <div className={styles.switch}>
    <Switch
      size="xl"
      label={<span className={styles.label}>{label}</span>}
      description={<span className={styles.effect}>{effect}</span>}
      classNames={{ body: styles.switchBody, track: styles.track, thumb: styles.thumb, label: styles.switchLabel }}
      checked={isOn}
      disabled={isDisabled}
      onChange={(event) => {
        onChange(event.currentTarget.checked);
      }}
    />
  </div>
);
