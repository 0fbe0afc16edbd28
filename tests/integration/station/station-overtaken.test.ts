import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { aReturn, BELT, SHIRT } from '../../support/bench-fixture.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import type { FakePlatform } from '../../support/platform-fake.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// Others end a return while its box lies open here, or after it was judged: from the platform's answer to the lists that a
// supervisor reads, the station whole.

const WAYBILL = 'SF1300001234562';
const PAID_CENTS = 129_00;

let dataDir: string;
let platform: FakePlatform;
let station: Station;
let told: ExpectedReturn[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-overtaken-'));
  told = [aReturn({ platform: 'shop-1' })];
  platform = createFakePlatform(systemClock, 'shop-1');
  platform.onPull = () => ({ kind: 'pulled', returns: told.splice(0), cursor: '1', hasMore: false });
  station = await openTestStation(dataDir, undefined, { platforms: [platform] });
  await valueOf(station.handlers.syncNow(undefined));
  await waitUntil(async () => (await valueOf(station.handlers.returnFind({ text: 'R1' }))).hits.length === 1);
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const scanAll = async (...raws: string[]): Promise<void> => {
  for (const raw of raws) await scan(raw);
};
const toDecide = () => valueOf(station.handlers.decisionList(undefined));
const commands = () => valueOf(station.handlers.syncCommands(undefined));
const session = async () => (await valueOf(station.handlers.benchView(undefined))).session;
const claims = async () => {
  while ((await valueOf(station.handlers.registerSweep(undefined))).isBehind);
  return (await valueOf(station.handlers.registerList({ register: 'claim-back', isOpen: true, after: null }))).entries;
};
const standsAs = (state: ReturnState): void => {
  const refunds = state === 'refunded' ? [{ key: null, refundId: 'X-1', amountCents: PAID_CENTS, at: Date.now() }] : [];
  platform.returns.set('R1', { state, refunds, paidCents: PAID_CENTS });
};
const pull = async (state: ReturnState): Promise<void> => {
  standsAs(state);
  told.push(aReturn({ platform: 'shop-1', state, version: 2 }));
  await valueOf(station.handlers.syncNow(undefined));
  await waitUntil(() => Promise.resolve(told.length === 0));
};
const sent = (): string[] => platform.calls.filter((call) => call.startsWith('send'));

describe('withdrawn while the box is open', () => {
  it('is said at once, judged all the same, and nothing is sent', async () => {
    await scanAll(WAYBILL, SHIRT);
    await pull('withdrawn');
    await waitUntil(async () => (await session())?.returns[0]?.state === 'withdrawn');
    await scanAll(BELT, 'DP:OK', 'DL:HOLD-01');
    expect(await session()).toBeNull();
    expect(await toDecide()).toMatchObject([{ why: 'withdrawn', verdict: 'intact', waybill: WAYBILL }]);
    expect(await commands()).toEqual([]);
    expect(sent()).toEqual([]);
  });
});

describe('ended by others between the verdict and the send', () => {
  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s: the reading ends the refund, and its case is to be found out', async (state, why) => {
    await scanAll(WAYBILL, SHIRT, BELT);
    standsAs(state);
    await scan('DP:OK');
    await waitUntil(async () => (await toDecide()).length === 1);
    expect(await toDecide()).toMatchObject([{ why, verdict: 'intact', proposal: null }]);
    expect((await valueOf(station.handlers.syncStatus(undefined))).toDecide).toBe(1);
    expect(await commands()).toMatchObject([{ state: 'done', attempts: 0 }]);
    expect((await valueOf(station.handlers.benchView(undefined))).recent[0]?.progress).toBe('to-decide');
    await pull(state);
    await station.handlers.syncNow(undefined);
    expect(await toDecide()).toMatchObject([{ why }]);
    expect(sent()).toEqual([]);
    const verdictId = (await toDecide())[0]?.verdictId ?? '';
    // There is nothing to refuse there, and nobody to ask: a person finds out, and notes how it ended.
    expect(await valueOf(station.handlers.refusalRules({ verdictId }))).toMatchObject({
      ...{ isRead: true, isPossible: false, words: 'sync:over' },
    });
    const ended = { verdictId, outcome: 'refused', reference: '原件寄回', picture: null, waybill: null } as const;
    await valueOf(station.handlers.decisionByHand(ended));
    expect(await toDecide()).toEqual([]);
  });

  it('refunded, and the goods intact: nothing more to do', async () => {
    await scanAll(WAYBILL, SHIRT, BELT);
    standsAs('refunded');
    await scan('DP:OK');
    await waitUntil(async () => (await commands())[0]?.state === 'done');
    expect(await toDecide()).toEqual([]);
    expect(sent()).toEqual([]);
  });

  it('refunded, and the goods not right: claimed back, within the days of the register', async () => {
    await scanAll(WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-WORN', 'DP:DMG', 'DL:HOLD-01');
    expect(await toDecide()).toMatchObject([{ why: 'contradicts' }]);
    expect(await claims()).toEqual([]);
    await pull('refunded');
    await waitUntil(async () => (await toDecide())[0]?.why === 'claim-back');
    const [claim] = await claims();
    expect(claim).toMatchObject({ returnNo: 'R1', amountCents: PAID_CENTS, state: 'open' });
    expect(claim?.dueAt).toBeGreaterThan(Date.now());
    expect(sent()).toEqual([]);
  });

  it('our own refund, and the pull that tells of it, make no case', async () => {
    await scanAll(WAYBILL, SHIRT, BELT, 'DP:OK');
    await waitUntil(async () => (await commands())[0]?.state === 'done');
    await pull('refunded');
    expect(await toDecide()).toEqual([]);
    expect(platform.moved).toMatchObject([{ returnNo: 'R1', key: 'refund:shop-1:R1:1', amountCents: PAID_CENTS }]);
  });
});
