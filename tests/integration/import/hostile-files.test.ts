import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../../src/main/station.ts';
import { csv, HEADER, openImportStation, preview, row, sendFile } from '../../support/import-fixture.ts';
import { valueOf } from '../../support/station-fixture.ts';

let dataDir = '';
let station: Station;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-import-'));
  ({ station } = await openImportStation(dataDir));
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

describe('what is no import', () => {
  it.each([
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70]), 'import-unreadable'],
    ['a letter', Buffer.from('Dear dock,\nnothing came back.\n'), 'import-unreadable'],
    ['a header alone', csv([HEADER]), 'import-empty'],
    ['nothing but blank rows', Buffer.from(',,\n,,\n'), 'import-empty'],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await sendFile(station, 'i1', bytes)).toMatchObject({ ok: false, error: { code } });
    expect(readdirSync(join(dataDir, 'import'))).toEqual([]);
    // The next file is none the worse for it.
    expect(await preview(station, 'i2', csv([HEADER, row()]))).toMatchObject({ state: 'mapping' });
  });

  it('a file with other columns shows what is missing and does not start', async () => {
    const view = await preview(
      station,
      'i1',
      csv([
        ['颜色', '尺码'],
        ['白', 'L'],
      ]),
    );
    expect(view).toMatchObject({ mapping: [null, null], missing: ['number', 'waybill', 'goods', 'amount'] });
    expect(await station.handlers.importRun({ importId: 'i1' })).toMatchObject({
      error: { code: 'import-columns-missing' },
    });
  });

  it('slices out of order are refused, and the file starts over', async () => {
    const bytes = csv([HEADER, row()]);
    const slice = { importId: 'i1', kind: 'returns' as const, fileName: 'a', totalBytes: bytes.length };
    const send = (more: { offset: number; bytes: Uint8Array<ArrayBuffer>; importId?: string }) =>
      station.handlers.importSlice({ ...slice, ...more });
    const copy = Uint8Array.from(bytes);
    expect(await send({ offset: 10, bytes: copy.subarray(10) })).toMatchObject({
      error: { code: 'import-out-of-order' },
    });
    expect(await send({ offset: 0, bytes: copy.subarray(0, 10) })).toEqual({ ok: true, value: null });
    expect(await send({ offset: 20, bytes: copy.subarray(20) })).toMatchObject({
      error: { code: 'import-out-of-order' },
    });
    expect(await send({ offset: 10, bytes: copy.subarray(10), importId: 'i2' })).toMatchObject({
      error: { code: 'import-out-of-order' },
    });
    expect(await send({ offset: 0, bytes: copy })).toMatchObject({ ok: true, value: { rows: 1 } });
  });

  it('a file name that is a path names no file of ours', async () => {
    const name = '../../../../tmp/evil.csv';
    const view = await valueOf(sendFile(station, '../../x', csv([HEADER, row()]), 'returns', name));
    expect(view).toMatchObject({ fileName: name });
    expect(existsSync(join(dataDir, '..', 'x.upload'))).toBe(false);
    expect(readdirSync(join(dataDir, 'import')).every((file) => /^[0-9a-f-]{36}\.rows$/.test(file))).toBe(true);
  });

  it('what a killed program left in the folder is gone at the next start', async () => {
    await station.close();
    for (const name of ['a.upload', 'b.rows', 'rejected-2026-01-01-x.csv'])
      writeFileSync(join(dataDir, 'import', name), 'x');
    ({ station } = await openImportStation(dataDir));
    expect(readdirSync(join(dataDir, 'import'))).toEqual(['rejected-2026-01-01-x.csv']);
  });
});
