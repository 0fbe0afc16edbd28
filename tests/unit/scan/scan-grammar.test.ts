import { describe, expect, it } from 'vitest';
import { DEFECT_CODES } from '../../../src/shared/domain-words.ts';
import {
  canonicalText,
  defectCodeOf,
  goodsKey,
  readScan,
  showScan,
  utf8Bytes,
} from '../../../src/shared/scan-grammar.ts';
import type { ReadScan, UnreadableWhy } from '../../../src/shared/scan.ts';
import { fc } from '../../support/property.ts';

const waybillIn = (raw: string): string | null => {
  const scan = readScan(raw);
  return scan.shape === 'code' ? (scan.waybill?.waybill ?? null) : null;
};

describe('shapes', () => {
  const words = ['OK', 'DMG', 'SWP', 'PHOTO', 'CAM', 'UNDO', 'HOLD', 'LATER', 'Q1', 'Q9', 'C-DAMAGED', 'C-EMPTY-BOX'];
  it.each(words)('DP:%s is a command', (word) => {
    expect(readScan(`DP:${word}`)).toEqual({ shape: 'command', text: `DP:${word}`, word });
  });

  it('each defect code has its command', () => {
    for (const code of DEFECT_CODES) {
      expect(readScan(`DP:C-${code.toUpperCase()}`).shape).toBe('command');
      expect(defectCodeOf(`C-${code.toUpperCase()}`)).toBe(code);
    }
    expect(defectCodeOf('OK')).toBeNull();
  });

  const badge = '01J9ZKX8M4TQWERTYAHCDEFGHJ';
  it('a badge is 8 to 26 of Crockford base 32', () => {
    expect(readScan(`DB:${badge}`)).toEqual({ shape: 'badge', text: `DB:${badge}`, badge });
    expect(readScan('DB:0123ABCD')).toMatchObject({ shape: 'badge', badge: '0123ABCD' });
  });

  it('a bin is 1 to 12 of A-Z 0-9 -', () => {
    expect(readScan('dl:k-07')).toEqual({ shape: 'bin', text: 'DL:K-07', bin: 'K-07' });
    expect(readScan('DL:HOLD-01-2345')).toMatchObject({ bin: 'HOLD-01-2345' });
  });

  const unreadable: [string, UnreadableWhy][] = [
    ['', 'empty'],
    [' \r\n\t', 'empty'],
    [']C0', 'empty'],
    ['DP:', 'command'],
    ['DP:FOO', 'command'],
    ['DP:Q0', 'command'],
    ['DP:C-NO-SUCH-CODE', 'command'],
    ['DP:OK;REBOOT', 'command'],
    ['DB:1234567', 'badge'],
    ['DB:0123ABCU', 'badge'],
    [`DB:${badge}0`, 'badge'],
    ['DL:', 'bin'],
    ['DL:ABCDEFGHIJKLM', 'bin'],
    ['DL:../../ETC', 'bin'],
    ['SF13\u0000001234562', 'control'],
    ['SF1300\u202E001234562', 'control'],
    ['SF1300\u200B001234562', 'control'],
    ['ABC\uD800DEF', 'control'],
    ['\u0000SF1300001234562', 'control'],
    ['SF1300001234562\u001B', 'control'],
    ['ABC\u3164DEF', 'control'],
    ['ABC\u2028DEF', 'control'],
    ['X'.repeat(8193), 'too-long'],
    ['运'.repeat(2731), 'too-long'],
    ['\uFDFA'.repeat(2000), 'too-long'],
  ];
  it.each(unreadable)('%j is unreadable: %s', (raw, why) => {
    expect(readScan(raw)).toMatchObject({ shape: 'unreadable', why });
  });

  it('8 kB of UTF-8 is still a scan', () => {
    expect(readScan('X'.repeat(8192)).shape).toBe('code');
    expect(readScan('运'.repeat(2730)).shape).toBe('code');
  });

  const codes: [string, Partial<Extract<ReadScan, { shape: 'code' }>>][] = [
    ['490154203237518', { isImei: true, isEan: false }],
    ['490154203237519', { isImei: false, isEan: false }],
    ['6901234567892', { isImei: false, isEan: true }],
    ['6901234567893', { isImei: false, isEan: false }],
    ['96385074', { isImei: false, isEan: true }],
    ['036000291452', { isImei: false, isEan: true }],
    ['衬衫-白-L', { waybill: null }],
    ['AB.12/7', { waybill: null }],
  ];
  it.each(codes)('%s is a code', (raw, expected) => {
    expect(readScan(raw)).toMatchObject({ shape: 'code', text: raw, ...expected });
  });
});

