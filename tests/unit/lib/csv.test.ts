import { describe, expect, it } from 'vitest';
import { csvCell, csvFile, csvRow } from '../../../src/main/lib/csv.ts';

describe('a cell', () => {
  it.each([
    ['=1+1'],
    ["=cmd|' /C calc'!A0"],
    ['+1'],
    ['-1'],
    ['@SUM(A1)'],
    ['\t=1'],
    ['\r=1'],
    ['\n=1'],
    ['   =1'],
    ['\u{3000}=1'],
    ['\u{feff}=1'],
    ['\u{200b}=1'],
    ['\u{202e}=1'],
    ['＝1+1'],
    ['＋1'],
    ['－1'],
    ['＠A1'],
    ['﹦1'],
    ['−1'],
    ['\ttext'],
    ['\0=1'],
  ])('%j never starts a formula', (text) => {
    expect(csvCell(text)).toBe(`"'${text.replaceAll('\0', '')}"`);
  });

  it.each([['SF1300001234562'], ['a=1'], ['男士衬衫 白 L'], ['12-3'], ["'quoted'"], ['']])(
    '%j stays as it is',
    (text) => {
      expect(csvCell(text)).toBe(`"${text}"`);
    },
  );

  it('doubles quotes and keeps separators and line ends inside', () => {
    expect(csvCell('a"b,c\r\nd')).toBe('"a""b,c\r\nd"');
    expect(csvCell('"=1')).toBe('"""=1"');
  });

  it('keeps long numbers and leading zeros text', () => {
    expect(csvCell('2611320000007919')).toBe('"2611320000007919\t"');
    expect(csvCell('0217')).toBe('"0217\t"');
    expect(csvCell('12345678901')).toBe('"12345678901"');
    expect(csvCell('0')).toBe('"0"');
  });

  it('writes numbers as numbers and nothing as nothing', () => {
    expect(csvCell(-12.5)).toBe('-12.5');
    expect(csvCell(null)).toBe('');
  });
});

describe('a file', () => {
  it('begins with a byte order mark and ends each row with CR LF', () => {
    expect(
      csvFile([
        ['a', 1],
        [null, 'b'],
      ]),
    ).toBe('\u{feff}"a",1\r\n,"b"\r\n');
    expect(csvRow(['x'])).toBe('"x"\r\n');
  });
});
