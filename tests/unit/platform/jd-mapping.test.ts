import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { expectedOf, isOfGoods, isReturnNo, readOf, stateOf } from '../../../src/main/platform/jd/jd-mapping.ts';
import { judgeRefund, operationOf, refundBlock, yuanOf } from '../../../src/main/platform/jd/jd-refund-rules.ts';
import { JdReturn, Yuan } from '../../../src/main/platform/jd/jd-schemas.ts';

const AT = 1_800_000_000_000;
const RETURN = {
  afsOrderId: 3_000_001,
  orderId: '2001',
  afsOrderBaseInfo: { modifiedTime: AT, applyName: '张三丰' },
  afsOrderStatusInfo: { mainStatus: 30, mainStatusDesc: '待处理' },
  customerApplyInfo: {
    customerExpectDesc: '退货',
    applyReasonFirstCidDesc: '质量问题',
    applyReasonSecondCidDesc: '掉漆',
  },
  receiveInfo: { receiveTime: AT - 1_000 },
  refundInfo: { applyRefundAmount: '19.90', estimateRefundDetail: { maxRefundAmount: 25 } },
  afsOrderOvertimeInfo: { overTime: AT + 7_200_000 },
  skuInfoList: [{ skuId: 100_012_043_978, skuName: '保温杯', skuNum: 2 }],
  waybillInfoList: [
    { waybillType: 3, waybillCode: 'JDVA99999999999', providerName: '中通' },
    { waybillType: 2, waybillCode: ' jdva11408814483 ', providerName: '京东快递' },
  ],
};
const of = (more: object = {}): JdReturn => v.parse(JdReturn, { ...RETURN, ...more });
const status = (text: string): object => ({ afsOrderStatusInfo: { mainStatus: 30, mainStatusDesc: text } });
const refund = (more: object): object => ({ refundInfo: { ...RETURN.refundInfo, ...more } });
const SHOP = { platform: 'jd', shop: '山岚' };
const body = (more: object = {}) => ({
  ...{ key: 'refund:jd:3000001:1', returnNo: '3000001', amountCents: 1_990, freightCents: 0, currency: 'CNY' },
  ...{ reason: '完好', ...more },
});

