// Evidence in the window: the cameras, the film of an open box and its stills. Before it, the session says which box is
// open; after it, the station writes what comes from here to the disk. Nothing captured lives only in memory for longer
// than about a second.
//
// camera -> recorder (a worker: stamps, encodes, cuts into pieces) -> filming (one recording per open box) -> station.
// This file: which of the camera's frames become film, and at what size.

/** Frames a second in the film, at most. A slower camera gives fewer. */
export const FILM_FPS = 15;
/** The box into which the film's picture is fitted. */
const FILM_WIDTH_PX = 1280;
const FILM_HEIGHT_PX = 720;

export const FRAME_US = Math.round(1e6 / FILM_FPS);
// A frame may come this much before its turn, because cameras are not on time. Turns go on by whole frames, so early
// frames make no more of them. Less than half a frame: a 30 fps camera must give every second one, not two and a pause.
const SLACK_US = FRAME_US * 0.4;

/** A frame's place in the film: µs from the first frame, and whether it has to be a key frame. */
export type FilmTime = { timestampUs: number; isKey: boolean };

type FramePacer = {
  /** The place of a frame with the camera's timestamp, or null when it is one too many. Taking it is final. */
  place: (cameraUs: number) => FilmTime | null;
};

/**
 * Thins the camera's frames to the film's rate by their timestamps, and asks for a key frame once a second of film. The
 * camera's clock is the machine's uptime, so the first frame's time is taken off.
 */
export function createFramePacer(): FramePacer {
  let firstUs: number | null = null;
  let nextUs = 0;
  let keySecond = -1;
  return {
    place(cameraUs) {
      firstUs ??= cameraUs;
      const timestampUs = cameraUs - firstUs;
      if (timestampUs < nextUs - SLACK_US) return null;
      // A camera a little slower than the film stays ahead of its turn by up to half a frame, so that its jitter costs
      // no frame; more than that is not made up for after a pause.
      nextUs = Math.max(nextUs + FRAME_US, timestampUs + FRAME_US / 2);
      const second = Math.floor(timestampUs / 1e6);
      const isKey = second > keySecond;
      if (isKey) keySecond = second;
      return { timestampUs, isKey };
    },
  };
}

/** The film's size for a camera picture: fitted into 1280×720, same shape, never enlarged, even for the encoder. */
export function fitFilm(widthPx: number, heightPx: number): { widthPx: number; heightPx: number } {
  const scale = Math.min(1, FILM_WIDTH_PX / widthPx, FILM_HEIGHT_PX / heightPx);
  return { widthPx: toEven(widthPx * scale), heightPx: toEven(heightPx * scale) };
}

function toEven(length: number): number {
  return Math.max(2, Math.floor(Math.round(length) / 2) * 2);
}
