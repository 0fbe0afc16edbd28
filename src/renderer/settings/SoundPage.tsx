import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import type { BeepResult } from '../scan/beep.ts';
import { useDevices } from '../ui/devices.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { Card } from './Card.tsx';
import styles from './Card.module.css';
import type { SaveSettings } from './save-settings.ts';
import { SwitchSetting } from './SwitchSetting.tsx';

const BETWEEN_MS = 900;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sounds on or off, and three of them to hear. */
export const SoundCard = ({ settings, onSave }: { settings: Settings; onSave: SaveSettings }) => {
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
    <Card title={t('set.sound')}>
      <SwitchSetting
        label={t('set.soundOn')}
        effect={t('set.soundThen')}
        isOn={settings.hasSound}
        onChange={(hasSound) => {
          onSave({ hasSound });
        }}
      />
      <div>
        <PressButton onPress={() => void listen()}>{t('set.soundTest')}</PressButton>
      </div>
      <p className={styles.said} role="status">
        {heard === null ? null : t(`set.heard.${heard}`)}
      </p>
    </Card>
  );
};
