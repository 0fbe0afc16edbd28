import { use, useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SettingId } from './setting-list.ts';
import { SettingMarkContext } from './setting-mark.ts';
import styles from './SettingRow.module.css';

/** The ids by which a control names its label and its effect to a screen reader. */
type RowIds = { control: string; label: string; effect: string };

type SettingRowProps = {
  id: SettingId;
  label: string;
  /** What changing it does. */
  effect: string;
  /** What is wrong with the value, instead of the effect. */
  bad?: string | null;
  /** Below the control: what it was before. */
  below?: ReactNode;
  /** `wide` puts the control under the words. */
  shape?: 'beside' | 'wide';
  children: (ids: RowIds) => ReactNode;
};

/** One setting: its name and its effect, and beside them the control. The search comes here and marks it. */
export const SettingRow = ({ id, label, effect, bad = null, below, shape = 'beside', children }: SettingRowProps) => {
  const base = useId();
  const ids = { control: `${base}-control`, label: `${base}-label`, effect: `${base}-effect` };
  const row = useRef<HTMLDivElement>(null);
  const mark = use(SettingMarkContext);
  const isMarked = mark?.id === id;
  useEffect(() => {
    if (!isMarked) return;
    row.current?.scrollIntoView({ block: 'center' });
    row.current?.querySelector<HTMLElement>('input:not(:disabled), select, textarea, button:not(:disabled)')?.focus();
  }, [isMarked, mark]);
  return (
    <div ref={row} className={styles.row} data-marked={isMarked} data-shape={shape}>
      <div className={styles.words}>
        <label id={ids.label} htmlFor={ids.control} className={styles.label}>
          {label}
        </label>
        <p
          id={ids.effect}
          className={bad === null ? styles.effect : styles.bad}
          role={bad === null ? undefined : 'alert'}
        >
          {bad ?? effect}
        </p>
      </div>
      <div className={styles.control}>
        {children(ids)}
        {below}
      </div>
    </div>
  );
};
