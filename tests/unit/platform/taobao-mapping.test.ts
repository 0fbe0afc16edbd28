import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { expectedOf, isOfGoods, readOf, stateOf } from '../../../src/main/platform/taobao/taobao-mapping.ts';
import { reasonIn, waybillsIn } from '../../../src/main/platform/return-texts.ts';
import { TopRefund } from '../../../src/main/platform/taobao/taobao-schemas.ts';

const WHOLE = {
  ...{ refund_id: '165300000000001', tid: '2051234567000000001', oid: '2051234568000000001' },
  ...{ status: 'WAIT_SELLER_CONFIRM_GOODS', refund_fee: '139.00', total_fee: '200.07', has_good_return: true },
  ...{ modified: '2026-11-22 10:00:00', created: '2026-11-20 10:00:00', good_status: 'BUYER_RETURNED_GOODS' },
  ...{
    title: '夹克',
    buyer_nick: '云**',
    company_name: '顺丰速运',
    sid: 'SF1400000000100',
    reason: '质量问题',
    desc: '坏了',
  },
  ...{ refund_phase: 'aftersale', refund_version: 1_763_776_800_000, num: 1, outer_id: 'SL-1', cs_status: 1 },
};
const parse = (more: object = {}) => v.safeParse(TopRefund, { ...WHOLE, ...more });
const refund = (more: object = {}): TopRefund => v.parse(TopRefund, { ...WHOLE, ...more });

describe('TOP’s money', () => {
  it.each([
    ['200.07', 20_007],
    ['0.29', 29],
    ['1.1', 110],
    ['139', 13_900],
    [' 5.00 ', 500],
    [139, 13_900],
    [19.99, 1_999],
    ['999999999.99', 99_999_999_999],
  ])('%j is %i fen', (yuan, cents) => {
    expect(refund({ refund_fee: yuan }).refund_fee).toBe(cents);
  });

  it.each(['', '-1.00', '1.234', '1,000.00', '1e3', 'NaN', '12.3.4', '￥5', null, [], {}, -5, 0.1 + 0.2, Number.NaN])(
    '%j is none, and the whole return is not believed',
    (yuan) => {
      expect(parse({ refund_fee: yuan }).success).toBe(false);
    },
  );
});

describe('a return of TOP', () => {
  it.each([
    ['no id', { refund_id: undefined }],
    ['a rounded id', { refund_id: 2_051_234_567_000_000_001 }],
    ['an id that is none', { refund_id: '../1' }],
    ['no status', { status: '' }],
    ['a state of the case that is none', { cs_status: 'yes' }],
    ['a version that is none', { refund_version: -1 }],
  ])('with %s is not believed', (_, more) => {
    expect(parse(more).success).toBe(false);
  });

  it('may lack what it is not known by', () => {
    const bare = { refund_id: 5, status: 'SUCCESS', refund_fee: '1.00' };
    const expected = expectedOf(v.parse(TopRefund, bare), { platform: 'tb-1', shop: '店' });
    expect(v.safeParse(ExpectedReturn, expected).issues).toBeUndefined();
    expect(expected).toMatchObject({ returnNo: '5', orderNo: '5', buyer: '*', returnWaybill: null, version: 0 });
    expect(expected.lines).toMatchObject([{ sku: '5', quantity: 1, barcodes: [] }]);
  });

  it('fits our shape however long and wild its texts are', () => {
    const wild = '😀\u202E\u0000退'.repeat(2_000);
    const texts = ['title', 'buyer_nick', 'company_name', 'sid', 'reason', 'desc', 'outer_id', 'sku'];
    const expected = expectedOf(refund(Object.fromEntries(texts.map((name) => [name, wild]))), {
      platform: 'tb-1',
      shop: wild,
    });
    expect(v.safeParse(ExpectedReturn, expected).issues).toBeUndefined();
    expect(JSON.stringify(expected)).not.toMatch(/\u202E|\\u0000/);
  });

  it.each([0, -1, 1.5, '2.5', 'x', 10_001, null])('of %j pieces counts as one', (num) => {
    expect(expectedOf(refund({ num }), { platform: 'p', shop: 's' }).lines[0]?.quantity).toBe(1);
  });

  it('names its goods by the merchant’s code, else by the SKU', () => {
    const lineOf = (more: object) => expectedOf(refund(more), { platform: 'p', shop: 's' }).lines[0];
    expect(lineOf({ sku: '46|颜色:红' })).toMatchObject({ sku: 'SL-1', barcodes: ['SL-1'], name: '夹克 颜色:红' });
    expect(lineOf({ outer_id: '', sku: '46|颜色:红' })).toMatchObject({ sku: '46', barcodes: [] });
    expect(lineOf({ outer_id: null, num_iid: 77 })).toMatchObject({ sku: '77' });
  });

  it.each([
    [{ exist_timeout: true, timeout: '2026-11-25 10:00:00' }, Date.parse('2026-11-25T10:00:00+08:00')],
    [{ timeout: '2026-11-25 10:00:00' }, Date.parse('2026-11-25T10:00:00+08:00')],
    [{ exist_timeout: false, timeout: '2026-11-25 10:00:00' }, null],
    [{ exist_timeout: true, timeout: 'soon' }, null],
    [null, null],
  ])('with the timer %j has the deadline %s', (timer, deadline) => {
    const { platformDeadlineAt } = expectedOf(refund({ refund_remind_timeout: timer }), { platform: 'p', shop: 's' });
    expect(platformDeadlineAt).toBe(deadline);
  });
});

