import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import type { SaveSettings } from './save-settings.ts';
import { parseBin, parseWhole } from './setting-parsers.ts';
import { SettingsPage } from './SettingsPage.tsx';
import { TextSetting } from './TextSetting.tsx';

type RulesPageProps = { settings: Settings; was: Partial<Settings>; onSave: SaveSettings };

/** How much is judged twice, and where it waits. */
export const RulesPage = ({ settings, was, onSave }: RulesPageProps) => {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('set.page.rules')} then={t('setRules.then')}>
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
    </SettingsPage>
  );
};
