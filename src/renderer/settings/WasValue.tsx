import { useTranslation } from '../ui/words-context.ts';
import styles from './WasValue.module.css';

/** What a setting was before it was changed here, and the way back. */
export const WasValue = ({ value, label, onPutBack }: { value: string; label: string; onPutBack: () => void }) => {
  const { t } = useTranslation();
  return (
    <p className={styles.was}>
      <span>{t('set.was', { value })}</span>
      <button
        type="button"
        className={styles.back}
        aria-label={`${t('set.putBack')}: ${label}`}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={onPutBack}
      >
        {t('set.putBack')}
      </button>
    </p>
  );
};
