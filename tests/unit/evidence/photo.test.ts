import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import { readJpegSize } from '../../../src/main/evidence/jpeg-header.ts';
import { createBenchFixture, tinyJpeg } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { fc } from '../../support/property.ts';

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  bench = createBenchFixture();
  bench.scan('SF1300001234562');
  inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
});
afterEach(() => bench.close());

const slice = (bytes: Uint8Array<ArrayBuffer>, from: number, to: number) => ({
  uploadId: 'u',
  inspectionId,
  shot: 'label' as const,
  returnId: null,
  takenAt: 5,
  totalBytes: bytes.length,
  offset: from,
  bytes: bytes.subarray(from, to),
});

describe('a photo in slices', () => {
  it('is stored under its own hash, file before row, when the last slice has come', () => {
    const bytes = tinyJpeg(7);
    expect(bench.core.photos.take(slice(bytes, 0, 10), '0217')).toEqual({ ok: true, value: null });
    expect(bench.core.evidenceStore.photosOf(inspectionId)).toEqual([]);
    const stored = bench.core.photos.take(slice(bytes, 10, bytes.length), '0217');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(stored).toMatchObject({ ok: true, value: { sha256, shot: 'label', widthPx: 640, heightPx: 480 } });
    expect(readFileSync(createEvidencePaths(bench.dataDir).photo(sha256))).toEqual(Buffer.from(bytes));
  });

  it('is started anew by its first slice, and refused out of order', () => {
    const bytes = tinyJpeg(7);
    bench.core.photos.take(slice(bytes, 0, 10), '0217');
    expect(bench.core.photos.take(slice(bytes, 0, 10), '0217').ok).toBe(true);
    expect(bench.core.photos.take(slice(bytes, 12, 14), '0217')).toMatchObject({
      error: { code: 'photo-out-of-order' },
    });
  });

  it('that is no picture is refused and leaves no file and no row', () => {
    const bytes = new TextEncoder().encode('<html>not a picture</html>');
    expect(bench.core.photos.take(slice(bytes, 0, bytes.length), '0217')).toMatchObject({
      error: { code: 'photo-not-an-image' },
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(existsSync(createEvidencePaths(bench.dataDir).photo(sha256))).toBe(false);
    expect(bench.core.evidenceStore.photosOf(inspectionId)).toEqual([]);
  });
});

describe('the header of a JPEG', () => {
  it('tells its size', () => {
    expect(readJpegSize(tinyJpeg(1, 4000, 3000))).toEqual({ widthPx: 4000, heightPx: 3000 });
  });
  it('never throws, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readJpegSize(bytes)));
    const soi = fc.uint8Array({ maxLength: 100 }).map((bytes) => Uint8Array.of(0xff, 0xd8, 0xff, ...bytes));
    fc.assert(fc.property(soi, (bytes) => void readJpegSize(bytes)));
  });
});
