import { useEffect, useId, useRef } from 'react';
import styles from './PinField.module.css';

type PinFieldProps = {
  label: string;
  value: string;
  isFirst?: boolean;
  onType: (digits: string) => void;
  onEnter: () => void;
};

const PIN_MAX = 8;

const isTypedIn = (element: Element | null): boolean =>
  element?.matches('input, textarea, select, [contenteditable]') === true;

/**
 * Digits that nobody reads over a shoulder. Where they were taken away again, because they were wrong, they are wanted anew:
 * the button that gave them is disabled now and has lost the focus.
 */
export const PinField = ({ label, value, isFirst = false, onType, onEnter }: PinFieldProps) => {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const wasFilled = useRef(false);
  useEffect(() => {
    if (value === '' && wasFilled.current && !isTypedIn(document.activeElement)) field.current?.focus();
    wasFilled.current = value !== '';
  }, [value]);
  return (
    <div className={styles.box}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        ref={field}
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
