import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type * as v from 'valibot';
import type { RecordingEnd, RecordingPiece, RecordingStart } from '../../shared/evidence.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { flushFolder } from '../lib/atomic-file.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { EvidencePaths } from './evidence-paths.ts';
import type { EvidenceStore } from './evidence-store.ts';

type Start = v.InferOutput<typeof RecordingStart>;
type Piece = v.InferOutput<typeof RecordingPiece>;

export type RecordingService = {
  start: (start: Start, operatorNo: string) => Promise<Result<{ recordingId: string }>>;
  /** Appends a piece; at a fragment's end it is flushed to the disk and its rolling digest recorded. */
  append: (piece: Piece) => Promise<Result<{ bytes: number }>>;
  end: (recordingId: string, end: RecordingEnd, frames: number) => Promise<Result<undefined>>;
  /** Ends what still grows, as the program stops: the window can send nothing more. */
  endAll: () => Promise<void>;
};

type Growing = {
  handle: FileHandle;
  hash: Hash;
  /** Bytes written, and bytes up to the last whole fragment, which alone are on disk for certain. */
  bytes: number;
  wholeBytes: number;
  wholeHash: string;
  endMs: number;
  fragments: number;
};

type RecordingDeps = {
  store: EvidenceStore;
  paths: EvidencePaths;
  clock: Clock;
  ids: Ids;
  /** False while the disk is too full for films; the room left is for scans, photos and verdicts. */
  mayFilm?: () => boolean;
};

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

export function createRecordingService({
  store,
  paths,
  clock,
  ids,
  mayFilm = () => true,
}: RecordingDeps): RecordingService {
  const growing = new Map<string, Growing>();

  /** Closes the file at its last whole fragment and writes how it ended. */
  const finish = async (id: string, film: Growing, reason: RecordingEnd, frames: number): Promise<void> => {
    growing.delete(id);
    const cutBytes = film.bytes - film.wholeBytes;
    try {
      if (cutBytes > 0) await film.handle.truncate(film.wholeBytes);
      await film.handle.sync();
    } finally {
      await film.handle.close();
    }
    store.addEnding({
      recordingId: id,
      reason,
      bytes: film.wholeBytes,
      cutBytes,
      durationMs: film.endMs,
      frames,
      sha256: film.wholeHash,
      at: clock.now(),
    });
  };

  return {
    start: async (start, operatorNo) => {
      if (!mayFilm()) return refuse('space-video-stopped');
      const id = ids.next();
      mkdirSync(paths.recordingsFolder, { recursive: true });
      let handle: FileHandle;
      try {
        handle = await open(paths.recording(id), 'wx');
        flushFolder(paths.recordingsFolder);
      } catch (error) {
        if (isDiskFull(error)) return refuse('disk-full');
        throw error;
      }
      const hash = createHash('sha256');
      const wholeHash = hash.copy().digest('hex');
      growing.set(id, { handle, hash, bytes: 0, wholeBytes: 0, wholeHash, endMs: 0, fragments: 0 });
      store.addRecording({ id, what: 'opening', ...start, startedAt: clock.now(), operatorNo });
      return ok({ recordingId: id });
    },
    append: async (piece) => {
      const film = growing.get(piece.recordingId);
      if (film === undefined) return refuse('recording-unknown');
      if (piece.offset !== film.bytes) return refuse('recording-out-of-order', `${film.bytes}`);
      if (!mayFilm()) {
        await finish(piece.recordingId, film, 'storage', 0);
        return refuse('space-video-stopped');
      }
      // Claimed before the first await: a second piece sent meanwhile must not land in the same place.
      film.bytes += piece.bytes.byteLength;
      try {
        await film.handle.write(piece.bytes, 0, piece.bytes.byteLength, piece.offset);
        film.hash.update(piece.bytes);
        if (piece.isFragmentEnd) {
          await film.handle.datasync();
          film.wholeBytes = film.bytes;
          film.wholeHash = film.hash.copy().digest('hex');
          film.endMs = piece.endMs;
          store.addFragment({
            recordingId: piece.recordingId,
            position: film.fragments,
            endBytes: film.wholeBytes,
            endMs: film.endMs,
            sha256: film.wholeHash,
            at: clock.now(),
          });
          film.fragments += 1;
        }
        return ok({ bytes: film.bytes });
      } catch (error) {
        // What was flushed before stays: the film ends at its last whole fragment.
        await finish(piece.recordingId, film, 'storage', 0);
        if (isDiskFull(error)) return refuse('disk-full');
        return refuse('storage-fault', error instanceof Error ? error.message : 'unknown');
      }
    },
    end: async (recordingId, reason, frames) => {
      const film = growing.get(recordingId);
      if (film === undefined) return store.hasRecording(recordingId) ? ok(undefined) : refuse('recording-unknown');
      await finish(recordingId, film, reason, frames);
      return ok(undefined);
    },
    endAll: async () => {
      for (const [id, film] of [...growing]) await finish(id, film, 'closed', 0);
    },
  };
}
