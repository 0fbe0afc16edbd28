import { IconPackage } from '@tabler/icons-react';
import { safePicture } from './safe-picture.ts';
import styles from './GoodsPicture.module.css';

/** The listing's picture of what was shipped; a neutral box where the platform sent none. The name stands beside it. */
export const GoodsPicture = ({ url, isSmall }: { url: string | null; isSmall: boolean }) => {
  const safe = safePicture(url);
  return safe === null ? (
    <span className={styles.none} data-small={isSmall} aria-hidden="true">
      <IconPackage size="50%" stroke={1.5} />
    </span>
  ) : (
    <img className={styles.picture} data-small={isSmall} src={safe} alt="" draggable={false} />
  );
};
