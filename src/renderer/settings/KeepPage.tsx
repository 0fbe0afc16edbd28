import type { TFunction } from 'i18next';
import { KEEP_MAX_DAYS, KEEP_MIN_DAYS } from '../../shared/retention.ts';
import type { KeepDays, RetentionView } from '../../shared/retention.ts';
import type { Settings } from '../../shared/settings.ts';
import { byteSize } from '../ui/byte-size.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { KeepRun } from './KeepRun.tsx';
import type { SaveSettings } from './save-settings.ts';
import { parseWhole } from './setting-parsers.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';
import { TextSetting } from './TextSetting.tsx';
import { useKeepEffect, useRetention } from './use-retention.ts';

const KINDS = ['recording', 'photo', 'case'] as const;
const ROW_IDS = { recording: 'keepRecording', photo: 'keepPhoto', case: 'keepCase' } as const;
const parseDays = parseWhole(KEEP_MIN_DAYS, KEEP_MAX_DAYS);
const parseStop = parseWhole(1, 500);

/** Nothing typed = automatic. */
const parseWarn = (typed: string): { gb: number | null } | null => {
  if (typed.trim() === '') return { gb: null };
  const gb = parseWhole(1, 5000)(typed);
  return gb === null ? null : { gb };
};

/** What the change of one kind does within a week, against what it was before. */
const wordChange = (t: TFunction, now: number, before: number): string => {
  if (now === before) return t('keep.same');
  const size = byteSize(Math.abs(now - before));
  return now > before ? t('keep.more', { size }) : t('keep.less', { size });
};

const wordDaysLeft = (t: TFunction, { daysLeft, dayBytes }: RetentionView): string => {
  if (dayBytes === 0) return t('keep.daysNone');
  return daysLeft === null ? t('keep.daysYear') : t('keep.days', { n: daysLeft });
};

type DaysRowProps = {
  kind: (typeof KINDS)[number];
  days: KeepDays;
  /** Before it was changed here; null when it wasn't. */
  was: KeepDays | null;
  seen: unknown;
  onSave: (days: KeepDays) => void;
};

const DaysRow = ({ kind, days, was, seen, onSave }: DaysRowProps) => {
  const { t } = useTranslation();
  const before = was === null || was[kind] === days[kind] ? null : was[kind];
  const effect = useKeepEffect(days, seen);
  const effectBefore = useKeepEffect({ ...days, [kind]: before ?? days[kind] }, seen);
  const change =
    before === null || effect === null || effectBefore === null
      ? ''
      : ` ${wordChange(t, effect.week.bytes, effectBefore.week.bytes)}`;
  return (
    <TextSetting
      id={ROW_IDS[kind]}
      label={t(`keep.${kind}`)}
      effect={`${t(`keep.${kind}Then`)}${change}`}
      bad={t('keep.daysBad')}
      value={String(days[kind])}
      was={before === null ? null : String(before)}
      parse={parseDays}
      maxLength={4}
      onSave={(chosen) => {
        onSave({ ...days, [kind]: chosen });
      }}
    />
  );
};

type KeepPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** How long evidence is kept, what goes when, how long the disk lasts. */
export const KeepPage = ({ settings, was, onSave }: KeepPageProps) => {
  const { t } = useTranslation();
  const { view, refusal, look, run, stop } = useRetention(settings.keepDays);
  const { keepDays, spaceGb } = settings;
  const seen = view?.run?.state === 'done' ? view.run.at : null;
  const effect = useKeepEffect(keepDays, seen);
  const space = view?.space ?? null;
  const gb = (value: number | null | undefined): string | null => (value === undefined ? null : String(value ?? ''));
  return (
    <SettingsPage title={t('set.page.keep')} then={t('keep.then')}>
      {refusal === null ? null : <RefusalNote code={refusal} />}
      <SettingRow id="room" label={t('keep.room')} effect={t('keep.roomThen')}>
        {(ids) => (
          <output id={ids.control} className={styles.fact}>
            {view === null ? null : (
              <>
                {wordDaysLeft(t, view)}
                <br />
                {space === null
                  ? t('keep.roomUnknown')
                  : t('keep.roomFact', { free: byteSize(space.freeBytes), total: byteSize(space.totalBytes) })}
                <br />
                {t('keep.pace', { day: byteSize(view.dayBytes) })}
                {effect === null ? null : (
                  <>
                    <br />
                    {t('keep.week', { size: byteSize(effect.week.bytes) })}
                  </>
                )}
              </>
            )}
          </output>
        )}
      </SettingRow>
      {KINDS.map((kind) => (
        <DaysRow
          key={kind}
          kind={kind}
          days={keepDays}
          was={was.keepDays ?? null}
          seen={seen}
          onSave={(days) => {
            onSave({ keepDays: days });
          }}
        />
      ))}
      <KeepRun view={view} days={keepDays} onLook={look} onRun={run} onStop={stop} />
      <TextSetting
        id="warnGb"
        label={t('keep.warn')}
        effect={`${t('keep.warnThen')}${space === null ? '' : ` ${t('keep.warnNow', { size: byteSize(space.warnBytes) })}`}`}
        bad={t('keep.warnBad')}
        value={gb(spaceGb.warnGb) ?? ''}
        was={was.spaceGb?.warnGb === spaceGb.warnGb ? null : gb(was.spaceGb?.warnGb)}
        parse={parseWarn}
        maxLength={4}
        onSave={({ gb: warnGb }) => {
          onSave({ spaceGb: { ...spaceGb, warnGb } });
        }}
      />
      <TextSetting
        id="stopGb"
        label={t('keep.stop')}
        effect={t('keep.stopThen')}
        bad={t('keep.stopBad')}
        value={String(spaceGb.stopGb)}
        was={was.spaceGb?.stopGb === spaceGb.stopGb ? null : gb(was.spaceGb?.stopGb)}
        parse={parseStop}
        maxLength={3}
        onSave={(stopGb) => {
          onSave({ spaceGb: { ...spaceGb, stopGb } });
        }}
      />
    </SettingsPage>
  );
};
