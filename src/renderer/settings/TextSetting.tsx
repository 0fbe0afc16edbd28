import { useState } from 'react';
import { SettingRow } from './SettingRow.tsx';
import type { SettingId } from './setting-list.ts';
import styles from './SettingsPage.module.css';
import { WasValue } from './WasValue.tsx';

type TextSettingProps<T> = {
  id: SettingId;
  label: string;
  /** What changing it does. */
  effect: string;
  value: string;
  /** The value before it was changed here; null when it wasn't. */
  was?: string | null;
  /** The typed text as a value, or null when it is none. */
  parse: (typed: string) => T | null;
  /** Said when it is none. */
  bad: string;
  onSave: (value: T) => void;
  maxLength?: number;
};

/** A value that is typed. It is saved when the field is left or Enter is pressed; what can't be is said and kept. */
export const TextSetting = <T,>(props: TextSettingProps<T>) => {
  const { id, label, effect, value, was = null, parse, bad, onSave, maxLength = 20 } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && parse(typed) === null;
  const keep = (): void => {
    if (typed === null) return;
    const parsed = parse(typed);
    if (parsed === null) return;
    if (typed !== value) onSave(parsed);
    setTyped(null);
  };
  const putBack = (): void => {
    const before = was === null ? null : parse(was);
    setTyped(null);
    if (before !== null) onSave(before);
  };
  return (
    <SettingRow
      id={id}
      label={label}
      effect={effect}
      bad={isBad ? bad : null}
      below={was === null ? null : <WasValue value={was} label={label} onPutBack={putBack} />}
    >
      {(ids) => (
        <input
          id={ids.control}
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
      )}
    </SettingRow>
  );
};
