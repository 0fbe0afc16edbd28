import { Buffer } from 'node:buffer';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { tableFile } from '../../../src/main/report/report-file.ts';
import { makeTableRow } from '../../support/report-scene.ts';

const RANGE = { from: '2026-11-01', until: '2026-11-30', language: 'zh' } as const;
/** What OWASP lists as the beginnings of a formula, and their full-width twins. */
const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '\0=1', ' =1'];

const csvOf = async (...args: Parameters<typeof tableFile>): Promise<string[][]> =>
  Buffer.from(await tableFile(...args))
    .toString('utf8')
    .slice(1)
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));

const sheetOf = async (...args: Parameters<typeof tableFile>): Promise<unknown[][]> => {
  const bytes = await tableFile(...args);
  return readSheet(new Blob([Buffer.from(bytes)]));
};

describe('a table as a file', () => {
  it('has the words of the screen and a row for each, in both formats', async () => {
    const rows = [makeTableRow({ key: '1', label: '山岚男装', sub: 'taobao', judged: 60, overdue: 2 })];
    const csv = await csvOf(rows, { ...RANGE, table: 'shop', format: 'csv' });
    expect(csv[0]?.slice(0, 3)).toEqual(['店铺', '平台', '退货']);
    expect(csv[1]?.slice(0, 3)).toEqual(['山岚男装', 'taobao', '60']);
    const sheet = await sheetOf(rows, { ...RANGE, table: 'shop', format: 'xlsx' });
    expect(sheet.map((line) => line.map(String))).toEqual(csv);
  });
  it.each(HOSTILE)('never begins a cell with a formula: %j', async (label) => {
    const rows = [makeTableRow({ key: '1', label, sub: label })];
    for (const format of ['csv', 'xlsx'] as const) {
      const read = format === 'csv' ? csvOf : sheetOf;
      const [, line] = await read(rows, { ...RANGE, table: 'shop', format });
      expect(String(line?.[0])).toMatch(/^'/);
      expect(String(line?.[1])).toMatch(/^'/);
    }
  });
  it('keeps a large table whole', async () => {
    const rows = Array.from({ length: 6000 }, (_none, n) =>
      makeTableRow({ key: `${n}`, label: `纯棉短袖上衣 白色 L 码 ${n}`, sub: `SKU-${n}` }),
    );
    const sheet = await sheetOf(rows, { ...RANGE, table: 'sku', format: 'xlsx' });
    expect(sheet.length).toBe(6001);
    expect(sheet.at(-1)?.[1]).toBe('SKU-5999');
  });
  it('calls ids by their words, in the language asked for', async () => {
    const rows = [makeTableRow({ key: 'yto', label: 'yto' }), makeTableRow({ key: '', label: '' })];
    const csv = await csvOf(rows, { ...RANGE, language: 'en', table: 'courier', format: 'csv' });
    expect(csv.map(([first]) => first)).toEqual(['Couriers', 'YTO', 'Not known']);
  });
  it('gives frequent returners by their masked name and no clock', async () => {
    const rows = [makeTableRow({ key: '7', label: '王** ··62', peak: 4 })];
    const csv = await csvOf(rows, { ...RANGE, table: 'buyer', format: 'csv' });
    expect(csv[0]).toEqual(['常退买家', '店铺', '退货', '一个月最多', '完好', '与买家不符']);
  });
});
