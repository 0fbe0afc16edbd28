import { isStampable } from './strip-stamp.ts';

/** A still is an original: at this quality the barcode on it reads like in the frame. */
const QUALITY = 0.95;

/** The frame's picture as JPEG; closes the frame. */
export async function toJpeg(frame: VideoFrame): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = await drawFrame(frame);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}

/**
 * The frame on a canvas; closes the frame. Its pixels are copied, not drawn: each frame that is drawn stays in Chromium's
 * cache of decoded images, which grew to half a gigabyte within fifty parcels (measured by tests/bench/memory-slope.ts).
 */
async function drawFrame(frame: VideoFrame): Promise<OffscreenCanvas> {
  try {
    const { displayWidth: width, displayHeight: height, visibleRect, format } = frame;
    const canvas = new OffscreenCanvas(width, height);
    const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (pen === null) throw new Error('no 2d context for a still');
    if (isStampable(format) && visibleRect?.width === width && visibleRect.height === height) {
      const picture = new ImageData(width, height);
      await frame.copyTo(picture.data, { format: 'RGBA', colorSpace: 'srgb' });
      pen.putImageData(picture, 0, 0);
    } else {
      // Only drawing stretches pixels that are not square, and reads the rare layouts.
      pen.drawImage(frame, 0, 0);
    }
    return canvas;
  } finally {
    frame.close();
  }
}
