import { chainLine, NO_LINE } from '../../shared/custody/chain-line.ts';
import { leafHash } from '../../shared/custody/merkle.ts';
import { hexOf, isSameBytes } from '../../shared/custody/hashing.ts';
import { fieldOf, parseCanonical, textOf } from '../../shared/pack/verify-json.ts';
import { bad, good } from '../../shared/pack/verify-result.ts';
import type { Checked } from '../../shared/pack/verify-result.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { EMPTY_FRONTIER, grow, rootOf } from '../custody/frontier.ts';
import { sha256 } from '../custody/node-sha256.ts';
import type { Database } from '../db/open.ts';

type EntryRow = {
  seq: number;
  event: string;
  inspection_id: string | null;
  body: string;
  hash: Uint8Array | null;
  leaf: Uint8Array | null;
};

/** One entry, already proven to be the next of the chain. */
export type WalkedEntry = { seq: number; event: string; table: string; row: Json; inspectionId: string | null };

type Walked = {
  entries: number;
  tiles: number;
  /** Root of the tree at each of the sizes that were asked for and reached. */
  roots: ReadonlyMap<number, Uint8Array>;
};

/**
 * Walks the whole chain: numbers without a gap from 1, canonical bodies, each hash and leaf, each stored tile. `visit` sees
 * every entry and may refuse it.
 */
export function walkChain(
  db: Database,
  sizes: ReadonlySet<number>,
  visit: (entry: WalkedEntry) => Checked<null>,
): Checked<Walked> {
  const rows = db
    .prepare<[], EntryRow>('SELECT seq, event, inspection_id, body, hash, leaf FROM custody_entry ORDER BY seq')
    .iterate();
  const tiles = db.prepare<[], { position: number; root: Uint8Array }>(
    'SELECT position, root FROM custody_tile ORDER BY position',
  );
  const roots = new Map<number, Uint8Array>();
  const made: Uint8Array[] = [];
  let frontier = EMPTY_FRONTIER;
  let prev = NO_LINE;
  if (sizes.has(0)) roots.set(0, rootOf(sha256, frontier));
  for (const row of rows) {
    const seq = frontier.size + 1;
    const path = `custody_entry ${seq}`;
    if (row.seq !== seq) return bad('entry-gap', path, `${row.seq}`);
    if (row.hash === null || row.leaf === null) return bad('entry-unsealed', path);
    const line = chainLine(row.body, prev, seq);
    const hash = sha256(line);
    const leaf = leafHash(sha256, line);
    if (!isSameBytes(hash, row.hash)) return bad('entry-hash', path);
    if (!isSameBytes(leaf, row.leaf)) return bad('entry-leaf', path);
    const entry = readEntry(row, path);
    if (!entry.ok) return entry;
    const visited = visit(entry.value);
    if (!visited.ok) return visited;
    frontier = grow(sha256, frontier, leaf, 1, (root) => {
      made.push(root);
    });
    prev = hexOf(hash);
    if (sizes.has(seq)) roots.set(seq, rootOf(sha256, frontier));
  }
  const stored = tiles.all();
  for (const [index, root] of made.entries()) {
    const tile = stored[index];
    if (tile?.position !== index || !isSameBytes(tile.root, root)) return bad('tile', `custody_tile ${index}`);
  }
  if (stored.length > made.length) return bad('tile', `custody_tile ${made.length}`);
  return good({ entries: frontier.size, tiles: made.length, roots });
}

function readEntry(row: EntryRow, path: string): Checked<WalkedEntry> {
  const body = parseCanonical(row.body, path);
  if (!body.ok) return body;
  const table = textOf(body.value, 'table');
  const columns = fieldOf(body.value, 'row');
  if (table === null || columns === undefined) return bad('not-canonical', path, 'fields');
  if (textOf(body.value, 'event') !== row.event) return bad('entry-hash', path, 'event');
  return good({ seq: row.seq, event: row.event, table, row: columns, inspectionId: row.inspection_id });
}
