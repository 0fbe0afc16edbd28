import { SegmentedControl } from '@mantine/core';
import styles from './Card.module.css';

type ChoiceSettingProps<T extends string> = {
  label: string;
  effect: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A value out of a few, all in sight. */
export const ChoiceSetting = <T extends string>({ label, effect, value, choices, onChange }: ChoiceSettingProps<T>) => (
  <div className={styles.field}>
    <span className={styles.label}>{label}</span>
    <SegmentedControl
      aria-label={label}
      size="md"
      classNames={{ root: styles.segments, label: styles.segment, indicator: styles.indicator }}
      fullWidth
      data={choices.map((choice) => ({ ...choice }))}
      value={value}
      onChange={(chosen) => {
        const choice = choices.find((one) => one.value === chosen);
        if (choice !== undefined) onChange(choice.value);
      }}
    />
    <p className={styles.effect}>{effect}</p>
  </div>
);
