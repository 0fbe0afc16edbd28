import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { KeepDays, RetentionView } from '../../shared/retention.ts';
import { byteSize } from '../ui/byte-size.ts';
import { exactTime } from '../pack/exact-time.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './KeepRun.module.css';
import { SettingRow } from './SettingRow.tsx';

type Run = NonNullable<RetentionView['run']>;

const sumOf = ({ rules }: Run): { n: number; size: string } => ({
  n: rules.reduce((sum, { files }) => sum + files, 0),
  size: byteSize(rules.reduce((sum, { bytes }) => sum + bytes, 0)),
});

/** What the run is doing or came to, in a sentence. */
function wordRun(t: TFunction, run: Run): string {
  const { looked, total, kept, isDeleting } = run;
  const { n, size } = sumOf(run);
  switch (run.state) {
    case 'looking':
      return t('keep.looking', { looked, total });
    case 'deleting':
      return t('keep.deleting', { looked, total, n, size });
    case 'waiting':
      return t('keep.waiting');
    case 'stopped':
      return t('keep.stopped');
    case 'failed':
      return t('keep.failed');
    case 'done':
      if (n === 0) return t('keep.nothing', { kept });
      return isDeleting ? t('keep.done', { n, size }) : t('keep.found', { n, size, kept });
  }
}

/** What stands beside the run: when the last was, why none goes by itself, what is still here. */
function wordRest(t: TFunction, view: RetentionView): string[] {
  const { lastDeletedAt, pausedBy, unremoved, held } = view;
  const when = lastDeletedAt === null ? null : exactTime(lastDeletedAt);
  return [
    when === null ? t('keep.never') : t('keep.last', { when: `${when.day} ${when.time.slice(0, 5)}` }),
    ...(pausedBy === null ? [] : [pausedBy === 'changed' ? t('keep.pausedChanged') : t('keep.pausedClock')]),
    ...(unremoved === 0 ? [] : [t('keep.unremoved', { n: unremoved })]),
    ...(held === 0 ? [] : [t('keep.held', { n: held })]),
  ];
}

type KeepRunProps = {
  view: RetentionView | null;
  days: KeepDays;
  onLook: () => void;
  onRun: () => void;
  onStop: () => void;
};

const isSame = (a: KeepDays, b: KeepDays): boolean =>
  a.recording === b.recording && a.photo === b.photo && a.case === b.case;

/** Looking first, deleting second and only after a second press: what goes can't be brought back. */
export const KeepRun = ({ view, days, onLook, onRun, onStop }: KeepRunProps) => {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const run = view?.run ?? null;
  const isGoing = run !== null && ['looking', 'deleting', 'waiting'].includes(run.state);
  // What was looked at by other days is not what would go now.
  const canDelete = run?.state === 'done' && !run.isDeleting && run.rules.length > 0 && isSame(run.days, days);
  const press = (act: () => void) => (): void => {
    setIsAsked(false);
    act();
  };
  return (
    <SettingRow id="keepRun" label={t('keep.run')} effect={t('keep.runThen')} shape="wide">
      {() => (
        <div className={styles.run}>
          <div role="status">
            {run === null ? null : <p className={styles.said}>{wordRun(t, run)}</p>}
            {canDelete && isAsked ? <p className={styles.said}>{t('keep.sure', sumOf(run))}</p> : null}
          </div>
          <div className={styles.buttons}>
            {isGoing ? (
              <PressButton onPress={press(onStop)}>{t('keep.stopRun')}</PressButton>
            ) : (
              <PressButton onPress={press(onLook)}>{t('keep.look')}</PressButton>
            )}
            {canDelete && !isAsked ? (
              <PressButton
                onPress={() => {
                  setIsAsked(true);
                }}
              >
                {t('keep.delete')}
              </PressButton>
            ) : null}
            {canDelete && isAsked ? (
              <PressButton kind="strong" onPress={press(onRun)}>
                {t('keep.deleteSure')}
              </PressButton>
            ) : null}
          </div>
          {isGoing && run.total > 0 ? (
            <progress className={styles.progress} value={run.looked} max={run.total} aria-label={t('keep.run')} />
          ) : null}
          {run === null || run.rules.length === 0 ? null : (
            <dl className={styles.rules}>
              {run.rules.map(({ rule, files, bytes }) => (
                <div key={rule} className={styles.rule}>
                  <dt>{t(`keep.rule.${rule}`)}</dt>
                  <dd>{t('keep.files', { n: files, size: byteSize(bytes) })}</dd>
                </div>
              ))}
            </dl>
          )}
          {view === null ? null : (
            <ul className={styles.rest}>
              {wordRest(t, view).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </SettingRow>
  );
};
