import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createIds } from '../../../src/main/lib/ids.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { EXTENDED_BY_MS } from '../../../src/main/platform/douyin/practice-douyin-books.ts';
import { openPracticeDouyin } from '../../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeDouyin } from '../../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import type { Station } from '../../../src/main/station.ts';
import { APP, idOf, sample } from '../../support/douyin-world.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// Asking for more time from the case to be decided to the platform's books: the station whole, and the imitation of Douyin.

vi.setConfig({ testTimeout: 60_000 });
const EXTEND = '/afterSale/timeExtend';
const HOUR = 3_600_000;
const one = sample(1, Date.now() - HOUR, { deadlineAt: Math.floor(Date.now() / 1000) * 1000 + 5 * HOUR });

let dataDir: string;
let shop: PracticeDouyin;
let station: Station;
let script: (path: string) => PracticeFault | null;

const toDecide = () => valueOf(station.handlers.decisionList(undefined));
const timeLineOf = async (inspectionId: string) =>
  (await valueOf(station.handlers.caseView({ inspectionId, isOpening: false }))).timeLine.filter(
    ({ event }) => event === 'more-time',
  );
const asks = (): number => shop.calls.filter((path) => path === EXTEND).length;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-more-time-'));
  script = () => null;
  const [clock, log] = [systemClock, createHeardLog()];
  shop = await openPracticeDouyin({ clock, app: APP, script: (path) => script(path) });
  shop.books.add([{ ...one }]);
  const platform = createDouyinPlatform({
    ...{ id: 'dy-1', shop: '山岚', baseUrl: shop.url, isRelay: false, account: APP, clock, log },
    ...{ refundBy: 'warehouse', refuseBy: 'hand' },
  });
  station = await openTestStation(dataDir, undefined, { platforms: [platform], ids: createIds(clock) });
  await waitUntil(async () => (await valueOf(station.handlers.returnFind({ text: one.id }))).hits.length === 1);
});
afterEach(async () => {
  await station.close();
  await shop.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Opens the box, finds what was not shipped, and puts it into the hold bin. */
async function swap(): Promise<{ verdictId: string; inspectionId: string }> {
  for (const raw of [one.waybill, 'DP:SWP', 'DL:HOLD-01'])
    await valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  await waitUntil(async () => (await toDecide()).length === 1);
  const [item] = await toDecide();
  return { verdictId: item?.verdictId ?? '', inspectionId: item?.inspectionId ?? '' };
}

describe('more time at Douyin', () => {
  it('is granted: the timer of the case is the later one at once, and the chain knows who asked', async () => {
    const { verdictId, inspectionId } = await swap();
    expect(await valueOf(station.handlers.moreTimeRead({ verdictId }))).toEqual({
      ...{ isPossible: true, platformDeadlineAt: one.deadlineAt, asked: null },
    });
    const deadlineAt = one.deadlineAt + EXTENDED_BY_MS;
    // Two presses in the same breath are one call.
    const [view, other] = await Promise.all([
      valueOf(station.handlers.moreTimeAsk({ verdictId })),
      valueOf(station.handlers.moreTimeAsk({ verdictId })),
    ]);
    expect(view).toMatchObject({
      ...{ isPossible: true, platformDeadlineAt: deadlineAt },
      asked: { outcome: 'granted', words: null, deadlineAt },
    });
    expect(other).toEqual(view);
    expect(asks()).toBe(1);
    expect((await timeLineOf(inspectionId)).map(({ code, amount }) => [code, amount])).toEqual([
      ['asked', null],
      ['granted', deadlineAt],
    ]);
    expect(await valueOf(station.handlers.syncCommands(undefined))).toEqual([]);
    expect(shop.books.movements()).toEqual([]);
  });

  it('is refused in the words of the platform, and never asked again by itself', async () => {
    const { verdictId } = await swap();
    await valueOf(station.handlers.moreTimeAsk({ verdictId }));
    const view = await valueOf(station.handlers.moreTimeAsk({ verdictId }));
    expect(view.asked).toMatchObject({ outcome: 'refused', words: '该售后单不支持再次延长时间' });
    expect(view.platformDeadlineAt).toBe(one.deadlineAt + EXTENDED_BY_MS);
    await valueOf(station.handlers.syncNow(undefined));
    expect(asks()).toBe(2);
  });

  it('says that it was not asked when the line is gone; nothing waits to be sent, and it can be asked again', async () => {
    const { verdictId, inspectionId } = await swap();
    script = (path) => (path === '/afterSale/Detail' ? { kind: 'lose-before' } : null);
    const view = await valueOf(station.handlers.moreTimeAsk({ verdictId }));
    expect(view).toMatchObject({
      isPossible: true,
      asked: { outcome: 'not-asked' },
      platformDeadlineAt: one.deadlineAt,
    });
    expect(asks()).toBe(0);
    script = () => null;
    await valueOf(station.handlers.syncNow(undefined));
    expect(asks()).toBe(0);
    expect((await valueOf(station.handlers.moreTimeAsk({ verdictId }))).asked?.outcome).toBe('granted');
    expect((await timeLineOf(inspectionId)).map(({ code }) => code)).toEqual([
      ...['asked', 'not-asked'],
      ...['asked', 'granted'],
    ]);
  });

  it('is not asked of a return that the platform has closed meanwhile; the case then knows', async () => {
    const { verdictId } = await swap();
    shop.books.change(idOf(1), { status: 28 }, Date.now());
    const view = await valueOf(station.handlers.moreTimeAsk({ verdictId }));
    expect(view).toMatchObject({ isPossible: false, asked: { outcome: 'not-open' } });
    expect(asks()).toBe(0);
    expect(await station.handlers.moreTimeAsk({ verdictId })).toMatchObject({ error: { code: 'return-closed' } });
    expect((await toDecide())[0]?.expectedReturn?.state).toBe('closed');
  });
});
