import { SegmentedControl } from '@mantine/core';
import { SettingRow } from './SettingRow.tsx';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsPage.module.css';
import { WasValue } from './WasValue.tsx';

type ChoiceSettingProps<T extends string> = {
  id: SettingId;
  label: string;
  effect: string;
  value: T;
  /** The value before it was changed here; null when it wasn't. */
  was?: T | null;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
};

/** A value out of a few, all in sight. */
export const ChoiceSetting = <T extends string>(props: ChoiceSettingProps<T>) => {
  const { id, label, effect, value, was = null, choices, onChange } = props;
  const wasLabel = choices.find((choice) => choice.value === was)?.label ?? was;
  return (
    <SettingRow
      id={id}
      label={label}
      effect={effect}
      below={
        was === null ? null : (
          <WasValue
            value={wasLabel ?? ''}
            label={label}
            onPutBack={() => {
              onChange(was);
            }}
          />
        )
      }
    >
      {(ids) => (
        <SegmentedControl
          id={ids.control}
          aria-label={label}
          aria-describedby={ids.effect}
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
      )}
    </SettingRow>
  );
};
