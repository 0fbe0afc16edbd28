import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { openForReading } from '../../../src/main/db/open.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import type { Station } from '../../../src/main/station.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';
import { acknowledge, insertJudged } from '../../support/report-rows.ts';
import type { Judged } from '../../support/report-rows.ts';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let dataDir: string;
let station: Station;
const judged = (no: string, more: Partial<Judged> = {}): Judged => {
  const judgedAt = Date.now() - DAY;
  return {
    ...{ no, receivedAt: judgedAt - HOUR, judgedAt, station: '退货台 3', phoneTail: '4562', buyer: '王小明' },
    ...{ platform: 'taobao', shop: '山岚男装', ...more },
  };
};
/** A bench with three judged returns of one buyer and one of another platform. */
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-report-'));
  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: Date.now() });
  for (const no of ['A', 'B', 'C']) insertJudged(db, judged(no, { reasonText: '尺码不合适' }));
  insertJudged(
    db,
    judged('D', { platform: 'jd', shop: '=1+1', buyer: '李四', verdict: 'swapped', finding: 'contradicts' }),
  );
  acknowledge(db, 'v-A', Date.now() - DAY + HOUR);
  close();
  station = await openTestStation(dataDir, () => undefined, { worker: createInProcessWorker() });
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const two = (number: number): string => String(number).padStart(2, '0');
const textOf = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const DAYS = { from: textOf(Date.now() - 3 * DAY), until: textOf(Date.now()) };
const FILE = { ...DAYS, sort: 'judged', isDescending: true, filter: '' } as const;
const ROWS = { ...FILE, offset: 0 } as const;
const eventsOf = (kind: string): unknown[] => {
  const db = openForReading(join(dataDir, 'app.db'), undefined);
  const found = db.prepare<[string], { body: string }>('SELECT body FROM custody_event WHERE kind = ?').all(kind);
  db.close();
  return found.map(({ body }) => JSON.parse(body) as unknown);
};

describe('reports of a station', () => {
  it('count what the bench held before they were first opened, and read it in the worker', async () => {
    const view = await valueOf(station.handlers.reportView({ ...DAYS, step: 'day' }));
    expect(view.totals).toMatchObject({ judged: 4, swapped: 1, contradicts: 1, acked: 1, inTime: 1 });
    expect(view.isBehind).toBe(false);
    expect(view.texts[0]).toMatchObject({ text: '尺码不合适', judged: 3 });
  });
  it('write a table as a file of the print folder that runs no formula, and note who took it', async () => {
    const asked = { ...FILE, table: 'shop' } as const;
    const made = await valueOf(station.handlers.reportExport({ ...asked, format: 'csv', language: 'zh' }));
    expect(made.rows).toBe(2);
    const text = readFileSync(join(dataDir, 'print', made.file), 'utf8');
    expect(text).toContain(`"'=1+1"`);
    expect(eventsOf('report-exported')).toEqual([{ ...DAYS, file: made.file, rows: 2, table: 'shop' }]);
    const xlsx = await valueOf(station.handlers.reportExport({ ...asked, format: 'xlsx', language: 'en' }));
    expect(existsSync(join(dataDir, 'print', xlsx.file))).toBe(true);
    expect(await station.handlers.fileShow({ folder: 'print', file: xlsx.file })).toMatchObject({ ok: true });
  });
  it('hide who sends back often until they are opened, and note that', async () => {
    const page = await valueOf(station.handlers.reportTable({ ...ROWS, table: 'buyer' }));
    expect(JSON.stringify(page)).not.toContain('小明');
    expect(page.rows).toMatchObject([{ label: '王** ··62', judged: 3, peak: 3 }]);
    expect(eventsOf('buyer-opened')).toEqual([]);
    const key = page.rows[0]?.key ?? '';
    const buyer = await valueOf(station.handlers.reportBuyer({ key }));
    expect(buyer).toMatchObject({ buyer: '王小明', phoneTail: '4562' });
    expect(buyer.returns.map(({ returnNo }) => returnNo).sort()).toEqual(['A', 'B', 'C']);
    expect(eventsOf('buyer-opened')).toEqual([{ buyer: key, platform: 'taobao', returns: 3, shop: '山岚男装' }]);
    expect(await station.handlers.reportBuyer({ key: '999' })).toMatchObject({ ok: false });
  });
  it('refuse nothing-to-print for an empty table, and say so when the worker fails', async () => {
    const asked = { ...FILE, table: 'code' } as const;
    expect(await station.handlers.reportExport({ ...asked, format: 'csv', language: 'zh' })).toMatchObject({
      error: { code: 'nothing-to-print' },
    });
    await station.close();
    station = await openTestStation(dataDir);
    expect(await station.handlers.reportView({ ...DAYS, step: 'day' })).toMatchObject({
      error: { code: 'report-failed' },
    });
  });
});
