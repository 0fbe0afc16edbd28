import { useId, useState } from 'react';
import styles from './Card.module.css';

type TextSettingProps<T> = {
  label: string;
  /** What changing it does. */
  effect: string;
  value: string;
  /** The typed text as a value, or null when it is none. */
  parse: (typed: string) => T | null;
  /** Said when it is none. */
  bad: string;
  onSave: (value: T) => void;
  maxLength?: number;
};

/** A value that is typed. It is saved when the field is left or Enter is pressed; what can't be is said and kept. */
export const TextSetting = <T,>({ label, effect, value, parse, bad, onSave, maxLength = 20 }: TextSettingProps<T>) => {
  const ids = { input: useId(), effect: useId() };
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && parse(typed) === null;
  const keep = (): void => {
    if (typed === null || typed === value) return;
    const parsed = parse(typed);
    if (parsed === null) return;
    onSave(parsed);
    setTyped(null);
  };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={ids.input}>
        {label}
      </label>
      <input
        id={ids.input}
        className={styles.input}
        value={typed ?? value}
        maxLength={maxLength}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={isBad}
        aria-describedby={ids.effect}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep();
        }}
      />
      <p id={ids.effect} className={isBad ? styles.bad : styles.effect}>
        {isBad ? bad : effect}
      </p>
    </div>
  );
};
