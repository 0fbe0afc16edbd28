import type { RecordingEnd, RecordingWhat } from '../../shared/evidence.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { PieceWriter, RecordingCalls } from './piece-writer.ts';
import { createPieceWriter } from './piece-writer.ts';
import type { FilmLook } from './film-look.ts';
import type { FilmEnd } from './recorder-messages.ts';
import type { FilmHandle, Recorder } from './recorder.ts';
import type { StripText } from './strip-text.ts';
import type { Timers } from './timers.ts';

/** After a broken recording the open box is tried again: soon when the film failed, later when the disk did. */
export const FILM_RETRY_MS = 2_000;
export const STORAGE_RETRY_MS = 15_000;
/** A box left open goes on in a new recording: files stay handy, and within the frames that one record may count. */
export const MAX_RECORDING_MS = 3_600_000;

/** A camera that can film now. */
type FilmSource = { recorder: Recorder; label: string };

/** The recording that runs. */
export type RecordingNow = {
  startedAt: number;
  /** Film that is safely on the disk. */
  writtenMs: number;
  /** The station hasn't answered for a while; the film waits in memory. */
  isStalled: boolean;
  /** Frames left out because the encoder was behind. */
  droppedFrames: number;
};

export type Filming = {
  /**
   * The open box, or null, and what the strip is to say: together, so that no frame of one box bears the other's waybill.
   * `what`: its opening, unless goods of it are packed for the way back.
   */
  followBox: (inspectionId: string | null, strip: StripText, what?: RecordingWhat) => void;
  /** The camera that can film, or null; `end` says why the one before is left. */
  followSource: (source: FilmSource | null, end: 'closed' | 'camera-lost') => void;
  recording: () => RecordingNow | null;
  /** A look at the film of this box as it is stored: its next key frame; null when it isn't filmed. */
  look: (inspectionId: string) => Promise<(FilmLook & { recordingId: string }) | null>;
  fault: () => ErrorCode | null;
  /** Forgets retries; what runs is finished. */
  stop: () => void;
};

/** One recording being made. `end` is null until it is asked to end. */
type Take = {
  inspectionId: string;
  what: RecordingWhat;
  source: FilmSource;
  film: FilmHandle;
  writer: PieceWriter;
  end: RecordingEnd | null;
  now: RecordingNow;
};

/**
 * Decides what is filmed: wherever there are an open box and a camera, there is one recording of that box by that
 * camera. A box without a camera has none (the station names the gap); when the camera comes, it begins. The old take
 * may still be writing its last pieces while the new one begins: no frame of the new box waits for the old one's disk.
 */
export function createFilming(calls: RecordingCalls, timers: Timers, onChange: () => void): Filming {
  let inspectionId: string | null = null;
  let what: RecordingWhat = 'opening';
  let source: FilmSource | null = null;
  let strip: StripText = { waybill: '', station: '', operatorNo: '' };
  let take: Take | null = null;
  let fault: ErrorCode | null = null;
  let cancelRetry: (() => void) | null = null;

  const changeNow = (of: Take, change: Partial<RecordingNow>): void => {
    of.now = { ...of.now, ...change };
    if (of === take) onChange();
  };

  const endTake = (end: RecordingEnd): void => {
    if (take === null) return;
    const ending = take;
    take = null;
    ending.end = end;
    ending.film.finish();
  };

  const retryIn = (ms: number): void => {
    cancelRetry?.();
    cancelRetry = timers.after(ms, () => {
      cancelRetry = null;
      reconcile();
    });
  };

  const failStorage = (of: Take, code: ErrorCode): void => {
    fault = code;
    if (of === take) {
      endTake('storage');
      retryIn(STORAGE_RETRY_MS);
    }
    onChange();
  };

  const finishTake = (of: Take, writer: PieceWriter, filmEnd: FilmEnd): void => {
    // Not asked to end: either the camera's frames ran out, or the film itself broke.
    const end = of.end ?? (filmEnd.error === null ? 'camera-lost' : 'killed');
    if (filmEnd.error !== null) {
      console.error('film broke', filmEnd.error);
      fault = 'internal';
    }
    if (of === take) {
      take = null;
      retryIn(FILM_RETRY_MS);
      onChange();
    }
    void writer.finish(end);
  };

  const startTake = (box: string, by: FilmSource): void => {
    const startedAt = timers.now();
    const now: RecordingNow = { startedAt, writtenMs: 0, isStalled: false, droppedFrames: 0 };
    const writer = createPieceWriter(
      calls,
      timers,
      { inspectionId: box, what, cameraLabel: by.label },
      {
        onWritten: (writtenMs) => {
          fault = null;
          changeNow(started, { writtenMs });
        },
        onStalled: (isStalled) => {
          changeNow(started, { isStalled });
        },
        onRefused: (code) => {
          failStorage(started, code);
        },
      },
    );
    const film = by.recorder.begin(strip, {
      onBegan: (info) => {
        writer.start(info);
      },
      onPiece: (piece, soFar) => {
        writer.write(piece, soFar.frames);
        changeNow(started, { droppedFrames: soFar.droppedFrames });
        if (piece.endMs >= MAX_RECORDING_MS && started === take) {
          endTake('closed');
          reconcile();
        }
      },
      onFinished: (filmEnd) => {
        finishTake(started, writer, filmEnd);
      },
    });
    const started: Take = { inspectionId: box, what, source: by, film, writer, end: null, now };
    take = started;
  };

  const reconcile = (end: 'closed' | 'camera-lost' = 'closed'): void => {
    const isOther =
      take !== null && (take.inspectionId !== inspectionId || take.what !== what || take.source !== source);
    if (isOther) endTake(end);
    if (take === null && cancelRetry === null && inspectionId !== null && source !== null) {
      startTake(inspectionId, source);
    }
    onChange();
  };

  const forgetRetry = (): void => {
    cancelRetry?.();
    cancelRetry = null;
  };

  return {
    followBox(next, words, nextWhat = 'opening') {
      const isSameBox = next === inspectionId && nextWhat === what;
      inspectionId = next;
      what = nextWhat;
      strip = words;
      if (isSameBox) {
        take?.film.setStrip(words);
        return;
      }
      forgetRetry();
      reconcile();
    },
    followSource(next, end) {
      if (next === source) return;
      source = next;
      forgetRetry();
      reconcile(end);
    },
    recording: () => take?.now ?? null,
    async look(box) {
      const of = take;
      if (of?.inspectionId !== box) return null;
      const look = await of.film.look();
      const recordingId = of.writer.recordingId();
      return look === null || recordingId === null ? null : { ...look, recordingId };
    },
    fault: () => fault,
    stop() {
      inspectionId = null;
      source = null;
      forgetRetry();
      endTake('closed');
    },
  };
}
