import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-print-'));
  station = await openTestStation(dataDir);
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const codeOf = async (answer: ReturnType<Station['handlers']['printMake']>): Promise<string> => {
  const result = await answer;
  return result.ok ? 'made' : result.error.code;
};

it('what was judged while the platform is down stands on the list of refunds to make elsewhere', async () => {
  const { handlers } = station;
  await waitUntil(async () => (await valueOf(handlers.syncStatus(undefined))).isOnline);
  await valueOf(handlers.trainingFaults({ isDown: true }));
  for (const raw of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK'])
    await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  const printed = await valueOf(handlers.printMake({ job: { what: 'refund-elsewhere', language: 'zh' }, how: 'csv' }));
  expect(printed.rows).toBe(1);
  const csv = readFileSync(join(dataDir, 'print', printed.file ?? ''), 'utf8');
  expect(csv).toContain(`"${SHIRT_AND_BELT.returnNo}"`);
  expect(csv).toContain('"129.00","CNY"');
  expect(csv).toContain(SHIRT_AND_BELT.waybill);
});

it('without a printer sheets are refused and CSV lists are not; an empty list is said', async () => {
  const { handlers } = station;
  expect(await codeOf(handlers.printMake({ job: { what: 'command-sheet', language: 'zh' }, how: 'pdf' }))).toBe(
    'no-printer',
  );
  expect(await codeOf(handlers.printMake({ job: { what: 'stock-list', language: 'zh' }, how: 'csv' }))).toBe(
    'nothing-to-print',
  );
  expect(await valueOf(handlers.printers(undefined))).toEqual([]);
  expect(existsSync(join(dataDir, 'print'))).toBe(false);
});

it('only files of its own folders are shown', async () => {
  const { handlers } = station;
  const show = async (file: string): Promise<string> => {
    const result = await handlers.fileShow({ folder: 'print', file });
    return result.ok ? 'shown' : result.error.code;
  };
  mkdirSync(join(dataDir, 'print'));
  writeFileSync(join(dataDir, 'print', 'a.pdf'), '');
  expect(await show('a.pdf')).toBe('shown');
  expect(await show('b.pdf')).toBe('file-gone');
  expect(await show('../print/a.pdf')).toBe('bad-request');
  expect(await show('/etc/passwd')).toBe('bad-request');
});

it('a closed box prints its labels by itself where the bench is set so, on the label printer; a failure is said', async () => {
  await station.close();
  const papers: { title: string; printer: string }[] = [];
  const alarms: string[] = [];
  const printer = {
    pdf: () => Promise.resolve(new Uint8Array()),
    paper: ({ html }: { html: string }, name: string) => {
      papers.push({ title: html.includes('SH-WHT-L') ? 'labels' : html.slice(0, 40), printer: name });
      return Promise.resolve(papers.length === 1);
    },
    list: () => Promise.resolve([]),
  };
  station = await openTestStation(
    dataDir,
    (name, payload) => {
      if (name === 'alarm') alarms.push((payload as { code: string }).code);
    },
    { printer },
  );
  const { handlers } = station;
  await valueOf(handlers.settingsSet({ printsLabels: true, labelPrinter: 'Zebra', undoMs: 60_000 }));
  await waitUntil(async () => (await valueOf(handlers.syncStatus(undefined))).isOnline);
  const close = async (): Promise<void> => {
    for (const raw of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK'])
      await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  };
  await close();
  await waitUntil(() => Promise.resolve(papers.length === 1));
  expect(papers[0]?.printer).toBe('Zebra');
  expect(alarms).toEqual([]);
  // Opened again and closed again: the second print fails, and a person is told.
  await valueOf(handlers.benchScan({ raw: 'DP:UNDO', source: 'scanner', at: Date.now() }));
  await valueOf(handlers.benchScan({ raw: 'DP:OK', source: 'scanner', at: Date.now() }));
  await waitUntil(() => Promise.resolve(alarms.length === 1));
  expect(alarms).toEqual(['no-printer']);
});
