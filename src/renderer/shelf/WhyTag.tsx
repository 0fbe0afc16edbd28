import { IconBoxMultiple, IconClockPause, IconCloudOff, IconEye, IconPackageOff } from '@tabler/icons-react';
import type { ShelfWhy } from '../../shared/shelf.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './WhyTag.module.css';

const ICONS = {
  'half-done': IconClockPause,
  rest: IconBoxMultiple,
  unclaimed: IconEye,
  unmatched: IconCloudOff,
  'other-merchant': IconPackageOff,
} as const;

export const WhyIcon = ({ why }: { why: ShelfWhy }) => {
  const Icon = ICONS[why];
  return <Icon size={20} stroke={2} aria-hidden="true" className={styles.icon} />;
};

/** Why a parcel stands on the shelf, and what ends that. */
export const WhyTag = ({ why }: { why: ShelfWhy }) => {
  const { t } = useTranslation();
  const isLook = why !== 'half-done' && why !== 'rest';
  return (
    <span className={styles.why}>
      <span className={styles.tag} data-look={isLook}>
        <WhyIcon why={why} />
        {t(`shelfWhy.${why}`)}
      </span>
      <span className={styles.then}>{t(`shelfThen.${why}`)}</span>
    </span>
  );
};
