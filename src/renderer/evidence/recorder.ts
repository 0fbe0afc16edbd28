import type { FilmLook } from './film-look.ts';
import type { FilmPiece } from './film-pieces.ts';
import type { FilmEnd, FilmInfo, FromRecorder, ToRecorder } from './recorder-messages.ts';
import type { StripText } from './strip-text.ts';

/** Told to whoever began a film: `onBegan` once and first, `onFinished` once and last (also when the camera went). */
export type FilmEvents = {
  onBegan: (info: FilmInfo) => void;
  onPiece: (piece: FilmPiece, soFar: FilmEnd) => void;
  onFinished: (end: FilmEnd) => void;
};

export type FilmHandle = {
  setStrip: (strip: StripText) => void;
  /** The next key frame as the film holds it; null when the film ends before, or it can't be decoded. */
  look: () => Promise<FilmLook | null>;
  finish: () => void;
};

/** A picture of the running track as JPEG, and when it was taken. */
export type Still = { jpeg: Uint8Array; takenAt: number };

/** One camera's recorder, from the moment it is opened until it is closed. */
export type Recorder = {
  begin: (strip: StripText, events: FilmEvents) => FilmHandle;
  /** null when the camera gives no picture. */
  takeStill: () => Promise<Still | null>;
  /** Finishes what is filmed, then ends. */
  close: () => void;
};

export type RecorderEvents = {
  /** Frames are coming; about every half second. */
  onAlive: () => void;
  /** The camera gives no more frames, or the worker has died. */
  onEnded: () => void;
};

/** The part of a Worker that is used, so that tests can play it. */
export type RecorderWorker = {
  post: (message: ToRecorder, transfer: Transferable[]) => void;
  listen: (onMessage: (message: FromRecorder) => void, onDeath: (reason: string) => void) => void;
  terminate: () => void;
};

/** The window's side of the recorder: gives films numbers and carries messages. */
export function createRecorder(
  worker: RecorderWorker,
  frames: ReadableStream<VideoFrame>,
  events: RecorderEvents,
): Recorder {
  const films = new Map<number, { events: FilmEvents; soFar: FilmEnd }>();
  const stills = new Map<number, (still: Still | null) => void>();
  const looks = new Map<number, (look: FilmLook | null) => void>();
  let lastId = 0;
  let isClosed = false;
  let isDead = false;

  const giveUpStills = (): void => {
    for (const settle of stills.values()) settle(null);
    stills.clear();
  };
  const giveUpLooks = (): void => {
    for (const settle of looks.values()) settle(null);
    looks.clear();
  };
  const endWhenIdle = (): void => {
    if (!isClosed || films.size > 0 || isDead) return;
    isDead = true;
    worker.terminate();
    giveUpLooks();
  };
  const finished = (filmId: number, end: FilmEnd): void => {
    const film = films.get(filmId);
    films.delete(filmId);
    film?.events.onFinished(end);
    endWhenIdle();
  };
  const die = (reason: string): void => {
    if (isDead) return;
    isDead = true;
    worker.terminate();
    giveUpStills();
    giveUpLooks();
    for (const [filmId, film] of [...films]) finished(filmId, { ...film.soFar, error: reason });
    if (!isClosed) events.onEnded();
  };

  worker.listen((message) => {
    switch (message.type) {
      case 'alive':
        if (!isClosed) events.onAlive();
        break;
      case 'began':
        films.get(message.filmId)?.events.onBegan(message.info);
        break;
      case 'piece': {
        const film = films.get(message.filmId);
        if (film === undefined) break;
        film.soFar = message.end;
        film.events.onPiece({ bytes: message.bytes, endMs: message.endMs }, message.end);
        break;
      }
      case 'finished':
        finished(message.filmId, message.end);
        break;
      case 'still': {
        const settle = stills.get(message.stillId);
        stills.delete(message.stillId);
        settle?.(message.jpeg === null ? null : { jpeg: message.jpeg, takenAt: message.takenAt });
        break;
      }
      case 'look': {
        const settle = looks.get(message.lookId);
        looks.delete(message.lookId);
        settle?.(message.jpeg === null ? null : { jpeg: message.jpeg, atMs: message.atMs });
        break;
      }
      case 'ended':
        giveUpStills();
        if (!isClosed) events.onEnded();
        break;
    }
  }, die);
  worker.post({ type: 'open', frames }, [frames]);

  return {
    begin(strip, filmEvents) {
      const filmId = (lastId += 1);
      films.set(filmId, { events: filmEvents, soFar: { frames: 0, droppedFrames: 0, error: null } });
      worker.post({ type: 'begin', filmId, strip }, []);
      return {
        setStrip(next) {
          worker.post({ type: 'strip', filmId, strip: next }, []);
        },
        look() {
          if (isDead || !films.has(filmId)) return Promise.resolve(null);
          const lookId = (lastId += 1);
          return new Promise((settle) => {
            looks.set(lookId, settle);
            worker.post({ type: 'look', filmId, lookId }, []);
          });
        },
        finish() {
          worker.post({ type: 'finish', filmId }, []);
        },
      };
    },
    takeStill() {
      if (isClosed || isDead) return Promise.resolve(null);
      const stillId = (lastId += 1);
      return new Promise((settle) => {
        stills.set(stillId, settle);
        worker.post({ type: 'still', stillId }, []);
      });
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      giveUpStills();
      for (const filmId of films.keys()) worker.post({ type: 'finish', filmId }, []);
      endWhenIdle();
    },
  };
}
