import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { expectedOf, isOfGoods, readOf, stateIn } from '../../../src/main/platform/douyin/douyin-mapping.ts';
import { judgeRefund, whyNotRefusable } from '../../../src/main/platform/douyin/douyin-refund-rules.ts';
import { ListedReturn, ReturnDetail } from '../../../src/main/platform/douyin/douyin-schemas.ts';

const ID = '7146701382803677771';
const INFO = {
  ...{ aftersale_id: ID, aftersale_type: 0, aftersale_status: 11, refund_status: 1, refund_amount: 1_990 },
  ...{ update_time: 1_731_986_645, status_deadline: 1_732_000_000, arbitrate_status: 0, is_agree_refuse_sign: 0 },
  ...{ return_logistics_code: ' yt1234567890', return_logistics_company_name: '圆通速递' },
  order_logistics: [{ tracking_no: 'SF6936476692437' }],
};
const ORDER = {
  shop_order_id: '6936476692437472563',
  related_order_info: [
    {
      ...{ sku_order_id: '6936476692437472563', product_name: '办公椅', shop_sku_code: '112233', item_num: 3 },
      ...{ aftersale_item_num: 2, sku_spec: [{ name: '颜色', value: '白色' }] },
    },
  ],
};
const DETAIL_INFO = {
  ...{ after_sale_id: ID, after_sale_status: 11, after_sale_type: 0, refund_status: 1, update_time: 1_731_986_645 },
  ...{ refund_total_amount: 1_990, refund_post_amount: 500, real_refund_amount: 0, status_deadline: 0 },
  ...{ reason: '商品破损', reason_remark: '椅腿断了' },
};
const listed = (more: object = {}) =>
  v.parse(ListedReturn, {
    aftersale_info: { ...INFO, ...more },
    order_info: ORDER,
    text_part: { reason_text: '质量问题' },
  });
const detail = (more: object = {}, arbitration = 0, waybill = 'YT1234567890') =>
  v.parse(ReturnDetail, {
    process_info: {
      after_sale_info: { ...DETAIL_INFO, ...more },
      arbitrate_info: { arbitrate_status: arbitration },
      logistics_info: { return: { tracking_no: waybill, company_name: '', company_code: 'yunda' }, order: null },
    },
    order_info: {
      sku_order_infos: [
        { sku_order_id: 1, pay_amount: 2_500, given_sku_details: [{ sku_order_id: '77', product_name: '杯垫' }] },
      ],
    },
  });
const OF = { platform: 'douyin', shop: '山岚' };
const body = (more: object = {}) => ({
  ...{ key: 'refund:douyin:x:1', returnNo: ID, amountCents: 1_490, freightCents: 500, currency: 'CNY', reason: '完好' },
  ...more,
});

