import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import type { MeterItem } from '../../../src/shared/evidence-meter.ts';
import { drawLabel, shoot } from '../../support/bench-pictures.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// The station with the real worker: a photo and a frame of the film are looked at, and the bench hears of it.

vi.setConfig({ testTimeout: 60_000 });
let dataDir: string;
let station: Station;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-pictures-'));
  station = await openTestStation(dataDir, undefined, { worker: createInProcessWorker() });
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const session = async () => (await valueOf(station.handlers.benchView(undefined))).session;
const itemOf = async (item: MeterItem['item']) => (await session())?.meter.find((one) => one.item === item);

async function sendPhoto(inspectionId: string, jpeg: Buffer): Promise<void> {
  const about = { inspectionId, shot: 'outer' as const, returnId: null, takenAt: Date.now() };
  for (let offset = 0; offset < jpeg.byteLength; offset += SLICE_BYTES) {
    const bytes = new Uint8Array(jpeg.subarray(offset, offset + SLICE_BYTES));
    const slice = { uploadId: 'u1', ...about, totalBytes: jpeg.byteLength, offset, bytes };
    await valueOf(station.handlers.evidencePhotoSlice(slice));
  }
}

describe('pictures of a box', () => {
  it('a photo is looked at after it is stored; a frame of the film by a call, and is not kept', async () => {
    await waitUntil(async () => (await valueOf(station.handlers.syncStatus(undefined))).isOnline);
    await valueOf(station.handlers.benchScan({ raw: SHIRT_AND_BELT.waybill, source: 'scanner', at: Date.now() }));
    const { inspectionId = '' } = (await session()) ?? {};
    const jpeg = await shoot({ label: await drawLabel(SHIRT_AND_BELT.waybill, 4), widthPx: 1280, heightPx: 720 });
    await sendPhoto(inspectionId, jpeg);
    await waitUntil(async () => (await itemOf('label'))?.state === 'done', 30_000);
    expect((await itemOf('label'))?.value).toBeGreaterThan(2000);

    const start = { inspectionId, cameraLabel: 'camera', codec: 'avc1.4d001f', widthPx: 1280, heightPx: 720 };
    const { recordingId } = await valueOf(station.handlers.evidenceRecordingStart(start));
    const frame = { recordingId, inspectionId, atMs: 2000, jpeg: new Uint8Array(jpeg) };
    const answer = await valueOf(station.handlers.evidenceFilmFrame(frame));
    expect(answer.modulePxMilli).toBeGreaterThan(2000);
    expect(await itemOf('film-label')).toMatchObject({ state: 'done', value: answer.modulePxMilli });
    const looks = join(dataDir, 'looks');
    expect(existsSync(looks) ? readdirSync(looks) : []).toEqual([]);
  });

  it('a frame of another box’s film, or one that is no picture, is refused', async () => {
    await valueOf(station.handlers.benchScan({ raw: 'ZZ8800112233', source: 'scanner', at: Date.now() }));
    const { inspectionId = '' } = (await session()) ?? {};
    const jpeg = new Uint8Array([1, 2, 3]);
    const foreign = { recordingId: 'r1', inspectionId, atMs: 0, jpeg };
    expect(await station.handlers.evidenceFilmFrame(foreign)).toMatchObject({ error: { code: 'recording-unknown' } });
    const start = { inspectionId, cameraLabel: 'camera', codec: 'avc1.4d001f', widthPx: 1280, heightPx: 720 };
    const { recordingId } = await valueOf(station.handlers.evidenceRecordingStart(start));
    expect(await station.handlers.evidenceFilmFrame({ ...foreign, recordingId })).toMatchObject({
      error: { code: 'photo-not-an-image' },
    });
    expect((await itemOf('film-label'))?.state).toBe('missing');
  });
});
