import { IconCheck, IconTruckDelivery } from '@tabler/icons-react';
import { PAYER_KEYS } from '../../shared/repack.ts';
import type { RepackView } from '../../shared/repack.ts';
import type { BenchWord } from '../session/bench-keys.ts';
import { KeyCap } from '../ui/KeyCap.tsx';
import { useTranslation } from '../ui/words-context.ts';
import styles from './PayerButtons.module.css';

const WORDS: readonly BenchWord[] = ['Q1', 'Q2', 'Q3'];

type BigKeyProps = {
  keyName: string;
  look: 'chosen' | 'ready' | 'empty';
  isPressed?: boolean;
  onPress: () => void;
  children: React.ReactNode;
};

/** Answers to its key, a pointer and Space, never to Enter: every scan ends with one. */
const BigKey = ({ keyName, look, isPressed, onPress, children }: BigKeyProps) => (
  <button
    type="button"
    className={styles.button}
    data-look={look}
    aria-pressed={isPressed}
    aria-keyshortcuts={keyName}
    onMouseDown={(event) => {
      event.preventDefault();
    }}
    onKeyDown={(event) => {
      if (event.key === 'Enter') event.preventDefault();
    }}
    onClick={onPress}
  >
    <span className={styles.face}>{children}</span>
    <KeyCap name={keyName} />
  </button>
);

/** Who pays for the way back, and that it leaves. */
export const PayerButtons = ({ repack, onCommand }: { repack: RepackView; onCommand: (word: BenchWord) => void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.keys}>
      <div className={styles.payers} role="group" aria-label={t('repack.payer')}>
        <span className={styles.label}>{t('repack.payer')}</span>
        {PAYER_KEYS.map((payer, index) => {
          const isChosen = repack.payer === payer;
          return (
            <BigKey
              key={payer}
              keyName={`F${index + 1}`}
              look={isChosen ? 'chosen' : 'ready'}
              isPressed={isChosen}
              onPress={() => {
                const word = WORDS[index];
                if (word !== undefined) onCommand(word);
              }}
            >
              {isChosen ? <IconCheck size="1em" stroke={3} aria-hidden="true" /> : null}
              {t(`registerPayer.${payer}`)}
            </BigKey>
          );
        })}
      </div>
      <div className={styles.send}>
        <BigKey
          keyName="F4"
          look={repack.step === 'close' ? 'chosen' : 'empty'}
          onPress={() => {
            onCommand('SEND');
          }}
        >
          <IconTruckDelivery size="1em" aria-hidden="true" />
          {t('repack.send')}
        </BigKey>
      </div>
    </div>
  );
};
