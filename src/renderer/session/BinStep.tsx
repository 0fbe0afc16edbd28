import { IconArchive } from '@tabler/icons-react';
import type { SessionView } from '../../shared/session.ts';
import { DispositionButtons } from '../disposition/DispositionButtons.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import type { Bench } from './use-bench.ts';
import styles from './BinStep.module.css';

type BinStepProps = { bench: Bench; session: SessionView; holdBin: string };

/**
 * The last step of a problem: where the goods go. Scanning a bin is the second action that ✕ asks for; the bin that the
 * disposition goes to can be taken with a press, any other one by its barcode.
 */
export const BinStep = ({ bench, session, holdBin }: BinStepProps) => {
  const { t } = useTranslation();
  const { disposition } = session;
  return (
    <section className={styles.step}>
      <div className={styles.row}>
        <IconArchive size={48} stroke={1.5} aria-hidden="true" className={styles.icon} />
        <div className={styles.words}>
          <h2 className={styles.what} aria-live="polite">
            {t('next.scanBin')}
          </h2>
          <p className={styles.how}>{t('next.scanBinHow', { bin: holdBin })}</p>
        </div>
        {disposition === null || disposition.bin === holdBin ? null : (
          <PressButton
            kind="strong"
            size="large"
            onPress={() => {
              bench.scan(`DL:${disposition.bin}`, 'hand', Date.now());
            }}
          >
            {t('goods.place', { bin: disposition.bin })}
          </PressButton>
        )}
      </div>
      {disposition === null ? null : (
        <DispositionButtons
          offered={disposition.offered}
          chosen={disposition.chosen}
          chosenBin={disposition.bin}
          hasDigits
          onChoose={bench.dispose}
        />
      )}
    </section>
  );
};
