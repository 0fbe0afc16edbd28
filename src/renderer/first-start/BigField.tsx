import { useId } from 'react';
import styles from './BigField.module.css';

type BigFieldProps = {
  label: string;
  hint: string;
  /** What is wrong with the value, instead of the hint. */
  bad: string | null;
  value: string;
  maxLength: number;
  isFirst?: boolean;
  isCode?: boolean;
  isSecret?: boolean;
  onType: (text: string) => void;
  /** Gives back true when Enter is dealt with here. */
  onEnter?: () => boolean;
};

/** The one thing this step asks for, to be read from where the scanner hangs. */
export const BigField = (props: BigFieldProps) => {
  const {
    label,
    hint,
    bad,
    value,
    maxLength,
    isFirst = false,
    isCode = false,
    isSecret = false,
    onType,
    onEnter,
  } = props;
  const ids = { input: useId(), hint: useId() };
  return (
    <div className={styles.box}>
      <label className={styles.label} htmlFor={ids.input}>
        {label}
      </label>
      <input
        id={ids.input}
        className={styles.input}
        type={isSecret ? 'password' : 'text'}
        data-code={isCode}
        value={value}
        maxLength={maxLength}
        autoFocus={isFirst}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={bad !== null}
        aria-describedby={ids.hint}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onChange={(event) => {
          onType(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing && onEnter?.() === true) event.stopPropagation();
        }}
      />
      <p id={ids.hint} className={bad === null ? styles.hint : styles.bad} role={bad === null ? undefined : 'alert'}>
        {bad ?? hint}
      </p>
    </div>
  );
};
