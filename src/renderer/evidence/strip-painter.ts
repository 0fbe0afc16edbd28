import type { Strip } from './strip-stamp.ts';
import { stripHeightOf } from './strip-stamp.ts';
import type { StripText } from './strip-text.ts';
import { wordStrip } from './strip-text.ts';

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

export type StripPainter = {
  /** The strip for a picture of this size at this moment; drawn anew once a second at most. */
  paint: (strip: StripText, widthPx: number, heightPx: number, at: number) => Strip;
};

export function createStripPainter(): StripPainter {
  let canvas: OffscreenCanvas | null = null;
  let drawn: { key: string; strip: Strip } | null = null;
  return {
    paint(text, widthPx, heightPx, at) {
      const words = wordStrip(text, at, new Date(at).getTimezoneOffset());
      const stripHeight = stripHeightOf(heightPx);
      const key = [words.left, words.right, widthPx, stripHeight].join('\n');
      if (drawn?.key === key) return drawn.strip;
      if (canvas?.width !== widthPx || canvas.height !== stripHeight)
        canvas = new OffscreenCanvas(widthPx, stripHeight);
      const strip = { grey: drawGrey(canvas, words), widthPx, heightPx: stripHeight };
      drawn = { key, strip };
      return strip;
    },
  };
}

function drawGrey(canvas: OffscreenCanvas, words: { left: string; right: string }): Uint8Array {
  const { width, height } = canvas;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no 2d context for the strip');
  pen.fillStyle = '#000';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#fff';
  pen.font = `${Math.round(height * 0.6)}px ${FONT}`;
  pen.textBaseline = 'middle';
  const margin = Math.round(height * 0.4);
  const rightWidth = Math.min(pen.measureText(words.right).width, width / 2);
  pen.textAlign = 'right';
  pen.fillText(words.right, width - margin, height / 2, rightWidth);
  // A long waybill is squeezed, never cut: every sign of it stays on the film.
  pen.textAlign = 'left';
  pen.fillText(words.left, margin, height / 2, width - rightWidth - 3 * margin);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i += 1) grey[i] = data[i * 4 + 1] ?? 0;
  return grey;
}
