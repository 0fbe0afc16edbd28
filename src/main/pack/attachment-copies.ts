import { join } from 'node:path';
import type { PackAttachment, Variant } from '../../shared/pack/pack-record.ts';
import { FIGURE_MAX_PX } from '../../shared/pack/presets.ts';
import { attachmentPath } from './bag-text.ts';
import type { CaseAttachment } from './case-source.ts';
import type { CopyInput } from './copy-input.ts';
import { PackFault, systemCode } from './pack-fault.ts';
import type { BagFile } from './read-original.ts';

/** Where the small copy of an attached picture lies now; `path` is its original's in the bag. */
export type ShownCopy = { path: string; file: string };

/**
 * Whether the file goes along. A chat names people, and nobody can mask it in a PDF: a masked pack has none, only their
 * hashes.
 */
export const isAttachmentIn = (variant: Variant, { isDeleted }: Pick<CaseAttachment, 'isDeleted'>): boolean =>
  !isDeleted && variant === 'sealed';

type Attached = { originals: BagFile[]; attachments: PackAttachment[]; shown: ShownCopy[] };
type Input = Pick<CopyInput, 'source' | 'variant' | 'paths' | 'workDir' | 'worker' | 'signal' | 'onFile'>;

/** What was handed in, whole and unread; of pictures a small copy besides, for the report to show. */
export async function copyAttachments(input: Input): Promise<Attached> {
  const all: Attached = { originals: [], attachments: [], shown: [] };
  for (const [index, one] of input.source.attachments.entries()) {
    const path = isAttachmentIn(input.variant, one) ? attachmentPath(index, one.media) : null;
    const file = input.paths.attachment(one.id);
    if (path !== null) all.originals.push({ path, file, original: { sha256: one.sha256, bytes: one.bytes } });
    const copy = path === null || one.media === 'pdf' ? null : await showable(input, path, file);
    if (path !== null && copy !== null) all.shown.push({ path, file: copy.file });
    const { kind, media, name, sha256, bytes, pages, operatorNo, at } = one;
    all.attachments.push({
      ...{ number: index + 1, kind, media, name, path, sha256, bytes, pages },
      shown: copy === null ? null : { widthPx: copy.widthPx, heightPx: copy.heightPx },
      ...{ operatorNo, at },
    });
  }
  return all;
}

/** A copy small enough for a page; null for a picture that can't be decoded: it goes along all the same, and is listed. */
async function showable(
  { worker, workDir, signal, onFile }: Input,
  path: string,
  file: string,
): Promise<{ file: string; widthPx: number; heightPx: number } | null> {
  if (signal.aborted) throw new PackFault('cancelled');
  onFile('pictures', path);
  const target = join(workDir, path.replaceAll('/', '_'));
  const whole = { maxBytes: null, maxPx: FIGURE_MAX_PX, shapes: [], mustDecode: null, part: 'whole' as const };
  try {
    const made = await worker.renderStill({ file, target, ...whole });
    return typeof made === 'string' ? null : { file: target, widthPx: made.widthPx, heightPx: made.heightPx };
  } catch (error) {
    throw systemCode(error) === 'ENOENT' ? new PackFault('evidence-gone', path) : error;
  }
}
