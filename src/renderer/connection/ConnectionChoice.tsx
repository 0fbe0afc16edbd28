import { useId } from 'react';
import styles from './ConnectionForm.module.css';

type ConnectionChoiceProps<T extends string> = {
  label: string;
  /** What the choice does. */
  effect: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** One of a few: the kind of shop, the way requests travel, a field with given values. */
export const ConnectionChoice = <T extends string>(props: ConnectionChoiceProps<T>) => {
  const { label, effect, value, choices, onChoose } = props;
  const ids = { input: useId(), effect: useId() };
  return (
    <div className={styles.fieldBox}>
      <label className={styles.label} htmlFor={ids.input}>
        {label}
      </label>
      <select
        id={ids.input}
        className={styles.input}
        value={value}
        aria-describedby={ids.effect}
        onChange={(event) => {
          const chosen = choices.find((one) => one.value === event.currentTarget.value);
          if (chosen !== undefined) onChoose(chosen.value);
        }}
      >
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
      <p id={ids.effect} className={styles.effect}>
        {effect}
      </p>
    </div>
  );
};
