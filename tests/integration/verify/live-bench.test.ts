import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForReading } from '../../../src/main/db/open.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { forkWorker } from '../../../src/main/worker/forked.ts';
import { createWorkerClient } from '../../../src/main/worker/worker-client.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { buildPack } from '../../support/pack-builder.ts';
import { rawZip, zipOf } from '../../support/raw-zip.ts';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';

const WORKER = resolve(import.meta.dirname, '../../../src/main/worker/index.ts');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let dataDir: string;
let station: Station;
let chosen: string | null = null;
const progress: number[] = [];
const open = () =>
  openTestStation(
    dataDir,
    (name, payload) => {
      if (name === 'dataCheckChanged') progress.push((payload as { doneBytes: number }).doneBytes);
    },
    {
      choosePack: () => Promise.resolve(chosen),
      openWorker: () => createWorkerClient({ spawn: () => forkWorker(WORKER), clock: systemClock, log: quiet }),
    },
  );
/** Something on the disk that must be read. */
const photograph = async (inspectionId: string): Promise<number> => {
  const plain = { create: { width: 400, height: 300, channels: 3, background: '#357' } } as const;
  const bytes = new Uint8Array(await sharp(plain).jpeg().toBuffer());
  const slice = { uploadId: randomUUID(), inspectionId, shot: 'label', returnId: null, takenAt: Date.now() } as const;
  await valueOf(station.handlers.evidencePhotoSlice({ ...slice, totalBytes: bytes.length, offset: 0, bytes }));
  return bytes.length;
};
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-live-'));
  station = await open();
  await valueOf(station.handlers.syncNow(undefined));
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const intact = async (): Promise<void> => {
  for (const raw of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK'])
    await scan(raw);
};
const saidOf = (verdict: Verdict): string =>
  verdict.outcome === 'sound' ? 'sound' : `${verdict.problem.code} ${verdict.problem.path}`;

describe("a real bench's data folder", { timeout: 60_000 }, () => {
  it('is sound while the bench works, again and again, and after it was closed', async () => {
    const checks: Promise<Verdict>[] = [];
    await intact();
    for (let round = 0; round < 8; round += 1) {
      checks.push(verifyPath(dataDir));
      await scan(`SF130000${String(1_000_000 + round)}`);
      await scan('DP:CANCEL');
    }
    expect((await Promise.all(checks)).map(saidOf)).toEqual(Array.from(checks, () => 'sound'));
    await station.close();
    expect(saidOf(await verifyPath(dataDir))).toBe('sound');
    station = await open();
  });

  it('is not sound any more once an earlier database was put back, even after the bench went on with it', async () => {
    await station.close();
    const backup = join(dataDir, 'backup.db');
    cpSync(join(dataDir, 'app.db'), backup);
    station = await open();
    await intact();
    await station.close();
    for (const file of ['app.db-wal', 'app.db-shm']) rmSync(join(dataDir, file), { force: true });
    cpSync(backup, join(dataDir, 'app.db'));
    expect(saidOf(await verifyPath(dataDir))).toMatch(/^rolled-back custody\/checkpoints\.log/);
    station = await open();
    await intact();
    expect(saidOf(await verifyPath(dataDir))).toMatch(/^(?:rolled-back|other-history) /);
  });

  it('is checked from the window by a process of its own, told as it goes, and noted', async () => {
    await intact();
    const [box] = (await valueOf(station.handlers.benchView(undefined))).recent;
    const photoBytes = await photograph(box?.inspectionId ?? '');
    const [first, second] = await Promise.all([
      valueOf(station.handlers.dataCheck(undefined)),
      valueOf(station.handlers.dataCheck(undefined)),
    ]);
    expect(first?.outcome).toBe('sound');
    expect(second).toEqual(first);
    expect(progress.at(-1)).toBe(photoBytes);
    const stopped = valueOf(station.handlers.dataCheck(undefined));
    await valueOf(station.handlers.dataCheckStop(undefined));
    expect(await stopped).toBeNull();
    const db = new (createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3)(join(dataDir, 'app.db'));
    db.exec('DROP TRIGGER verdict_custody_changed');
    db.prepare(`UPDATE verdict SET note = 'forged'`).run();
    db.close();
    expect(saidOf((await valueOf(station.handlers.dataCheck(undefined))) as Verdict)).toMatch(/^row-changed verdict /);
    const told = openForReading(join(dataDir, 'app.db'), undefined);
    const noted = told
      .prepare<[], { code: string }>(
        `SELECT body ->> 'code' AS code FROM custody_event WHERE kind = 'verified' ORDER BY id`,
      )
      .all();
    told.close();
    expect(noted.map(({ code }) => code)).toEqual(['', 'row-changed']);
  });

  it('checks a pack that a person chooses, and remembers that it did', async () => {
    expect(await valueOf(station.handlers.packVerify({ what: 'zip' }))).toBeNull();
    const { files, exportId } = await buildPack();
    chosen = join(dataDir, 'case.zip');
    writeFileSync(chosen, rawZip(zipOf(files)));
    const checked = await valueOf(station.handlers.packVerify({ what: 'zip' }));
    expect(checked).toMatchObject({ name: 'case.zip', verdict: { outcome: 'sound', sealedBy: { exportId } } });
    files.delete('bagit.txt');
    writeFileSync(chosen, rawZip(zipOf(files)));
    expect(await valueOf(station.handlers.packVerify({ what: 'zip' }))).toMatchObject({
      verdict: { outcome: 'altered', problem: { code: 'file-missing', path: 'bagit.txt' } },
    });
    const db = openForReading(join(dataDir, 'app.db'), undefined);
    const noted = db
      .prepare<[], { body: string }>(`SELECT body FROM custody_event WHERE kind = 'verified' ORDER BY id`)
      .all()
      .map(({ body }) => JSON.parse(body) as unknown);
    db.close();
    expect(noted).toEqual([
      { code: '', exportId, outcome: 'sound' },
      { code: 'file-missing', exportId: '', outcome: 'altered' },
    ]);
    expect(saidOf(await verifyPath(dataDir))).toBe('sound');
  });
});
