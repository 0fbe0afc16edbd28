import type { Settings } from '../../shared/settings.ts';
import { useTranslation } from '../ui/words-context.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import type { SaveSettings } from './save-settings.ts';
import { SettingsPage } from './SettingsPage.tsx';

export const LookPage = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('set.page.look')}>
      <ChoiceSetting
        id="language"
        label={t('set.language')}
        effect={t('set.languageThen')}
        value={settings.language}
        choices={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => {
          onSave({ language });
        }}
      />
      <ChoiceSetting
        id="theme"
        label={t('set.theme')}
        effect={t('set.themeThen')}
        value={settings.theme}
        choices={[
          { value: 'light', label: t('set.light') },
          { value: 'dark', label: t('set.dark') },
          { value: 'auto', label: t('set.auto') },
        ]}
        onChange={(theme) => {
          onSave({ theme });
        }}
      />
    </SettingsPage>
  );
};
