import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BenchView, SessionView } from '../../../src/shared/session.ts';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import type { Station } from '../../../src/main/station.ts';
import { noOf, openWorld, sample } from '../../support/jd-world.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

// A waybill that nobody at the bench knows, asked for at a strict JD: the open box finds its return without a pull.

const DAY = 86_400_000;
const WAYBILL = 'JDVA10000000001';

type World = Awaited<ReturnType<typeof openWorld>>;
let dataDir: string;
let world: World;
let station: Station;
let told: BenchView[];
let logged: string[];
/** How far the bench's clock was set forward. */
let aheadMs: number;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-waybill-'));
  world = await openWorld({ factor: 1 });
  told = [];
  logged = [];
  aheadMs = 0;
  const hear = (message: string): void => {
    logged.push(message);
  };
  const clock = { ...world.options.clock, now: () => world.options.clock.now() + aheadMs };
  station = await openTestStation(
    dataDir,
    (name, value) => {
      if (name === 'benchChanged') told.push(value as BenchView);
    },
    { clock, log: { info: hear, warn: hear, error: hear }, platforms: [createJdPlatform(world.options)] },
  );
  // The first pull is over: thirty days by the day.
  await valueOf(station.handlers.syncNow(undefined));
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = async (raw: string): Promise<SessionView | null> =>
  (await valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: world.options.clock.now() }))).view.session;
const calls = (name: string): number => world.server.calls.filter((call) => call === name).length;
/** The window is told of the open box with its return. */
const isTold = (): boolean => told.at(-1)?.session?.matching === 'matched';

it.each([
  ['older than what a pull goes back to', 200 * DAY],
  ['made a moment ago', 0],
])('a return %s is found by scanning its waybill, without waiting for the next pull', async (_, agoMs) => {
  const now = world.options.clock.now();
  world.server.books.add([sample(1, now - agoMs), sample(2, now - agoMs, { waybill: WAYBILL })]);
  const pulls = calls('list');
  expect(await scan(WAYBILL)).toMatchObject({ matching: 'unclaimed', returns: [] });
  await waitUntil(() => Promise.resolve(isTold()), 5_000);
  expect(calls('list')).toBe(pulls);
  expect(calls('by-waybill')).toBe(1);
  const { session } = await valueOf(station.handlers.benchView(undefined));
  expect(session?.returns.map(({ returnNo }) => returnNo).sort()).toEqual([noOf(1), noOf(2)]);
  expect(told.at(-1)?.session).toEqual(session);
});

it('a scan does not wait for the answer, whatever the line does, and the box is judged as ever', async () => {
  world.fault.script = (call) => (call === 'by-waybill' ? { kind: 'slow-after', ms: 3_000 } : null);
  world.server.books.add([sample(1, world.options.clock.now() - 200 * DAY)]);
  const began = performance.now();
  expect(await scan(WAYBILL)).toMatchObject({ matching: 'unclaimed' });
  await scan('DP:HOLD');
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(calls('by-waybill')).toBeLessThan(2);
});

it('what fails changes nothing at the bench; scanned again after a minute, it is asked for again', async () => {
  world.server.books.add([sample(1, world.options.clock.now() - 200 * DAY)]);
  world.fault.script = (call) => (call === 'by-waybill' ? { kind: 'lose-before' } : null);
  expect(await scan(WAYBILL)).toMatchObject({ matching: 'unclaimed' });
  await waitUntil(() => Promise.resolve(logged.includes('waybill-not-looked-up')), 5_000);
  world.fault.script = () => null;
  expect(await scan(WAYBILL)).toMatchObject({ matching: 'unclaimed', returns: [] });
  expect((await valueOf(station.handlers.syncStatus(undefined))).isOnline).toBe(true);
  aheadMs = 61_000;
  expect(await scan(WAYBILL)).toMatchObject({ matching: 'unclaimed', returns: [] });
  await waitUntil(() => Promise.resolve(isTold()), 5_000);
  expect(calls('by-waybill')).toBe(1);
});

it('asks once for what is scanned twice, and not for what is known, received parcels included', async () => {
  const now = world.options.clock.now();
  world.server.books.add([sample(1, now - 200 * DAY), sample(2, now - 5_000)]);
  await valueOf(station.handlers.syncNow(undefined));
  await scan('JDVA10000000002');
  await scan('DP:LATER');
  await valueOf(station.handlers.dockScan({ raw: WAYBILL, place: null }));
  await waitUntil(() => Promise.resolve(calls('by-waybill') === 1), 5_000);
  await waitUntil(async () => (await scan(WAYBILL))?.matching === 'matched', 5_000);
  await scan(WAYBILL);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(calls('by-waybill')).toBe(1);
});
