import { IconCheck } from '@tabler/icons-react';
import type { Disposition } from '../../shared/disposition.ts';
import { DIGITS } from '../session/keypad.ts';
import { useSettings } from '../ui/settings-context.ts';
import { useTranslation } from '../ui/words-context.ts';
import { binFor } from './bins.ts';
import styles from './DispositionButtons.module.css';

// disposition (window's side): where each unit goes after the verdict. Chosen at the bench when the box closes, moved
// later in the parcel's record; what lies where is the station's.

type DispositionButtonsProps = {
  /** Likeliest first; the nth answers to the keypad's n. */
  offered: readonly Disposition[];
  chosen: Disposition | null;
  /** The bin the chosen one goes to, when it isn't the one of the settings. */
  chosenBin?: string;
  hasDigits: boolean;
  onChoose: (disposition: Disposition) => void;
};

/** Where goods may go, as big buttons with the bin each one means; the chosen one is dark and ticked. */
export const DispositionButtons = ({ offered, chosen, chosenBin, hasDigits, onChoose }: DispositionButtonsProps) => {
  const { t } = useTranslation();
  const { settings } = useSettings();
  return (
    <div className={styles.buttons} role="group" aria-label={t('goods.choose')}>
      {offered.map((disposition, index) => {
        const isChosen = disposition === chosen;
        return (
          <button
            key={disposition}
            type="button"
            className={styles.button}
            aria-pressed={isChosen}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault();
            }}
            onClick={() => {
              onChoose(disposition);
            }}
          >
            {hasDigits && index < DIGITS ? <kbd className={styles.digit}>{index + 1}</kbd> : null}
            <span className={styles.words}>
              <span className={styles.name}>{t(`disposition.${disposition}`)}</span>
              <span className={styles.bin}>{(isChosen ? chosenBin : undefined) ?? binFor(settings, disposition)}</span>
            </span>
            <IconCheck size={24} stroke={3} aria-hidden="true" className={styles.tick} />
          </button>
        );
      })}
    </div>
  );
};