describe('a state of TOP', () => {
  it.each([
    ['WAIT_SELLER_AGREE', 1, 'open'],
    ['WAIT_BUYER_RETURN_GOODS', 1, 'open'],
    ['WAIT_SELLER_CONFIRM_GOODS', 1, 'open'],
    ['WAIT_SELLER_CONFIRM_GOODS', 6, 'open'],
    ['WAIT_SELLER_CONFIRM_GOODS', null, 'open'],
    ['SELLER_REFUSE_BUYER', 1, 'open'],
    ['WAIT_SELLER_CONFIRM_GOODS', 2, 'locked'],
    ['WAIT_SELLER_CONFIRM_GOODS', 3, 'locked'],
    ['SELLER_REFUSE_BUYER', 4, 'locked'],
    ['WAIT_SELLER_CONFIRM_GOODS', 5, 'locked'],
    ['SUCCESS', 3, 'refunded'],
    ['CLOSED', 3, 'closed'],
    ['SOMETHING_NEW', 1, 'locked'],
  ])('%s with the case at %s is %s', (status, cs_status, state) => {
    expect(stateOf({ status, cs_status })).toBe(state);
  });

  it.each([
    [1, null, 'open'],
    [2, 'asked', 'locked'],
    [3, 'at-work', 'locked'],
    [4, 'first-ruling', 'locked'],
    [5, 'review', 'locked'],
    // They are done: what came of it is what the refund's status says.
    [6, 'ruled', 'open'],
    [9, null, 'open'],
    ['3', 'at-work', 'locked'],
    [null, null, 'open'],
  ])('with the platform’s people at %j tells of them', (cs_status, dispute, state) => {
    const told = expectedOf(refund({ cs_status }), { platform: 'tb', shop: '山岚' });
    expect(told).toMatchObject({ dispute, state });
    expect(v.parse(ExpectedReturn, told)).toEqual(told);
  });

  it('says that money moved only once it did', () => {
    expect(readOf(refund())).toEqual({ kind: 'read', state: 'open', refunds: [], paidCents: 20_007 });
    expect(readOf(refund({ status: 'SUCCESS' }))).toMatchObject({
      state: 'refunded',
      refunds: [
        { key: null, refundId: '165300000000001', amountCents: 13_900, at: Date.parse('2026-11-22T02:00:00Z') },
      ],
    });
    expect(readOf(refund({ status: 'CLOSED' })).refunds).toEqual([]);
    expect(readOf(refund({ total_fee: '1.00' })).paidCents).toBe(13_900);
  });
});

describe('what the buyer typed', () => {
  it.each([
    ['七天无理由退换货', 'no-reason'],
    ['不喜欢/效果不好', 'no-reason'],
    ['多拍/拍错/不想要', 'no-reason'],
    ['卖家发错货', 'wrong-item'],
    ['少件/漏发', 'short'],
    ['收到商品少件、破损或污渍等', 'short'],
    ['商品破损', 'broken'],
    ['颜色/款式/图案与描述不符', 'not-as-described'],
    ['质量问题', 'quality'],
    ['假冒品牌', 'counterfeit'],
    ['未收到货', 'not-received'],
    ['其他', 'no-reason'],
    [null, 'no-reason'],
  ])('as its reason, %j, is %s', (text, reason) => {
    expect(reasonIn(text)).toBe(reason);
  });

  it.each([
    ['sf1400000000100', ['SF1400000000100']],
    ['ＳＦ１４００００００００１００', ['SF1400000000100']],
    ['YT1，YT1234567890123 YT1234567890123', ['YT1234567890123']],
    ['JD-1/2、 ZT9999999999', ['ZT9999999999']],
    ['在路上', []],
    [null, []],
  ])('as its waybill, %j, is %j', (text, waybills) => {
    expect(waybillsIn(text)).toEqual(waybills);
  });

  it('tells goods from money alone', () => {
    expect(isOfGoods(refund())).toBe(true);
    const alone = { has_good_return: false, good_status: 'BUYER_NOT_RECEIVED', sid: '' };
    expect(isOfGoods(refund({ ...alone, dispute_type: 'REFUND' }))).toBe(false);
    expect(isOfGoods(refund({ ...alone, sid: 'SF1400000000100' }))).toBe(true);
    expect(isOfGoods(refund({ ...alone, dispute_type: 'REPAIR' }))).toBe(true);
  });
});
