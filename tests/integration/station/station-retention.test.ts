import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForReading } from '../../../src/main/db/open.ts';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { tinyJpeg } from '../../support/bench-fixture.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

const GB = 1_000_000_000;
const YEAR_MS = 365 * 86_400_000;

let dataDir: string;
let station: Station;
let free = 500;
let aheadMs = 0;
/** Goes with the system's, but can be set ahead. */
const clock = { ...systemClock, now: () => Date.now() + aheadMs };

const open = async (): Promise<Station> => {
  const readSpace = () => ({ freeBytes: free * GB, totalBytes: 1000 * GB });
  return openTestStation(dataDir, undefined, { readSpace, clock });
};
beforeEach(async () => {
  free = 500;
  aheadMs = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-retention-'));
  station = await open();
  await valueOf(station.handlers.syncNow(undefined));
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: clock.now() }));
const status = () => valueOf(station.handlers.syncStatus(undefined));
const view = () => valueOf(station.handlers.retentionView(undefined));
const ended = () => waitUntil(async () => (await view()).run?.state === 'done');
const openBox = async (): Promise<string> => {
  await scan(SHIRT_AND_BELT.waybill);
  const { session } = await valueOf(station.handlers.benchView(undefined));
  return session?.inspectionId ?? '';
};
const beginFilm = (inspectionId: string) =>
  station.handlers.evidenceRecordingStart({ inspectionId, cameraLabel: 'top', codec: 'avc1', widthPx: 4, heightPx: 3 });
const piece = (recordingId: string, offset: number, isFragmentEnd = true) =>
  station.handlers.evidenceRecordingPiece({
    recordingId,
    offset,
    bytes: new Uint8Array(100).fill(offset & 255),
    isFragmentEnd,
    endMs: offset,
  });
const takePhoto = async (inspectionId: string): Promise<string> => {
  const bytes = tinyJpeg(7);
  const slice = { uploadId: 'u', inspectionId, shot: 'extra' as const, returnId: null, takenAt: clock.now() };
  const photo = await valueOf(
    station.handlers.evidencePhotoSlice({ ...slice, totalBytes: bytes.length, offset: 0, bytes }),
  );
  return photo?.sha256 ?? '';
};
const readBeside = <T>(sql: string): T[] => {
  const db = openForReading(join(dataDir, 'app.db'), undefined);
  const rows = db.prepare<[], T>(sql).all();
  db.close();
  return rows;
};

describe('a disk that fills up', () => {
  it('stops films at their last whole fragment, goes on with everything else, and films again by itself', async () => {
    const inspectionId = await openBox();
    const { recordingId } = await valueOf(beginFilm(inspectionId));
    await valueOf(piece(recordingId, 0));
    await valueOf(piece(recordingId, 100, false));
    free = 2;
    expect(await piece(recordingId, 200)).toMatchObject({ ok: false, error: { code: 'space-video-stopped' } });
    expect(await beginFilm(inspectionId)).toMatchObject({ ok: false, error: { code: 'space-video-stopped' } });
    expect(await status()).toMatchObject({ space: 'video-stopped', freeBytes: 2 * GB });
    // The window ends what it began; that is no fault.
    await valueOf(station.handlers.evidenceRecordingEnd({ recordingId, end: 'storage', frames: 1 }));
    expect(readBeside('SELECT reason, bytes, cut_bytes FROM recording_end')).toEqual([
      { reason: 'storage', bytes: 100, cut_bytes: 100 },
    ]);

    await scan(SHIRT_AND_BELT.shirtBarcode);
    await scan(SHIRT_AND_BELT.beltBarcode);
    const photo = await takePhoto(inspectionId);
    expect(existsSync(createEvidencePaths(dataDir).photo(photo))).toBe(true);
    free = 3.5;
    expect(await beginFilm(inspectionId)).toMatchObject({ ok: false });
    free = 10;
    const second = await valueOf(beginFilm(inspectionId));
    await valueOf(piece(second.recordingId, 0));
    expect((await status()).space).toBe('low');
    await scan('DP:OK');
    expect(readBeside('SELECT verdict FROM verdict')).toEqual([{ verdict: 'intact' }]);
    expect(
      readBeside('SELECT kind, inspection_id FROM custody_event WHERE inspection_id IS NOT NULL ORDER BY id'),
    ).toEqual([
      { kind: 'video-stopped', inspection_id: inspectionId },
      { kind: 'space-low', inspection_id: inspectionId },
    ]);
  });
});

