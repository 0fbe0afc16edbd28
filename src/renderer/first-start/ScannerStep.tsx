import { ScanTrialCard } from '../scan/ScanTrialCard.tsx';
import type { ScanTrial } from '../scan/use-scan-trial.ts';
import { HidScanners } from '../settings/HidScanners.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { GoOn } from './GoOn.tsx';
import type { FirstStart } from './use-first-start.ts';
import { StepFrame } from './StepFrame.tsx';
import styles from './ScannerStep.module.css';

/** Any code, only to see what comes of it. */
export const ScannerStep = ({ start, trial }: { start: FirstStart; trial: ScanTrial | null }) => {
  const { t } = useTranslation();
  const isGood = trial?.kind === 'read';
  return (
    <StepFrame ask={t('start.scanner.ask')} then={t('start.scanner.then')}>
      <div className={styles.box} data-heard={trial !== null}>
        {trial === null ? (
          <>
            <HidScanners isQuiet />
            <p className={styles.silent}>{t('start.scanner.silent')}</p>
          </>
        ) : (
          <ScanTrialCard key={trial.n} trial={trial} />
        )}
      </div>
      <GoOn words={isGood ? t('start.scanner.good') : t('start.scanner.skip')} isStrong={isGood} onNext={start.next}>
        <p className={styles.then}>{isGood ? t('start.scanner.again') : t('start.scanner.skipThen')}</p>
      </GoOn>
    </StepFrame>
  );
};
