import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { PressButton } from '../../ui/PressButton.tsx';
import { useTranslation } from '../../ui/words-context.ts';
import { ThreeSides } from './ThreeSides.tsx';
import { useThreeWay } from './use-three-way.ts';
import { panBy, SCALE_MAX, WHOLE, zoomBy, zoomOfKey } from './zoom-rules.ts';
import styles from './ThreeWay.module.css';

/** What was shipped, the buyer's pictures and the item on the bench: three pictures, one zoom. */
export const ThreeWayView = ({ inspectionId, returnId }: { inspectionId: string; returnId: string }) => {
  const { t } = useTranslation();
  const { sides, isFailed } = useThreeWay(inspectionId, returnId);
  const [zoom, setZoom] = useState(WHOLE);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = zoomOfKey(zoom, event.code);
    if (next === null) return;
    event.preventDefault();
    setZoom(next);
  };
  return (
    <div
      className={styles.view}
      role="group"
      aria-label={t('threeWay.view')}
      tabIndex={0}
      data-autofocus
      onKeyDown={onKeyDown}
    >
      {isFailed ? <p role="alert">{t('threeWay.failed')}</p> : null}
      {sides === null ? (
        <p className={styles.waiting}>{isFailed ? null : t('frame.loading')}</p>
      ) : (
        <ThreeSides
          sides={sides}
          zoom={zoom}
          onZoom={(by, anchor) => {
            setZoom((now) => zoomBy(now, by, anchor));
          }}
          onPan={(dx, dy) => {
            setZoom((now) => panBy(now, dx, dy));
          }}
        />
      )}
      <div className={styles.foot}>
        <p className={styles.small}>{t('threeWay.help')}</p>
        <span className={styles.scale} role="status">
          {t('threeWay.scale', { n: zoom.scale.toFixed(1) })}
        </span>
        <PressButton
          keyName="−"
          isDisabled={zoom.scale <= 1}
          onPress={() => {
            setZoom(zoomBy(zoom, -1));
          }}
        >
          {t('threeWay.zoomOut')}
        </PressButton>
        <PressButton
          keyName="+"
          isDisabled={zoom.scale >= SCALE_MAX}
          onPress={() => {
            setZoom(zoomBy(zoom, 1));
          }}
        >
          {t('threeWay.zoomIn')}
        </PressButton>
        <PressButton
          keyName="0"
          isDisabled={zoom.scale === 1}
          onPress={() => {
            setZoom(WHOLE);
          }}
        >
          {t('threeWay.reset')}
        </PressButton>
      </div>
    </div>
  );
};
