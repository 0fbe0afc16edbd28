import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import writeXlsxFile from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Station } from '../../../src/main/station.ts';
import { csv, HEADER, importEnd, importFile, openImportStation, preview, row } from '../../support/import-fixture.ts';
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

/** The same table in GBK, made with another tool. */
const GBK = Buffer.from(
  [
    'cdcbbfeeb1e0bac52cb6a9b5a5b1e0bac52ccdcbbbf5d4cbb5a5bac52ccad5bbf5c8cb2ccad6bbfabac52ccdcbbfeed4add2',
    'f22ccdcbbfeebdf0b6eea3a8d4aaa3a92cc9ccbcd2b1e0c2eb2cc9ccc6b7c3fbb3c62ccafdc1bf0d0a544b312c4f312c5346',
    '313337373730303038383838312ccdf5d0a1c3f72c31333831323334353637382cd6cac1bfcecacce22c22a3a4312c323939',
    '2e3030222c53482d312cc4d0cabfb3c4c9c0a3acb0d72c310d0a',
  ].join(''),
  'hex',
);

const find = async (text: string) => (await valueOf(station.handlers.returnFind({ text }))).hits;

describe('an import', () => {
  it.each([
    ['UTF-8', csv([HEADER, row()]), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\u{feff}${Buffer.from(csv([HEADER, row()])).toString()}`), 'utf-8-bom'],
    [
      'UTF-16 with its mark',
      Buffer.from(`\u{feff}${Buffer.from(csv([HEADER, row()])).toString()}`, 'utf16le'),
      'utf-16le',
    ],
    ['GBK', GBK, 'gb18030'],
  ])('of a CSV in %s stores the return, found by all that is known of it', async (_, bytes, encoding) => {
    const view = await preview(station, 'i1', bytes);
    expect(view).toMatchObject({
      format: 'csv',
      encoding,
      headers: HEADER,
      isRemembered: false,
      missing: [],
      rows: 1,
      state: 'mapping',
      sample: [row()],
    });
    await valueOf(station.handlers.importRun({ importId: 'i1' }));
    expect(await importEnd(station)).toMatchObject({ state: 'done', done: 1, saved: 1, rejected: 0, report: null });
    const [hit] = await find('SF1377700088881');
    expect(hit).toMatchObject({
      foundBy: 'waybill',
      platform: 'import',
      returnNo: 'TK1',
      orderNo: 'O1',
      buyer: '王*',
      phoneTail: '5678',
      reason: 'quality',
      amountCents: 129_900,
      title: '男士衬衫，白',
      parcel: null,
    });
    for (const text of ['8881', 'TK1', 'O1', '5678', '13812345678', '王小明', '王*', 'SH-1'])
      expect((await find(text)).map(({ returnNo }) => returnNo)).toContain('TK1');
    // What the file holds more of the buyer is nowhere in our folder.
    expect(readdirSync(join(dataDir, 'import'))).toEqual([]);
  });

  it('of an XLSX keeps every digit and reads its dates in China’s time', async () => {
    const bytes = await writeXlsxFile([
      [...HEADER, '签收时间'].map((value) => ({ value })),
      [
        ...[{ value: 2611320000007919 }, { value: 1300000012345 }, { value: 'JDVA99000000017-1-1-' }, { value: '王' }],
        ...[{ value: 13812345678 }, { value: '七天无理由' }, { value: 129.9 }, { value: 'A1' }, { value: '腰带' }],
        ...[{ value: 2 }, { value: new Date(Date.UTC(2026, 10, 22, 8, 0, 0)), type: Date, format: 'yyyy-mm-dd hh:mm' }],
      ],
    ]).toBuffer();
    const view = await importFile(station, 'i1', bytes);
    expect(view).toMatchObject({ format: 'xlsx', encoding: null, state: 'done', saved: 1, rejected: 0 });
    const [hit] = await find('JDVA99000000017');
    expect(hit).toMatchObject({
      returnNo: '2611320000007919',
      orderNo: '1300000012345',
      amountCents: 12990,
      phoneTail: '5678',
      title: '腰带 ×2',
    });
  });

  it('can be scanned and opened like any other return', async () => {
    await importFile(station, 'i1', csv([HEADER, row()]));
    const { view } = await valueOf(
      station.handlers.benchScan({ raw: 'SF1377700088881', source: 'scanner', at: Date.now() }),
    );
    expect(view.session).toMatchObject({ matching: 'matched', returns: [{ returnNo: 'TK1', amountCents: 129_900 }] });
    expect((await find('TK1'))[0]?.parcel).toMatchObject({ waybill: 'SF1377700088881', isJudged: false });
  });

  it('finds its parcel when that came first', async () => {
    await valueOf(station.handlers.benchScan({ raw: 'SF1377700088881', source: 'scanner', at: Date.now() }));
    await importFile(station, 'i1', csv([HEADER, row()]));
    const view = await valueOf(station.handlers.benchView(undefined));
    expect(view.session).toMatchObject({ matching: 'matched', returns: [{ returnNo: 'TK1' }] });
  });

  it('done twice changes nothing, and a newer file renews what an older one told', async () => {
    const file = csv([HEADER, row(), row({ 0: 'TK2', 2: 'YT7712300049871' })]);
    await importFile(station, 'i1', file);
    expect(await importFile(station, 'i2', file)).toMatchObject({ state: 'done', saved: 2 });
    expect(await find('SF1377700088881')).toHaveLength(1);
    await importFile(station, 'i3', csv([HEADER, row({ 6: '99.50' })]));
    expect((await find('TK1'))[0]).toMatchObject({ amountCents: 9950 });
    expect((await find('TK2'))[0]).toMatchObject({ amountCents: 129_900 });
  });

  it('remembers the mapping a person made for a file with these headers, also across starts', async () => {
    const strange = [HEADER.with(2, '单号三').with(8, '东西'), row()];
    const first = await preview(station, 'i1', csv(strange));
    expect(first.missing).toEqual(['waybill']);
    expect(first.mapping[2]).toBeNull();
    expect(await station.handlers.importRun({ importId: 'i1' })).toMatchObject({
      error: { code: 'import-columns-missing' },
    });
    const mapping = first.mapping.with(2, 'returnWaybill').with(8, 'name');
    expect(await valueOf(station.handlers.importMap({ importId: 'i1', mapping }))).toMatchObject({
      missing: [],
      mapping,
    });
    await valueOf(station.handlers.importRun({ importId: 'i1' }));
    await importEnd(station);
    await station.close();
    ({ station } = await openImportStation(dataDir));
    expect(await preview(station, 'i2', csv(strange))).toMatchObject({ isRemembered: true, mapping, missing: [] });
  });

  it('refuses a mapping that is none', async () => {
    const { mapping } = await preview(station, 'i1', csv([HEADER, row()]));
    for (const wrong of [mapping.slice(1), mapping.with(0, 'nonsense'), mapping.with(0, 'orderNo')])
      expect(await station.handlers.importMap({ importId: 'i1', mapping: wrong })).toMatchObject({
        error: { code: 'bad-request' },
      });
    expect(await station.handlers.importMap({ importId: 'i2', mapping })).toMatchObject({
      error: { code: 'unknown-import' },
    });
  });

  it('lists rejected rows with their reason in the bench’s language, and its report runs nothing', async () => {
    await valueOf(station.handlers.settingsSet({ language: 'en' }));
    const formula = "=cmd|' /C calc'!A0";
    const end = await importFile(
      station,
      'i1',
      csv([
        HEADER,
        row(),
        row({ 0: 'TK2', 6: formula, 8: formula }),
        row({ 0: '', 8: '＝1+1' }),
        row({ 0: 'TK3', 2: '@SUM(A1)' }),
        row({ 0: 'TK4', 8: formula, 2: 'YT7712300049871' }),
      ]),
    );
    expect(end).toMatchObject({ state: 'done', saved: 2, rejected: 3 });
    expect(end.rejectedFirst).toEqual([
      { row: 3, why: 'bad-amount', column: '退款金额（元）', text: formula },
      { row: 4, why: 'no-return-number', column: '退款编号', text: '' },
      { row: 5, why: 'bad-waybill', column: '退货运单号', text: '@SUM(A1)' },
    ]);
    // A formula is the goods' name like any other text, and shown as it stands.
    expect((await find('TK4'))[0]).toMatchObject({ title: formula });
    const bytes = readFileSync(join(dataDir, 'import', end.report ?? 'none'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const table = parse(bytes, { bom: true });
    expect(table[0]?.slice(0, 4)).toEqual(['Row', 'Why it was not imported', 'Column', '退款编号']);
    expect(table.slice(1).map((line) => line[0])).toEqual(['3', '4', '5']);
    expect(table[1]?.[1]).toMatch(/amount can.t be read/);
    expect(table[1]?.[9]).toBe(`'${formula}`);
    for (const cell of table.flat()) expect(cell).not.toMatch(/^[=+\-@＝\t\r]/);
  });

  it('of returns in several rows, in any order, stores each whole or not at all', async () => {
    const end = await importFile(
      station,
      'i1',
      csv([
        HEADER,
        row({ 7: 'A', 8: '衬衫' }),
        row({ 0: 'TK2', 2: 'YT7712300049871', 7: 'C' }),
        row({ 7: 'B', 8: '腰带', 2: 'SF1377700099999' }),
        row({ 0: 'TK2', 2: 'YT7712300049871', 7: 'D', 9: '一双' }),
        row({ 7: 'B', 8: '腰带', 2: 'SF1377700099999' }),
      ]),
    );
    expect(end).toMatchObject({ saved: 1, rejected: 3 });
    expect(end.rejectedFirst.map(({ row: at, why }) => [at, why])).toEqual([
      [3, 'other-row-bad'],
      [5, 'bad-quantity'],
      [6, 'duplicate-row'],
    ]);
    expect((await find('SF1377700099999'))[0]).toMatchObject({ returnNo: 'TK1', title: '衬衫、腰带' });
    expect(await find('TK2')).toEqual([]);
  });

  it('never writes over what a connected platform told', async () => {
    const header = [...HEADER, '平台'];
    const end = await importFile(station, 'i1', csv([header, [...row(), 'training'], [...row({ 0: 'TK2' }), '淘宝']]));
    expect(end).toMatchObject({ saved: 1, rejected: 1, rejectedFirst: [{ row: 2, why: 'platform-connected' }] });
    expect((await find('TK2'))[0]).toMatchObject({ platform: 'taobao' });
  });

  it('of bundles makes their lines parts from then on', async () => {
    const bundles = csv([
      ['套装SKU', '单品SKU', '单品名称', '数量'],
      ['SH-1', 'P1', '衬衫', '1'],
      ['SH-1', 'P2', '袜子', '2'],
    ]);
    expect(await importFile(station, 'i1', bundles, 'bundles')).toMatchObject({
      kind: 'bundles',
      saved: 1,
      rejected: 0,
    });
    await importFile(station, 'i2', csv([HEADER, row({ 9: '2' })]));
    const { view } = await valueOf(
      station.handlers.benchScan({ raw: 'SF1377700088881', source: 'scanner', at: Date.now() }),
    );
    expect(view.session?.returns[0]?.lines).toMatchObject([
      { sku: 'P1', expected: 2, bundle: '男士衬衫，白' },
      { sku: 'P2', expected: 4, bundle: '男士衬衫，白' },
    ]);
  });
});
