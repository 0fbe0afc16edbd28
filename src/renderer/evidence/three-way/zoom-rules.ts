// three-way: what was shipped, the buyer's pictures and the item on the bench, side by side. Before it the evidence of a
// case; after it what a supervisor decides. Here: one zoom for three pictures. Pure.

/** `x`, `y`: how far the picture's middle lies from the pane's, in percent of the pane; `scale` 1 = the whole picture. */
export type Zoom = { scale: number; x: number; y: number };

export const WHOLE: Zoom = { scale: 1, x: 0, y: 0 };
export const SCALE_MAX = 8;
const STEP = 1.25;
/** Percent of the pane a press of an arrow key goes. */
const PAN_STEP = 10;

/** No further than the picture's rim: an empty pane tells nothing. */
const held = ({ scale, x, y }: Zoom): Zoom => {
  const most = (scale - 1) * 50;
  const within = (value: number): number => Math.min(most, Math.max(-most, value)) + 0;
  return { scale, x: within(x), y: within(y) };
};

/** Where the pointer is in its pane, percent from the middle. */
export type Anchor = { x: number; y: number };

/** One step larger (`by` 1) or smaller (-1); what lies under the anchor stays there. */
export function zoomBy(zoom: Zoom, by: 1 | -1, anchor: Anchor = { x: 0, y: 0 }): Zoom {
  const wanted = zoom.scale * (by === 1 ? STEP : 1 / STEP);
  const scale = wanted < 1.01 ? 1 : Math.min(SCALE_MAX, wanted);
  const ratio = scale / zoom.scale;
  return held({ scale, x: anchor.x - (anchor.x - zoom.x) * ratio, y: anchor.y - (anchor.y - zoom.y) * ratio });
}

/** Moves the picture by percent of the pane. */
export const panBy = (zoom: Zoom, dx: number, dy: number): Zoom => held({ ...zoom, x: zoom.x + dx, y: zoom.y + dy });

/** What a key does to all three; null for keys that mean nothing here. By `code`: an input method changes `key`. */
export function zoomOfKey(zoom: Zoom, code: string): Zoom | null {
  switch (code) {
    case 'Equal':
    case 'NumpadAdd':
      return zoomBy(zoom, 1);
    case 'Minus':
    case 'NumpadSubtract':
      return zoomBy(zoom, -1);
    case 'Digit0':
    case 'Numpad0':
      return WHOLE;
    // An arrow shows more of that side: the picture goes the other way.
    case 'ArrowLeft':
      return panBy(zoom, PAN_STEP, 0);
    case 'ArrowRight':
      return panBy(zoom, -PAN_STEP, 0);
    case 'ArrowUp':
      return panBy(zoom, 0, PAN_STEP);
    case 'ArrowDown':
      return panBy(zoom, 0, -PAN_STEP);
    default:
      return null;
  }
}
