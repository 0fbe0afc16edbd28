import { useEffect, useEffectEvent, useRef } from 'react';
import type { PointerEvent } from 'react';
import type { Anchor, Zoom } from './zoom-rules.ts';
import styles from './ThreeWay.module.css';

type ZoomPaneProps = {
  /** A picture's address; null shows `empty` in its place. */
  picture: string | null;
  alt: string;
  empty: string;
  zoom: Zoom;
  onZoom: (by: 1 | -1, anchor: Anchor) => void;
  onPan: (dx: number, dy: number) => void;
};

const anchorOf = (pane: Element, clientX: number, clientY: number): Anchor => {
  const { left, top, width, height } = pane.getBoundingClientRect();
  return { x: ((clientX - left) / width) * 100 - 50, y: ((clientY - top) / height) * 100 - 50 };
};

/** One picture of the three; wheel and drag go to all. */
export const ZoomPane = ({ picture, alt, empty, zoom, onZoom, onPan }: ZoomPaneProps) => {
  const pane = useRef<HTMLDivElement>(null);
  const from = useRef<Anchor | null>(null);
  const turn = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    if (pane.current === null || event.deltaY === 0) return;
    onZoom(event.deltaY < 0 ? 1 : -1, anchorOf(pane.current, event.clientX, event.clientY));
  });
  useEffect(() => {
    const element = pane.current;
    const onWheel = (event: WheelEvent): void => {
      turn(event);
    };
    // React listens passively, and then the dialog would scroll, too.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element?.removeEventListener('wheel', onWheel);
    };
  }, []);

  const onPointerMove = ({ currentTarget, clientX, clientY }: PointerEvent): void => {
    if (from.current === null) return;
    const to = anchorOf(currentTarget, clientX, clientY);
    onPan(to.x - from.current.x, to.y - from.current.y);
    from.current = to;
  };
  const letGo = (): void => {
    from.current = null;
  };
  return (
    <div
      ref={pane}
      className={styles.pane}
      onPointerDown={({ currentTarget, pointerId, clientX, clientY }) => {
        currentTarget.setPointerCapture(pointerId);
        from.current = anchorOf(currentTarget, clientX, clientY);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      {picture === null ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <img
          className={styles.picture}
          src={picture}
          alt={alt}
          draggable={false}
          style={{
            transform: `translate(${zoom.x.toFixed(2)}%, ${zoom.y.toFixed(2)}%) scale(${zoom.scale.toFixed(3)})`,
          }}
        />
      )}
    </div>
  );
};
