import { qrcode } from 'bwip-js/generic';
import type { DrawingContext } from 'bwip-js/generic';

/** A run of dark modules in one row. */
type QrBar = { x: number; y: number; width: number };
/** A QR code of `size` × `size` modules, quiet zone not included. */
type QrCode = { size: number; bars: QrBar[] };

type Point = readonly [number, number];

/** Whether a point lies inside the outlines (even-odd, as the library fills them). */
const isInside = (x: number, y: number, outlines: readonly (readonly Point[])[]): boolean =>
  outlines.reduce((inside, outline) => {
    const crossings = outline.filter(([x0, y0], index) => {
      const [x1, y1] = outline[(index + 1) % outline.length] ?? [x0, y0];
      return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
    });
    return crossings.length % 2 === 1 ? !inside : inside;
  }, false);

const collect = (): DrawingContext<QrCode> => {
  let size = 0;
  const outlines: Point[][] = [];
  return {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      size = width;
    },
    line: () => undefined,
    polygon: (points) => {
      outlines.push(points);
    },
    hexagon: () => undefined,
    ellipse: () => undefined,
    fill: () => undefined,
    text: () => undefined,
    end: () => {
      const bars: QrBar[] = [];
      for (let y = 0; y < size; y += 1) {
        let bar: QrBar | null = null;
        for (let x = 0; x < size; x += 1) {
          if (!isInside(x + 0.5, y + 0.5, outlines)) bar = null;
          else if (bar === null) bars.push((bar = { x, y, width: 1 }));
          else bar.width += 1;
        }
      }
      return { size, bars };
    },
  };
};

/**
 * The text as a QR code of medium error correction (15 %, for a crumpled page; the library's own choice). The library
 * encodes, we draw.
 */
export const qrCode = (text: string): QrCode => qrcode({ bcid: 'qrcode', text, scale: 1 }, collect());
