import type { StationClient } from '../../shared/contract.ts';
import type { Shot } from '../../shared/domain-words.ts';
import type { PhotoView } from '../../shared/evidence.ts';
import { SLICE_BYTES } from '../../shared/evidence.ts';
import type { ErrorCode, Refusal, Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Timers } from './timers.ts';

const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 15_000;
/** A photo that the station stumbles over may not block those behind it for ever. */
const MAX_STUMBLES = 5;

type Photo = { inspectionId: string; shot: Shot; returnId: string | null; takenAt: number; jpeg: Uint8Array };

export type PhotoQueue = {
  /** Resolves when the station has stored the photo, or has refused it for good. */
  upload: (photo: Photo) => Promise<Result<PhotoView>>;
  /** Photos not stored yet. */
  waiting: () => number;
  /** Why they wait, when it is not just the time it takes. */
  fault: () => ErrorCode | null;
};

/** Uploads photos one after the other, each until it is stored: what was taken stays in memory until then. */
export function createPhotoQueue(
  calls: Pick<StationClient, 'evidencePhotoSlice'>,
  timers: Timers,
  newUploadId: () => string,
  onChange: () => void,
): PhotoQueue {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let fault: ErrorCode | null = null;

  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      timers.after(ms, wake);
    });

  const setFault = (code: ErrorCode | null): void => {
    fault = code;
    onChange();
  };

  const persist = async (photo: Photo): Promise<Result<PhotoView>> => {
    let stumbles = 0;
    for (let waitMs = FIRST_RETRY_MS; ; waitMs = Math.min(waitMs * 2, MAX_RETRY_MS)) {
      const answer = await sendSlices(calls, newUploadId(), photo);
      const patience = answer.ok ? 'final' : patienceWith(answer.error);
      if (patience === 'stumble') stumbles += 1;
      if (answer.ok || patience === 'final' || stumbles >= MAX_STUMBLES) {
        if (fault !== null) setFault(null);
        return answer;
      }
      setFault(answer.error.code);
      await sleep(waitMs);
    }
  };

  return {
    upload(photo) {
      waiting += 1;
      onChange();
      const done = tail.then(async () => {
        const answer = await persist(photo);
        waiting -= 1;
        onChange();
        return answer;
      });
      tail = done;
      return done;
    },
    waiting: () => waiting,
    fault: () => fault,
  };
}

/** `wait`: the disk may recover, try for as long as it takes. `stumble`: may pass, a few times. `final`: never will. */
function patienceWith({ code }: Refusal): 'wait' | 'stumble' | 'final' {
  if (code === 'disk-full' || code === 'storage-fault') return 'wait';
  if (code === 'internal' || code === 'commit-unknown' || code === 'photo-out-of-order') return 'stumble';
  return 'final';
}

/** One attempt: an upload of its own from the first byte. */
export async function sendSlices(
  calls: Pick<StationClient, 'evidencePhotoSlice'>,
  uploadId: string,
  { inspectionId, shot, returnId, takenAt, jpeg }: Photo,
): Promise<Result<PhotoView>> {
  const totalBytes = jpeg.byteLength;
  try {
    for (let offset = 0; offset < totalBytes; offset += SLICE_BYTES) {
      const bytes = jpeg.slice(offset, offset + SLICE_BYTES);
      const answer = await calls.evidencePhotoSlice({
        uploadId,
        inspectionId,
        shot,
        returnId,
        takenAt,
        totalBytes,
        offset,
        bytes,
      });
      if (!answer.ok) return answer;
      if (answer.value !== null) return ok(answer.value);
    }
    return refuse('photo-out-of-order', 'the last slice brought no photo');
  } catch (error) {
    return refuse('internal', String(error));
  }
}
