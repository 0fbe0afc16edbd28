import { IconCamera, IconCameraOff, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from '../ui/words-context.ts';
import type { Capture } from './use-capture.ts';
import { showText } from '../ui/shown-text.ts';
import { filmTime } from '../ui/time-left.ts';
import { useNow } from '../ui/use-now.ts';
import { LiveVideo } from './LiveVideo.tsx';
import styles from './CameraPane.module.css';

const RecordingMark = ({ recording }: { recording: NonNullable<Capture['recording']> }) => {
  const { t } = useTranslation();
  const now = useNow(500);
  return (
    <p className={styles.rec} data-stalled={recording.isStalled}>
      <span className={styles.dot} aria-hidden="true" />
      {t('camera.rec', { time: filmTime(now - recording.startedAt) })}
    </p>
  );
};

const CameraSentence = ({ camera }: { camera: Exclude<Capture['camera'], 'live'> }) => {
  const { t } = useTranslation();
  if (camera === 'starting') {
    return (
      <div className={styles.sentence} role="status">
        <IconCamera size={40} stroke={1.5} aria-hidden="true" />
        <p className={styles.then}>{t('camera.starting')}</p>
      </div>
    );
  }
  const Icon = camera === 'lost' ? IconPlugConnectedX : IconCameraOff;
  return (
    <div className={styles.sentence} data-camera={camera} role={camera === 'lost' ? 'alert' : 'status'}>
      <Icon size={48} stroke={1.5} aria-hidden="true" />
      <p className={styles.what}>{t(`camera.${camera}`)}</p>
      <p className={styles.then}>{t(`camera.${camera}Then`)}</p>
    </div>
  );
};

type CameraPaneProps = {
  capture: Capture;
  isSmall?: boolean;
  /** Said over the lower edge of the picture; a fault of camera or disk comes before it. */
  children?: ReactNode;
};

/** The camera, live, 16:9; what is wrong with it stands in the middle of the picture, where everyone looks. */
export const CameraPane = ({ capture, isSmall = false, children }: CameraPaneProps) => {
  const { t } = useTranslation();
  const { camera, stream, recording, fault } = capture;
  const label = capture.cameras.find(({ id }) => id === capture.cameraId)?.label ?? '';
  return (
    <section className={styles.pane} data-small={isSmall} aria-label={t('camera.title')}>
      {camera === 'live' && stream !== null ? (
        <LiveVideo stream={stream} label={t('camera.live')} />
      ) : (
        <CameraSentence camera={camera === 'live' ? 'starting' : camera} />
      )}
      {recording === null ? null : <RecordingMark recording={recording} />}
      {camera === 'live' ? (
        <p className={styles.caption}>{recording === null ? t('camera.waitScan') : showText(label)}</p>
      ) : null}
      {children}
      {recording?.isStalled === true || fault !== null ? (
        <p className={styles.fault} role="alert">
          <strong>{fault === null ? t('camera.stalled') : t(`error.${fault}.what`)}</strong>
          <span>{fault === null ? t('camera.stalledThen') : t(`error.${fault}.then`)}</span>
        </p>
      ) : null}
    </section>
  );
};
