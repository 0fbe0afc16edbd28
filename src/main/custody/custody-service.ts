import { chainLine, NO_LINE } from '../../shared/custody/chain-line.ts';
import { canonicalJson } from '../../shared/custody/canonical-json.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { checkpointText, signedNote } from '../../shared/custody/checkpoint-note.ts';
import { hexOf } from '../../shared/custody/hashing.ts';
import { proveConsistency, proveInclusion, treeHash } from '../../shared/custody/merkle.ts';
import { atOnce, beforeCommit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { CheckpointLog } from './checkpoint-log.ts';
import { createCustodyStore } from './custody-store.ts';
import type { CheckpointRow, EntryRow, TokenRow } from './custody-store.ts';
import { EMPTY_FRONTIER, grow, rootOf, TILE_LEAVES } from './frontier.ts';
import type { Frontier } from './frontier.ts';
import { sealOf, sha256 } from './node-sha256.ts';
import type { StationKey } from './station-key.ts';

type CustodyLine = { seq: number; line: string };

export type CustodyService = {
  /** Names the station's key; first line of every checkpoint. */
  origin: string;
  /** Raw Ed25519 public key, 32 bytes. */
  publicKey: Uint8Array;
  certificatePem: () => string;
  /** An entry for what has no row of its own. */
  record: (event: { kind: string; inspectionId: string | null; body: Json; operatorNo: string }) => void;
  /** Signs the tree as it is; the last one again when nothing was added since. */
  checkpoint: () => CheckpointRow;
  lastCheckpoint: () => CheckpointRow | null;
  /** Every line about this inspection, ascending. */
  entriesOf: (inspectionId: string) => CustodyLine[];
  /** Lines `from`…`to`, both included. */
  lines: (from: number, to: number) => CustodyLine[];
  /** How many lines there are. */
  size: () => number;
  /** Proof that these lines stand in the tree of `treeSize` lines. */
  inclusion: (seqs: readonly number[], treeSize: number) => Uint8Array[];
  /** Proof that the tree of `from` lines is the beginning of the tree of `to` lines. */
  consistency: (from: number, to: number) => Uint8Array[];
  /** Root of the first `treeSize` lines, RFC 6962. */
  rootAt: (treeSize: number) => Uint8Array;
  hasVerdictSinceCheckpoint: () => boolean;
  noteOf: (treeSize: number) => string | null;
  saveToken: (token: TokenRow) => void;
  /** The earliest time stamp over at least `treeSize` lines. */
  tokenFor: (treeSize: number) => TokenRow | null;
  /** The time stamp over the most lines. */
  newestToken: () => TokenRow | null;
};

type CustodyDeps = { db: Database; clock: Clock; ids: Ids; key: StationKey; log: CheckpointLog };

type Tip = { hash: string; frontier: Frontier };

/**
 * The chain of this database. Entries are sealed (linked and hashed) at the end of the transaction that made them; what
 * an interrupted program left unsealed is sealed here, first of all.
 */
export function createCustodyService({ db, clock, ids, key, log }: CustodyDeps): CustodyService {
  const store = createCustodyStore(db);
  let tip: Tip = readTip();

  function readTip(): Tip {
    const last = store.lastSealed();
    let frontier = EMPTY_FRONTIER;
    for (const { root } of store.tiles()) frontier = grow(sha256, frontier, root, TILE_LEAVES);
    for (const { leaf } of store.leavesFrom(frontier.size)) frontier = grow(sha256, frontier, leaf);
    return { hash: last === null ? NO_LINE : hexOf(last.hash), frontier };
  }

  /** Links what this transaction added. `tip` moves only once it is on the disk. */
  function sealNew(): () => void {
    let { hash, frontier } = tip;
    for (const { seq, body } of store.unsealed(frontier.size)) {
      const sealed = sealOf(chainLine(body, hash, seq));
      store.seal(seq, sealed.hash, sealed.leaf);
      frontier = grow(sha256, frontier, sealed.leaf, 1, (root) => {
        store.addTile(seq / TILE_LEAVES - 1, root);
      });
      hash = sealed.hex;
    }
    return () => {
      tip = { hash, frontier };
    };
  }

  beforeCommit(db, sealNew);
  atOnce(db, () => undefined);

  const leafAt = (index: number): Uint8Array => {
    const leaf = store.leafAt(index + 1);
    if (leaf === null) throw new Error(`the chain has no line ${index + 1}`);
    return leaf;
  };
  const tileAt = (from: number, to: number): Uint8Array | null =>
    to - from === TILE_LEAVES && from % TILE_LEAVES === 0 ? store.tileAt(from / TILE_LEAVES) : null;
  const subtree = (from: number, to: number): Uint8Array => treeHash(sha256, leafAt, from, to, tileAt);

  const linesOf = (rows: readonly EntryRow[]): CustodyLine[] => {
    let before: EntryRow | null = null;
    return rows.map((row) => {
      const isNext = before?.seq === row.seq - 1;
      const prev = isNext ? (before?.hash ?? null) : store.hashAt(row.seq - 1);
      before = row;
      return { seq: row.seq, line: chainLine(row.body, prev === null ? NO_LINE : hexOf(prev), row.seq) };
    });
  };

  return {
    origin: key.origin,
    publicKey: key.publicKey,
    certificatePem: () => key.certificatePem,
    record: ({ kind, inspectionId, body, operatorNo }) => {
      atOnce(db, () => {
        store.addEvent(ids.next(), { kind, inspectionId, body: canonicalJson(body), operatorNo }, clock.now());
      });
    },
    checkpoint: () => {
      // What was written outside of a transaction of ours is sealed first.
      atOnce(db, () => undefined);
      const { frontier } = tip;
      const last = store.lastCheckpoint();
      if (last?.treeSize === frontier.size) return last;
      const at = clock.now();
      const head = { origin: key.origin, size: frontier.size, root: rootOf(sha256, frontier), at };
      const note = signedNote(sha256, head, key.publicKey, key.sign(checkpointText(head)));
      const made = { treeSize: frontier.size, note, at };
      atOnce(db, () => {
        store.addCheckpoint(made);
      });
      log.append(note);
      return made;
    },
    lastCheckpoint: () => store.lastCheckpoint(),
    entriesOf: (inspectionId) => linesOf(store.ofInspection(inspectionId)),
    lines: (from, to) => linesOf(store.between(from, to)),
    size: () => tip.frontier.size,
    inclusion: (seqs, treeSize) =>
      proveInclusion(
        seqs.map((seq) => seq - 1),
        treeSize,
        subtree,
      ),
    consistency: (from, to) => proveConsistency(from, to, subtree),
    rootAt: (treeSize) => subtree(0, treeSize),
    hasVerdictSinceCheckpoint: () => store.hasVerdictAfter(store.lastCheckpoint()?.treeSize ?? 0),
    noteOf: (treeSize) => store.noteOf(treeSize),
    saveToken: (token) => {
      atOnce(db, () => {
        store.addToken(token, clock.now());
      });
    },
    tokenFor: (treeSize) => store.tokenFrom(treeSize),
    newestToken: () => store.newestToken(),
  };
}
