import type { Database } from '../db/open.ts';

export type EntryRow = { seq: number; body: string; hash: Uint8Array | null };

export type CheckpointRow = { treeSize: number; note: string; at: number };
export type TokenRow = { treeSize: number; tsa: string; token: Uint8Array; stampedAt: number };

/** What has no row of its own: looked at, weighed, clock changed, recovered, export given up, space low. */
type CustodyEvent = {
  kind: string;
  inspectionId: string | null;
  /** Canonical JSON. */
  body: string;
  operatorNo: string;
};

/** The SQL of the chain. Sealed entries, tiles, checkpoints and tokens never change (triggers). */
export function createCustodyStore(db: Database) {
  const unsealed = db.prepare<[number], EntryRow>(
    'SELECT seq, body, hash FROM custody_entry WHERE seq > ? AND hash IS NULL ORDER BY seq',
  );
  const seal = db.prepare<[Uint8Array, Uint8Array, number]>(
    'UPDATE custody_entry SET hash = ?, leaf = ? WHERE seq = ?',
  );
  const lastSealed = db.prepare<[], { seq: number; hash: Uint8Array }>(
    'SELECT seq, hash FROM custody_entry WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1',
  );
  const prevOf = db.prepare<[number], { hash: Uint8Array }>('SELECT hash FROM custody_entry WHERE seq = ?');
  const ofInspection = db.prepare<[string], EntryRow>(
    'SELECT seq, body, hash FROM custody_entry WHERE inspection_id = ? AND hash IS NOT NULL ORDER BY seq',
  );
  const between = db.prepare<[number, number], EntryRow>(
    'SELECT seq, body, hash FROM custody_entry WHERE seq BETWEEN ? AND ? AND hash IS NOT NULL ORDER BY seq',
  );
  const leafAt = db.prepare<[number], { leaf: Uint8Array }>('SELECT leaf FROM custody_entry WHERE seq = ?');
  const leavesFrom = db.prepare<[number], { leaf: Uint8Array }>(
    'SELECT leaf FROM custody_entry WHERE seq > ? AND leaf IS NOT NULL ORDER BY seq',
  );
  const addTile = db.prepare<[number, Uint8Array]>('INSERT INTO custody_tile (position, root) VALUES (?, ?)');
  const tileAt = db.prepare<[number], { root: Uint8Array }>('SELECT root FROM custody_tile WHERE position = ?');
  const tiles = db.prepare<[], { root: Uint8Array }>('SELECT root FROM custody_tile ORDER BY position');
  const addCheckpoint = db.prepare<[number, string, number]>(
    'INSERT INTO checkpoint (tree_size, note, at) VALUES (?, ?, ?)',
  );
  const lastCheckpoint = db.prepare<[], { tree_size: number; note: string; at: number }>(
    'SELECT tree_size, note, at FROM checkpoint ORDER BY tree_size DESC LIMIT 1',
  );
  const addToken = db.prepare<[number, string, Uint8Array, number, number]>(
    'INSERT OR IGNORE INTO timestamp_token (tree_size, tsa, token, stamped_at, at) VALUES (?, ?, ?, ?, ?)',
  );
  const tokenFrom = db.prepare<[number], { tree_size: number; tsa: string; token: Uint8Array; stamped_at: number }>(
    'SELECT tree_size, tsa, token, stamped_at FROM timestamp_token WHERE tree_size >= ? ORDER BY tree_size LIMIT 1',
  );
  const newestToken = db.prepare<[], { tree_size: number; tsa: string; token: Uint8Array; stamped_at: number }>(
    'SELECT tree_size, tsa, token, stamped_at FROM timestamp_token ORDER BY tree_size DESC LIMIT 1',
  );
  const noteOf = db.prepare<[number], { note: string }>('SELECT note FROM checkpoint WHERE tree_size = ?');
  const verdictAfter = db.prepare<[number], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM custody_entry WHERE seq > ? AND event IN ('verdict', 'verdict-changed')) AS found`,
  );
  const addEvent = db.prepare<[string, string | null, string, string, string, number]>(
    'INSERT INTO custody_event (id, inspection_id, kind, body, operator_no, at) VALUES (?, ?, ?, ?, ?, ?)',
  );

  return {
    unsealed: (after: number): EntryRow[] => unsealed.all(after),
    seal: (seq: number, hash: Uint8Array, leaf: Uint8Array): void => {
      seal.run(hash, leaf, seq);
    },
    lastSealed: (): { seq: number; hash: Uint8Array } | null => lastSealed.get() ?? null,
    /** Hash of one sealed entry; null when there is none of that number. */
    hashAt: (seq: number): Uint8Array | null => prevOf.get(seq)?.hash ?? null,
    ofInspection: (inspectionId: string): EntryRow[] => ofInspection.all(inspectionId),
    between: (from: number, to: number): EntryRow[] => between.all(from, to),
    /** Leaf of line `seq` (index + 1). */
    leafAt: (seq: number): Uint8Array | null => leafAt.get(seq)?.leaf ?? null,
    leavesFrom: (seq: number): Iterable<{ leaf: Uint8Array }> => leavesFrom.iterate(seq),
    addTile: (position: number, root: Uint8Array): void => {
      addTile.run(position, root);
    },
    tileAt: (position: number): Uint8Array | null => tileAt.get(position)?.root ?? null,
    tiles: (): { root: Uint8Array }[] => tiles.all(),
    addCheckpoint: ({ treeSize, note, at }: CheckpointRow): void => {
      addCheckpoint.run(treeSize, note, at);
    },
    lastCheckpoint: (): CheckpointRow | null => {
      const row = lastCheckpoint.get();
      return row === undefined ? null : { treeSize: row.tree_size, note: row.note, at: row.at };
    },
    hasVerdictAfter: (seq: number): boolean => verdictAfter.get(seq)?.found === 1,
    noteOf: (treeSize: number): string | null => noteOf.get(treeSize)?.note ?? null,
    addToken: ({ treeSize, tsa, token, stampedAt }: TokenRow, at: number): void => {
      addToken.run(treeSize, tsa, token, stampedAt, at);
    },
    /** The earliest token over a tree of at least this size. */
    tokenFrom: (treeSize: number): TokenRow | null => {
      const row = tokenFrom.get(treeSize);
      return row === undefined
        ? null
        : { treeSize: row.tree_size, tsa: row.tsa, token: row.token, stampedAt: row.stamped_at };
    },
    newestToken: (): TokenRow | null => {
      const row = newestToken.get();
      return row === undefined
        ? null
        : { treeSize: row.tree_size, tsa: row.tsa, token: row.token, stampedAt: row.stamped_at };
    },
    addEvent: (id: string, { kind, inspectionId, body, operatorNo }: CustodyEvent, at: number): void => {
      addEvent.run(id, inspectionId, kind, body, operatorNo, at);
    },
  };
}
