import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import styles from './PanelCard.module.css';

const Dismiss = ({ onDismiss }: { onDismiss: () => void }) => {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.dismiss}
      aria-label={t('frame.close')}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={onDismiss}
    >
      <IconX size={24} aria-hidden="true" />
    </button>
  );
};

/** A panel: what happened, large, in its colour, until the next scan or until it is put away. */
export const PanelFrame = ({
  kind,
  icon,
  title,
  isCompact,
  onDismiss,
  children,
}: {
  kind: 'look' | 'bad' | 'ok';
  icon: ReactNode;
  title: string;
  isCompact: boolean;
  onDismiss: () => void;
  children: ReactNode;
}) => (
  <div className={styles.card} data-kind={kind} data-compact={isCompact} role={kind === 'bad' ? 'alert' : undefined}>
    <span className={styles.icon}>{icon}</span>
    <div className={styles.words}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
    <Dismiss onDismiss={onDismiss} />
  </div>
);
