import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { systemClock } from '../../src/main/lib/clock.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Station } from '../../src/main/station.ts';
import type { PersonInput, PersonRole, Seat } from '../../src/shared/people.ts';
import { openTestStation, valueOf } from './station-fixture.ts';

// A bench with people: its clocks, its label printer and its station, for the tests of who may what.

export const START = Date.UTC(2026, 10, 22, 6);
export const PIN = '2580';

/** The bench of the running test. */
export const bench: { dataDir: string; station: Station; uptime: number; wallAt: number } = {
  dataDir: '',
  // Opened before each test.
  station: null as unknown as Station,
  uptime: 0,
  wallAt: 0,
};
/** Wall clock where the test says; timers are real, but the look whether anybody is there. */
const looks: (() => void)[] = [];
const LOOK_MS = 15_000;
const clock: Clock = {
  now: () => bench.wallAt,
  after: (delayMs, act) => {
    if (delayMs !== LOOK_MS) return systemClock.after(delayMs, act);
    looks.push(act);
    return () => undefined;
  },
};
export const lookNow = (): void => {
  for (const look of looks.splice(0)) look();
};
export const seats: Seat[] = [];
const badges: string[] = [];

/** Keeps what would go to the label printer. */
const printer = {
  pdf: () => Promise.reject(new Error('no PDF here')),
  paper: ({ html }: { html: string }) => {
    badges.push(/data-code="DB:([^"]+)"/.exec(html)?.[1] ?? '');
    return Promise.resolve(true);
  },
  list: () => Promise.resolve([]),
};

export const open = async (): Promise<void> => {
  bench.station = await openTestStation(
    bench.dataDir,
    (name, payload) => {
      if (name === 'seatChanged') seats.push(payload as Seat);
    },
    { clock, printer, uptime: () => bench.uptime },
  );
};

export const useBench = (): void => {
  beforeEach(async () => {
    bench.dataDir = mkdtempSync(join(tmpdir(), 'dockproof-people-'));
    bench.wallAt = START;
    looks.length = 0;
    bench.uptime = 0;
    seats.length = 0;
    badges.length = 0;
    await open();
  });
  afterEach(async () => {
    await bench.station.close();
    rmSync(bench.dataDir, { recursive: true, force: true });
  });
};

export const personOf = (operatorNo: string, ...roles: PersonRole[]): PersonInput => ({
  ...{ id: null, operatorNo, name: `名${operatorNo}`, roles, shops: [], mayConfirm: false, deputyUntil: null },
  ...{ isActive: true, pin: PIN },
});
export const administrator = async (): Promise<Seat> =>
  valueOf(bench.station.handlers.peopleFirst({ operatorNo: '0001', name: '周', pin: PIN }));
export const codeOf = async (answer: unknown): Promise<string> => {
  const result = (await answer) as { ok: boolean; error?: { code: string } };
  return result.ok ? 'ok' : (result.error?.code ?? '?');
};
export const byNumber = (operatorNo: string, pin: string | null = PIN) =>
  bench.station.handlers.seatTake({ claim: { by: 'number', operatorNo }, pin });
export const byBadge = (badge: string) => bench.station.handlers.seatTake({ claim: { by: 'badge', badge }, pin: null });
export const badgeOf = async (operatorNo: string): Promise<string> => {
  const people = await valueOf(bench.station.handlers.peopleList(undefined));
  const id = people.find((one) => one.operatorNo === operatorNo)?.id ?? '';
  await valueOf(bench.station.handlers.peopleBadge({ id, how: 'paper' }));
  return badges.at(-1) ?? '';
};
export const scan = (raw: string) => bench.station.handlers.benchScan({ raw, source: 'scanner', at: clock.now() });
