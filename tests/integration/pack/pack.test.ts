import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { openZip } from '../../../src/main/verify/zip-source.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { PackRecord } from '../../../src/shared/pack/pack-record.ts';
import { readFilm } from '../../support/film-reader.ts';
import { readLabels } from '../../support/label-reader.ts';
import { exportOne, NOTE, openPackStation, orderOf, packSwappedPhone, runTool } from '../../support/pack-fixture.ts';
import { valueOf } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
let inspectionId: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-pack-'));
  station = await openPackStation(dataDir);
  inspectionId = await packSwappedPhone(station, { seconds: 75 });
}, 60_000);
afterAll(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

/** Unpacks with the system's unzip where there is one. Gives the bag's folder, or null. */
function unpack(zip: string): string | null {
  const folder = mkdtempSync(join(dataDir, 'unpacked-'));
  if (runTool('unzip', ['-q', zip, '-d', folder]) === null) return null;
  const [bag = ''] = readdirSync(folder);
  return join(folder, bag);
}

/** Files of a pack, read by another reader than the system's. */
async function filesOf(zip: string): Promise<Map<string, Buffer>> {
  const opened = await openZip(zip);
  if (!opened.ok) throw new Error(opened.problem.code);
  const files = new Map<string, Buffer>();
  for (const { name } of opened.value.entries) {
    const pieces: Uint8Array[] = [];
    for await (const piece of opened.value.read(name)) pieces.push(Uint8Array.from(piece));
    files.set(name, Buffer.concat(pieces));
  }
  await opened.value.close();
  return files;
}
const recordIn = (files: ReadonlyMap<string, Buffer>): PackRecord =>
  v.parse(PackRecord, JSON.parse(files.get('data/record.json')?.toString('utf8') ?? 'null'));
const allText = (files: ReadonlyMap<string, Buffer>): string =>
  [...files].flatMap(([name, bytes]) => (/\.(?:jpg|mp4|pdf)$/.test(name) ? [] : [bytes.toString('utf8')])).join('\n');

describe('a pack of the swapped parcel', { timeout: 120_000 }, () => {
  it('is sound, and checks without our program', async () => {
    const zip = await exportOne(station, orderOf([inspectionId]));
    const verdict = await verifyPath(zip);
    expect(verdict).toMatchObject({ outcome: 'sound' });
    const bag = unpack(zip);
    if (bag === null) return;
    expect(await verifyPath(bag)).toMatchObject({ outcome: 'sound' });
    const checked = runTool('sha256sum', ['-c', '--strict', 'manifest-sha256.txt'], bag);
    if (checked !== null) expect(checked).not.toContain('FAILED');
    const tags = runTool('sha256sum', ['-c', '--strict', 'tagmanifest-sha256.txt'], bag);
    if (tags !== null) expect(tags.match(/: OK/g)?.length).toBeGreaterThan(8);
  });

  it('holds a still of 130,000 bytes whose waybill reads, others of 500 KB, and a film of a minute', async () => {
    const files = await filesOf(await exportOne(station, orderOf([inspectionId])));
    const waybill = files.get('data/platform/waybill-130k.jpg') ?? Buffer.alloc(0);
    expect(waybill.length).toBeGreaterThan(0);
    expect(waybill.length).toBeLessThanOrEqual(130_000);
    expect(await readLabels(waybill)).toContain(PHONE.waybill);
    const stills = [...files].filter(([name]) => name.startsWith('data/platform/still-'));
    expect(stills).toHaveLength(5);
    for (const [, bytes] of stills) expect(bytes.length).toBeLessThanOrEqual(500_000);
    const { films, figures, missing } = recordIn(files);
    expect(films[0]?.cuts).toHaveLength(1);
    expect(films[0]).toMatchObject({ isUnbroken: true, durationMs: 75_000, path: 'data/originals/film-01.mp4' });
    expect(figures.map(({ shot }) => shot)).toEqual(['label', 'contents', 'serial', 'seal', 'body']);
    // Nobody photographed the outer box here, nor looked at the film.
    expect(missing).toEqual(['outer', 'film-label']);
    const cut = join(dataDir, 'cut.mp4');
    writeFileSync(cut, files.get('data/platform/film-01-cut-01.mp4') ?? Buffer.alloc(0));
    expect((await readFilm(cut)).durationS).toBeLessThanOrEqual(60);
    if (runTool('ffprobe', ['-version']) !== null)
      expect(runTool('ffprobe', ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', cut])).toMatch(
        /^60\./,
      );
  });

  it('says what was claimed and what answers it, who did what, and shows no script', async () => {
    const files = await filesOf(await exportOne(station, orderOf([inspectionId], { preset: 'court' })));
    const record = recordIn(files);
    expect(record.returns[0]).toMatchObject({ returnNo: PHONE.returnNo, verdict: { verdict: 'swapped', note: NOTE } });
    expect(record.claims.length).toBeGreaterThanOrEqual(4);
    expect(record.claims.map(({ answer }) => answer).join()).toContain(PHONE.otherImei);
    expect(record.problem).toContain('与发出商品不符');
    expect(record.timeLine.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['scan-handled', 'inspection-opened', 'photo', 'recording-ended', 'verdict']),
    );
    expect(record.timeLine.some(({ operatorNo }) => operatorNo === '0217')).toBe(true);
    const html = files.get('data/report.html')?.toString('utf8') ?? '';
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('<script>alert');
    expect(files.get('data/report.pdf')?.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(files.get('data/timeline.csv')?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect([...files.keys()].some((name) => name.startsWith('data/platform/'))).toBe(false);
  });

  it('takes four stills for Douyin', async () => {
    const files = await filesOf(await exportOne(station, orderOf([inspectionId], { preset: 'douyin' })));
    expect([...files.keys()].filter((name) => name.startsWith('data/platform/still-'))).toHaveLength(4);
  });

  it('hides names, phones and rooms in the masked variant, and leaves out what shows them', async () => {
    const order = orderOf([inspectionId], { variant: 'masked', problem: '买家 13812345678 称未收到' });
    const zip = await exportOne(station, order);
    expect(await verifyPath(zip)).toMatchObject({ outcome: 'sound' });
    const files = await filesOf(zip);
    const text = allText(files);
    expect(text).not.toContain('13812345678');
    expect(text).not.toContain('501室');
    expect(text).toContain('138******78');
    const originals = [...files.keys()].filter((name) => name.startsWith('data/originals/'));
    expect(originals.some((name) => name.includes('label') || name.includes('film'))).toBe(false);
    expect(originals).toHaveLength(4);
    const { films, figures } = recordIn(files);
    expect(films[0]?.path).toBeNull();
    const label = figures.find(({ shot }) => shot === 'label');
    expect(label?.parent).toBeNull();
    // Only the bars are left of the label's picture.
    expect(label?.heightPx).toBeLessThan(300);
  });

  it('leaves only whole packs in the folder; the plan says what would go in', async () => {
    expect(readdirSync(join(dataDir, 'packs')).filter((name) => !/^case-[A-Za-z0-9-]+\.zip$/.test(name))).toEqual([]);
    const plan = await valueOf(
      station.handlers.packPlan({ inspectionId, preset: 'taobao', variant: 'masked', locale: 'zh' }),
    );
    expect(plan).toMatchObject({ waybill: PHONE.waybill, hindrance: null, missing: ['outer', 'film-label'] });
    expect(plan.figures.filter(({ needsMask }) => needsMask).map(({ shot }) => shot)).toEqual(['label']);
    expect(plan.packedBytes).toBeLessThan(plan.originalBytes);
  });
});

describe('what can not be packed', { timeout: 60_000 }, () => {
  it('an unknown case, an open box', async () => {
    expect(await station.handlers.packExport(orderOf(['no-such']))).toMatchObject({
      ok: false,
      error: { code: 'unknown-inspection' },
    });
    await valueOf(station.handlers.benchScan({ raw: 'YT8812345678903', source: 'scanner', at: Date.now() }));
    const session = (await valueOf(station.handlers.benchView(undefined))).session;
    await expect(exportOne(station, orderOf([session?.inspectionId ?? '']))).rejects.toThrow('box-is-open');
  });

  it('an original that was changed by one bit, swapped, truncated, linked or is gone: refused by name, nothing left', async () => {
    const { figures } = await valueOf(
      station.handlers.packPlan({ inspectionId, preset: 'plain', variant: 'sealed', locale: 'en' }),
    );
    const sha = figures.find(({ shot }) => shot === 'seal')?.sha256 ?? '';
    const other = figures.find(({ shot }) => shot === 'body')?.sha256 ?? '';
    const fileOf = (hash: string): string => join(dataDir, 'evidence', 'photos', hash.slice(0, 2), `${hash}.jpg`);
    const file = fileOf(sha);
    const kept = join(dataDir, 'kept.jpg');
    copyFileSync(file, kept);
    const packs = (): string[] => readdirSync(join(dataDir, 'packs')).sort();
    const before = packs();
    const tampers: [string, () => void][] = [
      [
        'evidence-altered',
        () => {
          const bytes = readFileSync(file);
          bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1;
          writeFileSync(file, bytes);
        },
      ],
      [
        'evidence-altered',
        () => {
          copyFileSync(fileOf(other), file);
        },
      ],
      [
        'evidence-altered',
        () => {
          truncateSync(file, 100);
        },
      ],
      [
        'evidence-altered',
        () => {
          writeFileSync(file, '');
        },
      ],
      [
        'evidence-altered',
        () => {
          unlinkSync(file);
          symlinkSync(kept, file);
        },
      ],
      [
        'evidence-gone',
        () => {
          renameSync(file, `${file}.away`);
        },
      ],
    ];
    for (const [code, tamper] of tampers) {
      tamper();
      await expect(exportOne(station, orderOf([inspectionId], { preset: 'plain' }))).rejects.toThrow(
        new RegExp(`${code} data/originals/photo-00\\d-seal\\.jpg`),
      );
      rmSync(file, { force: true });
      copyFileSync(kept, file);
      expect(packs()).toEqual(before);
    }
    rmSync(`${file}.away`, { force: true });
    expect(existsSync(await exportOne(station, orderOf([inspectionId], { preset: 'plain' })))).toBe(true);
  });
});
