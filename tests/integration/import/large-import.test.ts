import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { forkWorker } from '../../../src/main/worker/forked.ts';
import { createWorkerClient } from '../../../src/main/worker/worker-client.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ImportView } from '../../../src/shared/import.ts';
import { createMemoryLog } from '../../unit/app/memory-log.ts';
import { csv, HEADER, importEnd, openImportStation, preview, row, sendFile } from '../../support/import-fixture.ts';
import { valueOf } from '../../support/station-fixture.ts';

const ROWS = 100_000;
const waybillAt = (index: number): string => `YT99${String(index * 7919).padStart(11, '0')}`;
/** Two rows a return here and there, and every thousandth row without an amount. */
const rowAt = (index: number): string[] =>
  row({
    0: `TK${index - (index % 10 === 1 ? 1 : 0)}`,
    1: `O${index - (index % 10 === 1 ? 1 : 0)}`,
    2: waybillAt(index - (index % 10 === 1 ? 1 : 0)),
    6: index % 1000 === 999 ? '' : '99.00',
    7: `SKU-${index % 5000}`,
  });
const large = (rows: number): Uint8Array => csv([HEADER, ...Array.from({ length: rows }, (_, index) => rowAt(index))]);

let dataDir = '';
let station: Station;
let told: ImportView[] = [];
let closeWorker: () => Promise<void>;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-large-'));
  const { log } = createMemoryLog();
  const spawn = () => forkWorker('src/main/worker/index.ts');
  const worker = createWorkerClient({ spawn, clock: systemClock, log });
  closeWorker = worker.close;
  ({ station, told } = await openImportStation(dataDir, worker));
});
afterEach(async () => {
  await station.close();
  await closeWorker();
  rmSync(dataDir, { recursive: true });
});

describe('a large import', () => {
  it(`of ${ROWS} rows goes to its end while everything else is answered`, { timeout: 300_000 }, async () => {
    const bytes = large(ROWS);
    const startedAt = performance.now();
    const cpuBefore = process.cpuUsage();
    expect(await preview(station, 'big', bytes)).toMatchObject({ rows: ROWS, missing: [] });
    const readAt = performance.now();
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    await valueOf(station.handlers.importRun({ importId: 'big' }));

    // Somebody works at the bench meanwhile: no call waits for the end, and a second import is refused.
    let answered = 0;
    let slowestMs = 0;
    for (;;) {
      const askedAt = performance.now();
      const view = await valueOf(station.handlers.importView(undefined));
      await valueOf(station.handlers.returnFind({ text: 'TK0' }));
      slowestMs = Math.max(slowestMs, performance.now() - askedAt);
      if (view?.state !== 'running') break;
      answered += 1;
      if (answered === 5)
        expect(await sendFile(station, 'other', large(2))).toMatchObject({ error: { code: 'import-busy' } });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    delays.disable();
    const tookMs = performance.now() - startedAt;
    const cpu = process.cpuUsage(cpuBefore);
    const cpuMs = (cpu.user + cpu.system) / 1000;
    const end = await importEnd(station, 60_000);
    expect(end).toMatchObject({ state: 'done', done: ROWS, saved: ROWS * 0.9 - 100, rejected: 100 });
    expect((await valueOf(station.handlers.returnFind({ text: waybillAt(99_990) }))).hits).toMatchObject([
      { returnNo: 'TK99990', title: '男士衬衫，白、男士衬衫，白' },
    ]);
    expect(answered).toBeGreaterThan(20);
    expect(told.filter(({ state }) => state === 'running').length).toBeLessThanOrEqual(tookMs / 200 + 1);
    // Of this process: how long it took by the clock is the machine's business.
    expect(cpuMs).toBeLessThan(40_000);
    process.stdout.write(
      `100,000 rows: read ${Math.round(readAt - startedAt)} ms, whole ${Math.round(tookMs)} ms (CPU ${Math.round(cpuMs)}); ` +
        `longest gap of the event loop ${Math.round(delays.max / 1e6)} ms (p99 ${Math.round(delays.percentile(99) / 1e6)}); ` +
        `${answered} calls answered meanwhile, the slowest in ${Math.round(slowestMs)} ms\n`,
    );
  });

  it('that is cancelled keeps whole batches and says how many', { timeout: 180_000 }, async () => {
    await preview(station, 'big', large(20_000));
    await valueOf(station.handlers.importRun({ importId: 'big' }));
    while (((await valueOf(station.handlers.importView(undefined)))?.saved ?? 0) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    const cancelled = await valueOf(station.handlers.importCancel({ importId: 'big' }));
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.saved).toBeGreaterThan(0);
    expect(cancelled.done).toBeLessThan(20_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await valueOf(station.handlers.importView(undefined))).toEqual(cancelled);
    expect(told.at(-1)).toEqual(cancelled);
    const stored = await valueOf(station.handlers.returnFind({ text: waybillAt(cancelled.done - 20) }));
    expect(stored.hits).toHaveLength(1);
    expect(readdirSync(join(dataDir, 'import')).filter((name) => name.endsWith('.rows'))).toEqual([]);
    // The same file again goes on where nothing was lost.
    await preview(station, 'again', large(20_000));
    await valueOf(station.handlers.importRun({ importId: 'again' }));
    expect(await importEnd(station, 120_000)).toMatchObject({ state: 'done', saved: 17_980, rejected: 20 });
  });

  it('stops with the bench and leaves nothing half', { timeout: 180_000 }, async () => {
    await preview(station, 'big', large(20_000));
    await valueOf(station.handlers.importRun({ importId: 'big' }));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await station.close();
    ({ station, told } = await openImportStation(dataDir));
    expect(await valueOf(station.handlers.importView(undefined))).toBeNull();
    // What is there has its lines: a return is never stored without its goods.
    for (const end of ['0', '1', '2']) {
      const { hits } = await valueOf(station.handlers.returnFind({ text: `SKU-1${end}` }));
      for (const { title } of hits) expect(title).not.toBe('');
    }
  });
});
