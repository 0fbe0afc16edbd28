import { useId } from 'react';
import styles from './ConnectionForm.module.css';

type ConnectionChoiceProps<T extends string> = {
  label: string;
  /** What the choice does. */
  effect: string;
  name?: string;
  /** What is wrong with it, instead of the effect. */
  bad?: string | null;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChoose: (value: T) => void;
};

/** One of a few: the kind of shop, the way requests travel, a field with given values. */
export const ConnectionChoice = <T extends string>(props: ConnectionChoiceProps<T>) => {
  const { label, effect, name, bad = null, value, choices, onChoose } = props;
  const ids = { input: useId(), effect: useId() };
  return (
    <div className={styles.fieldBox}>
      <label className={styles.label} htmlFor={ids.input}>
        {label}
      </label>
      <select
        id={ids.input}
        name={name}
        className={styles.input}
        value={value}
        aria-invalid={bad !== null}
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
      <p id={ids.effect} className={bad === null ? styles.effect : styles.bad}>
        {bad ?? effect}
      </p>
    </div>
  );
};