describe('keeping and deleting at a running station', () => {
  it('a parcel is kept while it is open, held or young, then goes, and the chain says by which rule', async () => {
    const inspectionId = await openBox();
    const photo = await takePhoto(inspectionId);
    const file = createEvidencePaths(dataDir).photo(photo);
    expect(station.evidenceFile('thumb', photo)).toBe(file);
    for (const raw of [SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK']) await scan(raw);
    await waitUntil(async () =>
      (await valueOf(station.handlers.syncCommands(undefined))).some((c) => c.state === 'done'),
    );
    const hold = { inspectionId, isHeld: true, why: '平台介入' };
    expect(await valueOf(station.handlers.holdSet(hold))).toMatchObject({ isHeld: true, operatorNo: '0217' });
    expect(await station.handlers.holdSet({ ...hold, inspectionId: 'nobody' })).toMatchObject({ ok: false });

    aheadMs = YEAR_MS;
    expect((await view()).pausedBy).toBe('clock');
    await valueOf(station.handlers.retentionRun(undefined));
    await ended();
    expect(await view()).toMatchObject({ held: 1, run: { kept: 1, rules: [] } });
    expect(existsSync(file)).toBe(true);

    await valueOf(station.handlers.holdSet({ ...hold, isHeld: false, why: '已结案' }));
    await valueOf(station.handlers.retentionRun(undefined));
    await ended();
    // The release of the hold was the end of the matter: another half a year.
    expect(existsSync(file)).toBe(true);
    aheadMs = 2 * YEAR_MS;
    await valueOf(station.handlers.retentionLook(undefined));
    await ended();
    expect((await view()).run?.rules).toEqual([
      { rule: 'intact-photo', files: 1, bytes: expect.any(Number) as number },
    ]);
    const week = await valueOf(station.handlers.retentionEffect({ recording: 90, photo: 3650, case: 1095 }));
    expect(week).toEqual({ now: { files: 0, bytes: 0 }, week: { files: 0, bytes: 0 } });
    await valueOf(station.handlers.retentionRun(undefined));
    await ended();
    expect(existsSync(file)).toBe(false);
    expect(station.evidenceFile('thumb', photo)).toBeNull();
    const seen = await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }));
    expect(seen.deleted).toMatchObject([{ kind: 'photo', file: photo, rule: 'intact-photo:180' }]);
    expect(seen.timeLine.map(({ event }) => event)).toEqual(expect.arrayContaining(['held', 'released', 'deleted']));

    await station.close();
    expect(await verifyPath(dataDir)).toMatchObject({ outcome: 'sound', deleted: [{ rule: 'intact-photo:180' }] });
    station = await open();
  });

  it('tells how long the disk lasts once something was filmed', async () => {
    expect(await view()).toMatchObject({ dayBytes: 0, daysLeft: null, space: { warnBytes: 20 * GB } });
    const inspectionId = await openBox();
    const { recordingId } = await valueOf(beginFilm(inspectionId));
    await valueOf(piece(recordingId, 0));
    await valueOf(station.handlers.evidenceRecordingEnd({ recordingId, end: 'closed', frames: 1 }));
    await station.close();
    free = 3.0000005;
    station = await open();
    // 100 bytes a day, and room for 500 above the floor.
    expect(await view()).toMatchObject({ dayBytes: 100, daysLeft: 5 });
    expect((await status()).daysLeft).toBe(5);
  });
});
