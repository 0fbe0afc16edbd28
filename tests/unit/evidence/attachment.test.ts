import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import { readPdfOutside } from '../../../src/main/evidence/pdf-header.ts';
import type { AttachmentView } from '../../../src/shared/attachment.ts';
import type { Result } from '../../../src/shared/result.ts';
import { createBenchFixture, tinyJpeg } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { fc } from '../../support/property.ts';

const latin1 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'latin1'));

let bench: BenchFixture;
let inspectionId: string;
beforeEach(() => {
  bench = createBenchFixture();
  bench.scan('SF1300001234562');
  inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
});
afterEach(() => bench.close());

const add = (bytes: Uint8Array<ArrayBuffer>, name = '鉴定报告.pdf'): Result<AttachmentView | null> => {
  const about = { uploadId: randomUUID(), inspectionId, kind: 'appraisal' as const, name, totalBytes: bytes.length };
  const half = Math.floor(bytes.length / 2);
  bench.core.attachments.take({ ...about, offset: 0, bytes: bytes.subarray(0, half) }, '0217');
  return bench.core.attachments.take({ ...about, offset: half, bytes: bytes.subarray(half) }, '0217');
};
const added = (bytes: Uint8Array<ArrayBuffer>, name?: string): AttachmentView => {
  const taken = add(bytes, name);
  if (!taken.ok || taken.value === null) throw new Error(taken.ok ? 'not whole' : taken.error.code);
  return taken.value;
};
const fileOf = (id: string): string => createEvidencePaths(bench.dataDir).attachment(id);

describe('a PDF that is handed in', () => {
  it('is kept byte for byte, with its hash, who and when in the chain', () => {
    const bytes = pdfOf(['one', 'two']);
    const one = added(bytes);
    expect(new Uint8Array(readFileSync(fileOf(one.id)))).toEqual(bytes);
    expect(one).toMatchObject({ media: 'pdf', kind: 'appraisal', name: '鉴定报告.pdf', pages: 2, bytes: bytes.length });
    expect(one.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(bench.core.attachments.of(inspectionId)).toEqual([one]);
    const body = bench.core.db
      .prepare<[], { body: string }>(`SELECT body FROM custody_entry WHERE event = 'attached'`)
      .all();
    expect(body).toHaveLength(1);
    expect(JSON.parse(body[0]?.body ?? '')).toMatchObject({ row: { sha256: one.sha256, operator_no: '0217' } });
  });
  it('that comes twice is one; as another kind it is another', () => {
    const first = added(pdfOf(['one']));
    expect(added(pdfOf(['one'])).id).toBe(first.id);
    expect(bench.core.attachments.of(inspectionId)).toHaveLength(1);
  });
  it('lies under a name that no viewer opens, and is never served to a window', () => {
    const { id } = added(pdfOf(['one']));
    expect(fileOf(id)).toMatch(/\.dat$/);
    expect(bench.core.attachments.pictureFile(id)).toBeNull();
  });
  it('is copied for a person to open; the original stays, and only the last copy is kept', () => {
    const one = added(pdfOf(['one']));
    const other = added(pdfOf(['two']));
    const folder = join(bench.dataDir, 'attachments');
    const copied = bench.core.attachments.copy(inspectionId, one.id);
    expect(copied.ok && readFileSync(join(folder, copied.value.file)).equals(readFileSync(fileOf(one.id)))).toBe(true);
    bench.core.attachments.copy(inspectionId, other.id);
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(new RegExp(`^appraisal-${other.sha256.slice(0, 16)}-\\d+\\.pdf$`)),
    ]);
    bench.restart();
    expect(readdirSync(folder)).toEqual([]);
    expect(bench.core.attachments.copy('another-box', one.id)).toMatchObject({ error: { code: 'attachment-gone' } });
  });
  it('that was changed on the disk, or is gone, is not copied', () => {
    const one = added(pdfOf(['one']));
    const bytes = readFileSync(fileOf(one.id));
    writeFileSync(fileOf(one.id), Buffer.concat([bytes, Buffer.from(' ')]));
    expect(bench.core.attachments.copy(inspectionId, one.id)).toMatchObject({ error: { code: 'evidence-altered' } });
    rmSync(fileOf(one.id));
    expect(bench.core.attachments.copy(inspectionId, one.id)).toMatchObject({ error: { code: 'attachment-gone' } });
  });
});

describe('a picture that is handed in', () => {
  it('is kept apart from the photos of the bench, and can be shown', () => {
    const one = added(tinyJpeg(3), '聊天.png');
    expect(one).toMatchObject({ media: 'jpeg', pages: null, name: '聊天.png' });
    expect(bench.core.evidenceStore.photosOf(inspectionId)).toEqual([]);
    expect(bench.core.attachments.pictureFile(one.id)).toBe(fileOf(one.id));
    expect(bench.core.attachments.pictureFile('../../app.db')).toBeNull();
  });
});

describe('what is not taken', () => {
  it.each([
    ['a page with a script', latin1('<html><script>alert(1)</script>%PDF-1.7 %%EOF')],
    ['a program', latin1('MZ\u0090\u0000 %PDF-1.4 … %%EOF')],
    ['a PDF that was cut off', pdfOf(['one']).slice(0, -8)],
    ['a PDF behind something else', latin1(`GIF89a${Buffer.from(pdfOf(['one'])).toString('latin1')}`)],
    ['a picture that is none', latin1('\u00ff\u00d8\u00ff\u00e0 no frame')],
  ])('%s', (_what, bytes) => {
    expect(add(bytes)).toMatchObject({ error: { code: 'attachment-not-readable' } });
    expect(bench.core.attachments.of(inspectionId)).toEqual([]);
    expect(existsSync(join(bench.dataDir, 'evidence', 'attachments'))).toBe(false);
  });
  it('slices out of their order', () => {
    const bytes = pdfOf(['one']);
    const about = { uploadId: 'u', inspectionId, kind: 'other' as const, name: 'a.pdf', totalBytes: bytes.length };
    const late = bench.core.attachments.take({ ...about, offset: 5, bytes: bytes.subarray(5) }, '0217');
    expect(late).toMatchObject({ error: { code: 'attachment-broken-off' } });
  });
});

describe('the name of a file', () => {
  it('is a title on one line: no path, nothing that turns text around or is not seen', () => {
    const name = 'C:\\temp\\../报\u202Efdp\u0000告\n.pdf';
    expect(added(pdfOf(['one']), name).name).toBe('报fdp告.pdf');
  });
});

describe('the outside of a PDF', () => {
  it('tells pages only where two plain counts agree', () => {
    expect(readPdfOutside(pdfOf(['a', 'b', 'c']))).toEqual({ pages: 3 });
    const said = Buffer.from(pdfOf(['a'])).toString('latin1');
    expect(readPdfOutside(latin1(said.replace('/Count 1', '/Count 9')))).toEqual({ pages: null });
    expect(readPdfOutside(latin1(said.replace('<<', '<< /Type /ObjStm')))).toEqual({ pages: null });
  });
  it('is read out of any bytes without a fault, and soon', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const whole = new Uint8Array([...latin1('%PDF-1.7\n'), ...bytes, ...latin1('%%EOF')]);
        expect(readPdfOutside(whole)?.pages ?? null).toBeNull();
      }),
      { numRuns: 100 },
    );
    const heavy = latin1(`%PDF-1.7 ${'/Type /Pag'.repeat(200_000)}${'/Count 1'.repeat(200_000)} %%EOF`);
    const at = performance.now();
    expect(readPdfOutside(heavy)).toEqual({ pages: null });
    expect(performance.now() - at).toBeLessThan(2_000);
  });
});
