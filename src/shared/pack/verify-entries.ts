import { lineHash } from '../custody/chain-line.ts';
import { bytesOfHex } from '../custody/hashing.ts';
import { leafHash, rootOfInclusion } from '../custody/merkle.ts';
import { isSameBytes } from '../custody/hashing.ts';
import type { Sha256 } from '../custody/hashing.ts';
import type { Json } from '../custody/canonical-json.ts';
import type { Checkpoint } from '../custody/checkpoint-note.ts';
import { fieldOf, hasExactly, numberOf, parseCanonical, textOf } from './verify-json.ts';
import { bad, good } from './verify-result.ts';
import type { Checked } from './verify-result.ts';

/** One line of the chain as it stands in the pack. `row`: the columns of `table` that the chain repeats. */
export type PackEntry = {
  seq: number;
  line: string;
  prev: string;
  at: number;
  event: string;
  table: string;
  row: Json;
};

const ENTRIES = 'custody/entries.jsonl';

/** Parses one line `{"body":{"at":…,"event":…,"row":{…},"table":…},"prev":…,"seq":…}`, canonical. */
function parseEntry(line: string, path: string): Checked<PackEntry> {
  const parsed = parseCanonical(line, path);
  if (!parsed.ok) return parsed;
  const body = fieldOf(parsed.value, 'body');
  const prev = textOf(parsed.value, 'prev');
  const seq = numberOf(parsed.value, 'seq');
  const at = numberOf(body, 'at');
  const event = textOf(body, 'event');
  const table = textOf(body, 'table');
  const row = fieldOf(body, 'row');
  const isWhole = hasExactly(parsed.value, ['body', 'prev', 'seq']);
  if (!isWhole || body === undefined || row === undefined || at === null || event === null || table === null)
    return bad('not-canonical', path, 'fields');
  if (prev === null || !/^[0-9a-f]{64}$/.test(prev) || seq === null || seq < 1 || !hasExactly(body, BODY))
    return bad('not-canonical', path, 'fields');
  return good({ seq, line, prev, at, event, table, row });
}

const BODY = ['at', 'event', 'row', 'table'];

/** The lines of the case: canonical, ascending, and linked wherever two neighbours are both there. */
export function checkEntries(sha256: Sha256, text: string): Checked<PackEntry[]> {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0) return bad('not-canonical', ENTRIES, 'no line feed at the end');
  const entries: PackEntry[] = [];
  let before: PackEntry | null = null;
  for (const [index, line] of lines.entries()) {
    const path = `${ENTRIES}:${index + 1}`;
    const parsed = parseEntry(line, path);
    if (!parsed.ok) return parsed;
    const entry = parsed.value;
    if (before !== null && entry.seq <= before.seq) return bad('entry-order', path, `${before.seq}, ${entry.seq}`);
    if (before?.seq === entry.seq - 1 && entry.prev !== lineHash(sha256, before.line))
      return bad('entry-link', path, `${before.seq}, ${entry.seq}`);
    entries.push(entry);
    before = entry;
  }
  return good(entries);
}

/** These very lines stand at these very places of the tree that the station signed. */
export function checkInclusion(
  sha256: Sha256,
  entries: readonly PackEntry[],
  proofText: string,
  checkpoint: Checkpoint,
): Checked<number> {
  const path = 'custody/inclusion.json';
  const parsed = parseCanonical(proofText, path);
  if (!parsed.ok) return parsed;
  const nodes = nodesOf(parsed.value);
  const size = numberOf(parsed.value, 'size');
  if (nodes === null || !hasExactly(parsed.value, ['nodes', 'size'])) return bad('not-canonical', path, 'fields');
  if (size !== checkpoint.size) return bad('inclusion', path, `size ${size ?? '-'}, checkpoint ${checkpoint.size}`);
  const leaves = new Map(entries.map(({ seq, line }) => [seq - 1, leafHash(sha256, line)]));
  const root = rootOfInclusion(sha256, leaves, checkpoint.size, nodes);
  return root !== null && isSameBytes(root, checkpoint.root) ? good(nodes.length) : bad('inclusion', path);
}

/** `nodes` of a proof: SHA-256 hashes in hex; null for anything else. */
export function nodesOf(proof: Json): Uint8Array[] | null {
  const nodes = fieldOf(proof, 'nodes');
  if (!Array.isArray(nodes)) return null;
  const bytes = (nodes as readonly Json[]).map((node) => (typeof node === 'string' ? bytesOfHex(node) : null));
  return bytes.every((node) => node?.length === 32) ? bytes.filter((node) => node !== null) : null;
}

/** What the pack must have been sealed with: the last line names this export and the hashes of its two lists. */
export function checkSeal(
  entries: readonly PackEntry[],
  wanted: { exportId: string; manifestSha256: string; bagInfoSha256: string },
): Checked<PackEntry> {
  const last = entries.at(-1);
  const path = `${ENTRIES}:${entries.length}`;
  if (last?.event !== 'pack-exported' || last.table !== 'pack_export') return bad('seal', path, 'no pack-exported');
  const { row } = last;
  if (textOf(row, 'id') !== wanted.exportId) return bad('seal', path, 'External-Identifier');
  if (textOf(row, 'manifest_sha256') !== wanted.manifestSha256) return bad('seal', path, 'manifest-sha256.txt');
  if (textOf(row, 'bag_info_sha256') !== wanted.bagInfoSha256) return bad('seal', path, 'bag-info.txt');
  return good(last);
}
