import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { StockBody } from '../../../src/shared/command-body.ts';
import type { Disposition } from '../../../src/shared/disposition.ts';
import { TopRefund } from '../../../src/main/platform/taobao/taobao-schemas.ts';
import * as words from '../../../src/main/platform/taobao/taobao-slip-words.ts';
import { slipIdOf, slipOf } from '../../../src/main/platform/taobao/taobao-slip-rules.ts';

const AT = Date.parse('2026-11-11T09:30:00+08:00');
const SENDER = {
  warehouse: { name: '一号退货仓', province: '浙江省', city: '杭州市', district: '余杭区', address: '仓前路 1 号' },
  courierCodes: new Map([['极兔', 'JT-9']]),
};
const refundOf = (more: object = {}) =>
  v.parse(TopRefund, {
    ...{ refund_id: '165300000000001', tid: '2051234567000000001', oid: '2051234568000000001', refund_fee: '139.00' },
    ...{ status: 'WAIT_SELLER_CONFIRM_GOODS', has_good_return: true, title: '山岚 防风夹克', sid: 'SF1400000000100' },
    ...{ company_name: '顺丰速运', outer_id: 'SL-JK-1', ...more },
  });
type Unit = StockBody['units'][number];
const unit = (disposition: Disposition, more: Partial<Unit> = {}): Unit => ({
  ...{ sku: 'SL-JK-1', quantity: 1, disposition, bin: 'A-01', from: null },
  ...more,
});
const bodyOf = (units: Unit[], more: Partial<StockBody> = {}): StockBody => ({
  ...{ key: 'stock:tb-1:i-1:1', returnNo: '165300000000001', units },
  ...more,
});
const made = (body: StockBody, refund: object = {}, sender = SENDER) => slipOf(body, refundOf(refund), sender, AT);
const saying = (words: RegExp) => ({ kind: 'refused', words: expect.stringMatching(words) as string });

describe('a stock command as a slip of returned goods', () => {
  it('has an id of twenty characters that is always the same for a key', () => {
    // printf '%s' 'stock:tb-1:i-1:1' | sha256sum
    expect(slipIdOf('stock:tb-1:i-1:1')).toBe('DP021C7D423D92C83EBF');
    expect(slipIdOf('stock:tb-1:i-1:2')).not.toBe(slipIdOf('stock:tb-1:i-1:1'));
  });

  it('is written out whole, its long numbers with every digit', () => {
    const slip = made(bodyOf([unit('restock', { quantity: 2 }), unit('restock', { bin: 'A-02' }), unit('scrap')]));
    expect(slip).toEqual({
      kind: 'slip',
      id: 'DP021C7D423D92C83EBF',
      param0:
        '{"uploading_reverse_d_t_o_list":[{"id":"DP021C7D423D92C83EBF","mail_no":"SF1400000000100","cp_code":"SF",' +
        '"cp_name":"顺丰速运","status":3,"create_time":"2026-11-11 09:30:00","country_name":"中国",' +
        '"province_name":"浙江省","city_name":"杭州市","district_name":"余杭区","adr":"仓前路 1 号",' +
        '"warehouse_name":"一号退货仓","tid":2051234567000000001,"goods_item_d_t_o_list":[' +
        '{"qr_code":"SL-JK-1","item_code":"SL-JK-1","auction_name":"山岚 防风夹克","type":1,"actual_qty":3,"status":1,' +
        '"oid":2051234568000000001},' +
        '{"qr_code":"SL-JK-1","item_code":"SL-JK-1","auction_name":"山岚 防风夹克","type":1,"actual_qty":1,"status":2,' +
        '"oid":2051234568000000001}]}]}',
    });
  });

  it.each([
    ['restock', 1],
    ['second', 2],
    ['repair', 2],
    ['scrap', 2],
    ['to-supplier', 4],
  ] as const)('calls %s grade %d', (disposition, grade) => {
    expect(made(bodyOf([unit(disposition)]))).toMatchObject({
      param0: expect.stringContaining(`"actual_qty":1,"status":${String(grade)},`) as string,
    });
  });

  it('tells nothing of a move within a grade, and can’t take back what was told', () => {
    const from = (disposition: Disposition) => ({ from: { disposition, bin: 'A-01' } });
    expect(made(bodyOf([unit('restock', { ...from('restock'), bin: 'B-07' })]))).toEqual({ kind: 'nothing' });
    expect(made(bodyOf([unit('scrap', from('second'))]))).toEqual({ kind: 'nothing' });
    for (const [to, before] of [
      ['second', 'restock'],
      ['restock', 'second'],
      ['keep', 'restock'],
      ['to-buyer', 'scrap'],
    ] as const)
      expect(made(bodyOf([unit('restock'), unit(to, from(before))]))).toEqual(saying(/后台改.*another grade/));
    // What was the buyer's until now, or not judged, is told for the first time.
    expect(made(bodyOf([unit('second', from('keep'))]))).toMatchObject({ kind: 'slip' });
  });

  it('goes under what the parcel came with, and finds the courier by name, by the merchant’s list or by the number', () => {
    const codeOf = (body: Partial<StockBody>, refund: object = {}) => {
      const slip = made(bodyOf([unit('restock')], body), refund);
      return slip.kind === 'slip' ? (/"mail_no":"([^"]+)","cp_code":"([^"]+)"/.exec(slip.param0) ?? []).slice(1) : slip;
    };
    expect(codeOf({ waybill: 'SF1400000000100' })).toEqual(['SF1400000000100', 'SF']);
    expect(codeOf({}, { company_name: '中国邮政EMS' })).toEqual(['SF1400000000100', 'EMS']);
    expect(codeOf({}, { company_name: '邮政快递包裹' })).toEqual(['SF1400000000100', 'POSTB']);
    expect(codeOf({}, { company_name: '极兔速递', sid: 'JT0012345678901' })).toEqual(['JT0012345678901', 'JT-9']);
    // Came under another number than the buyer's: what Taobao says of the courier is of the other one.
    expect(codeOf({ waybill: 'YT1234567890123' })).toEqual(['YT1234567890123', 'YTO']);
    expect(codeOf({ waybill: '123456789012' })).toEqual(saying(/123456789012.*编码/));
    expect(codeOf({}, { company_name: '飞快物流', sid: '990000000001234' })).toEqual(saying(/飞快物流/));
  });

  it('is none without a warehouse, an order, a waybill or a code of the goods', () => {
    const body = bodyOf([unit('restock')]);
    const nowhere = { ...SENDER, warehouse: { ...SENDER.warehouse, district: '' } };
    expect(made(body, {}, nowhere)).toEqual(saying(/仓库名和地址/));
    expect(made(body, { tid: null })).toEqual(saying(/订单号/));
    expect(made(body, { sid: '' })).toEqual(saying(/退货运单号/));
    expect(made(bodyOf([unit('restock', { sku: '165300000000001' })]))).toEqual(saying(/商家编码/));
  });

  it('says what stood in its way in both languages, within the line that is kept', () => {
    const all = Object.values(words).map((one) =>
      typeof one === 'string' ? one : one('很长的快递公司名字物流有限公司'),
    );
    for (const sentence of all) {
      expect(sentence).toMatch(/\p{Script=Han}.* \/ [A-Z]/u);
      expect(Array.from(sentence).length).toBeLessThanOrEqual(300);
    }
  });
});
