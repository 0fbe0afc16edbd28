import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoView } from '../../shared/evidence.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './EvidencePhoto.module.css';

type EvidencePhotoProps = { photo: PhotoView; thumb: string; full: string };

/** A photo of the evidence, small; a click shows it as large as the window allows. */
export const EvidencePhoto = ({ photo, thumb, full }: EvidencePhotoProps) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const now = useNow(60_000);
  const shot = t(`shot.${photo.shot}`);
  return (
    <>
      <button
        type="button"
        className={styles.thumb}
        aria-label={t('recordView.enlarge', { shot })}
        onMouseDown={(event) => {
          event.preventDefault();
        }}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <img src={thumb} alt="" draggable={false} />
      </button>
      <Modal
        opened={isOpen}
        onClose={() => {
          setIsOpen(false);
        }}
        size="auto"
        centered
        title={t('decide.photoAt', { shot, time: clockTime(photo.takenAt, now) })}
        closeButtonProps={{ 'aria-label': t('frame.close'), size: 48, iconSize: 28 }}
        transitionProps={{ duration: 120 }}
      >
        <img className={styles.full} src={full} alt={shot} />
      </Modal>
    </>
  );
};
