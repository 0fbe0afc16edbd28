import { shapesSvg } from '../../../shared/annotation.ts';
import type { Shape } from '../../../shared/annotation.ts';
import styles from './Annotate.module.css';

type DrawingOverlayProps = { shapes: readonly Shape[]; widthPx: number; heightPx: number };

/** The shapes over a picture that fills its (positioned) parent: exactly what the pack's copy will show. */
export const DrawingOverlay = ({ shapes, widthPx, heightPx }: DrawingOverlayProps) =>
  shapes.length === 0 ? null : (
    <img
      className={styles.overlay}
      src={`data:image/svg+xml,${encodeURIComponent(shapesSvg(shapes, widthPx, heightPx))}`}
      alt=""
      draggable={false}
    />
  );
