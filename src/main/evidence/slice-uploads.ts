/** A piece of a file on its way from the window. */
type Slice = { uploadId: string; totalBytes: number; offset: number; bytes: Uint8Array };

type SliceUploads<S extends Slice> = {
  /** `broken` when the slice isn't the next one of its upload; `more` until the last; then the whole with its first slice. */
  take: (slice: S) => 'broken' | 'more' | { first: S; bytes: Uint8Array };
};

/** A window that died mid-upload leaves its pieces here; the oldest go when there are more than this. */
const UPLOADS_AT_ONCE = 8;

/** Puts files together from slices that come in order. */
export function createSliceUploads<S extends Slice>(): SliceUploads<S> {
  const uploads = new Map<string, { first: S; bytes: Uint8Array; received: number }>();

  const begin = (slice: S): { first: S; bytes: Uint8Array; received: number } => {
    const upload = { first: slice, bytes: new Uint8Array(slice.totalBytes), received: 0 };
    uploads.set(slice.uploadId, upload);
    const oldest = uploads.keys().next().value;
    if (uploads.size > UPLOADS_AT_ONCE && oldest !== undefined) uploads.delete(oldest);
    return upload;
  };

  return {
    take: (slice) => {
      // A repeated first slice starts the upload anew: the window tries again after an answer was lost.
      const upload = slice.offset === 0 ? begin(slice) : uploads.get(slice.uploadId);
      const end = slice.offset + slice.bytes.byteLength;
      if (upload?.received !== slice.offset || end > upload.bytes.byteLength) {
        uploads.delete(slice.uploadId);
        return 'broken';
      }
      upload.bytes.set(slice.bytes, slice.offset);
      upload.received = end;
      if (end < upload.bytes.byteLength) return 'more';
      uploads.delete(slice.uploadId);
      return { first: upload.first, bytes: upload.bytes };
    },
  };
}
