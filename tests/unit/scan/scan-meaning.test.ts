import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/main/scan/scan-meaning.ts';
import type { BoxContext, BoxLine, ScanMeaning } from '../../../src/main/scan/scan-meaning.ts';
import { fitsGs1, fitsLuhn } from '../../../src/shared/check-digits.ts';
import { readScan } from '../../../src/shared/scan-grammar.ts';
import { fc } from '../../support/property.ts';

const OWN = 'SF1300001234562';
const OTHER = 'YT7530004561234';
const IMEI = '490154203237518';
const FOREIGN_IMEI = '356938035643809';
/** 15 digits of 韵达's shape that pass Luhn by chance. */
const LUHN_WAYBILL = '431200000000005';

const shirt: BoxLine = { id: 'shirt', barcodes: ['6901234567892'], shippedSerials: [], expected: 2, good: 0 };
const phone: BoxLine = { id: 'phone', barcodes: ['uc-77/a'], shippedSerials: [IMEI], expected: 1, good: 0 };

const box = (more: Partial<BoxContext> = {}): BoxContext => ({
  waybill: OWN,
  aliases: [],
  lines: [shirt],
  isKnownWaybill: (text) => text === OTHER,
  isSoldSku: (text) => text === 'OUR-SKU-9',
  questionText: null,
  ...more,
});

const meaning = (raw: string, context: BoxContext | null): ScanMeaning => meaningOf(readScan(raw), context);

describe('no box open', () => {
  it('a waybill opens, whatever wraps it', () => {
    expect(meaning(OWN, null)).toMatchObject({ kind: 'open', waybill: { waybill: OWN } });
    expect(meaning('https://x.example/?mailNo=YT7530004561234', null)).toMatchObject({ waybill: { waybill: OTHER } });
    expect(meaning('JDVA11408814483-2-3-', null)).toMatchObject({ waybill: { waybill: 'JDVA11408814483' } });
  });

  const rows: [string, ScanMeaning][] = [
    ['DP:OK', { kind: 'command', word: 'OK' }],
    ['DB:0123ABCD', { kind: 'badge', badge: '0123ABCD' }],
    ['DL:K-07', { kind: 'bin', bin: 'K-07' }],
    ['DP:FOO', { kind: 'unreadable', text: 'DP:FOO', why: 'command' }],
    ['ABC', { kind: 'unreadable', text: 'ABC', why: 'unknown' }],
    ['\uFFFD\uFFFDAB123456', { kind: 'unreadable', text: '\uFFFD\uFFFDAB123456', why: 'unknown' }],
    ['', { kind: 'unreadable', text: '', why: 'empty' }],
  ];
  it.each(rows)('%s is said as what it is', (raw, expected) => {
    expect(meaning(raw, null)).toEqual(expected);
  });
});

