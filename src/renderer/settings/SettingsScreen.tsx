import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/result.ts';
import type { StatusView } from '../../shared/sync.ts';
import type { Capture } from '../evidence/use-capture.ts';
import { RefusalNote } from '../ui/RefusalNote.tsx';
import { useSettings } from '../ui/settings-context.ts';
import { AboutCard } from './AboutCard.tsx';
import { CameraCard } from './CameraCard.tsx';
import { LookCard } from './LookCard.tsx';
import { MoneyCard } from './MoneyCard.tsx';
import type { SaveSettings } from './save-settings.ts';
import { ScannerCard } from './ScannerCard.tsx';
import { SoundCard } from './SoundCard.tsx';
import { TrainingCard } from './TrainingCard.tsx';
import { WhoCard } from './WhoCard.tsx';
import styles from './SettingsScreen.module.css';

// settings (window's side): one page for this bench; every value stands with the effect that changing it has.

type SettingsScreenProps = { status: StatusView | null; capture: Capture };

export const SettingsScreen = ({ status, capture }: SettingsScreenProps) => {
  const { t } = useTranslation();
  const { settings, save } = useSettings();
  const [said, setSaid] = useState<'saved' | ErrorCode | null>(null);
  const saveAndSay: SaveSettings = (changed) => {
    setSaid(null);
    save(changed).then(
      (refusal) => {
        setSaid(refusal ?? 'saved');
      },
      () => {
        setSaid('internal');
      },
    );
  };
  return (
    <main className={styles.screen} data-desk="">
      <header className={styles.head}>
        <h1 className={styles.title}>{t('set.title')}</h1>
        <p className={styles.said} role="status">
          {said === 'saved' ? t('set.saved') : null}
        </p>
      </header>
      {said === null || said === 'saved' ? null : <RefusalNote code={said} />}
      <div className={styles.cards}>
        <LookCard settings={settings} onSave={saveAndSay} />
        <WhoCard settings={settings} onSave={saveAndSay} />
        <CameraCard settings={settings} capture={capture} onSave={saveAndSay} />
        <ScannerCard />
        <SoundCard settings={settings} onSave={saveAndSay} />
        <MoneyCard settings={settings} onSave={saveAndSay} />
        <TrainingCard isTraining={status?.isTraining === true} />
        <AboutCard status={status} />
      </div>
    </main>
  );
};
