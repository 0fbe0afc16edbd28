import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../../src/main/station.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import type { Worker } from '../../../src/main/worker/worker-jobs.ts';
import { liveBytes } from '../../support/live-memory.ts';
import {
  addPhoto,
  exportPacks,
  openPackStation,
  orderOf,
  packSwappedPhone,
  plainPhoto,
  runTool,
  exportOne,
} from '../../support/pack-fixture.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';
import { startTestTsa, whyNoTsa } from '../../support/test-tsa.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-large-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});
const scan = (station: Station, raw: string) =>
  valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));

/** Pictures and pages as they come: what takes the time in 500 cases is not what is tested. */
const hastyWorker = (): Worker => ({
  ...createInProcessWorker(),
  renderStill: ({ file, target }) => {
    copyFileSync(file, target);
    const facts = { widthPx: 64, heightPx: 48, bytes: 1, isCropped: false, decodes: null, modulePxMilli: null };
    return Promise.resolve(facts);
  },
  writeReport: ({ pdf, html }) => {
    writeFileSync(pdf, '%PDF-1.7 hasty');
    writeFileSync(html, '<!doctype html>');
    return Promise.resolve('written');
  },
});

describe('500 cases in one batch', () => {
  it('makes each of them, in bounded memory', { timeout: 300_000 }, async () => {
    const station = await openPackStation(dataDir, { worker: hastyWorker() });
    const ids: string[] = [];
    const picture = await plainPhoto(1, 64, 48);
    for (let index = 0; index < 500; index += 1) {
      await scan(station, `ZZ${String(10_000_000 + index)}`);
      const session = (await valueOf(station.handlers.benchView(undefined))).session;
      ids.push(session?.inspectionId ?? '');
      await addPhoto(station, ids[index] ?? '', 'contents', picture);
      await scan(station, 'DP:LATER');
    }
    const before = liveBytes();
    const view = await exportPacks(station, orderOf(ids, { preset: 'plain' }));
    expect(liveBytes() - before).toBeLessThan(60_000_000);
    expect(view.cases.filter(({ state }) => state === 'done')).toHaveLength(500);
    const file = view.cases[499]?.file ?? '';
    expect(await verifyPath(join(dataDir, 'packs', file))).toMatchObject({ outcome: 'sound' });
    await station.close();
  });
});

describe('a recording of 40 minutes', () => {
  it('goes along whole, and thirty seconds of it for a platform', { timeout: 180_000 }, async () => {
    const station = await openPackStation(dataDir);
    const inspectionId = await packSwappedPhone(station, { seconds: 2400 });
    const plan = await valueOf(
      station.handlers.packPlan({ inspectionId, preset: 'douyin', variant: 'sealed', locale: 'zh' }),
    );
    const [film] = plan.films;
    expect(film).toMatchObject({ durationMs: 2_400_000, cutMs: 30_000 });
    const marks = [{ recordingId: film?.recordingId ?? '', atMs: 1_200_000 }];
    const before = liveBytes();
    const zip = await exportOne(station, orderOf([inspectionId], { preset: 'douyin', marks }));
    expect(liveBytes() - before).toBeLessThan(60_000_000);
    expect(await verifyPath(zip)).toMatchObject({ outcome: 'sound' });
    const listed = runTool('unzip', ['-l', zip]);
    if (listed !== null) expect(listed).toContain('data/platform/film-01-cut-01.mp4');
    await station.close();
  });
});

const whyNot = whyNoTsa();
describe.skipIf(whyNot !== null)('a time stamp in a pack', () => {
  it('is the one over the evidence, and openssl believes it without our program', { timeout: 60_000 }, async () => {
    const tsa = await startTestTsa();
    const station = await openPackStation(dataDir);
    try {
      const inspectionId = await packSwappedPhone(station);
      // Only now, because a token is asked for every ten minutes: this one covers the verdict's checkpoint.
      await valueOf(station.handlers.settingsSet({ tsa: { url: tsa.url, caPem: tsa.caPem } }));
      await scan(station, 'ZZ10000000');
      await scan(station, 'DP:LATER');
      await waitUntil(() => Promise.resolve(tsa.asked() > 0));
      const order = orderOf([inspectionId], { preset: 'plain' });
      let zip = '';
      // The answer of the authority is on its way beside the bench's work.
      await waitUntil(async () => {
        zip = await exportOne(station, order);
        const verdict = await verifyPath(zip);
        expect(verdict).toMatchObject({ outcome: 'sound' });
        return verdict.outcome === 'sound' && verdict.sealedBy !== null && verdict.sealedBy.stampedAt !== null;
      }, 30_000);
      const folder = mkdtempSync(join(dataDir, 'unpacked-'));
      if (runTool('unzip', ['-q', '-j', zip, '*/custody/*', '-d', folder]) === null) return;
      const args = ['ts', '-verify', '-data', 'token-checkpoint.txt', '-in', 'token.tsr', '-CAfile', 'tsa-ca.pem'];
      expect(runTool('openssl', args, folder)).toContain('Verification: OK');
    } finally {
      await station.close();
      await tsa.close();
    }
  });
});
