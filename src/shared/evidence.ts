import * as v from 'valibot';
import { AtMs, Count, Gap, Id, Shot } from './domain-words.ts';

// Evidence: photos and recordings of one inspection. After the session (what happened on the bench), before the
// decision (which names them). Files are content-addressed; the window reads them back by `evidence://`.

/** Pieces cross to the station in slices of at most this many bytes: 5 MB at once would stall the window for 40 ms. */
export const SLICE_BYTES = 1_000_000;
/** A camera's picture is never larger; more is refused before it is stored. */
const PHOTO_MAX_BYTES = 40_000_000;

const Bytes = v.pipe(
  v.instance(Uint8Array),
  v.check((bytes) => bytes.byteLength <= SLICE_BYTES, 'a slice is at most 1 MB'),
);

/** One slice of a photo's JPEG bytes. The photo is stored when the last byte has come: then `photo` is filled. */
export const PhotoSlice = v.object({
  uploadId: Id,
  inspectionId: Id,
  shot: Shot,
  /** Several returns in one box: which of them it shows; null = the box. */
  returnId: v.nullable(Id),
  takenAt: AtMs,
  totalBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PHOTO_MAX_BYTES)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PHOTO_MAX_BYTES)),
  bytes: Bytes,
});
export const PhotoView = v.object({
  id: Id,
  shot: Shot,
  returnId: v.nullable(Id),
  takenAt: AtMs,
  /** Hex SHA-256 of the file; the picture is `evidence://photo/<sha256>`, its thumbnail `evidence://thumb/<sha256>`. */
  sha256: v.string(),
  widthPx: Count,
  heightPx: Count,
});
export type PhotoView = v.InferOutput<typeof PhotoView>;

/** What a recording shows: the parcel being opened, or its goods being packed for the way back to the buyer. */
const RecordingWhat = v.picklist(['opening', 'repack']);
export type RecordingWhat = v.InferOutput<typeof RecordingWhat>;

export const RecordingStart = v.object({
  inspectionId: Id,
  /** Absent = `opening`. */
  what: v.exactOptional(RecordingWhat),
  cameraLabel: v.pipe(v.string(), v.maxLength(200)),
  codec: v.pipe(v.string(), v.maxLength(64)),
  widthPx: Count,
  heightPx: Count,
});

/** One piece of the growing fragmented MP4: the header, or one whole moof+mdat, in slices of at most 1 MB. */
export const RecordingPiece = v.object({
  recordingId: Id,
  /** Byte position in the file where this slice belongs; it must be where the file ends. */
  offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
  bytes: Bytes,
  /** True on the last slice of a fragment: only then is the piece made durable and its rolling digest recorded. */
  isFragmentEnd: v.boolean(),
  /** Film time at the end of this fragment, ms from the first frame. */
  endMs: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

/** A key frame of the film as it is stored, decoded again: looked at, not kept. */
export const FilmFrame = v.object({
  recordingId: Id,
  inspectionId: Id,
  /** Film time, ms. */
  atMs: Count,
  jpeg: Bytes,
});
export type FilmFrame = v.InferOutput<typeof FilmFrame>;

export const RECORDING_ENDS = ['closed', 'camera-lost', 'killed', 'storage'] as const;
export const RecordingEnd = v.picklist(RECORDING_ENDS);
export type RecordingEnd = v.InferOutput<typeof RecordingEnd>;

export const RecordingView = v.object({
  id: Id,
  what: RecordingWhat,
  startedAt: AtMs,
  cameraLabel: v.string(),
  codec: v.string(),
  bytes: v.number(),
  durationMs: v.number(),
  /** null while it grows. */
  end: v.nullable(RecordingEnd),
});
export type RecordingView = v.InferOutput<typeof RecordingView>;

/** Which shots this case wants, and which of them are there. */
export const ShotView = v.object({
  shot: Shot,
  isRequired: v.boolean(),
  count: Count,
  /** Of which return of a box with several; null = the box. */
  returnId: v.nullable(Id),
});
export type ShotView = v.InferOutput<typeof ShotView>;

export const EvidenceView = v.object({
  photos: v.array(PhotoView),
  recordings: v.array(RecordingView),
  gaps: v.array(Gap),
});
export type EvidenceView = v.InferOutput<typeof EvidenceView>;
