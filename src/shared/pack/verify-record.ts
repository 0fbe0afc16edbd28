import * as v from 'valibot';
import type { Checkpoint } from '../custody/checkpoint-note.ts';
import { hexOf } from '../custody/hashing.ts';
import { PackRecord } from './pack-record.ts';
import type { Manifest } from './verify-bag.ts';
import type { PackEntry } from './verify-entries.ts';
import { parseCanonical, textOf } from './verify-json.ts';
import type { Captured } from './verify-originals.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

const RECORD = 'data/record.json';

/** data/record.json: everything the report says, in the one shape we know. */
export function parseRecord(text: string): Checked<PackRecord> {
  const parsed = parseCanonical(text, RECORD);
  if (!parsed.ok) return parsed;
  const record = v.safeParse(PackRecord, parsed.value);
  if (record.success) return good(record.output);
  const [issue] = record.issues;
  return bad('record', RECORD, `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

type Known = {
  exportId: string;
  seal: PackEntry;
  entries: readonly PackEntry[];
  captured: Captured;
  manifest: Manifest;
  /** The checkpoint made before the report was written, and the SHA-256 of its note. */
  evidence: Checkpoint;
  noteSha256: Uint8Array;
};

/** The record speaks of this pack: its export, its checkpoint, its files, its lines. */
export function checkRecord(record: PackRecord, known: Known): Checked<number> {
  const { exportId, seal, evidence, noteSha256 } = known;
  const { checkpoint } = record;
  if (record.exportId !== exportId) return bad('record', RECORD, 'exportId');
  for (const [field, value] of [
    ['inspection_id', record.inspection.id],
    ['preset', record.preset],
    ['variant', record.variant],
  ] as const)
    if (textOf(seal.row, field) !== value) return bad('record', RECORD, field);
  const isOfCheckpoint =
    record.origin === evidence.origin &&
    checkpoint.size === evidence.size &&
    checkpoint.rootHex === hexOf(evidence.root) &&
    checkpoint.noteSha256 === hexOf(noteSha256) &&
    checkpoint.at === evidence.at;
  if (!isOfCheckpoint) return bad('record-checkpoint', RECORD);
  const files = checkNamedFiles(record, known);
  return files.ok ? checkTimeLine(record, known.entries) : files;
}

function checkNamedFiles(record: PackRecord, { manifest, captured }: Known): Checked<null> {
  const named = [
    ...record.figures.map(({ parent, parentSha256 }) => ({ path: parent, sha256: parentSha256 })),
    ...record.films,
  ];
  for (const { path, sha256 } of named) {
    if (path !== null && manifest.get(path) !== sha256) return bad('record', RECORD, path);
    if (!captured.seqOf.has(sha256)) return bad('record', RECORD, sha256);
  }
  for (const { path, sha256, media } of record.attachments ?? []) {
    if (path === null) continue;
    const isInItsPlace = path.startsWith('data/attachments/') && path.endsWith(media === 'pdf' ? '.pdf' : '.jpg');
    if (!isInItsPlace || manifest.get(path) !== sha256) return bad('record', RECORD, path);
  }
  const absent = record.figures.find(({ path }) => !manifest.has(path));
  return absent === undefined ? good(null) : bad('record', RECORD, absent.path);
}

/** In a sealed pack every row of the time line is a line of the chain that is here to be read: none was held back. */
function checkTimeLine(record: PackRecord, entries: readonly PackEntry[]): Checked<number> {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  for (const { seq, at } of record.timeLine) {
    const entry = bySeq.get(seq);
    if (entry === undefined && record.variant === 'sealed') return bad('time-line', RECORD, `seq ${seq}`);
    if (entry !== undefined && entry.at !== at) return bad('time-line', RECORD, `seq ${seq}`);
  }
  return good(record.timeLine.length);
}
