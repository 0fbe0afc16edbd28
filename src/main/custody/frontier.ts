import { nodeHash } from '../../shared/custody/merkle.ts';
import type { Sha256 } from '../../shared/custody/hashing.ts';

/** Leaves under one stored tile. */
export const TILE_LEAVES = 256;

/** The roots of the whole subtrees that make up a tree, largest first: all that is needed to grow it. Never changed. */
export type Frontier = { size: number; subtrees: readonly { leaves: number; root: Uint8Array }[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, subtrees: [] };

/** One subtree more on the right; `onTile` hears of each whole tile's root as it is made. */
export function grow(
  sha256: Sha256,
  { size, subtrees }: Frontier,
  root: Uint8Array,
  leaves = 1,
  onTile: (root: Uint8Array) => void = () => undefined,
): Frontier {
  const kept = [...subtrees];
  let added = { leaves, root };
  for (let last = kept.at(-1); last?.leaves === added.leaves; last = kept.at(-1)) {
    kept.pop();
    added = { leaves: added.leaves * 2, root: nodeHash(sha256, last.root, added.root) };
    if (added.leaves === TILE_LEAVES) onTile(added.root);
  }
  return { size: size + leaves, subtrees: [...kept, added] };
}

/** RFC 6962's tree head. */
export function rootOf(sha256: Sha256, { subtrees }: Frontier): Uint8Array {
  const roots = subtrees.map(({ root }) => root);
  const last = roots.pop();
  return last === undefined ? sha256() : roots.reduceRight((right, left) => nodeHash(sha256, left, right), last);
}
