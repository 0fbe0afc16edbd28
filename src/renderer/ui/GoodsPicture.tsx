import { IconPackage } from '@tabler/icons-react';
import { safePicture } from './safe-picture.ts';
import styles from './GoodsPicture.module.css';

/** The listing's picture of what was shipped; a neutral box where the platform sent none. The name stands beside it. */
export const GoodsPicture = ({ url, size }: { url: string | null; size: number }) => {
  const safe = safePicture(url);
  return safe === null ? (
    <span className={styles.none} style={{ width: size, height: size }} aria-hidden="true">
      <IconPackage size={size / 2} stroke={1.5} />
    </span>
  ) : (
    <img className={styles.picture} src={safe} width={size} height={size} alt="" draggable={false} />
  );
};
