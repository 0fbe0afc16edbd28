import { describe, expect, it } from 'vitest';
import { readDays, writeDay } from '../../../src/renderer/settings/read-days.ts';
import { parseHours } from '../../../src/renderer/settings/setting-parsers.ts';
import { dayMs } from '../../../src/shared/days-off.ts';
import { fc } from '../../support/property.ts';

const range = (from: string, until = from, name = '') => ({ from, until, name });
const daysOf = (typed: string) => {
  const read = readDays(typed);
  return read.ok ? read.days : read.fault;
};

describe('a line of days', () => {
  it.each([
    ['2026-10-01', range('2026-10-01')],
    ['2026/1/2 元旦', range('2026-01-02', '2026-01-02', '元旦')],
    ['20261001', range('2026-10-01')],
    ['2026.10.1-2026.10.7 国庆节', range('2026-10-01', '2026-10-07', '国庆节')],
    ['2026-10-01 ~ 2026-10-07', range('2026-10-01', '2026-10-07')],
    ['2026-10-01 to 10-07 National Day', range('2026-10-01', '2026-10-07', 'National Day')],
    ['2026年10月1日（周四）至7日（周三）：国庆节', range('2026-10-01', '2026-10-07', '国庆节')],
    ['２０２６年２月１５日至2月23日', range('2026-02-15', '2026-02-23')],
    ['2026-12-30 — 01-02 跨年', range('2026-12-30', '2027-01-02', '跨年')],
    ['2026-10-01\t2026-10-07\t国庆节', range('2026-10-01', '2026-10-07', '国庆节')],
    ['2026-11-11, 双11', range('2026-11-11', '2026-11-11', '双11')],
    ['2026-05-01 Tomb of the unknown', range('2026-05-01', '2026-05-01', 'Tomb of the unknown')],
  ])('%s', (line, read) => {
    expect(daysOf(line)).toEqual([read]);
  });
  it.each([
    ['国庆节', 'not-read'],
    ['10月1日至7日', 'not-read'],
    ['2026-10-01, 2026-10-05', 'not-read'],
    ['2026-10-01 至', 'not-read'],
    ['2026-10-01 2026-10-07 2026-10-10', 'not-read'],
    ['2026-02-30', 'no-such-day'],
    ['2026-10-01 至 2026-10-32', 'no-such-day'],
    ['2026-10-07 至 2026-10-01', 'backwards'],
    ['2026-01-01 至 2026-03-04', 'too-long'],
    [`2026-10-01 ${'长'.repeat(21)}`, 'name-long'],
    ["2026-10-01'; DROP TABLE setting; -- 1-1", 'not-read'],
  ])('%s is refused', (line, why) => {
    expect(daysOf(`2026-05-01\n${line}`)).toMatchObject({ line: 2, why });
  });
  it('come by date, each once; empty lines are nothing, and one bad line is the fault of all', () => {
    expect(daysOf('\r\n2026-10-01\r\n\r\n2026-05-01 劳动节\n2026-10-01 国庆节\n')).toEqual([
      range('2026-05-01', '2026-05-01', '劳动节'),
      range('2026-10-01', '2026-10-01', '国庆节'),
    ]);
    expect(daysOf('  \n ')).toEqual([]);
    expect(daysOf('2026-05-01\n\n明天')).toMatchObject({ line: 3, text: '明天', why: 'not-read' });
  });
  it('are a hundred at most', () => {
    const line = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    const lines = Array.from({ length: 101 }, (_, n) => line(n));
    expect(daysOf(lines.slice(1).join('\n'))).toHaveLength(100);
    expect(daysOf(lines.join('\n'))).toMatchObject({ line: 101, why: 'too-many' });
  });
  it('read back as they are written', () => {
    const start = fc.integer({ min: 0, max: 20_000 });
    const name = fc.constantFrom('', '国庆节', 'National Day', '双11', '盘点');
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 61 }), name, (from, more, text) => {
        const day = (n: number): string => new Date(Date.UTC(2001, 0, 1 + n)).toISOString().slice(0, 10);
        const one = range(day(from), day(from + more), text);
        expect(daysOf(writeDay(one))).toEqual([one]);
      }),
    );
  });
  it('never throw, and give days that exist or a fault with its line', () => {
    let read = 0;
    const text = fc.oneof(fc.string(), fc.stringMatching(/^20\d\d-[01]\d-[0-3]\d[ ~至]{0,2}[01]?\d?-?[0-3]?\d?日?$/));
    const property = fc.property(fc.array(text, { maxLength: 5 }), (lines) => {
      const found = readDays(lines.join('\n'));
      const days = found.ok ? found.days : [];
      read += days.length;
      expect(days.every(({ from, until }) => dayMs(from) !== null && dayMs(until) !== null)).toBe(true);
      expect(found.ok || found.fault.line > 0).toBe(true);
    });
    fc.assert(property, { examples: [[['2026-10-01 至 10-07']]] });
    expect(read).toBeGreaterThan(0);
  });
});

describe('hours to warn at', () => {
  it.each([
    ['8, 4, 1', [8, 4, 1]],
    ['1，12、３', [12, 3, 1]],
    ['', []],
    ['8 8', null],
    ['8, x', null],
    ['0', null],
    ['73', null],
    ['7 6 5 4 3 2 1', null],
  ])('%s', (typed, hours) => {
    expect(parseHours(typed)).toEqual(hours);
  });
});
