import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACHMENT_NAME_MAX } from '../../shared/attachment.ts';
import type { AttachmentMedia, AttachmentSlice, AttachmentView } from '../../shared/attachment.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { AttachmentStore } from './attachment-store.ts';
import type { EvidencePaths } from './evidence-paths.ts';
import { readJpegSize } from './jpeg-header.ts';
import { readPdfOutside } from './pdf-header.ts';
import { createSliceUploads } from './slice-uploads.ts';

export type AttachmentService = {
  /** Takes a slice in order; stores the file (file first, then its row) when the last one has come. */
  take: (slice: AttachmentSlice, operatorNo: string) => Result<AttachmentView | null>;
  of: (inspectionId: string) => AttachmentView[];
  /** Lays a copy into the folder of copies and gives its name there: what a viewer does to it doesn't touch the original. */
  copy: (inspectionId: string, id: string) => Result<{ file: string }>;
  /** Where a picture lies that may be shown; null for a PDF, and for what is not there. */
  pictureFile: (id: string) => string | null;
};

type AttachmentDeps = { store: AttachmentStore; paths: EvidencePaths; clock: Clock; ids: Ids };

/** What turns a line of text around, or is not seen at all. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A title out of the name of a file: its last part alone, on one line, with nothing in it that isn't seen. */
const titleOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(UNSEEN, '').trim().slice(0, ATTACHMENT_NAME_MAX);

/** What these bytes are, by themselves, whatever the file is called; null for anything we don't take. */
const readMedia = (bytes: Uint8Array): { media: AttachmentMedia; pages: number | null } | null => {
  if (readJpegSize(bytes) !== null) return { media: 'jpeg', pages: null };
  const pdf = readPdfOutside(bytes);
  return pdf === null ? null : { media: 'pdf', pages: pdf.pages };
};

const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EBUSY', 'EPERM', 'EACCES'].some((code) => code === error.code);

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Keeps what is handed in about a dispute: byte for byte, under a name of ours, never opened and never run. */
export function createAttachments({ store, paths, clock, ids }: AttachmentDeps): AttachmentService {
  const uploads = createSliceUploads<AttachmentSlice>();
  /** As long as a copy lies here nothing that retention removes is really gone: at each start, and before the next copy. */
  const clearCopies = (): void => {
    if (!existsSync(paths.attachmentCopies)) return;
    for (const name of readdirSync(paths.attachmentCopies)) {
      try {
        rmSync(join(paths.attachmentCopies, name), { recursive: true, force: true });
      } catch (error) {
        // Open in a viewer on Windows: it goes with the next.
        if (!isInUse(error)) throw error;
      }
    }
  };
  clearCopies();

  const keep = ({ inspectionId, kind, name }: AttachmentSlice, bytes: Uint8Array, operatorNo: string) => {
    const read = readMedia(bytes);
    if (read === null) return refuse('attachment-not-readable');
    const sha256 = sha256Of(bytes);
    const known = store.of(inspectionId).find((one) => one.sha256 === sha256 && one.kind === kind && !one.isDeleted);
    if (known !== undefined) return ok(known);
    const one = {
      ...{ id: ids.next(), kind, ...read, name: titleOf(name), sha256, bytes: bytes.byteLength },
      ...{ operatorNo, at: clock.now() },
    };
    writeFileDurably(paths.attachment(one.id), bytes);
    store.add({ ...one, inspectionId });
    return ok({ ...one, isDeleted: false });
  };

  return {
    take: (slice, operatorNo) => {
      const taken = uploads.take(slice);
      if (taken === 'broken') return refuse('attachment-broken-off');
      return taken === 'more' ? ok(null) : keep(taken.first, taken.bytes, operatorNo);
    },
    of: store.of,
    copy: (inspectionId, id) => {
      const one = store.of(inspectionId).find((known) => known.id === id);
      if (one === undefined || one.isDeleted || !existsSync(paths.attachment(id))) return refuse('attachment-gone');
      const bytes = readFileSync(paths.attachment(id));
      if (sha256Of(bytes) !== one.sha256) return refuse('evidence-altered', one.sha256);
      clearCopies();
      // No name twice: one that a viewer holds open is not in the way.
      const file = `${one.kind}-${one.sha256.slice(0, 16)}-${clock.now()}.${one.media === 'pdf' ? 'pdf' : 'jpg'}`;
      writeFileDurably(join(paths.attachmentCopies, file), bytes);
      return ok({ file });
    },
    pictureFile: (id) => {
      if (store.media(id) !== 'jpeg') return null;
      const file = paths.attachment(id);
      return existsSync(file) ? file : null;
    },
  };
}
