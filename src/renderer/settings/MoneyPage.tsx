import type { Settings } from '../../shared/settings.ts';
import { parseYuan, yuanText } from '../ui/money.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import type { SaveSettings } from './save-settings.ts';
import { parseWhole } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { TextSetting } from './TextSetting.tsx';

const UNDO_MAX_S = 600;
const secondsText = (ms: number): string => String(Math.round(ms / 1000));

type MoneyPageProps = {
  settings: Settings;
  /** What was changed since the settings were opened, as it was before. */
  was: Partial<Settings>;
  onSave: SaveSettings;
};

/** Limits and times; every one moves money or deadlines, so each says what it does and can be put back. */
export const MoneyPage = ({ settings, was, onSave }: MoneyPageProps) => {
  const { t } = useTranslation();
  const hours = [24, 48, settings.refundWithinHours, was.refundWithinHours ?? 24];
  const choices = [...new Set(hours)].map((h) => ({
    value: String(h),
    label: h === 24 ? t('set.hours24') : h === 48 ? t('set.hours48') : t('set.hoursOther', { h }),
  }));
  return (
    <SettingsPage title={t('set.page.money')} then={t('set.moneyThen')}>
      <TextSetting
        id="undoMs"
        label={t('set.undo')}
        effect={t('set.undoThen')}
        bad={t('set.undoBad')}
        value={secondsText(settings.undoMs)}
        was={was.undoMs === undefined ? null : secondsText(was.undoMs)}
        parse={parseWhole(0, UNDO_MAX_S)}
        maxLength={3}
        onSave={(seconds) => {
          onSave({ undoMs: seconds * 1000 });
        }}
      />
      <TextSetting
        id="limitCents"
        label={t('set.limit')}
        effect={t('set.limitThen')}
        bad={t('set.yuanBad')}
        value={yuanText(settings.limitCents)}
        was={was.limitCents === undefined ? null : yuanText(was.limitCents)}
        parse={parseYuan}
        maxLength={11}
        onSave={(limitCents) => {
          onSave({ limitCents });
        }}
      />
      <TextSetting
        id="highValueCents"
        label={t('set.highValue')}
        effect={t('set.highValueThen')}
        bad={t('set.yuanBad')}
        value={yuanText(settings.highValueCents)}
        was={was.highValueCents === undefined ? null : yuanText(was.highValueCents)}
        parse={parseYuan}
        maxLength={11}
        onSave={(highValueCents) => {
          onSave({ highValueCents });
        }}
      />
      <ChoiceSetting
        id="refundWithinHours"
        label={t('set.refundWithin')}
        effect={t('set.refundWithinThen')}
        value={String(settings.refundWithinHours)}
        was={was.refundWithinHours === undefined ? null : String(was.refundWithinHours)}
        choices={choices}
        onChange={(chosen) => {
          onSave({ refundWithinHours: Number(chosen) });
        }}
      />
    </SettingsPage>
  );
};
