import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readReturn } from '../../../src/main/import/return-rules.ts';
import { columnsOf, returnKey } from '../../../src/main/import/row-rules.ts';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { IMPORT_FIELDS } from '../../../src/shared/import.ts';
import type { ImportField } from '../../../src/shared/import.ts';
import { fc } from '../../support/property.ts';

const COLUMNS = columnsOf([...IMPORT_FIELDS]);
type Cells = Partial<Record<ImportField, string>>;
const USUAL: Cells = {
  returnNo: 'TK1',
  orderNo: 'O1',
  returnWaybill: 'SF1300001234562',
  amount: '129.00',
  name: '男士衬衫',
  sku: 'SH-1',
};
const table = (...rows: Cells[]) =>
  rows.map((more, index) => {
    const cells: Cells = { ...USUAL, ...more };
    return { row: index + 2, cells: IMPORT_FIELDS.map((field) => cells[field] ?? '') };
  });
const read = (...rows: Cells[]) =>
  readReturn(table(...rows), { columns: COLUMNS, isConnected: (platform) => platform === 'training', version: 7 });
const whyOf = (...rows: Cells[]) => read(...rows).rejections.map(({ row, why, field }) => [row, why, field]);

describe('a row', () => {
  it('becomes a return', () => {
    const { expected, rejections } = read({
      subOrderNo: 'S1',
      outboundWaybill: 'YT8812345678903',
      courier: '顺丰速运',
      buyer: '王小明',
      phone: '13812345678',
      reason: '质量问题：袖口开线',
      category: '男装/衬衫',
      freight: '10',
      quantity: '2',
      barcode: '6901234567892,6923456789018',
      serial: 'SN1；SN2',
      isGift: '否',
      signedAt: '2026-11-22 10:30',
      shop: '青禾男装',
      platform: '天猫',
      state: '待商家收货',
    });
    expect(rejections).toEqual([]);
    expect(expected).toEqual({
      platform: 'tmall',
      returnNo: 'TK1',
      orderNo: 'O1',
      shop: '青禾男装',
      buyer: '王*',
      reason: 'quality',
      reasonText: '质量问题：袖口开线',
      category: 'clothing',
      amountCents: 12_900,
      freightCents: 1000,
      currency: 'CNY',
      state: 'open',
      isMarkedHighValue: false,
      signedAt: Date.UTC(2026, 10, 22, 2, 30),
      platformDeadlineAt: null,
      returnWaybill: 'SF1300001234562',
      outboundWaybill: 'YT8812345678903',
      courier: 'sf',
      moreWaybills: [],
      phoneTail: '5678',
      version: 7,
      lines: [
        {
          sku: 'SH-1',
          name: '男士衬衫',
          picture: null,
          quantity: 2,
          isGift: false,
          barcodes: ['6901234567892', '6923456789018'],
          serials: ['SN1', 'SN2'],
          subOrderNo: 'S1',
        },
      ],
    });
    expect(v.parse(ExpectedReturn, expected)).toEqual(expected);
  });

  it.each<[string, Cells, string, string | null]>([
    ['without a number', { returnNo: '' }, 'no-return-number', 'returnNo'],
    ['with a formula for a number', { returnNo: "=cmd|' /C calc'!A0" }, 'bad-return-number', 'returnNo'],
    ['whose number is a path', { returnNo: '../../x' }, 'bad-return-number', 'returnNo'],
    ['whose number Excel spoilt', { returnNo: '2.61132E+15' }, 'digits-lost', 'returnNo'],
    ['whose waybill Excel spoilt', { returnWaybill: '7.73123E+14' }, 'digits-lost', 'returnWaybill'],
    ['whose number is endless', { orderNo: '1'.repeat(65) }, 'too-long', 'orderNo'],
    ['with an endless barcode', { barcode: '1'.repeat(65) }, 'too-long', 'barcode'],
    [
      'with too many barcodes',
      { barcode: Array.from({ length: 51 }, (_, i) => String(i)).join() },
      'too-long',
      'barcode',
    ],
    ['with a bad waybill', { returnWaybill: '男士衬衫' }, 'bad-waybill', 'returnWaybill'],
    ['with a bad outbound waybill', { outboundWaybill: '<img>' }, 'bad-waybill', 'outboundWaybill'],
    ['without an amount', { amount: ' ' }, 'no-amount', 'amount'],
    ['with a bad amount', { amount: '-1' }, 'bad-amount', 'amount'],
    ['with bad freight', { freight: '包邮' }, 'bad-amount', 'freight'],
    ['with freight in other money', { freight: '$1', amount: '¥1' }, 'conflicting-values', 'freight'],
    ['with a bad quantity', { quantity: '1.5' }, 'bad-quantity', 'quantity'],
    ['with nothing to come back', { quantity: '0' }, 'no-quantity', 'quantity'],
    ['without goods', { name: '', sku: '' }, 'no-goods', null],
    ['with a bad time', { signedAt: '昨天' }, 'bad-date', 'signedAt'],
    ['of a connected platform', { platform: 'Training' }, 'platform-connected', 'platform'],
  ])('%s is not taken', (_, cells, why, field) => {
    expect(read(cells).expected).toBeNull();
    expect(whyOf(cells)).toEqual([[2, why, field]]);
  });

  it('keeps formulas as text where text may stand', () => {
    const formula = "=cmd|' /C calc'!A0";
    const { expected } = read({ name: formula, reason: '@SUM(A1)', shop: '+1' });
    expect(expected).toMatchObject({ shop: '+1', reasonText: '@SUM(A1)', lines: [{ name: formula }] });
  });

  it('without a waybill is taken: it is found by name and number', () => {
    expect(read({ returnWaybill: '' }).expected).toMatchObject({ returnWaybill: null, outboundWaybill: null });
  });

  it('without an SKU goes by its barcode, else by its name', () => {
    expect(read({ sku: '', barcode: '6901234567892' }).expected?.lines).toMatchObject([{ sku: '6901234567892' }]);
    expect(read({ sku: '' }).expected?.lines).toMatchObject([{ sku: '男士衬衫' }]);
    expect(read({ name: '' }).expected?.lines).toMatchObject([{ name: 'SH-1' }]);
  });

  it('knows a gift by its column or its name', () => {
    expect(read({ isGift: '是' }).expected?.lines).toMatchObject([{ isGift: true }]);
    expect(read({ name: '【赠品】袜子' }).expected?.lines).toMatchObject([{ isGift: true }]);
  });

  it('of a file without return numbers goes by its order', () => {
    const columns = columnsOf(IMPORT_FIELDS.map((field) => (field === 'returnNo' ? null : field)));
    const options = { columns, isConnected: () => false, version: 1 };
    expect(readReturn(table({}), options).expected).toMatchObject({ returnNo: 'O1', orderNo: 'O1' });
  });
});

