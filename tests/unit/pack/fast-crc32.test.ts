import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBag } from '../../../src/main/pack/bag-writer.ts';
import { useFastCrc32 } from '../../../src/main/pack/fast-crc32.ts';
import { fc } from '../../support/property.ts';

const folder = mkdtempSync(join(tmpdir(), 'dockproof-crc-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** CRC-32 as ISO 3309 writes it down, bit by bit: slow, and nobody else's. */
function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

/** The sums in a ZIP's central directory, by file name (APPNOTE 4.3.12). */
function sumsIn(zip: Buffer): Map<string, number> {
  const sums = new Map<string, number>();
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 1)) {
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString('utf8');
    sums.set(name, zip.readUInt32LE(at + 16));
  }
  return sums;
}

describe('the sums in a ZIP', () => {
  it('are those of the standard, for a file in several pieces, a text and nothing at all', async () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    const film = Buffer.alloc(900_001, 'film that is longer than one piece, ');
    writeFileSync(join(folder, 'film'), film);
    writeFileSync(join(folder, 'empty'), '');
    const target = join(folder, 'pack.zip');
    const { signal } = new AbortController();
    const bag = await openBag({ target, bagName: 'case', at: 0, signal, onBytes: () => undefined });
    await bag.addFile({ path: 'data/film', file: join(folder, 'film'), original: null });
    await bag.addFile({ path: 'data/empty', file: join(folder, 'empty'), original: null });
    bag.addText('data/note', '袖口开线');
    await bag.finish();
    expect(Object.fromEntries(sumsIn(readFileSync(target)))).toEqual({
      'case/data/film': crc32(film),
      'case/data/empty': 0,
      'case/data/note': crc32(Buffer.from('袖口开线')),
    });
  });

  it('come out of the function that yazl calls, piece by piece as in one', () => {
    useFastCrc32();
    const ofYazl = createRequire(createRequire(import.meta.url).resolve('yazl'));
    const { unsigned } = ofYazl('buffer-crc32') as { unsigned: (bytes: Uint8Array, before?: number) => number };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (one, other) => {
        expect(unsigned(other, unsigned(one))).toBe(crc32(Buffer.concat([one, other])));
      }),
    );
  });
});
