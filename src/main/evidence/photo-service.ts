import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as v from 'valibot';
import type { PhotoSlice, PhotoView } from '../../shared/evidence.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { EvidencePaths } from './evidence-paths.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { readJpegSize } from './jpeg-header.ts';
import type { PhotoToCheck } from './picture-checks.ts';
import { createSliceUploads } from './slice-uploads.ts';

type Slice = v.InferOutput<typeof PhotoSlice>;

/** Asks the imaging worker for a small copy; not waited for, and what fails there is no reason to lose the photo. */
export type MakeThumbnail = (file: string, target: string) => void;

/** Asks the imaging worker what can be read in it and what is wrong with it; not waited for either. */
export type CheckPicture = (photo: PhotoToCheck, file: string) => void;

export type PhotoService = {
  /** Takes a slice in order; stores the photo (file first, then its row) when the last one has come. */
  take: (slice: Slice, operatorNo: string) => Result<PhotoView | null>;
  /** Orders a thumbnail that is missing. */
  orderThumbnail: (sha256: string) => void;
};

type PhotoDeps = {
  store: EvidenceStore;
  paths: EvidencePaths;
  clock: Clock;
  ids: Ids;
  makeThumbnail: MakeThumbnail;
  checkPicture?: CheckPicture;
};

export function createPhotoService(deps: PhotoDeps): PhotoService {
  const { store, paths, clock, ids, makeThumbnail, checkPicture = () => undefined } = deps;
  const uploads = createSliceUploads<Slice>();

  const orderThumbnail = (sha256: string): void => {
    const target = paths.thumb(sha256);
    if (existsSync(target)) return;
    mkdirSync(dirname(target), { recursive: true });
    makeThumbnail(paths.photo(sha256), target);
  };

  const keep = (first: Slice, bytes: Uint8Array, operatorNo: string): Result<PhotoView> => {
    const size = readJpegSize(bytes);
    if (size === null) return refuse('photo-not-an-image');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = paths.photo(sha256);
    // The same bytes again are the same file; a second row still says that they were taken twice.
    if (!existsSync(file)) writeFileDurably(file, bytes);
    const photo: PhotoView = {
      id: ids.next(),
      shot: first.shot,
      returnId: first.returnId,
      takenAt: first.takenAt,
      sha256,
      ...size,
    };
    store.addPhoto({
      ...photo,
      inspectionId: first.inspectionId,
      bytes: bytes.byteLength,
      storedAt: clock.now(),
      operatorNo,
    });
    orderThumbnail(sha256);
    checkPicture({ inspectionId: first.inspectionId, sha256, shot: first.shot, takenAt: first.takenAt }, file);
    return ok(photo);
  };

  return {
    take: (slice, operatorNo) => {
      const taken = uploads.take(slice);
      if (taken === 'broken') return refuse('photo-out-of-order');
      return taken === 'more' ? ok(null) : keep(taken.first, taken.bytes, operatorNo);
    },
    orderThumbnail,
  };
}
