import type { StationClient } from '../../shared/contract.ts';
import type { RecordingEnd, RecordingWhat } from '../../shared/evidence.ts';
import { SLICE_BYTES } from '../../shared/evidence.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { refuse } from '../../shared/result.ts';
import type { FilmPiece } from './film-pieces.ts';
import type { FilmInfo } from './recorder-messages.ts';
import type { Timers } from './timers.ts';

/** A call that takes longer than this is said: the picture runs, but the disk doesn't keep up. */
export const STALL_MS = 2_000;
/** Film waiting for the station; about three minutes of it. More, and the recording is ended as not stored. */
export const MAX_WAITING_BYTES = 64_000_000;
const MAX_LABEL_LENGTH = 200;

export type RecordingCalls = Pick<
  StationClient,
  'evidenceRecordingStart' | 'evidenceRecordingPiece' | 'evidenceRecordingEnd'
>;

type PieceWriterEvents = {
  /** Film time that is safely on the disk. */
  onWritten: (endMs: number) => void;
  onStalled: (isStalled: boolean) => void;
  /** The station won't take it: nothing more is written, and what waits is let go. Told once. */
  onRefused: (code: ErrorCode) => void;
};

export type PieceWriter = {
  start: (info: FilmInfo) => void;
  /** `frames`: those in the film up to the end of this piece. */
  write: (piece: FilmPiece, frames: number) => void;
  /** The station's name for it; null until it has one. */
  recordingId: () => string | null;
  /** After everything before it. Resolves when the station has closed the recording, or never had it. */
  finish: (end: RecordingEnd) => Promise<void>;
};

/** Carries one recording to the station: strictly in order, one call at a time, in slices. */
export function createPieceWriter(
  calls: RecordingCalls,
  timers: Timers,
  recording: { inspectionId: string; what: RecordingWhat; cameraLabel: string },
  events: PieceWriterEvents,
): PieceWriter {
  let tail: Promise<void> = Promise.resolve();
  let recordingId: string | null = null;
  let offset = 0;
  let waitingBytes = 0;
  let writtenFrames = 0;
  let isRefused = false;

  const stop = (code: ErrorCode): void => {
    if (isRefused) return;
    isRefused = true;
    events.onRefused(code);
  };

  /** The station's answer; a call that breaks down is a refusal of its own, so that it is said on screen. */
  const ask = async <T>(call: () => Promise<Result<T>>): Promise<Result<T>> => {
    const stall = { isTold: false };
    const cancel = timers.after(STALL_MS, () => {
      stall.isTold = true;
      events.onStalled(true);
    });
    try {
      return await call();
    } catch (error) {
      return refuse('internal', String(error));
    } finally {
      cancel();
      if (stall.isTold) events.onStalled(false);
    }
  };

  const writeSlices = async (id: string, { bytes, endMs }: FilmPiece, frames: number): Promise<void> => {
    for (let from = 0; from < bytes.byteLength; from += SLICE_BYTES) {
      const slice = bytes.slice(from, from + SLICE_BYTES);
      const isFragmentEnd = from + slice.byteLength === bytes.byteLength;
      const answer = await ask(() =>
        calls.evidenceRecordingPiece({ recordingId: id, offset, bytes: slice, isFragmentEnd, endMs }),
      );
      if (!answer.ok) {
        stop(answer.error.code);
        return;
      }
      offset += slice.byteLength;
    }
    writtenFrames = frames;
    events.onWritten(endMs);
  };

  return {
    start(info) {
      const cameraLabel = recording.cameraLabel.slice(0, MAX_LABEL_LENGTH);
      tail = tail.then(async () => {
        const { inspectionId, what } = recording;
        const of = what === 'opening' ? { inspectionId } : { inspectionId, what };
        const answer = await ask(() => calls.evidenceRecordingStart({ ...of, cameraLabel, ...info }));
        if (answer.ok) recordingId = answer.value.recordingId;
        else stop(answer.error.code);
      });
    },
    write(piece, frames) {
      if (isRefused) return;
      waitingBytes += piece.bytes.byteLength;
      if (waitingBytes > MAX_WAITING_BYTES) {
        stop('storage-fault');
        return;
      }
      tail = tail.then(async () => {
        if (recordingId !== null && !isRefused) await writeSlices(recordingId, piece, frames);
        waitingBytes -= piece.bytes.byteLength;
      });
    },
    recordingId: () => recordingId,
    finish(end) {
      tail = tail.then(async () => {
        const id = recordingId;
        if (id === null) return;
        const answer = await ask(() => calls.evidenceRecordingEnd({ recordingId: id, end, frames: writtenFrames }));
        if (!answer.ok) stop(answer.error.code);
      });
      return tail;
    },
  };
}
