import type { StripPainter } from './strip-painter.ts';
import { isStampable, stampStrip } from './strip-stamp.ts';
import type { StripText } from './strip-text.ts';
import type { FilmTime } from './frame-rules.ts';
import { FRAME_US } from './frame-rules.ts';

export type FrameStamper = {
  /** A new frame with the strip on it and the film's time; the caller closes both. */
  stamp: (frame: VideoFrame, time: FilmTime, strip: StripText, at: number) => Promise<VideoFrame>;
};

/** One buffer serves all frames: a VideoFrame copies what it is made from. */
export function createFrameStamper(painter: StripPainter): FrameStamper {
  let buffer = new Uint8Array(0);
  let canvas: OffscreenCanvas | null = null;

  const copyOf = async (frame: VideoFrame): Promise<{ planes: PlaneLayout[]; pixels: Uint8Array<ArrayBuffer> }> => {
    const needed = frame.allocationSize();
    if (buffer.byteLength !== needed) buffer = new Uint8Array(needed);
    return { planes: await frame.copyTo(buffer), pixels: buffer };
  };

  return {
    async stamp(frame, time, text, at) {
      const size = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
      const { width, height } = size;
      const strip = painter.paint(text, width, height, at);
      const common = { codedWidth: width, codedHeight: height, timestamp: time.timestampUs, duration: FRAME_US };
      const { format } = frame;
      if (isStampable(format)) {
        const { planes, pixels } = await copyOf(frame);
        stampStrip(pixels, format, planes, height, strip);
        return new VideoFrame(pixels, { ...common, format, layout: planes, colorSpace: frame.colorSpace.toJSON() });
      }
      // Rare layouts (4:2:2, ten bits, a texture that can't be read) take the slow way through a canvas.
      if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
      if (pen === null) throw new Error('no 2d context for the film');
      pen.drawImage(frame, 0, 0, width, height);
      const pixels = new Uint8Array(pen.getImageData(0, 0, width, height).data.buffer);
      stampStrip(pixels, 'RGBA', [{ offset: 0, stride: width * 4 }], height, strip);
      return new VideoFrame(pixels, { ...common, format: 'RGBA' });
    },
  };
}
