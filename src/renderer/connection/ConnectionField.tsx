import { useId } from 'react';
import styles from './ConnectionForm.module.css';

type ConnectionFieldProps = {
  name: string;
  label: string;
  effect: string;
  /** What is wrong with it, instead of the effect. */
  bad: string | null;
  value: string;
  maxLength: number;
  isSecret?: boolean;
  onType: (text: string) => void;
};

export const ConnectionField = (props: ConnectionFieldProps) => {
  const { name, label, effect, bad, value, maxLength, isSecret = false, onType } = props;
  const ids = { input: useId(), effect: useId() };
  return (
    <div className={styles.fieldBox}>
      <label className={styles.label} htmlFor={ids.input}>
        {label}
      </label>
      <input
        id={ids.input}
        name={name}
        type={isSecret ? 'password' : 'text'}
        className={styles.input}
        value={value}
        maxLength={maxLength}
        autoComplete={isSecret ? 'new-password' : 'off'}
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={bad !== null}
        aria-describedby={ids.effect}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
      />
      <p id={ids.effect} className={bad === null ? styles.effect : styles.bad}>
        {bad ?? effect}
      </p>
    </div>
  );
};
