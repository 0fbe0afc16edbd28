import { IconEye } from '@tabler/icons-react';
import type { Matching } from '../../shared/session.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './MatchingPanel.module.css';

/** A parcel without its return: blue, with the ways to find it, or with what happens by itself. */
export const MatchingPanel = ({ matching }: { matching: Matching }) => {
  const { t } = useTranslation();
  if (matching === 'matched') return null;
  return (
    <section className={styles.panel}>
      <IconEye size={36} aria-hidden="true" className={styles.icon} />
      <div>
        <h2 className={styles.title}>{t(`box.${matching}`)}</h2>
        <p className={styles.how}>{t(`box.${matching}How`)}</p>
      </div>
    </section>
  );
};
