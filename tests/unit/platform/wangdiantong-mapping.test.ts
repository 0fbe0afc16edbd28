import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import { recordOf } from '../../../src/main/platform/wangdiantong/practice-wangdiantong-books.ts';
import {
  dueCentsOf,
  expectedOf,
  isOfGoods,
  readOf,
  stateOf,
} from '../../../src/main/platform/wangdiantong/wangdiantong-mapping.ts';
import { WdtReturn } from '../../../src/main/platform/wangdiantong/wangdiantong-schemas.ts';
import { noOf, sample } from '../../support/wangdiantong-world.ts';

const AT = 1_686_712_380_000;
const OF = { platform: 'wdt', shop: '山岚' };
const told = (more: Readonly<Record<string, unknown>> = {}): unknown => ({ ...recordOf(sample(1, AT)), ...more });
const read = (more: Readonly<Record<string, unknown>> = {}): WdtReturn => v.parse(WdtReturn, told(more));

describe('the state of a return', () => {
  it.each<[number, number, ReturnState]>([
    // The selling platform's word goes first, whatever the ERP says.
    [30, 5, 'refunded'],
    [10, 5, 'refunded'],
    [30, 1, 'withdrawn'],
    [90, 1, 'withdrawn'],
    [10, 4, 'closed'],
    [10, 0, 'closed'],
    [20, 2, 'open'],
    [30, 3, 'open'],
    [40, 4, 'open'],
    // The goods are in and the ERP is done with it; the buyer may still wait for the money.
    [80, 4, 'open'],
    [90, 2, 'open'],
    [20, 0, 'open'],
    [30, 0, 'open'],
    // Nobody says whether money moved: a person looks.
    [80, 0, 'locked'],
    [90, 0, 'locked'],
    [55, 4, 'locked'],
    [30, 7, 'locked'],
    [-1, 0, 'locked'],
  ])('status %i, platform %i: %s', (status, rr, state) => {
    expect(stateOf(read({ status, rr_status: rr }))).toBe(state);
  });

  it('without a word of the platform is the ERP’s', () => {
    expect(stateOf(read({ rr_status: undefined }))).toBe('open');
    expect(stateOf(read({ rr_status: null, status: 90 }))).toBe('locked');
  });
});

describe('an expected return', () => {
  it('is all that the bench needs, without the buyer', () => {
    const one = expectedOf(read(), OF);
    expect(v.parse(ExpectedReturn, one)).toEqual(one);
    expect(one).toMatchObject({
      ...{ platform: 'wdt', returnNo: noOf(1), orderNo: 'T1', shop: '山岚 · S01', amountCents: 1_990, version: AT },
      ...{ returnWaybill: 'ZTO10000000001', courier: '中通', reason: 'quality', reasonText: '质量问题', buyer: '*' },
      lines: [{ sku: 'CUP-BLUE', name: '山岚 保温杯 蓝 / L', quantity: 2, barcodes: ['6901234567892'], isGift: false }],
    });
    expect(JSON.stringify(one)).not.toMatch(/张三丰|13812345678/);
  });

  it('is of goods that come back, or of anything that is on its way', () => {
    const types = [1, 2, 3, 4, 6].map((type) => isOfGoods(read({ type, return_logistics_no: '' })));
    expect(types).toEqual([false, true, true, false, false]);
    expect(isOfGoods(read({ type: 1 }))).toBe(true);
  });

  it('owes what the platform and the shop refund, else the goods’ price; an exchange only a difference', () => {
    expect(dueCentsOf(read({ guarantee_refund_amount: '10.5', direct_refund_amount: 2 }))).toBe(1_250);
    const none = { guarantee_refund_amount: 0, direct_refund_amount: '0.0000' };
    expect(dueCentsOf(read({ ...none, actual_refund_amount: '7.0100' }))).toBe(701);
    expect(dueCentsOf(read(none))).toBe(1_990);
    expect(dueCentsOf(read({ ...none, type: 3 }))).toBe(0);
    expect(dueCentsOf(read({ type: 3, guarantee_refund_amount: 1.2 }))).toBe(120);
    // Shared out over lines: rounded to the cent.
    expect(dueCentsOf(read({ ...none, return_goods_amount: '33.3350' }))).toBe(3_334);
  });

  it('has a line for each kind of goods, gifts marked, weights as pieces', () => {
    const detail_list = [
      { spec_no: 'A', refund_num: '2.0000', gift_type: 0 },
      { spec_no: 'B', refund_num: 0.5, gift_type: 1 },
      { spec_no: 'C', refund_num: null, num: 3, gift_type: 128 },
      { spec_no: null, goods_name: '没有编码' },
    ];
    const { lines } = expectedOf(read({ detail_list }), OF);
    expect(lines.map(({ sku, quantity, isGift }) => [sku, quantity, isGift])).toEqual([
      ['A', 2, false],
      ['B', 1, true],
      ['C', 3, false],
      [noOf(1), 1, false],
    ]);
    expect(expectedOf(read({ detail_list: null }), OF).lines).toHaveLength(1);
  });

  it('keeps within our lengths whatever comes', () => {
    const long = 'x'.repeat(5_000);
    const one = expectedOf(
      read({ tid_list: long, shop_no: long, refund_reason: `${long}\u0000\n`, return_logistics_name: long }),
      OF,
    );
    expect(v.safeParse(ExpectedReturn, one).success).toBe(true);
  });
});

describe('what has moved', () => {
  it('is told only where the selling platform says refunded', () => {
    expect(readOf(read({ status: 90, rr_status: 4, actual_refund_amount: '19.9' }))).toMatchObject({
      ...{ state: 'open', refunds: [], paidCents: 1_990 },
    });
    expect(readOf(read({ rr_status: 5 }))).toMatchObject({
      ...{ state: 'refunded', refunds: [{ key: null, amountCents: 1_990, at: AT }] },
    });
  });

  it('is nothing known where the ERP tells no sum', () => {
    const none = {
      rr_status: 5,
      guarantee_refund_amount: null,
      direct_refund_amount: null,
      actual_refund_amount: null,
    };
    expect(readOf(read(none))).toMatchObject({ state: 'refunded', refunds: [] });
  });
});

describe('hostile answers', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['no number', { refund_no: undefined }],
    ['a path for a number', { refund_no: '../TK1' }],
    ['a number of another length', { refund_no: 'T'.repeat(41) }],
    ['no status', { status: undefined }],
    ['a status in words', { status: '已审核' }],
    ['a fraction for a state', { rr_status: 4.5 }],
    ['an amount below nothing', { guarantee_refund_amount: -1 }],
    ['an amount in words', { guarantee_refund_amount: '十九块九' }],
    ['an amount with five decimals', { guarantee_refund_amount: '1.23456' }],
    ['an amount beyond reason', { guarantee_refund_amount: 1e15 }],
    ['goods that are no list', { detail_list: { spec_no: 'A' } }],
  ])('%s: not believed', (_, more) => {
    expect(v.safeParse(WdtReturn, told(more)).success).toBe(false);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a status as text', { status: '30' }],
    ['a 31 February for a time', { modified: '2023-02-31 10:00:00' }],
    ['an object for a waybill', { return_logistics_no: { no: 1 } }],
  ])('%s: read as far as it goes', (_, more) => {
    expect(v.safeParse(WdtReturn, told(more)).success).toBe(true);
  });
});
