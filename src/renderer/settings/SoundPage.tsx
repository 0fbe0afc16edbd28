import { useState } from 'react';
import type { Settings } from '../../shared/settings.ts';
import type { BeepResult } from '../scan/beep.ts';
import { useDevices } from '../ui/devices.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { SaveSettings } from './save-settings.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';
import { SwitchSetting } from './SwitchSetting.tsx';

const BETWEEN_MS = 900;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sounds on or off, and three of them to hear. */
export const SoundPage = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
  const { t } = useTranslation();
  const { playTone } = useDevices();
  const [heard, setHeard] = useState<BeepResult | 'off' | null>(null);
  const listen = async (): Promise<void> => {
    if (!settings.hasSound) {
      setHeard('off');
      return;
    }
    for (const tone of ['found', 'counted', 'refused'] as const) {
      const result = await playTone(tone);
      setHeard(result);
      if (result !== 'played') return;
      await wait(BETWEEN_MS);
    }
  };
  return (
    <SettingsPage title={t('set.page.sound')}>
      <SwitchSetting
        id="hasSound"
        label={t('set.soundOn')}
        effect={t('set.soundThen')}
        isOn={settings.hasSound}
        onChange={(hasSound) => {
          onSave({ hasSound });
        }}
      />
      <SettingRow
        id="soundTest"
        label={t('set.soundTest')}
        effect={t('set.soundTestThen')}
        below={
          <p className={styles.said} role="status">
            {heard === null ? null : t(`set.heard.${heard}`)}
          </p>
        }
      >
        {() => <PressButton onPress={() => void listen()}>{t('set.soundTest')}</PressButton>}
      </SettingRow>
    </SettingsPage>
  );
};
