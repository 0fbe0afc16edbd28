// The recorder's worker: reads the camera's frames as long as it runs, films the open box with them and makes stills.
// It knows of no station; pieces and pictures go to the window, which sends them on (recorder.ts is the other side).
import { createFilm } from './film.ts';
import type { Film } from './film.ts';
import { createFrameStamper } from './frame-stamper.ts';
import type { FromRecorder, ToRecorder } from './recorder-messages.ts';
import { createStripPainter } from './strip-painter.ts';
import { toJpeg } from './still-picture.ts';
import type { StripText } from './strip-text.ts';

/** The part of DedicatedWorkerGlobalScope used here; the compiler's library for windows doesn't name it. */
type WorkerScope = {
  postMessage: (message: FromRecorder, transfer: Transferable[]) => void;
  onmessage: ((event: MessageEvent<ToRecorder>) => void) | null;
};
const scope = globalThis as unknown as WorkerScope;

const ALIVE_EVERY_MS = 500;

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
    const jpeg = await toJpeg(frame);
    post({ type: 'still', stillId, jpeg, takenAt }, [jpeg.buffer]);
  } catch (error) {
    console.error('still failed', error);
    post({ type: 'still', stillId, jpeg: null, takenAt }, []);
  }
}

function begin(filmId: number, strip: StripText): void {
  const film = createFilm(filmId, strip, stamper, (message, transfer) => {
    if (message.type === 'finished') films.delete(filmId);
    post(message, transfer);
  });
  films.set(filmId, film);
}

function lookAtFilm(filmId: number, lookId: number): void {
  const film = films.get(filmId);
  if (film === undefined) post({ type: 'look', lookId, jpeg: null, atMs: 0 }, []);
  else film.look(lookId);
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
    case 'look':
      lookAtFilm(data.filmId, data.lookId);
      break;
    case 'finish':
      void films.get(data.filmId)?.finish();
      break;
    case 'still':
      wantedStills.push(data.stillId);
      break;
  }
};
