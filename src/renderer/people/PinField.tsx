import { useId } from 'react';
import styles from './PinField.module.css';

type PinFieldProps = {
  label: string;
  value: string;
  isFirst?: boolean;
  onType: (digits: string) => void;
  onEnter: () => void;
};

const PIN_MAX = 8;

/** Digits that nobody reads over a shoulder. */
export const PinField = ({ label, value, isFirst = false, onType, onEnter }: PinFieldProps) => {
  const id = useId();
  return (
    <div className={styles.box}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="password"
        inputMode="numeric"
        className={styles.input}
        value={value}
        maxLength={PIN_MAX}
        autoComplete="off"
        // Where the digits are wanted: a dialog that opened, a screen that only asks this.
        data-autofocus={isFirst}
        autoFocus={isFirst}
        onChange={(event) => {
          onType(event.currentTarget.value.replace(/\D/g, ''));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          onEnter();
        }}
      />
    </div>
  );
};
