import { useCallback, useId, useLayoutEffect } from 'react';
import { CameraPane } from '../evidence/CameraPane.tsx';
import { CameraSelect } from '../settings/CameraSelect.tsx';
import { useDevices } from '../ui/devices.ts';
import { useStation } from '../ui/station-client.ts';
import { useTranslation } from '../ui/words-context.ts';
import { GoOn } from './GoOn.tsx';
import type { FirstStart } from './use-first-start.ts';
import styles from './CameraStep.module.css';
import { StepFrame } from './StepFrame.tsx';

/** The camera, live and large: does it see the table? It is lit only while this step is on screen. */
export const CameraStep = ({ start }: { start: FirstStart }) => {
  const { t } = useTranslation();
  const station = useStation();
  const devices = useDevices();
  const id = useId();
  const { settings, keep } = start;
  const onCameraChosen = useCallback(
    (cameraId: string) => {
      keep({ cameraId });
    },
    [keep],
  );
  const capture = devices.useCapture({
    client: station,
    inspectionId: null,
    strip: { waybill: '', station: settings.stationName, operatorNo: settings.operatorNo },
    cameraId: settings.cameraId,
    onCameraChosen,
  });
  const { nextCamera } = capture;
  useLayoutEffect(() => {
    // The sentence about a refused camera says to press it.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code === 'F6') nextCamera();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [nextCamera]);
  const isLive = capture.camera === 'live';
  const isOff = capture.camera !== 'live' && capture.camera !== 'starting';
  return (
    <StepFrame ask={t('start.camera.ask')} shape="wide">
      <div className={styles.both}>
        <div className={styles.picture}>
          <CameraPane capture={capture} />
        </div>
        <div className={styles.side}>
          {isOff ? null : <p className={styles.then}>{t('start.camera.then')}</p>}
          {capture.cameras.length === 0 ? null : (
            <div className={styles.pick}>
              <label htmlFor={id}>{t('set.cameraPick')}</label>
              <CameraSelect
                id={id}
                capture={capture}
                cameraId={settings.cameraId}
                onChoose={(cameraId) => {
                  keep({ cameraId });
                }}
              />
            </div>
          )}
          {isOff ? <p className={styles.skip}>{t('start.camera.skipThen')}</p> : null}
          <GoOn
            words={isLive ? t('start.camera.good') : t('start.camera.skip')}
            isStrong={isLive}
            onNext={start.next}
          />
        </div>
      </div>
    </StepFrame>
  );
};
