import type { Settings } from '../../shared/settings.ts';
import { REGISTER_DAY_KEYS, REGISTER_DAYS_MAX } from '../../shared/watch-settings.ts';
import { useTranslation } from '../ui/words-context.ts';
import type { SaveSettings } from './save-settings.ts';
import { parseHours, parseWhole } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { TextSetting } from './TextSetting.tsx';

const parseDays = parseWhole(1, REGISTER_DAYS_MAX);
const ANSWERS: readonly string[] = ['carrier-answer', 'claim-answer'];

type WatchPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** From when on the board warns, and in how many days something of a register is due. */
export const WatchPage = ({ settings, was, onSave }: WatchPageProps) => {
  const { t } = useTranslation();
  const { registerDays } = settings;
  return (
    <SettingsPage title={t('set.page.watch')} then={t('watch.then')}>
      <TextSetting
        id="riskHours"
        label={t('watch.riskHours')}
        effect={t('watch.riskHoursThen')}
        bad={t('watch.riskHoursBad')}
        value={String(settings.riskHours)}
        was={was.riskHours === undefined ? null : String(was.riskHours)}
        parse={parseWhole(1, 72)}
        maxLength={2}
        onSave={(riskHours) => {
          onSave({ riskHours });
        }}
      />
      <TextSetting
        id="lateMinutes"
        label={t('watch.lateMinutes')}
        effect={t('watch.lateMinutesThen')}
        bad={t('watch.lateMinutesBad')}
        value={String(settings.lateMinutes)}
        was={was.lateMinutes === undefined ? null : String(was.lateMinutes)}
        parse={parseWhole(0, 120)}
        maxLength={3}
        onSave={(lateMinutes) => {
          onSave({ lateMinutes });
        }}
      />
      <TextSetting
        id="alertHours"
        label={t('watch.alertHours')}
        effect={t('watch.alertHoursThen')}
        bad={t('watch.alertHoursBad')}
        value={settings.alertHours.join(', ')}
        was={was.alertHours === undefined ? null : was.alertHours.join(', ')}
        parse={parseHours}
        maxLength={30}
        onSave={(alertHours) => {
          onSave({ alertHours });
        }}
      />
      <TextSetting
        id="lostAfterDays"
        label={t('watch.lostAfterDays')}
        effect={t('watch.lostAfterDaysThen')}
        bad={t('watch.lostAfterDaysBad')}
        value={String(settings.lostAfterDays)}
        was={was.lostAfterDays === undefined ? null : String(was.lostAfterDays)}
        parse={parseWhole(1, 14)}
        maxLength={2}
        onSave={(lostAfterDays) => {
          onSave({ lostAfterDays });
        }}
      />
      {REGISTER_DAY_KEYS.map((key) => {
        const before = was.registerDays?.[key] ?? registerDays[key];
        return (
          <TextSetting
            key={key}
            id={`days-${key}`}
            label={t(`watch.days.${key}`)}
            effect={t(ANSWERS.includes(key) ? 'watch.answerThen' : 'watch.daysThen')}
            bad={t('watch.daysBad')}
            value={String(registerDays[key])}
            was={before === registerDays[key] ? null : String(before)}
            parse={parseDays}
            maxLength={3}
            onSave={(days) => {
              onSave({ registerDays: { ...registerDays, [key]: days } });
            }}
          />
        );
      })}
    </SettingsPage>
  );
};
