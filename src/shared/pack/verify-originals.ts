import type { Json } from '../custody/canonical-json.ts';
import type { Manifest } from './verify-bag.ts';
import type { PackEntry } from './verify-entries.ts';
import { hasExactly, numberOf, parseCanonical, textOf } from './verify-json.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** What the chain says was captured: each file's hash → where it says so, and how a film grew. */
export type Captured = {
  /** SHA-256 → seq of the photo's or recording's line. */
  seqOf: ReadonlyMap<string, number>;
  /** SHA-256 of what was handed in about the case → seq of its line. */
  attachments: ReadonlyMap<string, number>;
  /** SHA-256 of a film → its fragments: file size and rolling hash, ascending. */
  fragments: ReadonlyMap<string, readonly { bytes: number; sha256: string }[]>;
  /** Files that retention removed, by hash: rule and time. */
  deleted: ReadonlyMap<string, { rule: string; at: number }>;
};

const NOTHING_FILMED = 0;

export function capturedIn(entries: readonly PackEntry[]): Captured {
  const seqOf = new Map<string, number>();
  const attachments = new Map<string, number>();
  const films = new Map<string, { bytes: number; sha256: string }[]>();
  const fragments = new Map<string, { bytes: number; sha256: string }[]>();
  const deleted = new Map<string, { rule: string; at: number }>();
  for (const { row, table, seq } of entries) {
    const sha256 = textOf(row, 'sha256') ?? '';
    const film = textOf(row, 'recording_id') ?? '';
    if (table === 'photo') seqOf.set(sha256, seq);
    if (table === 'attachment') attachments.set(sha256, seq);
    if (table === 'recording_fragment') {
      const one = { bytes: numberOf(row, 'end_bytes') ?? 0, sha256: textOf(row, 'sha256_rolling') ?? '' };
      films.set(film, [...(films.get(film) ?? []), one]);
    }
    if (table === 'recording_end' && numberOf(row, 'bytes') !== NOTHING_FILMED) {
      seqOf.set(sha256, seq);
      // A kill may leave a film cut before its last fragment was told, never behind it.
      fragments.set(sha256, films.get(film) ?? []);
    }
    if (table === 'deletion') deleted.set(sha256, { rule: textOf(row, 'rule') ?? '', at: numberOf(row, 'at') ?? 0 });
  }
  return { seqOf, attachments, fragments, deleted };
}

const ORIGINALS = 'data/originals/';

/**
 * Every original was told to the chain as it was captured; in a sealed pack every capture up to `evidenceSize` (when the
 * report was written: a camera may run on meanwhile) is there, or was deleted by rule.
 */
export function checkOriginals(
  manifest: Manifest,
  captured: Captured,
  isSealed: boolean,
  evidenceSize: number,
): Checked<number> {
  const originals = [...manifest].filter(([path]) => path.startsWith(ORIGINALS));
  const unknown = originals.find(([, hash]) => !captured.seqOf.has(hash));
  if (unknown !== undefined) return bad('original-unknown', unknown[0], unknown[1]);
  const there = new Set(originals.map(([, hash]) => hash));
  const missing = [...captured.seqOf].find(
    ([hash, seq]) => seq <= evidenceSize && !there.has(hash) && !captured.deleted.has(hash),
  );
  if (isSealed && missing !== undefined)
    return bad('original-missing', `custody/entries.jsonl (seq ${missing[1]})`, missing[0]);
  return good(originals.length);
}

const ATTACHMENTS = 'data/attachments/';

/**
 * The same of what was handed in about the case: each file was told to the chain when it was added, and a sealed pack has all
 * of them.
 */
export function checkAttachments(
  manifest: Manifest,
  captured: Captured,
  isSealed: boolean,
  evidenceSize: number,
): Checked<number> {
  const files = [...manifest].filter(([path]) => path.startsWith(ATTACHMENTS));
  const unknown = files.find(([, hash]) => !captured.attachments.has(hash));
  if (unknown !== undefined) return bad('attachment-unknown', unknown[0], unknown[1]);
  const there = new Set(files.map(([, hash]) => hash));
  const missing = [...captured.attachments].find(
    ([hash, seq]) => seq <= evidenceSize && !there.has(hash) && !captured.deleted.has(hash),
  );
  if (isSealed && missing !== undefined)
    return bad('attachment-missing', `custody/entries.jsonl (seq ${missing[1]})`, missing[0]);
  return good(files.length);
}

const DERIVATIVES = 'data/derivatives.json';
const NEEDS_PARENT = /^data\/(?:figures|platform)\/.+\.(?:jpg|jpeg|png|mp4)$/;

/** Each copy (figure, still at a platform's limit, cut film) names the captured file it was made of. */
export function checkDerivatives(text: string, manifest: Manifest, captured: Captured): Checked<number> {
  const parsed = parseCanonical(text, DERIVATIVES);
  if (!parsed.ok) return parsed;
  if (!Array.isArray(parsed.value)) return bad('not-canonical', DERIVATIVES, 'fields');
  const list = parsed.value as readonly Json[];
  const known = new Set<string>();
  for (const one of list) {
    const [path, sha256] = [textOf(one, 'path') ?? '', textOf(one, 'sha256')];
    const [parent, parentSha256] = [textOf(one, 'parent'), textOf(one, 'parentSha256') ?? ''];
    if (!hasExactly(one, ['how', 'parent', 'parentSha256', 'path', 'sha256'])) return bad('not-canonical', DERIVATIVES);
    if (manifest.get(path) !== sha256) return bad('derivative', path, `SHA-256 ${sha256 ?? '-'}`);
    const isOfParent = parent === null || !manifest.has(parent) || manifest.get(parent) === parentSha256;
    if (!isOfParent || !captured.seqOf.has(parentSha256)) return bad('derivative', path, `parent ${parentSha256}`);
    known.add(path);
  }
  const orphan = [...manifest.keys()].find((path) => NEEDS_PARENT.test(path) && !known.has(path));
  return orphan === undefined ? good(list.length) : bad('derivative', orphan, 'no parent named');
}
