import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import {
  expectedOf,
  isOfGoods,
  parseReturnNo,
  readOf,
  returnNoOf,
  stateOf,
} from '../../../src/main/platform/pdd/pdd-mapping.ts';
import { agreeRequest, judgeRefund, warehouseRequest } from '../../../src/main/platform/pdd/pdd-refund-rules.ts';
import { ListedReturn, ReturnDetail } from '../../../src/main/platform/pdd/pdd-schemas.ts';
import { parseMoment } from '../../../src/main/platform/pdd/pdd-time.ts';

const ORDER = '180410-416081954561509';
const LISTED = {
  ...{ id: 301851299, order_sn: ORDER, after_sales_status: 3, after_sales_type: 3, refund_amount: '8.00' },
  ...{ updated_time: '2018-04-10 17:18:03', created_time: '2018-04-10 17:03:29' },
  ...{ after_sale_reason: '货物与描述不符', goods_name: '抱枕', goods_number: '2', outer_id: '04' },
  ...{ tracking_number: '', sku_id: '13182332985', speed_refund_status: '0' },
};
const DETAIL = {
  ...{ id: 301851299, order_sn: ORDER, after_sales_status: 3, after_sales_type: 2, refund_amount: 800 },
  ...{ order_amount: 1_000, express_no: ' yt1234567890 ', join_or_not: '0', expire_time: 1_523_400_000 },
  updated_time: '2018-04-10 17:18:03',
};
const listed = (more: object = {}) => v.parse(ListedReturn, { ...LISTED, ...more });
const detail = (more: object = {}) => v.parse(ReturnDetail, { ...DETAIL, ...more });
const OF = { platform: 'pdd', shop: '山岚' };
const body = (more: object = {}) => ({
  ...{ key: 'refund:pdd:x:1', returnNo: `${ORDER}-301851299`, amountCents: 800, freightCents: 0, currency: 'CNY' },
  ...{ reason: '完好', ...more },
});

describe('a return of Pinduoduo’s in our words', () => {
  it('is an expected return', () => {
    const expected = v.parse(ExpectedReturn, expectedOf(listed(), detail(), OF));
    expect(expected).toMatchObject({
      ...{ returnNo: `${ORDER}-301851299`, orderNo: ORDER, amountCents: 800, state: 'open' },
      ...{ returnWaybill: 'YT1234567890', reason: 'not-as-described', platformDeadlineAt: 1_523_400_000_000 },
      version: Date.parse('2018-04-10T17:18:03+08:00'),
      lines: [{ sku: '04', name: '抱枕', quantity: 2, barcodes: ['04'] }],
    });
  });

  it.each<[number, string]>([
    [2, 'open'],
    [3, 'open'],
    [4, 'refunded'],
    [5, 'refunded'],
    [6, 'open'],
    [7, 'open'],
    [8, 'locked'],
    [9, 'closed'],
    [10, 'refunded'],
    [11, 'withdrawn'],
    [12, 'closed'],
    [13, 'closed'],
    [16, 'closed'],
    [31, 'open'],
    [99, 'locked'],
  ])('status %i is %s', (status, state) => {
    expect(stateOf(detail({ after_sales_status: status }))).toBe(state);
    expect(expectedOf(listed({ after_sales_status: status }), null, OF).state).toBe(state);
  });

  it('is locked once the platform has stepped in, and refunded after 极速退款', () => {
    expect(stateOf(detail({ join_or_not: '1' }))).toBe('locked');
    expect(expectedOf(listed(), detail({ join_or_not: '1' }), OF).state).toBe('locked');
    expect(expectedOf(listed({ speed_refund_status: '3' }), null, OF).state).toBe('refunded');
  });

  it('reads the list’s types by the list’s codes and the detail’s by its own', () => {
    expect(isOfGoods(listed({ after_sales_type: 2 }))).toBe(false);
    expect(isOfGoods(listed({ after_sales_type: 2, tracking_number: 'YT1234567890' }))).toBe(true);
    expect(isOfGoods(listed({ after_sales_type: 4 }))).toBe(true);
    expect(isOfGoods(listed({ after_sales_type: 5 }))).toBe(false);
    expect(judgeRefund(detail({ after_sales_type: 2 }), body(), 'warehouse')).toBeNull();
    expect(judgeRefund(detail({ after_sales_type: 3 }), body(), 'warehouse')).toMatchObject({ code: 'other' });
  });

  it('tells of a refund what was paid, and no key', () => {
    expect(readOf(detail({ after_sales_status: 10 }))).toMatchObject({
      ...{ state: 'refunded', paidCents: 1_000 },
      refunds: [{ key: null, refundId: '301851299', amountCents: 800 }],
    });
    expect(readOf(detail()).refunds).toEqual([]);
  });

  it('names a return by order and id, and knows its own names only', () => {
    expect(parseReturnNo(returnNoOf({ orderSn: ORDER, id: '301851299' }))).toEqual({ orderSn: ORDER, id: '301851299' });
    for (const strange of ['', 'TH00000001', '301851299', '../1-2', `${ORDER}-x`])
      expect(parseReturnNo(strange)).toBeNull();
  });
});

