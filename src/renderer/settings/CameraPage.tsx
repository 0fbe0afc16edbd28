import { useRef, useState } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { CameraPane } from '../evidence/CameraPane.tsx';
import type { Capture } from '../evidence/use-capture.ts';
import { PressButton } from '../ui/PressButton.tsx';
import { useTranslation } from '../ui/words-context.ts';
import { CameraSelect } from './CameraSelect.tsx';
import type { SaveSettings } from './save-settings.ts';
import { SettingRow } from './SettingRow.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import styles from './SettingsPage.module.css';

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

type CameraPageProps = { settings: Settings; capture: Capture; onSave: SaveSettings };

/** Which camera, live, and a test photo that answers in a sentence. */
export const CameraPage = ({ settings, capture, onSave }: CameraPageProps) => {
  const { t } = useTranslation();
  const preview = useRef<HTMLDivElement>(null);
  const [photo, setPhoto] = useState<TestPhoto | 'none' | null>(null);
  return (
    <SettingsPage title={t('set.page.camera')} then={t('set.cameraThen')}>
      <div className={styles.camera}>
        <div ref={preview}>
          <CameraPane capture={capture} isSmall />
        </div>
        {photo === null || photo === 'none' ? null : (
          <img className={styles.photo} src={photo.url} alt={t('set.testPhotoAlt')} />
        )}
      </div>
      <SettingRow id="cameraId" label={t('set.cameraPick')} effect={t('set.cameraPickThen')}>
        {(ids) => (
          <CameraSelect
            id={ids.control}
            capture={capture}
            cameraId={settings.cameraId}
            onChoose={(cameraId) => {
              onSave({ cameraId });
            }}
          />
        )}
      </SettingRow>
      <SettingRow
        id="testPhoto"
        label={t('set.testPhoto')}
        effect={t('set.testPhotoThen')}
        below={
          photo === null ? null : (
            <p className={styles.said} role="status">
              {photo === 'none'
                ? t('set.testPhotoNone')
                : t('set.testPhotoDone', { w: photo.widthPx, h: photo.heightPx })}
            </p>
          )
        }
      >
        {() => (
          <PressButton
            onPress={() => {
              setPhoto(grabPicture(preview.current?.querySelector('video') ?? null) ?? 'none');
            }}
          >
            {t('set.testPhoto')}
          </PressButton>
        )}
      </SettingRow>
    </SettingsPage>
  );
};
