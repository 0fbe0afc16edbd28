import { useRef, useState } from 'react';
import type { Dispatch, PointerEvent } from 'react';
import type { Shape } from '../../../shared/annotation.ts';
import type { PhotoView } from '../../../shared/evidence.ts';
import { useDevices } from '../../ui/devices.ts';
import { useTranslation } from '../../ui/words-context.ts';
import type { DrawingAct, DrawingState } from './drawing-state.ts';
import { DrawingOverlay } from './DrawingOverlay.tsx';
import { boundsOf, isAtCorner, moveShape, resizeShape, shapeAt, shapeBetween } from './shape-moves.ts';
import type { Point } from './shape-moves.ts';
import styles from './Annotate.module.css';

/** What the pointer does between down and up. `hasMoved`: the step can be undone already. */
type Drag = { kind: 'draw'; from: Point } | { kind: 'move' | 'resize'; from: Point; shape: Shape; hasMoved: boolean };

const percent = (thousandths: number): string => `${String(thousandths / 10)}%`;

type AnnotateStageProps = { photo: PhotoView; state: DrawingState; act: Dispatch<DrawingAct>; helpId: string };

/** The picture with what is drawn over it. Dragging draws; what is drawn can be taken hold of. */
export const AnnotateStage = ({ photo, state, act, helpId }: AnnotateStageProps) => {
  const { t } = useTranslation();
  const { photoUrl } = useDevices();
  const drag = useRef<Drag | null>(null);
  const [sketch, setSketch] = useState<Shape | null>(null);
  const { shapes, selected, tool } = state;
  const held = selected === null ? undefined : shapes[selected];

  const pointOf = ({ currentTarget, clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: ((clientX - left) / width) * 1000, y: ((clientY - top) / height) * 1000 };
  };

  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const from = pointOf(event);
    if (held !== undefined && isAtCorner(held, from)) {
      drag.current = { kind: 'resize', from, shape: held, hasMoved: false };
      return;
    }
    const place = shapeAt(shapes, from);
    const found = place === null ? undefined : shapes[place];
    act({ act: 'select', place });
    drag.current = found === undefined ? { kind: 'draw', from } : { kind: 'move', from, shape: found, hasMoved: false };
  };

  const onPointerMove = (event: PointerEvent): void => {
    const now = drag.current;
    if (now === null) return;
    const to = pointOf(event);
    if (now.kind === 'draw') {
      setSketch(shapeBetween(tool, now.from, to, shapes));
      return;
    }
    const go = now.kind === 'move' ? moveShape : resizeShape;
    const shape = go(now.shape, to.x - now.from.x, to.y - now.from.y);
    if (!now.hasMoved && JSON.stringify(shape) === JSON.stringify(now.shape)) return;
    act({ act: 'reshape', shape, isFirst: !now.hasMoved });
    now.hasMoved = true;
  };

  const onPointerUp = (event: PointerEvent): void => {
    const now = drag.current;
    drag.current = null;
    setSketch(null);
    if (now?.kind !== 'draw') return;
    const shape = shapeBetween(tool, now.from, pointOf(event), shapes);
    if (shape !== null) act({ act: 'add', shape });
  };

  const onPointerCancel = (): void => {
    drag.current = null;
    setSketch(null);
  };

  const bounds = held === undefined ? null : boundsOf(held);
  return (
    <div
      className={styles.stage}
      // As large as the window allows beside the tools, in the picture's own shape.
      style={{
        aspectRatio: `${String(photo.widthPx)} / ${String(photo.heightPx)}`,
        width: `min(62vw, 1180px, ${String((66 * photo.widthPx) / photo.heightPx)}vh)`,
      }}
      role="group"
      aria-label={t('annotate.stage')}
      aria-describedby={helpId}
      data-tool={tool}
      tabIndex={0}
      data-autofocus
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
    >
      <img className={styles.photo} src={photoUrl(photo.sha256)} alt={t(`shot.${photo.shot}`)} draggable={false} />
      <DrawingOverlay
        shapes={sketch === null ? shapes : [...shapes, sketch]}
        widthPx={photo.widthPx}
        heightPx={photo.heightPx}
      />
      {bounds === null ? null : (
        <span
          className={styles.held}
          data-kind={held?.kind}
          style={{
            left: percent(bounds.x),
            top: percent(bounds.y),
            width: percent(bounds.w),
            height: percent(bounds.h),
          }}
        />
      )}
    </div>
  );
};
