import type { PhotoView } from '../../shared/evidence.ts';
import { useDevices } from '../ui/devices.ts';
import { useTranslation } from '../ui/words-context.ts';
import { useEnlarge } from './enlarge-context.ts';
import styles from './EvidencePhoto.module.css';

/** A photo of the evidence, small; a click enlarges it; with its inspection it can be marked there. */
export const EvidencePhoto = ({ photo, inspectionId }: { photo: PhotoView; inspectionId?: string }) => {
  const { t } = useTranslation();
  const { thumbUrl } = useDevices();
  const enlarge = useEnlarge();
  return (
    <button
      type="button"
      className={styles.thumb}
      aria-label={t('recordView.enlarge', { shot: t(`shot.${photo.shot}`) })}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onClick={() => {
        enlarge(photo, inspectionId);
      }}
    >
      <img src={thumbUrl(photo.sha256)} alt="" draggable={false} />
    </button>
  );
};
