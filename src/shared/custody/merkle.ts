import { isSameBytes } from './hashing.ts';
import type { Sha256 } from './hashing.ts';

// The Merkle tree of RFC 6962 §2.1 over the chain's lines: leaf = SHA-256(0x00 || line), node = SHA-256(0x01 || l || r).
// Leaf i is the line with number i + 1.

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (sha256: Sha256, line: string): Uint8Array => sha256(LEAF, line);
export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array => sha256(NODE, left, right);

/** The largest power of two below `size` (> 1): where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** Hash of the whole subtree over the leaves [from, to); how it is known (stored leaf, tile, file) is the caller's. */
type SubtreeHash = (from: number, to: number) => Uint8Array;

/** Hash of the leaves [from, to) out of single leaves; `known` may answer whole subtrees at once. */
export function treeHash(
  sha256: Sha256,
  leafAt: (index: number) => Uint8Array,
  from: number,
  to: number,
  known: (from: number, to: number) => Uint8Array | null = () => null,
): Uint8Array {
  if (to === from) return sha256();
  const given = known(from, to);
  if (given !== null) return given;
  if (to - from === 1) return leafAt(from);
  const middle = from + splitOf(to - from);
  return nodeHash(sha256, treeHash(sha256, leafAt, from, middle, known), treeHash(sha256, leafAt, middle, to, known));
}

/**
 * The nodes that prove that `leaves` (indexes, ascending) stand in the tree of `size`: hashes of the largest subtrees
 * without any of them, from left to right. With one leaf this is RFC 6962's audit path in another order.
 */
export function proveInclusion(leaves: readonly number[], size: number, subtree: SubtreeHash): Uint8Array[] {
  const nodes: Uint8Array[] = [];
  const walk = (from: number, to: number): void => {
    if (!leaves.some((leaf) => leaf >= from && leaf < to)) nodes.push(subtree(from, to));
    else if (to - from > 1) {
      const middle = from + splitOf(to - from);
      walk(from, middle);
      walk(middle, to);
    }
  };
  if (size > 0) walk(0, size);
  return nodes;
}

/** The root that these leaves (index → hash) and nodes give, or null when nodes are missing or left over. */
export function rootOfInclusion(
  sha256: Sha256,
  leaves: ReadonlyMap<number, Uint8Array>,
  size: number,
  nodes: readonly Uint8Array[],
): Uint8Array | null {
  const indexes = [...leaves.keys()].sort((a, b) => a - b);
  if (indexes.some((index) => index < 0 || index >= size)) return null;
  let used = 0;
  /** `low`…`high`: the part of `indexes` that lies in [from, to). */
  const walk = (from: number, to: number, low: number, high: number): Uint8Array | null => {
    if (low === high) {
      used += 1;
      return nodes[used - 1] ?? null;
    }
    if (to - from === 1) return leaves.get(from) ?? null;
    const middle = from + splitOf(to - from);
    let cut = low;
    while (cut < high && (indexes[cut] ?? 0) < middle) cut += 1;
    const left = walk(from, middle, low, cut);
    const right = left === null ? null : walk(middle, to, cut, high);
    return left === null || right === null ? null : nodeHash(sha256, left, right);
  };
  if (size === 0) return nodes.length === 0 ? sha256() : null;
  const root = walk(0, size, 0, indexes.length);
  return used === nodes.length ? root : null;
}

/** RFC 6962 §2.1.2: the nodes that prove that the tree of `from` leaves is the beginning of the tree of `to` leaves. */
export function proveConsistency(from: number, to: number, subtree: SubtreeHash): Uint8Array[] {
  const walk = (m: number, low: number, high: number, isWhole: boolean): Uint8Array[] => {
    if (m === high - low) return isWhole ? [] : [subtree(low, high)];
    const split = splitOf(high - low);
    return m <= split
      ? [...walk(m, low, low + split, isWhole), subtree(low + split, high)]
      : [...walk(m - split, low + split, high, false), subtree(low, low + split)];
  };
  return from === 0 || from === to ? [] : walk(from, 0, to, true);
}

/** Whether the proof leads from the root of `from` leaves to that of `to` leaves (RFC 9162 §2.1.4.2). */
export function isConsistent(
  sha256: Sha256,
  from: { size: number; root: Uint8Array },
  to: { size: number; root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (from.size > to.size) return false;
  if (from.size === to.size) return proof.length === 0 && isSameBytes(from.root, to.root);
  if (from.size === 0) return proof.length === 0;
  const isPower = Number.isInteger(Math.log2(from.size));
  const path = isPower ? [from.root, ...proof] : [...proof];
  let [first, last] = [from.size - 1, to.size - 1];
  while (first % 2 === 1) [first, last] = [Math.floor(first / 2), Math.floor(last / 2)];
  const start = path.shift();
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const node of path) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      older = nodeHash(sha256, node, older);
      newer = nodeHash(sha256, node, newer);
      while (first % 2 === 0 && first !== 0) [first, last] = [Math.floor(first / 2), Math.floor(last / 2)];
    } else newer = nodeHash(sha256, newer, node);
    [first, last] = [Math.floor(first / 2), Math.floor(last / 2)];
  }
  return last === 0 && isSameBytes(older, from.root) && isSameBytes(newer, to.root);
}
