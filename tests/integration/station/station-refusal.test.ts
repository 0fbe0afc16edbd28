import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import type { Station } from '../../../src/main/station.ts';
import type { Shot } from '../../../src/shared/domain-words.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import { drawLabel, shoot } from '../../support/bench-pictures.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// A refusal from the opened box to the platform's books: the station whole, its real worker, and the imitation of Tmall.

vi.setConfig({ testTimeout: 60_000 });
const APP = { key: '12345678', secret: 'app-secret', session: 'session' };
const refund = practiceRefund(1, Date.now() - 3_600_000);
/** `taobao.refund.refuse` takes no larger proof; real photos of a bench are much larger. */
const PROOF_MAX_BYTES = 130_000;

let dataDir: string;
let top: PracticeTaobao;
let station: Station;
let photos: number;
beforeEach(async () => {
  photos = 0;
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-refusal-'));
  const [clock, log] = [systemClock, createHeardLog()];
  top = await openPracticeTaobao({ clock, log, app: APP, rules: { shopType: 'tmall' } });
  top.books.add({ ...refund });
  const platform = createTaobaoPlatform({
    ...{ id: 'tm-1', shop: '山岚旗舰店', baseUrl: top.url, isRelay: false, refundBy: 'warehouse', shopType: 'tmall' },
    account: { appKey: APP.key, appSecret: APP.secret, session: APP.session, signMethod: 'hmac-sha256' },
    ...{ clock, log },
  });
  station = await openTestStation(dataDir, undefined, { platforms: [platform], worker: createInProcessWorker() });
  await waitUntil(
    async () => (await valueOf(station.handlers.returnFind({ text: refund.refundId }))).hits.length === 1,
  );
});
afterEach(async () => {
  await station.close();
  await top.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const commands = () => valueOf(station.handlers.syncCommands(undefined));
const toDecide = () => valueOf(station.handlers.decisionList(undefined));

async function takePhoto(inspectionId: string, shot: Shot): Promise<void> {
  photos += 1;
  // The first is larger than the platform takes; the others need only be others.
  const jpeg =
    photos === 1
      ? await shoot({ label: await drawLabel(refund.sid, 5), widthPx: 1920, heightPx: 1080 })
      : await shoot({ label: await drawLabel(refund.sid, 2), widthPx: 640, heightPx: 360 + photos });
  const about = { uploadId: `u${photos}`, inspectionId, shot, returnId: null, takenAt: Date.now() };
  for (let offset = 0; offset < jpeg.byteLength; offset += SLICE_BYTES) {
    const bytes = new Uint8Array(jpeg.subarray(offset, offset + SLICE_BYTES));
    await valueOf(station.handlers.evidencePhotoSlice({ ...about, totalBytes: jpeg.byteLength, offset, bytes }));
  }
}

/** Opens the box, finds what was not shipped, and photographs it; gives back the case. */
async function swap(): Promise<{ verdictId: string; inspectionId: string; pictures: string[] }> {
  await scan(refund.sid);
  await scan('DP:SWP');
  const inspectionId = (await valueOf(station.handlers.benchView(undefined))).session?.inspectionId ?? '';
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) await takePhoto(inspectionId, shot);
  await scan('DL:HOLD-01');
  expect(await toDecide()).toHaveLength(1);
  const [item] = await toDecide();
  const { evidence } = await valueOf(station.handlers.decisionCase({ verdictId: item?.verdictId ?? '' }));
  return {
    verdictId: item?.verdictId ?? '',
    inspectionId,
    pictures: evidence.photos.slice(0, 3).map(({ sha256 }) => sha256),
  };
}

describe('a refusal at Tmall', () => {
  it('asks what is allowed, tells of the arrival, sends proof within the limit, and leaves its trail in the chain', async () => {
    const { verdictId, inspectionId, pictures } = await swap();
    const rules = await valueOf(station.handlers.refusalRules({ verdictId }));
    expect(rules).toMatchObject({ isRead: true, isPossible: true, isProofNeeded: true });
    const reasonCode = rules.reasons[0]?.code ?? null;
    await valueOf(station.handlers.refusalMake({ verdictId, message: '商品与发出的不符，见图', reasonCode, pictures }));
    await waitUntil(
      async () => (await commands()).some(({ kind, state }) => kind === 'refuse' && state === 'done'),
      40_000,
    );
    expect(top.books.refusals).toMatchObject([{ refundId: refund.refundId, message: '商品与发出的不符，见图' }]);
    expect(top.books.refusals[0]?.proofBytes).toBeLessThanOrEqual(PROOF_MAX_BYTES);
    expect(top.books.messages).toHaveLength(pictures.length - 1);
    expect(top.books.movements).toEqual([]);
    expect(top.books.get(refund.refundId)?.isSigned).toBe(true);

    const { timeLine } = await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }));
    const copies = timeLine.filter(({ event, code }) => event === 'attempt' && code === 'picture');
    expect(copies.map(({ text }) => text.split(' ')[0])).toEqual(pictures);
    expect(readdirSync(join(dataDir, 'proof'))).toEqual([]);
  });

  it('that the refund came before comes back to be claimed, and is not sent', async () => {
    const { verdictId } = await swap();
    await valueOf(station.handlers.settingsSet({ undoMs: 2_000 }));
    const message = '商品与发出的不符';
    await valueOf(station.handlers.refusalMake({ verdictId, message, reasonCode: '118', pictures: [] }));
    expect(await toDecide()).toEqual([]);
    top.books.pay({ refundId: refund.refundId, amountCents: refund.feeCents, at: Date.now(), by: 'notice' });
    await waitUntil(async () => (await toDecide()).length === 1);
    expect(await toDecide()).toMatchObject([{ verdictId, why: 'claim-back' }]);
    expect(top.books.refusals).toEqual([]);
  });
});