describe('rows of one return', () => {
  it('are its lines; waybills of several boxes are all kept', () => {
    const { expected, rejections } = read(
      { sku: 'A' },
      { sku: 'B', returnWaybill: 'YT8812345678903', amount: '', orderNo: '' },
      { sku: 'C', outboundWaybill: 'SF1300000000001,SF1300000000002' },
    );
    expect(rejections).toEqual([]);
    expect(expected).toMatchObject({
      amountCents: 12_900,
      returnWaybill: 'SF1300001234562',
      outboundWaybill: 'SF1300000000001',
      moreWaybills: ['YT8812345678903', 'SF1300000000002'],
      lines: [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }],
    });
  });

  it.each<[string, Cells, ImportField]>([
    ['amounts', { amount: '1' }, 'amount'],
    ['orders', { orderNo: 'O2' }, 'orderNo'],
    ['freights', { freight: '3' }, 'freight'],
    ['buyers', { buyer: '李四' }, 'buyer'],
    ['phones', { phone: '13800000000' }, 'phone'],
    ['states', { state: '退款成功' }, 'state'],
  ])('with different %s are not taken, and never added up', (_, other, field) => {
    const first: Cells = { freight: '2', buyer: '王', phone: '13811111111', state: '退款中' };
    expect(read(first, { ...first, sku: 'B', ...other }).expected).toBeNull();
    expect(whyOf(first, { ...first, sku: 'B', ...other })).toEqual([
      [3, 'conflicting-values', field],
      [2, 'other-row-bad', null],
    ]);
  });

  it('go together: one that can’t be read takes the others with it', () => {
    expect(whyOf({}, { quantity: 'x' }, { sku: 'B' })).toEqual([
      [3, 'bad-quantity', 'quantity'],
      [2, 'other-row-bad', null],
      [4, 'other-row-bad', null],
    ]);
  });

  it('that repeat each other count once, and a row of nothing takes nothing away', () => {
    expect(read({}, {}, { sku: 'B', quantity: '0' })).toMatchObject({
      expected: { lines: [{ sku: 'SH-1' }] },
      rejections: [
        { row: 3, why: 'duplicate-row' },
        { row: 4, why: 'no-quantity' },
      ],
    });
  });

  it('are at most 500', () => {
    const rows = Array.from({ length: 501 }, (_, index) => ({ sku: `S${index}` }));
    expect(read(...rows).expected).toBeNull();
    expect(read(...rows).rejections).toHaveLength(501);
    expect(read(...rows.slice(1)).expected?.lines).toHaveLength(500);
  });

  it('of two platforms are two returns', () => {
    const [one, two] = table({ platform: '淘宝' }, { platform: '京东' });
    if (one === undefined || two === undefined) throw new Error('no rows');
    expect(returnKey(COLUMNS, one)).not.toBe(returnKey(COLUMNS, two));
  });
});

const CELL = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom(
    '',
    '1',
    '0',
    'TK1',
    'O1',
    '129.00',
    'SF1300001234562',
    '是',
    '2026-11-22',
    '退款成功',
    '=1+1',
    '1.3E+15',
  ),
);

it('any rows whatever become a return that the store takes, or rejections of each row', () => {
  fc.assert(
    fc.property(fc.array(fc.array(CELL, { maxLength: 24 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const numbered = rows.map((cells, index) => ({ row: index + 2, cells }));
      const { expected, rejections } = readReturn(numbered, { columns: COLUMNS, isConnected: () => false, version: 1 });
      if (expected === null) {
        expect([...new Set(rejections.map(({ row }) => row))].sort()).toEqual(numbered.map(({ row }) => row));
      } else expect(v.parse(ExpectedReturn, expected)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
