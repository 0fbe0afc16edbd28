import { useEffect, useState } from 'react';
import type { AnnotationView } from '../../shared/annotation.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useDevices } from '../ui/devices.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PressButton } from '../ui/PressButton.tsx';
import { useStation } from '../ui/station-client.ts';
import { clockTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { useTranslation } from '../ui/words-context.ts';
import { AnnotateDialog } from './annotate/AnnotateDialog.tsx';
import { DrawingOverlay } from './annotate/DrawingOverlay.tsx';
import styles from './EvidencePhoto.module.css';

/** What is drawn over this photo; null while nothing is. */
const useDrawingOf = (inspectionId: string | null, sha256: string): AnnotationView | null => {
  const station = useStation();
  const [drawing, setDrawing] = useState<AnnotationView | null>(null);
  useEffect(() => {
    if (inspectionId === null) return;
    let isWanted = true;
    station.annotationsOf({ inspectionId }).then(
      (result) => {
        if (isWanted && result.ok) setDrawing(result.value.find((one) => one.sha256 === sha256) ?? null);
      },
      () => {
        // The photo itself is what this view is for; marking it says what is wrong.
        if (isWanted) setDrawing(null);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, sha256]);
  return drawing;
};

type PhotoDialogProps = {
  photo: PhotoView;
  /** Whose photo it is; null where it can only be looked at. */
  inspectionId: string | null;
  onClose: () => void;
  onLost: (code: ErrorCode) => void;
};

/** One photo, as large as the window allows, with what was drawn on its copy; from here it is marked. */
export const PhotoDialog = ({ photo, inspectionId, onClose, onLost }: PhotoDialogProps) => {
  const { t } = useTranslation();
  const { photoUrl } = useDevices();
  const now = useNow(60_000);
  const [isMarking, setIsMarking] = useState(false);
  const [isBare, setIsBare] = useState(false);
  const drawing = useDrawingOf(inspectionId, photo.sha256);
  if (isMarking && inspectionId !== null) {
    return <AnnotateDialog inspectionId={inspectionId} photo={photo} onClose={onClose} onLost={onLost} />;
  }
  const shot = t(`shot.${photo.shot}`);
  const title = t('decide.photoAt', { shot, time: clockTime(photo.takenAt, now) });
  return (
    <Dialog title={title} size="auto" onClose={onClose}>
      <div className={styles.whole}>
        <img className={styles.full} src={photoUrl(photo.sha256)} alt={shot} />
        {drawing === null || isBare ? null : (
          <DrawingOverlay shapes={drawing.shapes} widthPx={photo.widthPx} heightPx={photo.heightPx} />
        )}
      </div>
      {inspectionId === null ? null : (
        <div className={styles.foot}>
          <p className={styles.caption}>{drawing?.caption}</p>
          {drawing === null || drawing.shapes.length === 0 ? null : (
            <PressButton
              onPress={() => {
                setIsBare(!isBare);
              }}
            >
              {t(isBare ? 'annotate.showDrawing' : 'annotate.showOriginal')}
            </PressButton>
          )}
          <PressButton
            kind="strong"
            onPress={() => {
              setIsMarking(true);
            }}
          >
            {t('annotate.open')}
          </PressButton>
        </div>
      )}
    </Dialog>
  );
};
