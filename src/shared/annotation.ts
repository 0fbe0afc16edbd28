import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';

// Annotations: numbered figures, arrows, boxes and masks that a person draws over a photo. The photo never changes; a pack
// shows a copy with them. Pure: the window's preview and the pack's copy are made by the same function.

/** Places and lengths in thousandths of the picture's width (x, w) or height (y, h), as a person sees it (EXIF's turn done). */
const Place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000));
/** A box of nothing can't be seen, nor taken hold of. */
export const LEAST_SIDE = 10;
const Side = v.pipe(v.number(), v.integer(), v.minValue(LEAST_SIDE), v.maxValue(1000));

type Area = { x: number; y: number; w: number; h: number };
const isInside = ({ x, y, w, h }: Area): boolean => x + w <= 1000 && y + h <= 1000;
const OUTSIDE = 'it lies outside the picture';

/** `figure`: a numbered disc around its middle. `arrow`: from `x1,y1` to its tip `x2,y2`. `mask`: black over a face or label. */
export const Shape = v.variant('kind', [
  v.object({
    kind: v.literal('figure'),
    number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
    x: Place,
    y: Place,
  }),
  v.pipe(
    v.object({ kind: v.literal('arrow'), x1: Place, y1: Place, x2: Place, y2: Place }),
    v.check(({ x1, y1, x2, y2 }) => Math.hypot(x2 - x1, y2 - y1) >= LEAST_SIDE, 'an arrow has a length'),
  ),
  v.pipe(
    v.object({ kind: v.literal('box'), x: Place, y: Place, w: Side, h: Side }),
    v.check((area) => isInside(area), OUTSIDE),
  ),
  v.pipe(
    v.object({ kind: v.literal('mask'), x: Place, y: Place, w: Side, h: Side }),
    v.check((area) => isInside(area), OUTSIDE),
  ),
]);
export type Shape = v.InferOutput<typeof Shape>;

export const SHAPES_MAX = 30;
export const CAPTION_MAX = 200;

/** What is drawn over one picture, and what stands under it. No shapes and no caption = taken back. */
export const Drawing = v.object({
  shapes: v.pipe(v.array(Shape), v.maxLength(SHAPES_MAX)),
  caption: v.pipe(v.string(), v.trim(), v.maxLength(CAPTION_MAX)),
});
export type Drawing = v.InferOutput<typeof Drawing>;

/** Hex SHA-256 of a photo's file. */
const Sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const AnnotationInput = v.object({ inspectionId: Id, sha256: Sha256Hex, ...Drawing.entries });
export type AnnotationInput = v.InferOutput<typeof AnnotationInput>;

/** The newest drawing over one photo of an inspection. */
export const AnnotationView = v.object({
  sha256: v.string(),
  ...Drawing.entries,
  operatorNo: v.string(),
  at: AtMs,
});
export type AnnotationView = v.InferOutput<typeof AnnotationView>;

/** Pixels of a masked area, rounded outwards: no line of what is to be hidden shows at its rim. `right`, `bottom` exclusive. */
export function maskPixels(
  { x, y, w, h }: Area,
  widthPx: number,
  heightPx: number,
): { left: number; top: number; right: number; bottom: number } {
  return {
    left: Math.floor((x * widthPx) / 1000),
    top: Math.floor((y * heightPx) / 1000),
    right: Math.min(widthPx, Math.ceil(((x + w) * widthPx) / 1000)),
    bottom: Math.min(heightPx, Math.ceil(((y + h) * heightPx) / 1000)),
  };
}

