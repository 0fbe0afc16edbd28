import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellText, numberText } from '../../../src/main/worker/cell-text.ts';
import { detectDelimiter } from '../../../src/main/worker/delimiter.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import { readZip, storeZip } from '../../../src/main/worker/zip-archive.ts';
import { fc } from '../../support/property.ts';

let folder = '';
let files = 0;
const worker = createInProcessWorker();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-table-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const read = async (bytes: Uint8Array | string) => {
  files += 1;
  const file = join(folder, `${files}.table`);
  const target = join(folder, `${files}.rows`);
  writeFileSync(file, bytes);
  const answer = await worker.readTable({ file, target });
  if (typeof answer === 'string') {
    expect(readdirSync(folder)).not.toContain(`${files}.rows`);
    return answer;
  }
  const lines = readFileSync(target, 'utf8').split('\n').slice(0, -1);
  expect(lines).toHaveLength(answer.rows);
  return { ...answer, table: lines.map((line) => JSON.parse(line) as string[]) };
};
const tableOf = async (bytes: Uint8Array | string) => {
  const answer = await read(bytes);
  if (typeof answer === 'string') throw new Error(answer);
  return answer.table;
};

const HEADER = ['退款编号', '运单号', '商品'];
const ROW = ['TK1', 'SF1300001234562', '男士衬衫，白'];
const CSV = `${HEADER.join(',')}\r\n${ROW.join(',')}\r\n`;
/** `CSV` in GBK, byte by byte: made with another tool, so that the decoder is not tested by itself. */
const GBK = Buffer.from(
  'cdcbbfeeb1e0bac52cd4cbb5a5bac52cc9ccc6b70d0a544b312c5346313330303030313233343536322cc4d0cabfb3c4c9c0a3acb0d70d0a',
  'hex',
);