describe('hostile answers', () => {
  it.each([
    ['an amount with three decimals', { refund_amount: '8.005' }],
    ['a negative amount', { refund_amount: '-8.00' }],
    ['another currency', { refund_amount: '$8.00' }],
    ['no amount', { refund_amount: null }],
    ['no state', { after_sales_status: undefined }],
    ['an id that is none', { id: '1 or 1' }],
    ['a time that never was', { updated_time: '2018-02-31 17:18:03' }],
  ])('%s is not believed in the list', (_, more) => {
    expect(v.safeParse(ListedReturn, { ...LISTED, ...more }).success).toBe(false);
  });

  it.each([
    ['a fraction of a fen', { refund_amount: 800.5 }],
    ['yuan in place of fen', { refund_amount: '8.00' }],
    ['more than there is', { refund_amount: 99_999_999_999 }],
  ])('%s is not believed in the detail', (_, more) => {
    expect(v.safeParse(ReturnDetail, { ...DETAIL, ...more }).success).toBe(false);
  });

  it('takes numbers as texts, and amounts as numbers, to the cent', () => {
    expect(listed({ refund_amount: 19.9, after_sales_status: '3' })).toMatchObject({
      ...{ refund_amount: 1_990, after_sales_status: 3 },
    });
    expect(detail({ refund_amount: '800', id: '301851299' }).refund_amount).toBe(800);
  });

  it('reads times in all of their spellings', () => {
    expect(parseMoment('2018-04-10 17:18:03')).toBe(1_523_351_883_000);
    expect(parseMoment('1523351883')).toBe(1_523_351_883_000);
    expect(parseMoment(1_523_351_883_000)).toBe(1_523_351_883_000);
    for (const strange of ['', '0', 0, 'gestern', '2018-04-10']) expect(parseMoment(strange)).toBeNull();
  });
});

describe('a refund that is ordered', () => {
  it.each<[string, object, object, string]>([
    ['already paid', { after_sales_status: 10 }, {}, 'already-refunded'],
    ['on its way', { after_sales_status: 4 }, {}, 'already-refunded'],
    ['withdrawn', { after_sales_status: 11 }, {}, 'withdrawn'],
    ['closed', { after_sales_status: 9 }, {}, 'closed'],
    ['with the platform', { after_sales_status: 8 }, {}, 'locked'],
    ['not agreed to', { after_sales_status: 2 }, {}, 'other'],
    ['not sent back', { after_sales_status: 7 }, {}, 'other'],
    ['refused before', { after_sales_status: 6 }, {}, 'other'],
    ['without a waybill', { express_no: '' }, {}, 'other'],
    ['of another amount', { refund_amount: 700 }, {}, 'amount'],
    ['in yuan where fen were read', { refund_amount: 8 }, {}, 'amount'],
    ['in another currency', {}, { currency: 'USD' }, 'amount'],
  ])('is not sent when it is %s', (_, is, ordered, code) => {
    expect(judgeRefund(detail(is), body(ordered), 'warehouse')).toMatchObject({ kind: 'refused', code });
  });

  it('without goods can be agreed to, but not told to the warehouse', () => {
    const only = detail({ after_sales_type: 1, after_sales_status: 2, express_no: null });
    expect(judgeRefund(only, body(), 'agree')).toBeNull();
    expect(judgeRefund(only, body(), 'warehouse')).toMatchObject({ code: 'other' });
  });

  it('keeps every digit of an id, and escapes what a person wrote', () => {
    const long = detail({ id: '9223372036854775807' });
    expect(warehouseRequest(long, 1_800_000_000_000, 'in')).toBe(
      `{"after_sales_id":9223372036854775807,"order_sn":"${ORDER}","operate_time":1800000000000,"reverse_tracking_number":"YT1234567890","warehouse_status":1}`,
    );
    expect(JSON.parse(agreeRequest(detail(), '完"好\n'))).toEqual({
      ...{ after_sales_id: 301851299, order_sn: ORDER, operate_desc: '完"好\n' },
    });
  });
});