/** Digits as strokes on a field of 10 × 16: where pictures are made there may be no font. */
const DIGITS: Record<number, string> = {
  1: 'M2.2 4L6 1V15',
  2: 'M1.5 4.8C1.5-.3 9-.3 9 4.6C9 8.2 1.5 11.6 1.5 15H9',
  3: 'M1.5 1H8.6L4.6 6.5C10.2 6.3 10.2 15 5 15C3 15 1.7 14 1.2 12.4',
  4: 'M7 15V1L1 11H9.6',
  5: 'M8.4 1H2.5L2 7.2C5 5.2 9 6.4 9 10.2C9 15.6 3 16.2 1.2 12.8',
  6: 'M8 1C4 2.2 1.5 6.5 1.5 10.5C1.5 16.5 9 16.5 9 10.5C9 5.4 3 5.4 1.6 9.8',
  7: 'M1.2 1H9L4.2 15',
  8: 'M5 1C.6 1 .6 7.3 5 7.3C9.4 7.3 9.4 1 5 1ZM5 7.3C-.4 7.3-.4 15 5 15C10.4 15 10.4 7.3 5 7.3Z',
  9: 'M2.5 15C6.5 13.8 9 9.5 9 5.5C9-.5 1.5-.5 1.5 5.5C1.5 10.6 7.5 10.6 8.9 6.2',
};

const RED = '#d4101c';
const WHITE = '#ffffff';
const BLACK = '#000000';

const short = (value: number): string => String(Math.round(value * 100) / 100);

/** Red with a white rim: seen on white, black and red ground. `line` = width of the red stroke, px. */
const rimmed = (d: string, line: number): string => {
  const common = `d="${d}" fill="none" stroke-linejoin="round" stroke-linecap="round"`;
  return `<path ${common} stroke="${WHITE}" stroke-width="${short(line * 2)}"/><path ${common} stroke="${RED}" stroke-width="${short(line)}"/>`;
};

const discPath = (x: number, y: number, r: number): string =>
  `M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0Z`;

/** Radius of a figure's disc, px. */
const figureRadius = (widthPx: number, heightPx: number): number => 0.024 * Math.max(widthPx, heightPx);

const figureSvg = (number: number, x: number, y: number, r: number): string => {
  const scale = (r * 1.15) / 16;
  const at = `translate(${short(x - 5 * scale)} ${short(y - 8 * scale)}) scale(${scale.toFixed(5)})`;
  return (
    `<path d="${discPath(x, y, r)}" fill="${WHITE}"/><path d="${discPath(x, y, r * 0.88)}" fill="${RED}"/>` +
    `<path d="${DIGITS[number] ?? ''}" transform="${at}" fill="none" stroke="${WHITE}" stroke-width="2.4" stroke-linejoin="round" stroke-linecap="round"/>`
  );
};

const arrowPath = (x1: number, y1: number, x2: number, y2: number, head: number): string => {
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const wing = (turn: number): string =>
    `${short(x2 - head * Math.cos(angle + turn))} ${short(y2 - head * Math.sin(angle + turn))}`;
  return `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}M${wing(0.5)}L${short(x2)} ${short(y2)}L${wing(-0.5)}`;
};

/**
 * The drawing as an SVG of the picture's size in px, to be laid over it: paths and rectangles only, no text, no fonts, no
 * addresses. Masks lie undermost and are fully opaque, so that a mark can stand on them and none can thin them.
 */
export function shapesSvg(shapes: readonly Shape[], widthPx: number, heightPx: number): string {
  const x = (place: number): number => (place * widthPx) / 1000;
  const y = (place: number): number => (place * heightPx) / 1000;
  const line = 0.004 * Math.max(widthPx, heightPx);
  const draw = (shape: Shape): string => {
    switch (shape.kind) {
      case 'mask': {
        const { left, top, right, bottom } = maskPixels(shape, widthPx, heightPx);
        return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="${BLACK}" shape-rendering="crispEdges"/>`;
      }
      case 'box':
        return rimmed(
          `M${short(x(shape.x))} ${short(y(shape.y))}H${short(x(shape.x + shape.w))}V${short(y(shape.y + shape.h))}H${short(x(shape.x))}Z`,
          line,
        );
      case 'arrow':
        return rimmed(arrowPath(x(shape.x1), y(shape.y1), x(shape.x2), y(shape.y2), line * 6), line * 1.2);
      case 'figure':
        return figureSvg(shape.number, x(shape.x), y(shape.y), figureRadius(widthPx, heightPx));
    }
  };
  const masks = shapes.filter(({ kind }) => kind === 'mask');
  const marks = shapes.filter(({ kind }) => kind !== 'mask');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}">${[...masks, ...marks].map(draw).join('')}</svg>`;
}
