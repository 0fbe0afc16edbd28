import { IconAlertTriangle } from '@tabler/icons-react';
import type { ErrorCode } from '../../shared/result.ts';
import { showText } from './shown-text.ts';
import { useTranslation } from './words-context.ts';
import styles from './RefusalNote.module.css';

type RefusalNoteProps = {
  code: ErrorCode | 'lost';
  /** The scan that was not taken, so that it isn't lost without a word. */
  scanned?: string | null;
  size?: 'normal' | 'large';
  onDismiss?: () => void;
};

/** Why something was not done: what happened, what is safe, what to do next. */
export const RefusalNote = ({ code, scanned = null, size = 'normal', onDismiss }: RefusalNoteProps) => {
  const { t } = useTranslation();
  const what = code === 'lost' ? t('frame.pressLost') : t(`error.${code}.what`);
  const then = code === 'lost' ? t('frame.pressLostThen') : t(`error.${code}.then`);
  return (
    <div role="alert" className={styles.note} data-size={size}>
      <IconAlertTriangle size={size === 'large' ? 40 : 28} aria-hidden="true" className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.what}>{what}</p>
        <p className={styles.then}>{then}</p>
        {scanned === null ? null : (
          <p className={styles.scanned}>
            {t('wait.wrongMomentRead')} <code>{showText(scanned)}</code>
          </p>
        )}
      </div>
      {onDismiss === undefined ? null : (
        <button type="button" className={styles.dismiss} onClick={onDismiss}>
          {t('frame.gotIt')}
        </button>
      )}
    </div>
  );
};
