import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkpointLogFile, notesOf } from '../../../src/main/custody/checkpoint-log.ts';
import { openForReading } from '../../../src/main/db/open.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { readNote } from '../../../src/shared/custody/checkpoint-note.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-custody-'));
  station = await openTestStation(dataDir);
  await valueOf(station.handlers.syncNow(undefined));
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const intact = async () => {
  for (const raw of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK'])
    await scan(raw);
};
const isRolledBack = async () => (await valueOf(station.handlers.syncStatus(undefined))).isRolledBack;
const notes = () => notesOf(readFileSync(checkpointLogFile(dataDir), 'utf8'));
const sizes = () => notes().map((note) => readNote(note)?.checkpoint.size ?? 0);
/** What the chain says of the station itself, read beside the running one, but for what the test's own hand set. */
const kindsOf = (): string[] => {
  const db = openForReading(join(dataDir, 'app.db'), undefined);
  const kinds = db
    .prepare<[], { kind: string }>(`SELECT kind FROM custody_event WHERE kind <> 'settings-changed' ORDER BY id`)
    .all();
  db.close();
  return kinds.map(({ kind }) => kind);
};

describe('the custody of a running station', () => {
  it('begins with its key, and signs a checkpoint at the start, after the verdict and at the end', async () => {
    expect(kindsOf()).toEqual(['key-made']);
    const [first = 0] = sizes();
    expect(first).toBeGreaterThan(0);
    await intact();
    await waitUntil(() => Promise.resolve(sizes().length === 2));
    const atVerdict = sizes()[1] ?? 0;
    await station.close();
    expect(sizes().at(-1)).toBeGreaterThanOrEqual(atVerdict);
    expect(atVerdict).toBeGreaterThan(first);
    station = await openTestStation(dataDir);
    expect(kindsOf()).toEqual(['key-made']);
    expect(new Set(notes().map((note) => readNote(note)?.checkpoint.origin)).size).toBe(1);
  });

  it('says that a database was put back from before, and goes on', async () => {
    await station.close();
    const backup = join(dataDir, 'backup.db');
    cpSync(join(dataDir, 'app.db'), backup);
    station = await openTestStation(dataDir);
    await intact();
    await station.close();
    for (const file of ['app.db-wal', 'app.db-shm']) rmSync(join(dataDir, file), { force: true });
    cpSync(backup, join(dataDir, 'app.db'));
    station = await openTestStation(dataDir);
    expect(await isRolledBack()).toBe(true);
    expect((await scan('DP:OK')).tone).toBe('refused');
  });

  it('does not cry wolf after an ordinary restart or a torn last line of the log', async () => {
    await intact();
    await station.close();
    appendFileSync(checkpointLogFile(dataDir), '{"note":"dockpr');
    station = await openTestStation(dataDir);
    expect(await isRolledBack()).toBe(false);
    const whole = sizes().length;
    await intact();
    await station.close();
    expect(sizes().length).toBeGreaterThanOrEqual(whole);
    station = await openTestStation(dataDir);
  });

  it('writes down that the clock was set', async () => {
    await station.close();
    let uptime = 1000;
    let wall = Date.now();
    const timers: { dueAt: number; act: () => void }[] = [];
    const clock = {
      now: () => wall,
      after: (delayMs: number, act: () => void) => {
        const timer = { dueAt: uptime + delayMs, act };
        timers.push(timer);
        return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    };
    const pass = (ms: number, wallMs = ms) => {
      uptime += ms;
      wall += wallMs;
      for (const timer of timers.filter(({ dueAt }) => dueAt <= uptime)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.act();
      }
    };
    station = await openTestStation(dataDir, undefined, { clock, uptime: () => uptime });
    pass(30_000);
    expect(kindsOf()).toEqual(['key-made']);
    pass(30_000, 30_000 - 3_600_000);
    expect(kindsOf()).toEqual(['key-made', 'clock-changed']);
    const db = openForReading(join(dataDir, 'app.db'), undefined);
    const { body } = db
      .prepare<[], { body: string }>(`SELECT body FROM custody_event WHERE kind = 'clock-changed'`)
      .get() ?? { body: '{}' };
    db.close();
    expect(JSON.parse(body)).toMatchObject({ jumpMs: -3_600_000 });
  });
});
