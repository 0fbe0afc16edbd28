import { describe, expect, it } from 'vitest';
import { partsOf, signOf, timestampOf } from '../../../src/main/platform/wangdiantong/wangdiantong-sign.ts';

const COMMON = { sid: 'wdtapi3', key: 'offline', salt: 'offsalt', v: '1.0', timestamp: '340000000' };

describe('Wangdiantong’s signature', () => {
  // Wangdiantong publishes no example with its result. Made by md5sum of coreutils and once more by openssl:
  //   printf '%s' 'testsecretbody[{"modified_from":…}]calc_total1keyoffline…v1.0testsecret' | md5sum
  it.each<[string, Record<string, string>, string, string]>([
    ['nothing (RFC 1321)', {}, '', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['two parameters, turned round', { b: '2', a: '1' }, 'secret', 'ef16f26c937cf52ae6f85df2fd08b24a'],
    [
      'a page of returns, the body under its name and not URL-encoded',
      {
        ...COMMON,
        method: 'aftersales.refund.Refund.search',
        ...{ page_size: '100', page_no: '0', calc_total: '1' },
        body: '[{"modified_from":"2020-01-01 00:00:00","modified_to":"2020-01-20 00:00:00"}]',
      },
      'testsecret',
      'fb64450c2d60e510de014fa32cdcd84a',
    ],
    [
      'a stock-in order, in Chinese',
      {
        ...COMMON,
        method: 'wms.stockin.Refund.createOrder',
        body: '[{"refund_no":"TK2311000001","remark":"退货 入库"}]',
      },
      'testsecret',
      'd068676120303a9bd12489990957e5c0',
    ],
  ])('of %s', (_, params, secret, wanted) => {
    expect(signOf(params, secret)).toBe(wanted);
  });

  it('reckons its seconds from 2012 in China', () => {
    // TZ=Asia/Shanghai date -d '2012-01-01 00:00:00' +%s
    expect(timestampOf(1_325_347_200_000)).toBe('0');
    expect(timestampOf(1_665_347_200_999)).toBe('340000000');
  });

  it('reads an app secret as secret and salt, and nothing else', () => {
    expect(partsOf('testsecret:testsalt')).toEqual({ secret: 'testsecret', salt: 'testsalt' });
    expect(partsOf('a:b:c')).toEqual({ secret: 'a', salt: 'b:c' });
    expect(['', 'nocolon', ':salt', 'secret:'].map(partsOf)).toEqual([null, null, null, null]);
  });
});