describe('a CSV file', () => {
  it.each([
    ['utf-8', Buffer.from(CSV)],
    ['utf-8-bom', Buffer.from(`\u{feff}${CSV}`)],
    ['utf-16le', Buffer.from(`\u{feff}${CSV}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\u{feff}${CSV}`, 'utf16le').swap16()],
    ['gb18030', GBK],
  ])('in %s is read', async (encoding, bytes) => {
    const answer = await read(bytes);
    expect(answer).toMatchObject({ format: 'csv', encoding, rows: 2, table: [HEADER, ROW], sample: [HEADER, ROW] });
  });

  it.each([
    [',', '逗号, 分号; 都有\n'],
    ['\t', ''],
    [';', ''],
    ['|', ''],
  ])('separated by %j is read', async (delimiter) => {
    const rows = [HEADER, ROW, ['TK2', 'YT8812345678903', '腰带']];
    expect(await tableOf(rows.map((row) => row.join(delimiter)).join('\n'))).toEqual(rows);
  });

  it('may name its delimiter, which counts as a row of the file', async () => {
    expect(await tableOf('sep=;\r\na,1;b,1\r\nc,1;d,1')).toEqual([[], ['a,1', 'b,1'], ['c,1', 'd,1']]);
  });

  it('may have a title above its header', () => {
    expect(detectDelimiter('退货单导出；2026-11-22\n\na;b;c\n1,5;2;3\n')).toBe(';');
  });

  it('keeps quotes, separators and line ends inside cells, and empty rows for their number', async () => {
    expect(await tableOf('a,b\n\n"x ""y"", z","1\r\n2"\n5" disk,c\n')).toEqual([
      ['a', 'b'],
      [],
      ['x "y", z', '1\r\n2'],
      ['5" disk', 'c'],
    ]);
  });

  it('keeps formulas as they are: text', async () => {
    expect(await tableOf("a,b\n=cmd|' /C calc'!A0,@SUM(A1)\n")).toEqual([
      ['a', 'b'],
      ["=cmd|' /C calc'!A0", '@SUM(A1)'],
    ]);
  });

  it('cuts a cell that is too long', async () => {
    const [, row] = await tableOf(`a,b\n${'长'.repeat(5000)},c\n`);
    expect(row?.[0]).toHaveLength(4000);
  });

  it.each([
    ['one column only', 'a letter\nwith two lines\n'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1])],
    ['an old XLS', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['UTF-16 without its mark', Buffer.from(CSV, 'utf16le')],
    ['a torn UTF-8 file with a mark', Buffer.concat([Buffer.from('\u{feff}a,b\n'), Buffer.from([0xe4, 0xb8])])],
    ['too many columns', `${'a,'.repeat(401)}b\n`],
    ['a quote that is never closed', `a,b\n"${'x'.repeat(3_000_000)}`],
  ])('is refused: %s', async (_, bytes) => {
    expect(await read(bytes)).toBe('not-a-table');
  });

  it('that is empty has no rows', async () => {
    expect(await read('')).toMatchObject({ rows: 0, sample: [] });
  });

  it('of any bytes is read or refused, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        await read(bytes);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an XLSX file', () => {
  const workbook = (rows: (string | number | Date | boolean | null)[][]) =>
    writeXlsxFile(
      rows.map((row) =>
        row.map((value) =>
          value instanceof Date
            ? { value, type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
            : value === null
              ? null
              : { value },
        ),
      ),
    ).toBuffer();

  it('is read with all digits, dates as they stand in the cell, and gaps', async () => {
    const bytes = await workbook([
      HEADER,
      [2611320000007919, 1300000012345, 129.9],
      ['TK2', null, new Date(Date.UTC(2026, 10, 22, 13, 5, 9))],
      ['TK3', true, '=1+1'],
    ]);
    expect(await read(bytes)).toMatchObject({ format: 'xlsx', encoding: null });
    expect(await tableOf(bytes)).toEqual([
      HEADER,
      ['2611320000007919', '1300000012345', '129.9'],
      ['TK2', '', '2026-11-22 13:05:09'],
      ['TK3', 'TRUE', '=1+1'],
    ]);
  });

  it('that unpacks to too much, is torn, or reaches too far out is refused', async () => {
    const good = await workbook([HEADER, ROW]);
    expect(await read(good.subarray(0, good.length - 40))).toBe('not-a-table');
    expect(await read(good.subarray(0, 200))).toBe('not-a-table');
    const sheet = (xml: string) => {
      const parts = readZip(good, () => true).map((part) =>
        part.path.includes('sheet1') ? { ...part, bytes: Buffer.from(xml) } : part,
      );
      return storeZip(parts);
    };
    const cell = (address: string) =>
      sheet(`<worksheet><sheetData><row r="1"><c r="${address}"><v>1</v></c></row></sheetData></worksheet>`);
    expect(await read(cell('XFD1048576'))).toBe('not-a-table');
    expect(await read(cell('??'))).toBe('not-a-table');
    expect(await read(sheet('<worksheet><sheetData><row r="1"><c r="A1"'))).toBe('not-a-table');
    expect(await read(sheet('no xml at all'))).toBe('not-a-table');
    expect(await read(storeZip([]))).toBe('not-a-table');
  });
});

describe('an archive', () => {
  const packed = (bytes: Buffer, claimed: number): Buffer => {
    const archive = storeZip([{ path: 'xl/a.xml', bytes: deflateRawSync(bytes) }]);
    const central = archive.length - 22 - 46 - 'xl/a.xml'.length;
    archive.writeUInt16LE(8, central + 10);
    archive.writeUInt32LE(claimed, central + 24);
    return archive;
  };

  it('gives back what was stored and what was packed', () => {
    const bytes = Buffer.from('hello');
    expect(readZip(packed(bytes, 5), () => true).map((part) => Buffer.from(part.bytes).toString())).toEqual(['hello']);
    expect(readZip(packed(bytes, 5), () => false)).toEqual([]);
  });

  it('that claims to hold little and holds much is stopped at the limit', () => {
    const bomb = packed(Buffer.alloc(5_000_000), 10);
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => readZip(bomb, () => true, 1_000_000)).toThrow('unpacks to too much');
    expect(readZip(bomb, () => true, 5_000_000)).toHaveLength(1);
  });

  it('of any bytes is read or refused', () => {
    const good = storeZip([{ path: 'a', bytes: Buffer.from('b') }]);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const broken = Buffer.from(good);
        broken[at] = byte;
        try {
          readZip(broken, () => true);
        } catch (error) {
          expect((error as Error).constructor.name).toBe('TableRefused');
        }
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['1300001234562', '1300001234562'],
    ['1.300001234562E+12', '1300001234562'],
    ['1.3E+12', '1300000000000'],
    ['2.611320000007919E+15', '2611320000007919'],
    ['2.61132000000791E+18', '2.61132000000791E+18'],
    ['2.6113200000079E+15', '2.6113200000079E+15'],
    ['129.90000000000001', '129.9'],
    ['0.1', '0.1'],
    ['1', '1'],
    ['-3', '-3'],
    ['nonsense', 'nonsense'],
  ])('%s is written %s', (spelled, text) => {
    expect(numberText(spelled)).toBe(text);
  });

  it('never makes digits up', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(numberText(String(value))).toBe(String(value));
      }),
    );
  });

  it('that is a date is written without a zone', () => {
    expect(cellText(new Date(Date.UTC(2026, 0, 2)))).toBe('2026-01-02');
    expect(cellText(new Date(NaN))).toBe('');
  });
});
