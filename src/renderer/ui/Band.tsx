import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from './words-context.ts';
import styles from './Band.module.css';

type BandProps = { kind: 'bad' | 'note'; what: string; then?: string; onDismiss?: () => void };

/** A fault of the bench itself, under the top strip on every screen: it makes room for itself and covers nothing. */
export const Band = ({ kind, what, then, onDismiss }: BandProps) => {
  const { t } = useTranslation();
  const Icon = kind === 'bad' ? IconAlertTriangle : IconInfoCircle;
  return (
    <div className={styles.band} data-kind={kind} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon size={32} aria-hidden="true" className={styles.icon} />
      <p className={styles.words}>
        <strong className={styles.what}>{what}</strong>
        {then === undefined ? null : <span>{then}</span>}
      </p>
      {onDismiss === undefined ? null : (
        <button type="button" className={styles.dismiss} onClick={onDismiss}>
          {t('frame.gotIt')}
        </button>
      )}
    </div>
  );
};
