import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';
import { SLICE_BYTES } from './evidence.ts';
import { call } from './ipc.ts';

// Attachments 附件 of a dispute: what others wrote about the matter and a person handed in. Not the bench's own pictures,
// and never counted as such: nobody here saw them come about. After the dispute they belong to, before its pack.

export const ATTACHMENT_KINDS = ['chat', 'appraisal', 'courier', 'other'] as const;
export const AttachmentKind = v.picklist(ATTACHMENT_KINDS);
export type AttachmentKind = v.InferOutput<typeof AttachmentKind>;

/** `jpeg`: a picture, drawn anew by the window; `pdf`: byte for byte as it was handed in, never opened by us. */
export const AttachmentMedia = v.picklist(['jpeg', 'pdf']);
export type AttachmentMedia = v.InferOutput<typeof AttachmentMedia>;

/** A scanned report of many pages has this much; a larger file is something else. */
export const ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024;
export const ATTACHMENT_NAME_MAX = 120;

/** One slice of a file, in order; the attachment is stored when its last byte has come. */
export const AttachmentSlice = v.object({
  uploadId: Id,
  inspectionId: Id,
  kind: AttachmentKind,
  /** What the file was called where it came from: a title, never a path. */
  name: v.pipe(v.string(), v.maxLength(ATTACHMENT_NAME_MAX)),
  totalBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(ATTACHMENT_MAX_BYTES)),
  offset: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(ATTACHMENT_MAX_BYTES)),
  bytes: v.pipe(
    v.instance(Uint8Array),
    v.check((bytes) => bytes.byteLength <= SLICE_BYTES, 'a slice is at most 1 MB'),
  ),
});
export type AttachmentSlice = v.InferOutput<typeof AttachmentSlice>;

export const AttachmentView = v.object({
  id: Id,
  kind: AttachmentKind,
  media: AttachmentMedia,
  name: v.string(),
  /** Hex, of the file as it is stored. */
  sha256: v.string(),
  bytes: Count,
  /** Of a PDF, where it tells them plainly; null = not known, or a picture. */
  pages: v.nullable(Count),
  operatorNo: v.string(),
  at: AtMs,
  /** Retention removed the file: its row is all there is. A picture that is there: `evidence://attachment/<id>`. */
  isDeleted: v.boolean(),
});
export type AttachmentView = v.InferOutput<typeof AttachmentView>;

export const attachmentCalls = {
  /**
   * Refuses with `unknown-dispute` for a box without a dispute of this person's shops, `attachment-not-readable`,
   * `attachment-broken-off`. The same file twice is one attachment.
   */
  attachmentSlice: call(AttachmentSlice, v.nullable(AttachmentView)),
  attachmentsOf: call(v.object({ inspectionId: Id }), v.array(AttachmentView)),
  /** Lays a copy into the folder `attachments` (for `fileShow`), in place of the last one. Refuses with `attachment-gone`. */
  attachmentCopy: call(v.object({ inspectionId: Id, id: Id }), v.object({ file: v.string() })),
} as const;
