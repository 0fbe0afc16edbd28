import type { Settings } from '../../shared/settings.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ChangeLog } from './ChangeLog.tsx';
import type { SaveSettings } from './save-settings.ts';
import { parseBin, parseWhole } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { TextSetting } from './TextSetting.tsx';

type RulesPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** When two people decide, when rulings propose a shot, how much is judged twice and where it waits. */
export const RulesPage = ({ settings, was, onSave }: RulesPageProps) => {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('set.page.rules')} then={t('setRules.then')}>
      <TextSetting
        id="alikeCount"
        label={t('setRules.alikeCount')}
        effect={t('setRules.alikeCountThen')}
        bad={t('setRules.alikeCountBad')}
        value={String(settings.alikeCount)}
        was={was.alikeCount === undefined ? null : String(was.alikeCount)}
        parse={parseWhole(0, 100)}
        maxLength={3}
        onSave={(alikeCount) => {
          onSave({ alikeCount });
        }}
      />
      <TextSetting
        id="alikeDays"
        label={t('setRules.alikeDays')}
        effect={t('setRules.alikeDaysThen')}
        bad={t('setRules.alikeDaysBad')}
        value={String(settings.alikeDays)}
        was={was.alikeDays === undefined ? null : String(was.alikeDays)}
        parse={parseWhole(1, 90)}
        maxLength={2}
        onSave={(alikeDays) => {
          onSave({ alikeDays });
        }}
      />
      <TextSetting
        id="lessonAt"
        label={t('setRules.lessonAt')}
        effect={t('setRules.lessonAtThen')}
        bad={t('setRules.lessonAtBad')}
        value={String(settings.lessonAt)}
        was={was.lessonAt === undefined ? null : String(was.lessonAt)}
        parse={parseWhole(1, 100)}
        maxLength={3}
        onSave={(lessonAt) => {
          onSave({ lessonAt });
        }}
      />
      <TextSetting
        id="recheckPercent"
        label={t('setRules.percent')}
        effect={t('setRules.percentThen')}
        bad={t('setRules.percentBad')}
        value={String(settings.recheckPercent)}
        was={was.recheckPercent === undefined ? null : String(was.recheckPercent)}
        parse={parseWhole(0, 100)}
        maxLength={3}
        onSave={(recheckPercent) => {
          onSave({ recheckPercent });
        }}
      />
      <TextSetting
        id="recheckBin"
        label={t('setRules.bin')}
        effect={t('setRules.binThen')}
        bad={t('goods.binBad')}
        value={settings.recheckBin}
        was={was.recheckBin ?? null}
        parse={parseBin}
        maxLength={12}
        onSave={(recheckBin) => {
          onSave({ recheckBin });
        }}
      />
      <ChangeLog version={settings} />
    </SettingsPage>
  );
};
