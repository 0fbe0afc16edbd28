import { describe, expect, it } from 'vitest';
import { findHeader, fingerprintOf, fitsFile, guessMapping, missingIn } from '../../../src/main/import/column-rules.ts';
import { fc } from '../../support/property.ts';

const guess = (headers: string) => guessMapping(headers.split(' '), 'returns');

describe('what the columns of an export mean', () => {
  it.each([
    [
      'Taobao',
      '订单编号 退款编号 退款金额 买家会员名 退款原因 宝贝标题 退货物流公司 退货物流单号 发货物流单号 退款状态',
      'orderNo returnNo amount buyer reason name courier returnWaybill outboundWaybill state',
    ],
    ['JD', '服务单号 订单号 商品编号 商品名称 申请数量 运单号', 'returnNo orderNo sku name quantity returnWaybill'],
    [
      'PDD',
      '售后编号 订单号 商品名称 规格编码 售后原因 退款金额(元) 物流单号 售后状态',
      'returnNo orderNo name sku reason amount returnWaybill state',
    ],
    [
      'Douyin',
      '*售后单号 *商品单号 订单号 商品名称 商家编码 应退金额（元） 退货运单号 店铺名称 平台',
      'returnNo subOrderNo orderNo name sku amount returnWaybill shop platform',
    ],
    [
      'an ERP',
      '退货单号 线上订单号 店铺 快递单号 收货人 手机 货品编号 货品名称 条码 数量 序列号 赠品 运费',
      'returnNo orderNo shop returnWaybill buyer phone sku name barcode quantity serial isGift freight',
    ],
    [
      'English',
      'RMA# Order-ID Tracking_Number Customer Phone Reason Amount SKU Title Qty Barcode Status',
      'returnNo orderNo returnWaybill buyer phone reason amount sku name quantity barcode state',
    ],
  ])('of %s', (_, headers, fields) => {
    expect(guess(headers)).toEqual(fields.split(' '));
  });

  it('is never one meaning twice, and columns nobody knows stay open', () => {
    expect(guess('运单号 退货运单号 退款金额 实付金额 颜色')).toEqual([null, 'returnWaybill', 'amount', null, null]);
    expect(guess('退货快递的运单号 发货时用的快递单号 退款编号（售后）')).toEqual([
      'returnWaybill',
      'outboundWaybill',
      'returnNo',
    ]);
  });

  it('of bundles', () => {
    expect(guessMapping(['组合装编码', '商家编码', '商品名称', '数量', '条码'], 'bundles')).toEqual([
      ...['bundleSku', 'sku', 'name', 'quantity', 'barcode'],
    ]);
  });

  it('for any headers: as many meanings as columns, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), fc.constantFrom('returns', 'bundles'), (headers, kind) => {
        const mapping = guessMapping(headers, kind);
        expect(fitsFile(mapping, headers, kind)).toBe(true);
        expect(fingerprintOf(headers, kind)).toMatch(/^[0-9a-f]{64}$/);
        missingIn(mapping, kind);
      }),
    );
  });
});

describe('the header', () => {
  const HEADER = ['退款编号', '订单号', '运单号', '退款金额', '商品名称'];
  it('is looked for under titles and empty rows', () => {
    expect(findHeader([['退货单导出'], [], HEADER, ['TK1', 'O1', 'SF1300001234562', '1', 'x']], 'returns')).toBe(2);
    expect(findHeader([HEADER, ['TK1']], 'returns')).toBe(0);
  });
  it('is the first row with anything in it when no word is known', () => {
    expect(findHeader([[], ['', ' '], ['甲', '乙'], ['丙', '丁']], 'returns')).toBe(2);
    expect(findHeader([[], [' ']], 'returns')).toBe(-1);
    expect(findHeader([], 'returns')).toBe(-1);
  });
});

describe('what must be there', () => {
  it('is a number, a waybill, goods and an amount, each by any of its columns', () => {
    expect(missingIn(guess('退款编号 运单号 商品名称 退款金额'), 'returns')).toEqual([]);
    expect(missingIn(guess('订单号 发货运单号 商家编码 退款金额'), 'returns')).toEqual([]);
    expect(missingIn([null, 'buyer'], 'returns')).toEqual(['number', 'waybill', 'goods', 'amount']);
    expect(missingIn(['sku'], 'bundles')).toEqual(['bundleSku']);
  });
});

it('a file is known again by its headers, however they are decorated, and apart from another kind', () => {
  expect(fingerprintOf(['*退款金额（元）', 'SKU '], 'returns')).toBe(fingerprintOf(['退款金额', 'sku'], 'returns'));
  expect(fingerprintOf(['sku'], 'returns')).not.toBe(fingerprintOf(['sku'], 'bundles'));
  expect(fingerprintOf(['a', 'b'], 'returns')).not.toBe(fingerprintOf(['b', 'a'], 'returns'));
});
