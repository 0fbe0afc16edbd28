import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIds } from '../../../src/main/lib/ids.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { openPracticeDouyin } from '../../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeDouyin } from '../../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import type { Station } from '../../../src/main/station.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import { drawLabel, shoot } from '../../support/bench-pictures.ts';
import { APP, sample } from '../../support/douyin-world.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// Proof from the opened case, by the merchant's relay, to the platform's arbitration: the station whole, its real worker, and
// the imitation of Douyin and of the relay.

vi.setConfig({ testTimeout: 60_000 });
const PROOF = '/afterSale/submitEvidence';
const COMMENT = '箱内商品与发出的不符，见图';
const one = sample(1, Date.now() - 3_600_000, { arbitration: 4 });

let dataDir: string;
let shop: PracticeDouyin;
let station: Station;
let script: (path: string) => PracticeFault | null;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-proof-'));
  script = () => null;
  const [clock, log] = [systemClock, createHeardLog()];
  shop = await openPracticeDouyin({
    ...{ clock, app: APP, rules: { isRelay: true, keepsPictures: true } },
    script: (path) => script(path),
  });
  shop.books.add([{ ...one }]);
  const platform = createDouyinPlatform({
    ...{ id: 'dy-1', shop: '山岚', baseUrl: shop.url, isRelay: true, account: { ...APP, appSecret: '' }, clock, log },
    ...{ refundBy: 'warehouse', refuseBy: 'hand', keepsPictures: true },
  });
  const worker = createInProcessWorker();
  station = await openTestStation(dataDir, undefined, { platforms: [platform], ids: createIds(clock), worker });
  await waitUntil(async () => (await valueOf(station.handlers.returnFind({ text: one.id }))).hits.length === 1);
});
afterEach(async () => {
  await station.close();
  await shop.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const submitted = (): number => shop.calls.filter((path) => path === PROOF).length;
const timeLineOf = async (inspectionId: string) =>
  (await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }))).timeLine
    .filter(({ event }) => event === 'arbitration')
    .map(({ code, text, amount }) => [code, text, amount]);

async function takePhoto(inspectionId: string, shot: Shot, number: number): Promise<void> {
  const jpeg = await shoot({ label: await drawLabel(one.waybill, 2), widthPx: 640, heightPx: 360 + number });
  const about = { uploadId: `u${number}`, inspectionId, shot, returnId: null, takenAt: Date.now() };
  for (let offset = 0; offset < jpeg.byteLength; offset += SLICE_BYTES) {
    const bytes = new Uint8Array(jpeg.subarray(offset, offset + SLICE_BYTES));
    await valueOf(station.handlers.evidencePhotoSlice({ ...about, totalBytes: jpeg.byteLength, offset, bytes }));
  }
}

/** Opens the box, finds what was not shipped, photographs it; gives back its dispute and the photos of its pack. */
async function dispute(): Promise<{ id: string; inspectionId: string; pictures: string[] }> {
  const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  await scan(one.waybill);
  await scan('DP:SWP');
  const inspectionId = (await valueOf(station.handlers.benchView(undefined))).session?.inspectionId ?? '';
  const shots: Shot[] = ['label', 'seal', 'body', 'serial', 'contents'];
  for (const [number, shot] of shots.entries()) await takePhoto(inspectionId, shot, number);
  await scan('DL:HOLD-01');
  await waitUntil(async () => (await valueOf(station.handlers.disputesOf({ inspectionId }))).length === 1);
  const [view] = await valueOf(station.handlers.disputesOf({ inspectionId }));
  const plan = await valueOf(
    station.handlers.packPlan({ inspectionId, preset: 'douyin', variant: 'sealed', locale: 'zh' }),
  );
  return { id: view?.item.id ?? '', inspectionId, pictures: plan.figures.slice(0, 3).map(({ sha256 }) => sha256) };
}

describe('proof from a case to Douyin’s arbitration', () => {
  it('is asked about, handed in once, and the chain holds hashes, addresses, words and answer', async () => {
    const { id, inspectionId, pictures } = await dispute();
    expect(await valueOf(station.handlers.proofRead({ id }))).toEqual({ isPossible: true, wanted: null, sent: null });
    expect((await valueOf(station.handlers.proofAsk({ id }))).wanted).toMatchObject({
      ...{ isRead: true, isWanted: true, describe: '请上传收到退货时的照片' },
    });
    const [asked] = await valueOf(station.handlers.disputesOf({ inspectionId }));
    expect(asked?.item).toMatchObject({ clock: 'told', dueAt: one.updatedAt + 86_400_000 });
    // Two presses in the same breath are one.
    const order = { id, comment: COMMENT, pictures };
    const [view, other] = await Promise.all([
      valueOf(station.handlers.proofSend(order)),
      valueOf(station.handlers.proofSend(order)),
    ]);
    expect(other).toEqual(view);
    expect(view.sent).toMatchObject({ outcome: 'taken', words: null, isStillWanted: false, comment: COMMENT });
    expect(view.sent?.pictures.map(({ sha256 }) => sha256)).toEqual(pictures);
    expect(submitted()).toBe(1);
    expect(shop.books.proofOf(one.id)).toEqual({ comment: COMMENT, images: view.sent?.pictures.map(({ url }) => url) });
    for (const { copy, url } of view.sent?.pictures ?? []) {
      expect(url).toContain(copy);
      expect(shop.pictures.kept.get(url ?? '')).toBeLessThanOrEqual(1_000_000);
    }
    expect(await timeLineOf(inspectionId)).toEqual([
      ['begun', COMMENT, 3],
      ['taken', '', null],
    ]);
    expect(readdirSync(join(dataDir, 'proof'))).toEqual([]);
    expect(await valueOf(station.handlers.syncCommands(undefined))).toEqual([]);
  });

  it('never goes by itself, and what never left can be handed in again', async () => {
    const { id, inspectionId, pictures } = await dispute();
    script = (path) => (path === '/pictures' ? { kind: 'error-before' } : null);
    const sent = await valueOf(station.handlers.proofSend({ id, comment: COMMENT, pictures }));
    expect(sent).toMatchObject({ isPossible: true, sent: { outcome: 'not-sent', words: 'net:server-fault' } });
    script = () => null;
    await valueOf(station.handlers.syncNow(undefined));
    expect(submitted()).toBe(0);
    expect((await valueOf(station.handlers.proofSend({ id, comment: COMMENT, pictures }))).sent?.outcome).toBe('taken');
    expect((await timeLineOf(inspectionId)).map(([code]) => code)).toEqual(['begun', 'not-sent', 'begun', 'taken']);
  });

  it('takes no photos of another box, no words that accuse, and no case that is not with the platform', async () => {
    const { id, pictures } = await dispute();
    const strange = createHash('sha256').update('another').digest('hex');
    const order = { id, comment: COMMENT, pictures };
    expect(await station.handlers.proofSend({ ...order, pictures: [strange] })).toMatchObject({
      error: { code: 'photo-unknown' },
    });
    expect(await station.handlers.proofSend({ ...order, comment: '买家掉包了' })).toMatchObject({
      error: { code: 'refusal-words' },
    });
    expect(await station.handlers.proofSend({ ...order, id: 'no-such' })).toMatchObject({
      error: { code: 'unknown-dispute' },
    });
    shop.books.change(one.id, { arbitration: 0 }, Date.now());
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(async () => !(await valueOf(station.handlers.proofRead({ id }))).isPossible);
    expect(await station.handlers.proofSend(order)).toMatchObject({ error: { code: 'proof-not-here' } });
    expect(submitted()).toBe(0);
  });
});
