import { useState } from 'react';
import type { TFunction } from 'i18next';
import { daysIn } from '../../shared/days-off.ts';
import type { DayRange } from '../../shared/days-off.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import { readDays, writeDay } from './read-days.ts';
import type { DaysFault } from './read-days.ts';
import { SettingRow } from './SettingRow.tsx';
import styles from './SettingsPage.module.css';
import { WasValue } from './WasValue.tsx';

const ROWS_MIN = 3;
const ROWS_MAX = 10;
/** A hundred lines of the longest form. */
const TEXT_MAX = 8_000;
const SHOWN_MAX = 30;

type DaysFieldProps = {
  id: 'holidays' | 'workdays' | 'shopDays';
  days: readonly DayRange[];
  /** Before they were changed here; null when they weren't. */
  was: readonly DayRange[] | null;
  /** Today, `2026-10-01`: a list that has run out says so. Null where that is nothing to be said. */
  today: string | null;
  onSave: (days: DayRange[]) => void;
};

const wordFault = (t: TFunction, { line, text, why }: DaysFault): string =>
  t(`days.bad.${why}`, { line, text: showText(text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text) });

const lastOf = (days: readonly DayRange[]): string =>
  days.reduce((last, { until }) => (until > last ? until : last), '');

const wordDays = (t: TFunction, days: readonly DayRange[]): string => {
  if (days.length === 0) return t('days.none');
  const n = days.reduce((sum, range) => sum + (daysIn(range) ?? 0), 0);
  return t('days.count', { lines: days.length, n, last: lastOf(days) });
};

/** A list of days, a line each. It is saved when the field is left; while a line can't be read none is. */
export const DaysField = ({ id, days, was, today, onSave }: DaysFieldProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : readDays(typed);
  const fault = read?.ok === false ? read.fault : null;
  const text = typed ?? days.map(writeDay).join('\n');
  const rows = Math.min(ROWS_MAX, Math.max(ROWS_MIN, text.split('\n').length + 1));
  const isOver = today !== null && days.length > 0 && lastOf(days) < today;
  const keep = (): void => {
    if (read?.ok !== true) return;
    if (JSON.stringify(read.days) !== JSON.stringify(days)) onSave(read.days);
    setTyped(null);
  };
  const putBack = (): void => {
    setTyped(null);
    if (was !== null) onSave([...was]);
  };
  return (
    <SettingRow
      id={id}
      label={t(`days.${id}`)}
      effect={t(`days.${id}Then`)}
      bad={fault === null ? null : wordFault(t, fault)}
      shape="wide"
      below={
        <div className={styles.below}>
          <p className={styles.said}>
            {fault === null ? wordDays(t, read?.ok === true ? read.days : days) : t('days.notSaved')}
            {isOver && typed === null ? ` ${t('days.over')}` : ''}
          </p>
          {was === null ? null : <WasValue value={wordDays(t, was)} label={t(`days.${id}`)} onPutBack={putBack} />}
        </div>
      }
    >
      {(ids) => (
        <textarea
          id={ids.control}
          className={styles.days}
          rows={rows}
          value={text}
          maxLength={TEXT_MAX}
          placeholder={t(`days.${id}Hint`)}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={fault !== null}
          aria-describedby={ids.effect}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onBlur={keep}
        />
      )}
    </SettingRow>
  );
};
