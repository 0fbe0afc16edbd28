import { IconArrowBackUp, IconCash, IconLock, IconLockX } from '@tabler/icons-react';
import type { ReturnState } from '../../shared/domain-words.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './StateBand.module.css';

type ClosedState = Exclude<ReturnState, 'open'>;

const ICONS = { refunded: IconCash, closed: IconLockX, withdrawn: IconArrowBackUp, locked: IconLock } as const;

export const StateIcon = ({ state, size }: { state: ClosedState; size: number }) => {
  const Icon = ICONS[state];
  return <Icon size={size} stroke={2.25} aria-hidden="true" className={styles.icon} />;
};

/**
 * The platform no longer waits for this return: refunded, closed, withdrawn or locked, perhaps while the box lay open.
 * Says so at once, with what will and will not happen. `nth`: not the return in focus, so a single line that names it.
 */
export const StateBand = ({ state, nth = null }: { state: ReturnState; nth?: number | null }) => {
  const { t } = useTranslation();
  if (state === 'open') return null;
  if (nth !== null) {
    return (
      <p className={styles.line} role="status">
        <StateIcon state={state} size={20} />
        {t('odd.nthSays', { n: nth, what: t(`returnState.${state}`) })}
      </p>
    );
  }
  return (
    <div className={styles.band} role="status">
      <StateIcon state={state} size={32} />
      <p>
        <strong className={styles.what}>{t(`stateBand.${state}.what`)}</strong>
        <span className={styles.then}>{t(`stateBand.${state}.then`)}</span>
      </p>
    </div>
  );
};
