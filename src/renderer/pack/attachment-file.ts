import type { AttachmentKind, AttachmentView } from '../../shared/attachment.ts';
import { ATTACHMENT_MAX_BYTES, ATTACHMENT_NAME_MAX } from '../../shared/attachment.ts';
import type { StationClient } from '../../shared/contract.ts';
import { SLICE_BYTES } from '../../shared/evidence.ts';
import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { toJpeg } from '../evidence/picture-file.ts';

const PDF_MARK = '%PDF-';

/** The bytes to store: a PDF as it is, anything else as a picture drawn anew; null when it is neither. */
async function bytesOf(file: Blob): Promise<Uint8Array | null> {
  const head = await file.slice(0, PDF_MARK.length).text();
  return head === PDF_MARK ? new Uint8Array(await file.arrayBuffer()) : toJpeg(file);
}

/**
 * Stores a file with a dispute. Refuses with `attachment-too-large` and `attachment-not-readable` before anything is sent; what
 * the file is, is told by its bytes, here and by the station, never by its name.
 */
export async function storeAttachment(
  station: Pick<StationClient, 'attachmentSlice'>,
  file: File,
  { inspectionId, kind }: { inspectionId: string; kind: AttachmentKind },
): Promise<Result<AttachmentView>> {
  if (file.size > ATTACHMENT_MAX_BYTES) return refuse('attachment-too-large');
  const bytes = await bytesOf(file);
  if (bytes === null || bytes.byteLength === 0) return refuse('attachment-not-readable');
  const about = { uploadId: crypto.randomUUID(), inspectionId, kind, name: file.name.slice(-ATTACHMENT_NAME_MAX) };
  for (let offset = 0; offset < bytes.byteLength; offset += SLICE_BYTES) {
    const slice = bytes.slice(offset, offset + SLICE_BYTES);
    const taken = await station.attachmentSlice({ ...about, totalBytes: bytes.byteLength, offset, bytes: slice });
    if (!taken.ok) return taken;
    if (taken.value !== null) return { ok: true, value: taken.value };
  }
  return refuse('attachment-broken-off', 'the last slice brought no attachment');
}
