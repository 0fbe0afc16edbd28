import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/main/custody/node-sha256.ts';
import { bytesOfHex, hexOf } from '../../../src/shared/custody/hashing.ts';
import {
  isConsistent,
  nodeHash,
  proveConsistency,
  proveInclusion,
  rootOfInclusion,
  treeHash,
} from '../../../src/shared/custody/merkle.ts';
import { fc } from '../../support/property.ts';

// Known answers of Certificate Transparency's own tests (google/certificate-transparency, merkle_tree_test.cc): eight
// leaves, the root at each size, audit paths and consistency proofs.
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const [LEAF1, LEAF4] = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
];
const [NODE23, NODE4567, NODE67, NODE45] = [
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
];

/** Leaves are over bytes here; the chain's are over text. */
const leafOfBytes = (bytes: Uint8Array): Uint8Array => sha256(Uint8Array.of(0), bytes);
const known = INPUTS.map((hex) => leafOfBytes(bytesOfHex(hex) ?? new Uint8Array()));
const many = Array.from({ length: 70 }, (_, index) => leafOfBytes(Buffer.from(`line ${index}`)));
const treeOf =
  (leaves: readonly Uint8Array[]) =>
  (from: number, to: number): Uint8Array =>
    treeHash(sha256, (index) => leaves[index] ?? new Uint8Array(), from, to);
const subtree = treeOf(known);
const big = treeOf(many);
const hexes = (nodes: readonly Uint8Array[]): string[] => nodes.map(hexOf);

describe('the tree of RFC 6962', () => {
  it('has the known root at each size', () => {
    expect(ROOTS.map((_, size) => hexOf(subtree(0, size)))).toEqual(ROOTS);
  });

  it.each<[number, number, string[]]>([
    [0, 1, []],
    [0, 8, [LEAF1, NODE23, NODE4567]],
    [5, 8, [LEAF4, NODE67, ROOTS[4] ?? '']],
    [2, 3, [ROOTS[2] ?? '']],
    [1, 5, [ROOTS[1] ?? '', NODE23, LEAF4]],
  ])('proves leaf %i of %i with the nodes of the known audit path', (leaf, size, path) => {
    const nodes = proveInclusion([leaf], size, subtree);
    expect(hexes(nodes).sort()).toEqual([...path].sort());
    const root = rootOfInclusion(sha256, new Map([[leaf, known[leaf] ?? new Uint8Array()]]), size, nodes);
    expect(hexOf(root ?? new Uint8Array())).toBe(ROOTS[size]);
  });

  it.each<[number, number, string[]]>([
    [1, 1, []],
    [1, 8, [LEAF1, NODE23, NODE4567]],
    [6, 8, [NODE45, NODE67, ROOTS[4] ?? '']],
    [2, 5, [NODE23, LEAF4]],
  ])('proves that %i is the beginning of %i with the known proof', (from, to, proof) => {
    const nodes = proveConsistency(from, to, subtree);
    expect(hexes(nodes)).toEqual(proof);
    const head = (size: number) => ({ size, root: bytesOfHex(ROOTS[size] ?? '') ?? new Uint8Array() });
    expect(isConsistent(sha256, head(from), head(to), nodes)).toBe(true);
  });

  it('proves every beginning of every tree up to 70 leaves, and none by another proof', () => {
    for (let to = 0; to <= 70; to += 1)
      for (let from = 0; from <= to; from += 1) {
        const proof = proveConsistency(from, to, big);
        const [older, newer] = [from, to].map((size) => ({ size, root: big(0, size) }));
        if (older === undefined || newer === undefined) throw new Error('two of them');
        expect(isConsistent(sha256, older, newer, proof)).toBe(true);
        if (from === 0) continue;
        expect(isConsistent(sha256, older, newer, [...proof, big(0, 1)])).toBe(false);
        expect(isConsistent(sha256, { size: from, root: big(1, 2) }, newer, proof)).toBe(false);
        expect(isConsistent(sha256, older, { size: to, root: big(1, 2) }, proof)).toBe(false);
        if (proof.length > 0) expect(isConsistent(sha256, older, newer, proof.slice(1))).toBe(false);
      }
  });
});

const subsetOfTree = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.tuple(fc.constant(size), fc.uniqueArray(fc.nat(size - 1), { maxLength: size })))
  .map(([size, leaves]) => ({ size, leaves: leaves.sort((a, b) => a - b) }));

describe('a proof of several leaves', () => {
  const rootWith = (
    leaves: readonly number[],
    size: number,
    nodes: readonly Uint8Array[],
    of = (index: number) => many[index],
  ) => rootOfInclusion(sha256, new Map(leaves.map((index) => [index, of(index) ?? new Uint8Array()])), size, nodes);
  const isRoot = (root: Uint8Array | null, size: number): boolean =>
    root !== null && hexOf(root) === hexOf(big(0, size));

  it('holds for every set of leaves, with no more nodes than there are gaps to fill', () => {
    fc.assert(
      fc.property(subsetOfTree, ({ size, leaves }) => {
        const nodes = proveInclusion(leaves, size, big);
        expect(isRoot(rootWith(leaves, size, nodes), size)).toBe(true);
        expect(nodes.length).toBeLessThanOrEqual(Math.max(1, leaves.length * 7));
      }),
      { numRuns: 500 },
    );
  });

  it('fails when any bit of a node or leaf changes, a node goes or comes, or a leaf stands elsewhere', () => {
    fc.assert(
      fc.property(subsetOfTree, fc.nat(), ({ size, leaves }, dice) => {
        const nodes = proveInclusion(leaves, size, big);
        const spoilt = nodes.map((node) => Uint8Array.from(node));
        const chosen = spoilt[dice % Math.max(1, spoilt.length)];
        if (chosen !== undefined) {
          const at = dice % 32;
          chosen[at] = (chosen[at] ?? 0) ^ (1 << (dice % 8));
          expect(isRoot(rootWith(leaves, size, spoilt), size)).toBe(false);
          expect(rootWith(leaves, size, nodes.slice(1))).toBeNull();
        }
        expect(rootWith(leaves, size, [...nodes, big(0, 1)])).toBeNull();
        const moved = leaves[dice % Math.max(1, leaves.length)];
        if (moved !== undefined) {
          const other = rootWith(leaves, size, nodes, (index) => (index === moved ? big(0, 70) : many[index]));
          expect(isRoot(other, size)).toBe(false);
          expect(rootWith([...leaves, size], size, nodes)).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes no inner node for a leaf: the two are hashed apart', () => {
    const pair = nodeHash(sha256, many[0] ?? new Uint8Array(), many[1] ?? new Uint8Array());
    expect(isRoot(rootOfInclusion(sha256, new Map([[0, pair]]), 1, []), 2)).toBe(true);
    expect(isRoot(rootOfInclusion(sha256, new Map([[0, pair]]), 2, []), 2)).toBe(false);
    expect(hexOf(leafOfBytes(Buffer.concat([many[0] ?? new Uint8Array(), many[1] ?? new Uint8Array()])))).not.toBe(
      hexOf(pair),
    );
  });
});
