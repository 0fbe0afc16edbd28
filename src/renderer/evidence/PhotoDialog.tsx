import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PhotoView } from '../../shared/evidence.ts';
import { useDevices } from '../ui/devices.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './EvidencePhoto.module.css';

/** One photo, as large as the window allows. */
export const PhotoDialog = ({ photo, onClose }: { photo: PhotoView; onClose: () => void }) => {
  const { t } = useTranslation();
  const { photoUrl } = useDevices();
  const now = useNow(60_000);
  const shot = t(`shot.${photo.shot}`);
  return (
    <Modal
      opened
      onClose={onClose}
      size="auto"
      centered
      title={t('decide.photoAt', { shot, time: clockTime(photo.takenAt, now) })}
      closeButtonProps={{ 'aria-label': t('frame.close'), size: 48, iconSize: 28 }}
      transitionProps={{ duration: 120 }}
    >
      <img className={styles.full} src={photoUrl(photo.sha256)} alt={shot} />
    </Modal>
  );
};
