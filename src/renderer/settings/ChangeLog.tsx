import { useEffect, useState } from 'react';
import type { ChangeEntry } from '../../shared/change-log.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useStation } from '../ui/station-client.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { wordChanged, wordFromTo } from './change-words.ts';
import styles from './ChangeLog.module.css';

/** What was changed of limits, rules and rights: when, by whom, from what to what. `version` changes with the settings. */
export const ChangeLog = ({ version }: { version: unknown }) => {
  const { t } = useTranslation();
  const station = useStation();
  const now = useNow(60_000);
  const [entries, setEntries] = useState<readonly ChangeEntry[] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    station.changeLog(undefined).then(
      (read) => {
        if (!isWanted) return;
        setRefusal(read.ok ? null : read.error.code);
        if (read.ok) setEntries(read.value);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, version]);
  return (
    <section className={styles.log} aria-label={t('changes.title')}>
      <h3 className={styles.title}>{t('changes.title')}</h3>
      <p className={styles.then}>{t('changes.then')}</p>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      {entries?.length === 0 ? <p>{t('changes.empty')}</p> : null}
      <ul>
        {entries?.map((entry, index) => {
          const { from, to } = wordFromTo(t, entry);
          return (
            <li key={`${entry.at} ${entry.name} ${index}`} className={styles.row}>
              <span className={styles.when}>
                {clockTime(entry.at, now)} · {entry.operatorNo}
              </span>
              <strong>{wordChanged(t, entry)}</strong>
              <span className={styles.values}>{t('changes.fromTo', { from, to })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