describe('a return of JD’s in our words', () => {
  it('is an expected return, by the waybill that the buyer sent', () => {
    const expected = v.parse(ExpectedReturn, expectedOf(of(), SHOP));
    expect(expected).toMatchObject({
      ...{ returnNo: '3000001', orderNo: '2001', amountCents: 1_990, state: 'open', reason: 'quality' },
      ...{ returnWaybill: 'JDVA11408814483', moreWaybills: [], courier: '京东快递', version: AT },
      ...{ platformDeadlineAt: AT + 7_200_000, buyer: '*', reasonText: '质量问题：掉漆' },
      lines: [{ sku: '100012043978', name: '保温杯', quantity: 2 }],
    });
    expect(JSON.stringify(expected)).not.toContain('张三丰');
  });

  it.each([
    ['退货', null],
    ['换货', 'exchanged'],
    ['原品维修', 'repaired'],
    ['补发商品', 're-sent'],
    [null, null],
  ])('of which the buyer expects %s wants %s instead of money', (customerExpectDesc, wants) => {
    const one = of({ customerApplyInfo: { ...RETURN.customerApplyInfo, customerExpectDesc } });
    expect(expectedOf(one, SHOP).wants).toBe(wants);
  });

  it('reads lists that come wrapped, as the published schema has them, and what was picked up', () => {
    const wrapped = of({
      skuInfoList: { skuInfoListItem: { skuId: 7, skuName: '杯盖' } },
      waybillInfoList: { waybillInfoListItem: [{ waybillType: 2, waybillCode: 'SF1234567890' }] },
      pickInfo: { pickLogisticsList: { pickLogisticsListItem: [{ waybillCode: 'JDX000000000001' }] } },
    });
    expect(expectedOf(wrapped, SHOP)).toMatchObject({
      ...{ returnWaybill: 'SF1234567890', moreWaybills: ['JDX000000000001'] },
      lines: [{ sku: '7', quantity: 1 }],
    });
  });

  it.each<[string, object, string]>([
    ['waiting', {}, 'open'],
    ['refunded, whatever its name says', { ...status('已取消'), ...refund({ refundStatus: 20 }) }, 'refunded'],
    ['finished, but not proven', { afsOrderStatusInfo: { mainStatus: 100, mainStatusDesc: '完成' } }, 'locked'],
    ['with another refund status', refund({ refundStatus: 10, actualRefundAmount: '19.90' }), 'open'],
    ['cancelled', status('已取消'), 'withdrawn'],
    ['closed', status('已关闭'), 'closed'],
    ['not approved', status('审核不通过'), 'closed'],
    ['in a dispute, by its name', status('纠纷介入中'), 'locked'],
    ['in a dispute, by its mark', { afsOrderFlagInfo: { jdDisputeFlag: true } }, 'locked'],
    ['processed', { processInfo: { processedTime: AT } }, 'locked'],
    ['without a name of its state', { afsOrderStatusInfo: { mainStatus: 77 } }, 'locked'],
  ])('that is %s: %s', (_, more, state) => {
    expect(stateOf(of(more))).toBe(state);
  });

  it('that lacks what isn’t needed is still one', () => {
    const bare = v.parse(JdReturn, { afsOrderId: 5, waybillInfoList: null });
    expect(v.parse(ExpectedReturn, expectedOf(bare, SHOP))).toMatchObject({
      ...{ returnNo: '5', orderNo: '5', state: 'locked', amountCents: 0, returnWaybill: null },
      lines: [{ sku: '5', quantity: 1 }],
    });
  });

  it('is of goods when they come back; a cancelled order is not', () => {
    expect(isOfGoods(of())).toBe(true);
    expect(isOfGoods(of({ waybillInfoList: [] }))).toBe(true);
    const none = {
      waybillInfoList: [RETURN.waybillInfoList[0]],
      customerApplyInfo: { customerExpectDesc: '取消订单' },
    };
    expect(isOfGoods(of(none))).toBe(false);
  });

  it('tells of a refund only once it is proven, and of the sum that JD paid', () => {
    expect(readOf(of(refund({ refundStatus: 20, actualRefundAmount: 18.5 })))).toMatchObject({
      ...{ state: 'refunded', paidCents: 2_500, refunds: [{ key: null, refundId: '3000001', amountCents: 1_850 }] },
    });
    expect(readOf(of(refund({ refundStatus: 30, actualRefundAmount: '19.90' })))).toMatchObject({
      ...{ state: 'open', refunds: [] },
    });
    expect(readOf(of(refund({ refundStatus: 20 })))).toMatchObject({ state: 'refunded', refunds: [] });
  });

  it('tells what the buyer asked for, also once a part of it has been refunded', () => {
    const part = of(refund({ refundStatus: 20, applyRefundAmount: '19.90', actualRefundAmount: '5.00' }));
    expect(expectedOf(part, SHOP)).toMatchObject({ state: 'refunded', amountCents: 1_990 });
    const more = of(refund({ refundStatus: 20, applyRefundAmount: '19.90', actualRefundAmount: '21.00' }));
    expect(expectedOf(more, SHOP)).toMatchObject({ amountCents: 2_100 });
  });
  it('is neither open nor refunded while JD refunds: no answer to rely on', () => {
    const processed = { processInfo: { processedTime: AT, processResultDesc: '退货' } };
    expect(readOf(of(processed))).toMatchObject({ kind: 'failed', isReached: true, retryAfterMs: null });
    expect(judgeRefund(of(processed), body())).toMatchObject({ kind: 'retry' });
    const renewed = { processInfo: { processedTime: AT, processResultDesc: '换新' } };
    expect(readOf(of(renewed))).toMatchObject({ kind: 'read', state: 'locked' });
  });

  it('knows its own numbers only', () => {
    for (const strange of ['', '0', 'TH1', '../1', '1-2', '1'.repeat(20)]) expect(isReturnNo(strange)).toBe(false);
    expect(isReturnNo('3000001')).toBe(true);
  });
});