describe('a box is open', () => {
  it('commands come first, even if a line has such a barcode', () => {
    const odd = { ...shirt, barcodes: ['DP:OK'] };
    expect(meaning('DP:OK', box({ lines: [odd] }))).toEqual({ kind: 'command', word: 'OK' });
  });

  it('a SKU barcode counts on the first line with room, then as extra on the first', () => {
    const full = { ...shirt, good: 2 };
    const second = { ...shirt, id: 'second' };
    const text = '6901234567892';
    expect(meaning(text, box())).toEqual({ kind: 'sku', lineId: 'shirt', text, isExtra: false });
    expect(meaning(text, box({ lines: [full, second] }))).toMatchObject({ lineId: 'second', isExtra: false });
    expect(meaning(text, box({ lines: [full, { ...second, good: 3 }] }))).toMatchObject({
      lineId: 'shirt',
      isExtra: true,
    });
  });

  it('barcodes are compared in one spelling: case, width, AIM identifier, leading zeros of article numbers', () => {
    const upc = { ...shirt, barcodes: ['036000291452'] };
    for (const raw of ['036000291452', '0036000291452', ']E00036000291452', '００３６０００２９１４５２'])
      expect(meaning(raw, box({ lines: [upc] }))).toMatchObject({ kind: 'sku', lineId: 'shirt' });
    expect(meaning('UC-77/A', box({ lines: [phone] }))).toMatchObject({ kind: 'sku', lineId: 'phone' });
  });

  it('a unique code that is an address stays goods, though an address may hold a waybill', () => {
    const code = 'https://u.example/c?no=431200000000017';
    expect(meaning(code, box({ lines: [{ ...shirt, barcodes: [code] }] })).kind).toBe('sku');
  });

  it('goods whose barcode looks like ours for bins are goods, as the order has it', () => {
    const odd = { ...shirt, barcodes: ['DL:K-07'] };
    expect(meaning('DL:K-07', box({ lines: [odd] })).kind).toBe('sku');
    expect(meaning('DL:K-07', box())).toEqual({ kind: 'bin', bin: 'K-07' });
  });

  it('a shipped serial matches; another IMEI is held against the line that waits for one', () => {
    const lines = [shirt, { ...phone, id: 'done', shippedSerials: ['SN-1'], good: 1 }, phone];
    expect(meaning('sn-1', box({ lines }))).toEqual({ kind: 'serial-match', lineId: 'done', serial: 'SN-1' });
    expect(meaning(IMEI, box({ lines }))).toEqual({ kind: 'serial-match', lineId: 'phone', serial: IMEI });
    expect(meaning(FOREIGN_IMEI, box({ lines }))).toEqual({
      kind: 'serial-mismatch',
      lineId: 'phone',
      serial: FOREIGN_IMEI,
    });
    expect(meaning(FOREIGN_IMEI, box({ lines: [{ ...phone, good: 1 }] }))).toMatchObject({ lineId: 'phone' });
  });

  it('an IMEI in a box without serials is asked about: never a phantom parcel', () => {
    expect(meaning(FOREIGN_IMEI, box())).toMatchObject({ kind: 'ask', question: 'goods-or-next', text: FOREIGN_IMEI });
  });

  it('another known waybill asks to close first', () => {
    expect(meaning(OTHER, box())).toMatchObject({ kind: 'ask', question: 'close-first', waybill: { waybill: OTHER } });
  });

  it('a known 韵达 waybill that passes Luhn is a waybill, not a foreign serial', () => {
    expect(fitsLuhn(LUHN_WAYBILL)).toBe(true);
    const known = box({ lines: [phone], isKnownWaybill: (text) => text === LUHN_WAYBILL });
    expect(meaning(LUHN_WAYBILL, known)).toMatchObject({ kind: 'ask', question: 'close-first' });
    expect(meaning(LUHN_WAYBILL, box({ lines: [phone] })).kind).toBe('serial-mismatch');
  });

  it('the open parcel’s own label is no news, even where it passes Luhn', () => {
    const own = box({ waybill: LUHN_WAYBILL, aliases: [OTHER], lines: [phone], isKnownWaybill: () => true });
    expect(meaning(LUHN_WAYBILL, own)).toEqual({ kind: 'same-waybill', part: null });
    expect(meaning(OTHER, own)).toEqual({ kind: 'same-waybill', part: null });
    expect(meaning(`https://x.example/?mailNo=${OTHER}`, own)).toEqual({ kind: 'same-waybill', part: null });
  });

  it('the second package of one JD waybill says which part it is', () => {
    const own = box({ waybill: 'JDVA11408814483' });
    expect(meaning('JDVA11408814483-2-3-', own)).toEqual({ kind: 'same-waybill', part: { index: 2, total: 3 } });
  });

  it('a SKU we sell that is not expected here is a stranger', () => {
    expect(meaning('our-sku-9', box())).toEqual({ kind: 'stranger', what: 'sku', text: 'OUR-SKU-9' });
  });

  it('everything else of waybill shape is asked about', () => {
    for (const raw of ['6901234567885', 'SF1300001234571', 'SHOP-RETURN-42'])
      expect(meaning(raw, box())).toMatchObject({ kind: 'ask', question: 'goods-or-next', text: raw });
  });

  it('what can’t be a waybill is unreadable: nothing is done', () => {
    expect(meaning('AB.12', box())).toEqual({ kind: 'unreadable', text: 'AB.12', why: 'unknown' });
    expect(meaning('DP:FOO', box())).toEqual({ kind: 'unreadable', text: 'DP:FOO', why: 'command' });
    expect(meaning('DB:0123ABCD', box())).toEqual({ kind: 'badge', badge: '0123ABCD' });
  });
});