describe('canonical text', () => {
  const rows: [string, string][] = [
    ['  sf1300001234562\r\n', 'SF1300001234562'],
    ['ＳＦ１３００００１２３４５６２', 'SF1300001234562'],
    ['ｄｐ：ｏｋ', 'DP:OK'],
    ['SF13 0000 1234 562', 'SF1300001234562'],
    ['SF13\u00A00000\u30001234562', 'SF1300001234562'],
    [']C0SF1300001234562', 'SF1300001234562'],
    [']Q3 yt7530004561234', 'YT7530004561234'],
    ['\u0002SF1300001234562\u0003', 'SF1300001234562'],
    ['\uFEFFDP:OK', 'DP:OK'],
    ['Hemd weiß, L', 'HEMD WEIß, L'],
  ];
  it.each(rows)('%j → %j', (raw, text) => {
    expect(canonicalText(raw)).toBe(text);
    expect(readScan(raw).text).toBe(text);
  });

  it('counts bytes as UTF-8 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
  });

  it('takes linear time on 8 kB of spaces', () => {
    const startedAt = performance.now();
    canonicalText(`X${' '.repeat(8190)}X`);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('labels with more than a number', () => {
  const rows: [string, string | null][] = [
    ['https://www.zto.com/track?billCode=78301234567890', '78301234567890'],
    ['HTTPS://M.YUNDAEX.COM/Q?MAIL_NO=431234567890123&FROM=QR', '431234567890123'],
    ['https://x.example/#/detail?lang=zh&waybillNo=yt7530004561234', 'YT7530004561234'],
    ['https://x.example/t?mailNo=SF%31300001234562', 'SF1300001234562'],
    ['https://x.example/t?waybill-code=SHOP-RETURN-42', 'SHOP-RETURN-42'],
    ['https://x.example/JT0006968326954', 'JT0006968326954'],
    ['https://x.example/w/JDVA11408814483-2-3-/', 'JDVA11408814483'],
    ['http://sf.example/order?p1=439038437579', '439038437579'],
    // A name that may mean anything needs a courier's format; so does the end of a path, and twelve characters.
    ['https://x.example/?code=HELLO-WORLD', null],
    ['https://x.example/item/100012043', null],
    ['https://x.example/index.html', null],
    ['https://id.gs1.example/01/06901234567892', null],
    ['https://x.example/01/06901234567892/21/998877665544', null],
    ['https://x.example/t?mailNo=%E0%A4%A', null],
    ['https://x.example/?mailNo=<script>alert(1)</script>', null],
    [
      "MMM={'k1':'010W','k2':'010AE','k3':'003','k4':'T6','k5':'SF1331875979567','k6':'','k7':'53528168'}",
      'SF1331875979567',
    ],
    ["MMMMMMMM={'k1':'574W','k2':'574TF','k3':'017','k4':'T4','k5':'049842774482','k6':''}", '049842774482'],
    ["MMM={'k1':'010W','k5':''}", null],
    ['javascript:alert(1)', null],
  ];
  it.each(rows)('%s holds %s', (raw, waybill) => {
    expect(waybillIn(raw)).toBe(waybill);
  });
});

describe('any text', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.stringMatching(/^(\][A-Za-z][0-9A-Z] ?){0,3}(DP:|DB:|DL:|https:\/\/|M={'k5':')?[ -~]{0,40}$/),
    fc
      .array(fc.constantFrom(' ', ']', 'C0', '\u202E', 'ﷺ', '\uD83D', 'e', '\u0301', '／', 'Ａ', '-'), {
        maxLength: 20,
      })
      .map((parts) => parts.join('')),
  );

  it('has a shape, and its canonical text reads the same again', () => {
    fc.assert(
      fc.property(hostile, (raw) => {
        const scan = readScan(raw);
        expect(readScan(scan.text)).toEqual(scan);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a command only with a word of the closed grammar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (rest) => {
        const scan = readScan(`DP:${rest}`);
        expect(scan.shape === 'command' || (scan.shape === 'unreadable' && scan.text.startsWith('DP:'))).toBe(true);
      }),
    );
  });

  it('is shown without anything that can’t be seen, and never longer than asked', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 40 }), (raw, max) => {
        const shown = showScan(raw, max);
        expect(shown).not.toMatch(/[\p{C}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u);
        expect(Array.from(shown.replaceAll(/⟨U\+[0-9A-F]{4,6}⟩/g, '#')).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('showing', () => {
  const rows: [string, number, string][] = [
    ['SF1300001234562', 20, 'SF1300001234562'],
    ['SF13\u202E00', 20, 'SF13⟨U+202E⟩00'],
    ['A\u0000B\uFEFFC', 20, 'A⟨U+0000⟩B⟨U+FEFF⟩C'],
    ['⟨U+0041⟩', 20, '⟨U+27E8⟩U+0041⟨U+27E9⟩'],
    ['a\u00A0b c', 20, 'a⟨U+00A0⟩b c'],
    ['Z\u0301\u0302', 20, 'Z⟨U+0301⟩⟨U+0302⟩'],
    ['\uD83D', 20, '⟨U+D83D⟩'],
    ['1234567890', 5, '12…90'],
    ['1234567890', 1, '…'],
    ['1234567890', 2, '1…'],
    ['衬衫白色大号', 4, '衬衫…号'],
  ];
  it.each(rows)('%j in %i → %s', (text, max, shown) => {
    expect(showScan(text, max)).toBe(shown);
  });
});

it('one article number has one key, whichever way the scanner sends it', () => {
  expect(goodsKey('036000291452')).toBe('0036000291452');
  expect(goodsKey('0036000291452')).toBe('0036000291452');
  expect(goodsKey('00036000291452')).toBe('0036000291452');
  expect(goodsKey('06901234567892')).toBe('6901234567892');
  expect(goodsKey('6901234567892')).toBe('6901234567892');
  // Not an article number: left alone.
  expect(goodsKey('755000123450')).toBe('755000123450');
  expect(goodsKey('16901234567899')).toBe('16901234567899');
});
