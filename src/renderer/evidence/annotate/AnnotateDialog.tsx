import { useId } from 'react';
import type { KeyboardEvent } from 'react';
import { CAPTION_MAX } from '../../../shared/annotation.ts';
import type { PhotoView } from '../../../shared/evidence.ts';
import type { ErrorCode } from '../../../shared/result.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import { RefusalNote } from '../../ui/RefusalNote.tsx';
import { useTranslation } from '../../ui/words-context.ts';
import { AnnotateStage } from './AnnotateStage.tsx';
import { AnnotateTools } from './AnnotateTools.tsx';
import { actOfKey } from './annotate-keys.ts';
import { useDrawing } from './use-drawing.ts';
import styles from './Annotate.module.css';

type AnnotateDialogProps = {
  inspectionId: string;
  photo: PhotoView;
  onClose: () => void;
  /** See `useDrawing`. */
  onLost: (code: ErrorCode) => void;
};

/** Numbers, arrows, boxes and masks over a copy of one photo. Closing it stores what was drawn. */
export const AnnotateDialog = ({ inspectionId, photo, onClose, onLost }: AnnotateDialogProps) => {
  const { t } = useTranslation();
  const helpId = useId();
  const { state, act, refusal, store } = useDrawing({ inspectionId, sha256: photo.sha256, onLost });

  const finish = (): void => {
    // Refused once and closed again: the person has read why.
    if (refusal !== null) onClose();
    else
      void store().then((isStored) => {
        if (isStored) onClose();
      });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const pressed = actOfKey(event.nativeEvent);
    if (pressed === null) return;
    event.preventDefault();
    act(pressed);
  };

  return (
    <Dialog title={t('annotate.title', { shot: t(`shot.${photo.shot}`) })} size="auto" onClose={finish}>
      <div className={styles.board} onKeyDown={onKeyDown}>
        <div className={styles.picture}>
          <AnnotateStage photo={photo} state={state} act={act} helpId={helpId} />
          <p id={helpId} className={styles.help}>
            {t('annotate.help')}
          </p>
          {refusal === null ? null : <RefusalNote code={refusal} />}
          <div className={styles.foot}>
            <label className={styles.captionField}>
              <span className={styles.label}>{t('annotate.caption')}</span>
              <textarea
                className={styles.caption}
                maxLength={CAPTION_MAX}
                rows={1}
                placeholder={t('annotate.captionHint')}
                value={state.caption}
                disabled={state.saved === null}
                onChange={(event) => {
                  act({ act: 'caption', caption: event.target.value });
                }}
              />
            </label>
            <PressButton kind="strong" onPress={finish}>
              {t('annotate.done')}
            </PressButton>
          </div>
        </div>
        <div className={styles.side}>
          <p className={styles.copy}>{t('annotate.onCopy')}</p>
          <AnnotateTools state={state} act={act} />
        </div>
      </div>
    </Dialog>
  );
};
