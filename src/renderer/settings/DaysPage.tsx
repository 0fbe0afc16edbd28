import type { DaysOff } from '../../shared/days-off.ts';
import type { Settings } from '../../shared/settings.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { DaysField } from './DaysField.tsx';
import type { SaveSettings } from './save-settings.ts';
import { parseWhole } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { SwitchSetting } from './SwitchSetting.tsx';
import { TextSetting } from './TextSetting.tsx';

const LISTS = ['holidays', 'workdays', 'shopDays'] as const;

const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

type DaysPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** Which hours of which days count as working time here, and which days at the platforms. */
export const DaysPage = ({ settings, was, onSave }: DaysPageProps) => {
  const { t } = useTranslation();
  const today = dayOf(useNow(60_000));
  const { daysOff } = settings;
  const { fromHour, untilHour } = settings.workHours;
  const before = was.workHours;
  const wasList = (list: (typeof LISTS)[number]): DaysOff['holidays'] | null => {
    const known = was.daysOff?.[list];
    return known === undefined || JSON.stringify(known) === JSON.stringify(daysOff[list]) ? null : known;
  };
  return (
    <SettingsPage title={t('set.page.days')} then={t('days.then')}>
      <TextSetting
        id="workFrom"
        label={t('setRules.workFrom')}
        effect={t('setRules.workFromThen')}
        bad={t('setRules.workBad')}
        value={String(fromHour)}
        was={before === undefined || before.fromHour === fromHour ? null : String(before.fromHour)}
        parse={parseWhole(0, untilHour - 1)}
        maxLength={2}
        onSave={(hour) => {
          onSave({ workHours: { fromHour: hour, untilHour } });
        }}
      />
      <TextSetting
        id="workUntil"
        label={t('setRules.workUntil')}
        effect={t('setRules.workUntilThen')}
        bad={t('setRules.workBad')}
        value={String(untilHour)}
        was={before === undefined || before.untilHour === untilHour ? null : String(before.untilHour)}
        parse={parseWhole(fromHour + 1, 24)}
        maxLength={2}
        onSave={(hour) => {
          onSave({ workHours: { fromHour, untilHour: hour } });
        }}
      />
      {LISTS.map((list) => (
        <DaysField
          key={list}
          id={list}
          days={daysOff[list]}
          was={wasList(list)}
          today={list === 'holidays' ? today : null}
          onSave={(days) => {
            onSave({ daysOff: { ...daysOff, [list]: days } });
          }}
        />
      ))}
      <SwitchSetting
        id="worksHolidays"
        label={t('days.worksHolidays')}
        effect={t('days.worksHolidaysThen')}
        isOn={daysOff.worksHolidays}
        onChange={(worksHolidays) => {
          onSave({ daysOff: { ...daysOff, worksHolidays } });
        }}
      />
    </SettingsPage>
  );
};
