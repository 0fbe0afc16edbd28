import { useState } from 'react';
import { ScanTrialCard } from '../scan/ScanTrialCard.tsx';
import type { ScanTrial } from '../scan/use-scan-trial.ts';
import { useScanTrial } from '../scan/use-scan-trial.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { HidScanners } from './HidScanners.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './ScannerPage.module.css';

/** Trying the scanner without opening a box, and scanners that can't be heard. */
export const ScannerPage = () => {
  const { t } = useTranslation();
  const [isTrying, setIsTrying] = useState(false);
  const [tried, setTried] = useState<ScanTrial | null>(null);
  // One scan only: whoever walks off with the trial still on would scan parcels into nothing.
  useScanTrial(isTrying, (trial) => {
    setTried(trial);
    setIsTrying(false);
  });
  return (
    <SettingsPage title={t('set.page.scanner')} then={t('set.scannerThen')}>
      <SettingRow id="scannerTry" label={t('set.scannerTry')} effect={t('set.scannerTryThen')}>
        {() => (
          <PressButton
            kind={isTrying ? 'plain' : 'strong'}
            onPress={() => {
              setTried(null);
              setIsTrying(!isTrying);
            }}
          >
            {isTrying ? t('set.scannerTryStop') : tried === null ? t('set.scannerTry') : t('set.scannerTryAgain')}
          </PressButton>
        )}
      </SettingRow>
      <div className={styles.trial} data-on={isTrying}>
        {isTrying ? (
          <p className={styles.now} role="status">
            {t('set.scannerTryNow')}
          </p>
        ) : tried === null ? null : (
          <ScanTrialCard key={tried.n} trial={tried} />
        )}
      </div>
      <SettingRow id="scannerMode" label={t('set.scannerMode')} effect={t('set.scannerModeThen')} shape="wide">
        {() => <HidScanners />}
      </SettingRow>
    </SettingsPage>
  );
};
