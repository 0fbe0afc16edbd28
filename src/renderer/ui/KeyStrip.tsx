import type { KeySlot } from '../session/bench-keys.ts';
import { KeyCap } from './KeyCap.tsx';
import { useTranslation } from './words-context.ts';
import styles from './KeyStrip.module.css';

/** What the keys do now. A key without an effect stays in its place, set back. */
export const KeyStrip = ({ slots, onKey }: { slots: readonly KeySlot[]; onKey: (slot: KeySlot) => void }) => {
  const { t } = useTranslation();
  return (
    <footer className={styles.strip} aria-label={t('frame.keys')}>
      {slots
        .filter(({ isOnStrip }) => isOnStrip)
        .map((slot) => (
          <button
            key={slot.key}
            type="button"
            className={styles.key}
            data-live={slot.isLive}
            data-go={slot.action.kind === 'go'}
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              onKey(slot);
            }}
          >
            <KeyCap name={slot.key} />
            {t(`key.${slot.label}`)}
          </button>
        ))}
    </footer>
  );
};
