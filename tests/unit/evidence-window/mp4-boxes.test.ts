import { beforeAll, describe, expect, test } from 'vitest';
import type { FilmPiece } from '../../../src/renderer/evidence/film-pieces.ts';
import type { Mp4Extent } from '../../../src/shared/mp4-boxes.ts';
import { scanBoxes } from '../../../src/shared/mp4-boxes.ts';
import { joinPieces, makeFilmPieces } from './film-file.ts';
import { fc } from '../../support/property.ts';

let pieces: FilmPiece[] = [];
let file = new Uint8Array();
/** Ends of the header and of each fragment. */
let ends: number[] = [];
beforeAll(async () => {
  pieces = await makeFilmPieces(100);
  file = joinPieces(pieces);
  let at = 0;
  ends = pieces.map((piece) => (at += piece.bytes.byteLength));
});

const scan = (bytes: Uint8Array): Mp4Extent =>
  scanBoxes((offset, length) => bytes.subarray(offset, offset + length), bytes.byteLength);

describe('the extent of a recording', () => {
  test('is the whole file when it is whole', () => {
    expect(pieces).toHaveLength(8);
    expect(scan(file)).toEqual({ endBytes: file.byteLength, fragments: 7, hasHeader: true });
  });

  test('of any torn file ends at the last piece that is whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.byteLength }), (length) => {
        const whole = ends.filter((end) => end <= length);
        expect(scan(file.subarray(0, length))).toEqual({
          endBytes: whole.at(-1) ?? 0,
          fragments: Math.max(0, whole.length - 1),
          hasHeader: whole.length > 0,
        });
      }),
      { numRuns: 300, examples: [[0], [7], [8], [file.byteLength - 1], ...ends.map((end): [number] => [end])] },
    );
  });

  test('leaves out whatever follows the last whole fragment: zeros, or foreign bytes', () => {
    fc.assert(
      fc.property(
        fc.nat(7),
        fc.oneof(fc.constant(new Uint8Array(64)), fc.uint8Array({ maxLength: 64 })),
        (kept, tail) => {
          const good = file.subarray(0, ends[kept]);
          const torn = new Uint8Array(good.byteLength + tail.byteLength);
          torn.set(good);
          torn.set(tail, good.byteLength);
          expect(scan(torn)).toEqual({ endBytes: ends[kept], fragments: kept, hasHeader: true });
        },
      ),
    );
  });

  test('of hostile bytes never throws and never reaches beyond the file', () => {
    const types = fc.constantFrom('ftyp', 'moov', 'moof', 'mdat', 'free');
    const sizes = fc.oneof(fc.nat(40), fc.constantFrom(0, 1, 7, 8, 0x7fffffff, 0xffffffff));
    const boxes = fc.array(fc.tuple(sizes, types, fc.uint8Array({ maxLength: 24 })), { maxLength: 8 });
    fc.assert(
      fc.property(boxes, (list) => {
        const bytes = list.flatMap(([size, type, body]) => [
          ...new Uint8Array(new Uint32Array([size]).buffer).reverse(),
          ...new TextEncoder().encode(type),
          ...body,
        ]);
        const extent = scan(new Uint8Array(bytes));
        expect(extent.endBytes).toBeLessThanOrEqual(bytes.length);
        expect(extent.fragments > 0 && !extent.hasHeader).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('knows a 64-bit size, and does not believe an impossible one', () => {
    const large = (size: bigint): Uint8Array => {
      const moof = file.subarray(ends[0], (ends[0] ?? 0) + new DataView(file.buffer).getUint32(ends[0] ?? 0));
      const mdat = new Uint8Array(20);
      const view = new DataView(mdat.buffer);
      view.setUint32(0, 1);
      mdat.set(new TextEncoder().encode('mdat'), 4);
      view.setBigUint64(8, size);
      return new Uint8Array([...file.subarray(0, ends[0]), ...moof, ...mdat]);
    };
    expect(scan(large(20n)).fragments).toBe(1);
    for (const size of [0n, 15n, 21n, 2n ** 63n, 2n ** 64n - 1n]) expect(scan(large(size)).fragments).toBe(0);
  });

  test('a reader that fails is heard', () => {
    const fail = (): Uint8Array => {
      throw new Error('EIO');
    };
    expect(() => scanBoxes(fail, 100)).toThrow('EIO');
  });
});
