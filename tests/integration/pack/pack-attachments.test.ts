import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Station } from '../../../src/main/station.ts';
import { openZip } from '../../../src/main/verify/zip-source.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import type { AttachmentKind, AttachmentView } from '../../../src/shared/attachment.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import { PackRecord } from '../../../src/shared/pack/pack-record.ts';
import { exportOne, openPackStation, orderOf, packSwappedPhone, plainPhoto } from '../../support/pack-fixture.ts';
import { pdfOf } from '../../support/pdf-file.ts';
import { valueOf } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
let inspectionId: string;
let sealed: string;

const PDF = pdfOf(['appraisal of the phone', 'page two']);
/** A name is not a path, and not a page. */
const NAME = '../../王小明 <b>鉴定 13812345678.pdf';

async function attach(kind: AttachmentKind, name: string, file: Uint8Array): Promise<AttachmentView> {
  for (let offset = 0; ; offset += SLICE_BYTES) {
    const bytes = Uint8Array.from(file.subarray(offset, offset + SLICE_BYTES));
    const about = { uploadId: `a-${name}`, inspectionId, kind, name, totalBytes: file.length, offset, bytes };
    const taken = await valueOf(station.handlers.attachmentSlice(about));
    if (taken !== null) return taken;
  }
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-attached-'));
  station = await openPackStation(dataDir);
  inspectionId = await packSwappedPhone(station, { seconds: 1 });
  await attach('chat', '微信截图.png', await plainPhoto(9, 900, 1600));
  await attach('appraisal', NAME, PDF);
  sealed = await exportOne(station, orderOf([inspectionId]));
}, 60_000);
afterAll(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

/** The ZIP as an unpacked bag, read by our own reader. */
async function unpack(zip: string): Promise<{ files: Map<string, Buffer>; record: PackRecord }> {
  const opened = await openZip(zip);
  if (!opened.ok) throw new Error(opened.problem.code);
  const files = new Map<string, Buffer>();
  for (const { name } of opened.value.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.value.read(name)) pieces.push(Uint8Array.from(piece));
    files.set(name, Buffer.concat(pieces));
  }
  await opened.value.close();
  const record = v.parse(PackRecord, JSON.parse(files.get('data/record.json')?.toString('utf8') ?? 'null'));
  return { files, record };
}

describe('a pack of a dispute with a picture and a PDF', { timeout: 60_000 }, () => {
  it('is sound, holds both whole under their own folder, and apart from the figures', async () => {
    const verdict = await verifyPath(sealed);
    expect(verdict.outcome).toBe('sound');
    expect(verdict.passed).toContainEqual({ check: 'attachments', count: 2, about: '' });
    const { files, record } = await unpack(sealed);
    expect(files.get('data/attachments/att-02.pdf')?.equals(PDF)).toBe(true);
    expect(record.attachments).toMatchObject([
      { number: 1, kind: 'chat', media: 'jpeg', path: 'data/attachments/att-01.jpg', name: '微信截图.png' },
      { number: 2, kind: 'appraisal', media: 'pdf', path: 'data/attachments/att-02.pdf', pages: 2, shown: null },
    ]);
    expect(record.attachments?.[0]?.shown).toEqual({ widthPx: 900, heightPx: 1600 });
    expect(record.figures.map(({ shot }) => shot)).not.toContain('extra');
    expect(record.timeLine.filter(({ event }) => event === 'attached')).toHaveLength(2);
    const page = files.get('data/report.html')?.toString('utf8') ?? '';
    expect(page.includes('src="attachments/att-01.jpg"')).toBe(true);
    expect(page.includes('<bdi>鉴定报告\n王小明 &lt;b&gt;鉴定 13812345678.pdf</bdi>')).toBe(true);
    // Named there, never loaded from there.
    expect(/(?:src|href|data)="[^"]*\.pdf"/.test(page)).toBe(false);
  });

  it('is found out by one changed byte of the PDF, by another PDF in its place, and without it', async () => {
    const { files } = await unpack(sealed);
    const bag = join(dataDir, 'bag');
    const checkWith = async (pdf: Uint8Array | null): Promise<unknown> => {
      rmSync(bag, { recursive: true, force: true });
      for (const [name, bytes] of files) {
        mkdirSync(join(bag, name, '..'), { recursive: true });
        if (!name.endsWith('att-02.pdf')) writeFileSync(join(bag, name), bytes);
        else if (pdf !== null) writeFileSync(join(bag, name), pdf);
      }
      const verdict = await verifyPath(bag);
      return verdict.outcome === 'sound' ? null : verdict.problem;
    };
    expect(await checkWith(PDF)).toBeNull();
    const changed = Uint8Array.from(PDF);
    changed[100] = (changed[100] ?? 0) ^ 1;
    const path = expect.stringMatching(/att-02\.pdf$/) as string;
    expect(await checkWith(changed)).toMatchObject({ code: 'file-changed', path });
    expect(await checkWith(pdfOf(['another']))).toMatchObject({ path });
    expect(await checkWith(null)).toMatchObject({ code: 'file-missing', path });
  });

  it('masked: neither goes along, their hashes do, and no name of a file', async () => {
    const zip = await exportOne(station, orderOf([inspectionId], { variant: 'masked' }));
    expect((await verifyPath(zip)).outcome).toBe('sound');
    const { files, record } = await unpack(zip);
    expect([...files.keys()].filter((name) => name.startsWith('data/attachments/'))).toEqual([]);
    expect(record.attachments?.map(({ path }) => path)).toEqual([null, null]);
    expect(record.attachments?.[1]?.sha256).toHaveLength(64);
    const text = [...files].flatMap(([name, bytes]) => (/\.(?:jpg|pdf)$/.test(name) ? [] : [bytes.toString('utf8')]));
    expect(text.join('\n')).not.toContain('13812345678');
  });

  it('is not made of a PDF that was changed on the disk', async () => {
    const folder = join(dataDir, 'evidence', 'attachments');
    const file = readdirSync(folder)
      .map((name) => join(folder, name))
      .find((path) => readFileSync(path).equals(PDF));
    const changed = Uint8Array.from(PDF);
    changed[100] = (changed[100] ?? 0) ^ 1;
    writeFileSync(file ?? '', changed);
    await expect(exportOne(station, orderOf([inspectionId]))).rejects.toThrow(
      'evidence-altered data/attachments/att-02.pdf',
    );
    writeFileSync(file ?? '', PDF);
  });
});
