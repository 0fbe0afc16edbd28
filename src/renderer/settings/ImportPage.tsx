import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';

/** The door to the import, which needs a screen of its own. */
export const ImportPage = ({ onImport }: { onImport: (() => void) | undefined }) => {
  const { t } = useTranslation();
  return (
    <SettingsPage title={t('set.page.import')}>
      <SettingRow id="import" label={t('set.importFile')} effect={t('set.importThen')}>
        {() => (
          <PressButton
            kind="strong"
            isDisabled={onImport === undefined}
            onPress={() => {
              onImport?.();
            }}
          >
            {t('set.importOpen')}
          </PressButton>
        )}
      </SettingRow>
    </SettingsPage>
  );
};