describe('hostile answers', () => {
  it.each([
    ['three decimals', '8.005'],
    ['a sum that is none exactly', 19.900000000000002],
    ['a negative sum', '-8.00'],
    ['another currency', '$8.00'],
    ['Infinity', 'Infinity'],
    ['a power', '1e3'],
    ['an object', { value: '8.00' }],
    ['more than there is', '99999999999.00'],
  ])('%s is no amount', (_, amount) => {
    expect(v.safeParse(Yuan, amount).success).toBe(false);
    expect(v.safeParse(JdReturn, { ...RETURN, ...refund({ applyRefundAmount: amount }) }).success).toBe(false);
  });

  it.each<[unknown, number]>([
    ['19.90', 1_990],
    [19.9, 1_990],
    ['0.29', 29],
    [1.1, 110],
    ['1', 100],
    ['12.3400', 1_234],
    [4.35, 435],
  ])('%s yuan are %i cents', (yuan, cents) => {
    expect(v.parse(Yuan, yuan)).toBe(cents);
  });

  it.each([
    ['an id that is none', { afsOrderId: '1 or 1' }],
    ['two sums for one', refund({ applyRefundDetail: { refundAmount: '20.00' } })],
    ['two sums paid', refund({ actualRefundAmount: 1, actualRefundDetail: { actualRefundAmount: 2 } })],
    ['half a refund status', refund({ refundStatus: 2.5 })],
    ['a word for a refund status', refund({ refundStatus: '成功' })],
  ])('%s is not believed', (_, more) => {
    expect(v.safeParse(JdReturn, { ...RETURN, ...more }).success).toBe(false);
  });
});

describe('a refund that is ordered', () => {
  it.each<[string, object, object, string]>([
    ['already paid', refund({ refundStatus: 20 }), {}, 'already-refunded'],
    ['withdrawn', status('买家取消'), {}, 'withdrawn'],
    ['closed', status('已关闭'), {}, 'closed'],
    ['with JD', status('平台介入'), {}, 'locked'],
    ['an exchange', { customerApplyInfo: { customerExpectDesc: '换货' } }, {}, 'other'],
    ['more than applied for', {}, { amountCents: 1_991 }, 'amount'],
    ['nothing', {}, { amountCents: 0 }, 'amount'],
    ['of an unknown sum', { refundInfo: null }, {}, 'amount'],
    ['in another currency', {}, { currency: 'USD' }, 'amount'],
  ])('is not sent when it is %s', (_, is, ordered, code) => {
    expect(judgeRefund(of(is), body(ordered))).toMatchObject({ kind: 'refused', code });
  });

  it('may be a part of what was applied for, freight included', () => {
    expect(judgeRefund(of(), body({ amountCents: 1_000, freightCents: 990 }))).toBeNull();
  });

  it('is written in yuan to the cent, with every digit of the number, and a person’s words escaped', () => {
    for (const [cents, yuan] of [
      [1, '0.01'],
      [1_990, '19.90'],
      [100_000, '1000.00'],
    ] as const)
      expect(yuanOf(cents)).toBe(yuan);
    const long = of({ afsOrderId: '9223372036854775807' });
    const text = operationOf(
      long,
      { venderId: '9001', sellerPin: '店"主' },
      { operateType: 902, block: refundBlock(long, 1_990), notes: '完"好\n' },
    );
    expect(text).toBe(
      '{"operateType":902,"afsOrderDTO":{"afsOrderId":9223372036854775807,"venderId":9001,"sellerPin":"店\\"主","approveNotes":"完\\"好\\n"},"submitRefundInfo":{"refundSkuCount":2,"submitRefundAmount":19.90}}',
    );
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});
