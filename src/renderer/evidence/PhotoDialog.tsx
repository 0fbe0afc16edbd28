import { useTranslation } from 'react-i18next';
import type { PhotoView } from '../../shared/evidence.ts';
import { useDevices } from '../ui/devices.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './EvidencePhoto.module.css';

/** One photo, as large as the window allows. */
export const PhotoDialog = ({ photo, onClose }: { photo: PhotoView; onClose: () => void }) => {
  const { t } = useTranslation();
  const { photoUrl } = useDevices();
  const now = useNow(60_000);
  const shot = t(`shot.${photo.shot}`);
  const title = t('decide.photoAt', { shot, time: clockTime(photo.takenAt, now) });
  return (
    <Dialog title={title} size="auto" onClose={onClose}>
      <img className={styles.full} src={photoUrl(photo.sha256)} alt={shot} />
    </Dialog>
  );
};