describe('a return of Douyin’s in our words', () => {
  it('is an expected return, with its freight, its gift and its timer', () => {
    const expected = v.parse(ExpectedReturn, expectedOf(listed(), detail(), OF));
    expect(expected).toMatchObject({
      ...{ returnNo: ID, orderNo: '6936476692437472563', amountCents: 1_490, freightCents: 500, state: 'open' },
      ...{ returnWaybill: 'YT1234567890', outboundWaybill: 'SF6936476692437', courier: '圆通速递', reason: 'broken' },
      lines: [
        { sku: '112233', name: '办公椅 白色', quantity: 2, barcodes: ['112233'], isGift: false },
        { sku: '77', name: '杯垫', quantity: 1, isGift: true },
      ],
    });
    expect(v.parse(ExpectedReturn, expectedOf(listed(), null, OF))).toMatchObject({
      ...{ amountCents: 1_990, freightCents: 0, platformDeadlineAt: 1_732_000_000_000, reason: 'quality' },
    });
  });

  it.each<[number, number, number, number, string]>([
    [6, 0, 0, 0, 'open'],
    [7, 0, 0, 0, 'open'],
    [11, 0, 1, 0, 'open'],
    [11, 0, 2, 0, 'refunded'],
    [12, 0, 3, 0, 'refunded'],
    [12, 0, 4, 0, 'locked'],
    [12, 3, 0, 0, 'closed'],
    [28, 0, 0, 0, 'closed'],
    [29, 0, 0, 0, 'open'],
    [11, 0, 1, 1, 'locked'],
    [11, 0, 1, 4, 'locked'],
    [11, 0, 1, 255, 'open'],
    [12, 0, 3, 4, 'refunded'],
    [99, 0, 0, 0, 'locked'],
  ])('status %i of type %i, refund %i, arbitration %i is %s', (status, type, refundStatus, arbitration, state) => {
    expect(stateIn({ status, type, refundStatus, arbitration })).toBe(state);
  });

  it.each([
    [0, null],
    [1, 'at-work'],
    [4, 'proof-wanted'],
    [5, 'negotiating'],
    [255, null],
  ])('with arbitration %i tells how far that is, by the detail before the list', (arbitration, dispute) => {
    const of = { platform: 'dy', shop: '山岚' };
    expect(expectedOf(listed({ arbitrate_status: arbitration }), null, of)).toMatchObject({ dispute });
    expect(expectedOf(listed({ arbitrate_status: 2 }), detail({}, arbitration), of)).toMatchObject({ dispute });
  });

  it('leaves out what has no goods, and takes what comes back from the door', () => {
    const bare = { return_logistics_code: '' };
    expect([0, 1, 2, 3, 6, 7, 8].map((type) => isOfGoods(listed({ ...bare, aftersale_type: type })))).toEqual([
      ...[true, false, false, true, false, false, true],
    ]);
    expect(isOfGoods(listed({ ...bare, aftersale_type: 1, is_agree_refuse_sign: 1 }))).toBe(true);
    expect(isOfGoods(listed({ aftersale_type: 1 }))).toBe(true);
  });

  it('tells of a refund what was really paid', () => {
    const read = readOf(detail({ after_sale_status: 12, refund_status: 3, real_refund_amount: 1_800 }));
    expect(read).toMatchObject({ state: 'refunded', paidCents: 2_500, refunds: [{ key: null, amountCents: 1_800 }] });
    expect(readOf(detail()).refunds).toEqual([]);
  });

  it.each([
    ['a negative amount', { refund_amount: -1 }],
    ['a fraction of a fen', { refund_amount: 1.5 }],
    ['yuan with a point', { refund_amount: '19.90' }],
    ['no state', { aftersale_status: null }],
    ['an id that is none', { aftersale_id: '1;2' }],
    ['no time', { update_time: 'yesterday' }],
  ])('%s is not believed', (_, more) => {
    expect(v.safeParse(ListedReturn, { aftersale_info: { ...INFO, ...more }, order_info: ORDER }).success).toBe(false);
  });
});

describe('what is ordered', () => {
  it.each<[string, ReturnType<typeof detail>, object, string]>([
    ['already paid', detail({ after_sale_status: 12, refund_status: 3 }), {}, 'already-refunded'],
    ['on its way', detail({ refund_status: 2 }), {}, 'already-refunded'],
    ['over', detail({ after_sale_status: 28 }), {}, 'closed'],
    ['in arbitration', detail({}, 1), {}, 'locked'],
    ['not agreed to', detail({ after_sale_status: 6 }), {}, 'other'],
    ['not sent back', detail({ after_sale_status: 7 }), {}, 'other'],
    ['refused before', detail({ after_sale_status: 29 }), {}, 'other'],
    ['a refund without goods', detail({ after_sale_type: 1 }), {}, 'other'],
    ['an exchange', detail({ after_sale_type: 3 }), {}, 'other'],
    ['without a waybill', detail({}, 0, ''), {}, 'other'],
    ['of another amount', detail({ refund_total_amount: 1_980 }), {}, 'amount'],
    ['in another currency', detail(), { currency: 'USD' }, 'amount'],
  ])('is not sent when the return is %s', (_, is, ordered, code) => {
    expect(judgeRefund(is, body(ordered))).toMatchObject({ kind: 'refused', code });
  });

  it('is sent when goods and freight together are what the buyer applied for', () => {
    expect(judgeRefund(detail(), body())).toBeNull();
    expect(judgeRefund(detail(), body({ freightCents: 0 }))).toMatchObject({ code: 'amount' });
  });

  it('can be refused only once the goods are back', () => {
    expect(whyNotRefusable(detail())).toBeNull();
    for (const is of [{ after_sale_status: 6 }, { after_sale_status: 12 }, { after_sale_type: 3 }])
      expect(whyNotRefusable(detail(is))).not.toBeNull();
  });
});
