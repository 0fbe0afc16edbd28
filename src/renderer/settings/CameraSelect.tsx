import type { Capture } from '../evidence/use-capture.ts';
import { showText } from '../ui/shown-text.ts';
import { useTranslation } from '../ui/words-context.ts';
import styles from './SettingsPage.module.css';

type CameraSelectProps = {
  id: string;
  capture: Capture;
  /** The one that is remembered; '' = the first found. */
  cameraId: string;
  onChoose: (cameraId: string) => void;
};

/** The cameras of this machine, by the names they give themselves. */
export const CameraSelect = ({ id, capture, cameraId, onChoose }: CameraSelectProps) => {
  const { t } = useTranslation();
  return (
    <select
      id={id}
      className={styles.select}
      value={capture.cameraId ?? cameraId}
      onChange={(event) => {
        onChoose(event.currentTarget.value);
      }}
    >
      {capture.cameras.length === 0 ? <option value="">{t('set.cameraFirst')}</option> : null}
      {capture.cameras.map((camera) => (
        <option key={camera.id} value={camera.id}>
          {showText(camera.label)}
        </option>
      ))}
    </select>
  );
};
