import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { addPhoto, exportOne, openPackStation, orderOf, plainPhoto } from '../../support/pack-fixture.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';

const YEAR_MS = 365 * 86_400_000;

let dataDir: string;
let station: Station;
let aheadMs = 0;
beforeEach(async () => {
  aheadMs = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-pack-kept-'));
  station = await openPackStation(dataDir, { clock: { ...systemClock, now: () => Date.now() + aheadMs } });
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() + aheadMs }));
const removeOld = async (): Promise<void> => {
  await valueOf(station.handlers.retentionRun(undefined));
  await waitUntil(async () => (await valueOf(station.handlers.retentionView(undefined))).run?.state === 'done');
};

describe('a pack in the folder of a running station', () => {
  it('makes its parcel a case, lies there as long as that is kept, and goes with it', { timeout: 60_000 }, async () => {
    await valueOf(station.handlers.syncNow(undefined));
    await scan(SHIRT_AND_BELT.waybill);
    const { session } = await valueOf(station.handlers.benchView(undefined));
    const inspectionId = session?.inspectionId ?? '';
    await addPhoto(station, inspectionId, 'contents', await plainPhoto(3));
    for (const raw of [SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK']) await scan(raw);
    await waitUntil(async () =>
      (await valueOf(station.handlers.syncCommands(undefined))).some(({ state }) => state === 'done'),
    );
    const zip = await exportOne(station, orderOf([inspectionId], { preset: 'plain' }));

    aheadMs = 2 * YEAR_MS;
    await removeOld();
    expect(existsSync(zip)).toBe(true);
    aheadMs = 4 * YEAR_MS;
    await removeOld();
    expect(existsSync(zip)).toBe(false);
    const { timeLine } = await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }));
    expect(timeLine.filter(({ event }) => event === 'deleted')).toMatchObject([
      { code: 'photo', text: 'case:1095' },
      { code: 'pack', text: 'case:1095' },
    ]);
    await station.close();
    expect(await verifyPath(dataDir)).toMatchObject({ outcome: 'sound' });
    station = await openPackStation(dataDir);
  });
});
