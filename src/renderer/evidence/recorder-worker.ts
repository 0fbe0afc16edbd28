// The recorder's worker: reads the camera's frames as long as it runs, films the open box with them and makes stills.
// It knows of no station; pieces and pictures go to the window, which sends them on (recorder.ts is the other side).
import { createFilm } from './film.ts';
import type { Film } from './film.ts';
import { createFrameStamper } from './frame-stamper.ts';
import type { FromRecorder, ToRecorder } from './recorder-messages.ts';
import { createStripPainter } from './strip-painter.ts';
import { isStampable } from './strip-stamp.ts';
import type { StripText } from './strip-text.ts';

/** The part of DedicatedWorkerGlobalScope used here; the compiler's library for windows doesn't name it. */
type WorkerScope = {
  postMessage: (message: FromRecorder, transfer: Transferable[]) => void;
  onmessage: ((event: MessageEvent<ToRecorder>) => void) | null;
};
const scope = globalThis as unknown as WorkerScope;

const ALIVE_EVERY_MS = 500;
/** A still is an original: at this quality the barcode on it reads like in the frame. */
const STILL_QUALITY = 0.95;

const stamper = createFrameStamper(createStripPainter());
const films = new Map<number, Film>();
let wantedStills: number[] = [];

function post(message: FromRecorder, transfer: Transferable[]): void {
  scope.postMessage(message, transfer);
}

async function readFrames(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  let aliveAt = 0;
  for (;;) {
    const { value: frame, done } = await reader.read();
    if (done) break;
    const now = Date.now();
    if (Math.abs(now - aliveAt) >= ALIVE_EVERY_MS) {
      aliveAt = now;
      post({ type: 'alive' }, []);
    }
    const stillIds = wantedStills;
    wantedStills = [];
    for (const stillId of stillIds) void makeStill(stillId, frame.clone(), now);
    for (const film of films.values()) await film.take(frame);
    frame.close();
  }
  await Promise.all([...films.values()].map((film) => film.finish()));
  post({ type: 'ended' }, []);
}

/** The frame as it came, at the camera's full size and without the strip. */
async function makeStill(stillId: number, frame: VideoFrame, takenAt: number): Promise<void> {
  try {
    const canvas = await drawStill(frame);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: STILL_QUALITY });
    const jpeg = new Uint8Array(await blob.arrayBuffer());
    post({ type: 'still', stillId, jpeg, takenAt }, [jpeg.buffer]);
  } catch (error) {
    console.error('still failed', error);
    post({ type: 'still', stillId, jpeg: null, takenAt }, []);
  }
}

/**
 * The frame on a canvas; closes the frame. Its pixels are copied, not drawn: each frame that is drawn stays in Chromium's
 * cache of decoded images, which grew to half a gigabyte within fifty parcels (measured by tests/bench/memory-slope.ts).
 */
async function drawStill(frame: VideoFrame): Promise<OffscreenCanvas> {
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

function begin(filmId: number, strip: StripText): void {
  const film = createFilm(filmId, strip, stamper, (message, transfer) => {
    if (message.type === 'finished') films.delete(filmId);
    post(message, transfer);
  });
  films.set(filmId, film);
}

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'open':
      void readFrames(data.frames);
      break;
    case 'begin':
      begin(data.filmId, data.strip);
      break;
    case 'strip':
      films.get(data.filmId)?.setStrip(data.strip);
      break;
    case 'finish':
      void films.get(data.filmId)?.finish();
      break;
    case 'still':
      wantedStills.push(data.stillId);
      break;
  }
};
