import type { StripText } from './strip-text.ts';

/** What the window tells the recorder's worker. `open` comes first and once: the camera's frames. */
export type ToRecorder =
  | { type: 'open'; frames: ReadableStream<VideoFrame> }
  | { type: 'begin'; filmId: number; strip: StripText }
  | { type: 'strip'; filmId: number; strip: StripText }
  /** A look at the next key frame of this film. */
  | { type: 'look'; filmId: number; lookId: number }
  | { type: 'finish'; filmId: number }
  | { type: 'still'; stillId: number };

/** What the film is made of, once its first frame has come. */
export type FilmInfo = { codec: string; widthPx: number; heightPx: number };

/** How a film ended: the frames in its pieces, those left out because the encoder was behind, and what went wrong. */
export type FilmEnd = { frames: number; droppedFrames: number; error: string | null };

/** What the worker tells the window. */
export type FromRecorder =
  /** Frames are coming; at most every half second. */
  | { type: 'alive' }
  | { type: 'began'; filmId: number; info: FilmInfo }
  | { type: 'piece'; filmId: number; bytes: Uint8Array<ArrayBuffer>; endMs: number; end: FilmEnd }
  | { type: 'finished'; filmId: number; end: FilmEnd }
  | { type: 'still'; stillId: number; jpeg: Uint8Array<ArrayBuffer> | null; takenAt: number }
  | { type: 'look'; lookId: number; jpeg: Uint8Array<ArrayBuffer> | null; atMs: number }
  /** The camera gives no more frames. */
  | { type: 'ended' };
