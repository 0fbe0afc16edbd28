import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/settings.ts';
import { CameraPane } from '../evidence/CameraPane.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { showText } from '../ui/shown-text.ts';
import { Card } from './Card.tsx';
import styles from './Card.module.css';
import type { SaveSettings } from './save-settings.ts';

type TestPhoto = { url: string; widthPx: number; heightPx: number };

/** The picture that is on screen now, as large as the camera gives it; never stored. Null without a picture. */
const grabPicture = (video: HTMLVideoElement | null): TestPhoto | null => {
  if (video === null || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.drawImage(video, 0, 0);
  return { url: canvas.toDataURL('image/jpeg', 0.9), widthPx: canvas.width, heightPx: canvas.height };
};

type CameraCardProps = { settings: Settings; capture: Capture; onSave: SaveSettings };

/** Which camera, live, and a test photo that answers in a sentence. */
export const CameraCard = ({ settings, capture, onSave }: CameraCardProps) => {
  const { t } = useTranslation();
  const id = useId();
  const preview = useRef<HTMLDivElement>(null);
  const [photo, setPhoto] = useState<TestPhoto | 'none' | null>(null);
  return (
    <Card title={t('set.camera')} then={t('set.cameraThen')}>
      <div ref={preview} className={styles.preview}>
        <CameraPane capture={capture} isSmall />
      </div>
      <div className={styles.field}>
        <label className={styles.label} htmlFor={id}>
          {t('set.cameraPick')}
        </label>
        <select
          id={id}
          className={styles.select}
          value={capture.cameraId ?? settings.cameraId}
          onChange={(event) => {
            onSave({ cameraId: event.currentTarget.value });
          }}
        >
          {capture.cameras.length === 0 ? <option value="">{t('set.cameraFirst')}</option> : null}
          {capture.cameras.map((camera) => (
            <option key={camera.id} value={camera.id}>
              {showText(camera.label)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <PressButton
          onPress={() => {
            setPhoto(grabPicture(preview.current?.querySelector('video') ?? null) ?? 'none');
          }}
        >
          {t('set.testPhoto')}
        </PressButton>
      </div>
      <p className={styles.said} role="status">
        {photo === 'none' ? t('set.testPhotoNone') : null}
        {photo !== null && photo !== 'none' ? t('set.testPhotoDone', { w: photo.widthPx, h: photo.heightPx }) : null}
      </p>
      {photo === null || photo === 'none' ? null : (
        <img className={styles.photo} src={photo.url} alt={t('set.testPhotoAlt')} />
      )}
    </Card>
  );
};