describe('a question is open', () => {
  const asked = box({ questionText: OTHER });
  const rows: [string, ScanMeaning][] = [
    [OTHER, { kind: 'answer', isYes: true }],
    ['https://x.example/?mailNo=YT7530004561234', { kind: 'answer', isYes: true }],
    ['DP:UNDO', { kind: 'answer', isYes: false }],
    ['DP:OK', { kind: 'wait' }],
    ['6901234567892', { kind: 'wait' }],
    ['DL:K-07', { kind: 'wait' }],
    ['DB:0123ABCD', { kind: 'wait' }],
    ['DP:FOO', { kind: 'unreadable', text: 'DP:FOO', why: 'command' }],
  ];
  it.each(rows)('%s → %j', (raw, expected) => {
    expect(meaning(raw, asked)).toEqual(expected);
  });

  it('a question about an address is answered by the same address', () => {
    const text = 'https://x.example/w/JT0006968326954';
    expect(meaning(text, box({ questionText: readScan(text).text }))).toEqual({ kind: 'answer', isYes: true });
  });
});

describe('any box', () => {
  const withCheckDigit = (length: number, fits: (text: string) => boolean): fc.Arbitrary<string> =>
    fc
      .stringMatching(new RegExp(`^\\d{${length - 1}}$`))
      .map((body) => Array.from('0123456789', (digit) => body + digit).find(fits) ?? body);
  const imei = withCheckDigit(15, fitsLuhn);
  const ean = withCheckDigit(13, fitsGs1);
  const number = fc.oneof(imei, ean, withCheckDigit(8, fitsGs1), fc.constantFrom(OWN, OTHER, LUHN_WAYBILL));
  const line: fc.Arbitrary<BoxLine> = fc.record({
    id: fc.uuid(),
    barcodes: fc.array(number, { maxLength: 2 }),
    shippedSerials: fc.array(imei, { maxLength: 2 }),
    expected: fc.integer({ min: 0, max: 3 }),
    good: fc.integer({ min: 0, max: 3 }),
  });
  const anyBox: fc.Arbitrary<BoxContext> = fc.record({
    waybill: number,
    aliases: fc.array(number, { maxLength: 2 }),
    lines: fc.array(line, { maxLength: 4 }),
    isKnownWaybill: fc.func(fc.boolean()),
    isSoldSku: fc.func(fc.boolean()),
    questionText: fc.option(number),
  });

  it('never opens a parcel by itself: not for an IMEI, not for an EAN, not for anything', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.string({ unit: 'binary', maxLength: 40 })), anyBox, (raw, context) => {
        expect(meaning(raw, context).kind).not.toBe('open');
      }),
    );
  });

  it('counts and matches only on lines that are in it, and mismatches only where a serial was shipped', () => {
    fc.assert(
      fc.property(number, anyBox, (raw, context) => {
        const meant = meaning(raw, context);
        if (!('lineId' in meant)) return;
        const meantLine = context.lines.find(({ id }) => id === meant.lineId);
        expect(meantLine).toBeDefined();
        if (meant.kind === 'serial-mismatch') {
          expect(meantLine?.shippedSerials.length).toBeGreaterThan(0);
          expect(context.lines.flatMap(({ shippedSerials }) => shippedSerials)).not.toContain(raw);
        }
      }),
    );
  });

  it('an expected unit is always counted while no question is open', () => {
    fc.assert(
      fc.property(anyBox, (context) => {
        const barcode = context.lines[0]?.barcodes[0];
        fc.pre(barcode !== undefined);
        expect(meaning(barcode, { ...context, questionText: null }).kind).toBe('sku');
      }),
    );
  });
});
