import { describe, expect, it } from 'vitest';
import { signOf, signedParams } from '../../../src/main/platform/jd/jd-sign.ts';

const HEADERS = {
  'X-JOS-App-Key': 'offline-app',
  'X-JOS-Access-Token': 'offline-token',
  'X-JOS-Timestamp': '1700000000000',
};
const NOTHING = { headers: HEADERS, query: {}, path: {}, body: null };

describe('JD’s signature', () => {
  it('is that of the official example of the old gateway, which is made the same way', () => {
    const official = {
      access_token: 'yourtoken',
      app_key: 'yourappkey',
      method: 'jingdong.pop.order.search',
      timestamp: '2021-05-07 09:20:39.683+0800',
      v: '2.0',
      '360buy_param_json':
        '{"end_date":null,"optional_fields":null,"order_state":"WAIT_SELLER_STOCK_OUT","page":"1","page_size":"200","start_date":null}',
    };
    expect(signOf(official, 'yourappSecret')).toBe('D70825340F4084360B9362B60DFD7930');
  });

  // Made by other programs: md5sum of coreutils, and an independent client of the same gateway.
  it.each<[string, Record<string, string>, string, string]>([
    ['nothing (RFC 1321)', {}, '', 'D41D8CD98F00B204E9800998ECF8427E'],
    ['two parameters, turned round', { b: '2', a: '1' }, 'secret', 'EF16F26C937CF52AE6F85DF2FD08B24A'],
    [
      'a list',
      signedParams({
        ...NOTHING,
        query: { updateStartTime: '1700000000000', updateEndTime: '1700000060000', page: '1', pageSize: '2' },
      }),
      'offline-secret',
      '0627BD69EEC951A95E84A3A65FEB0AA2',
    ],
    [
      'a detail, with its number and the comma as it is',
      signedParams({ ...NOTHING, query: { scopeSet: 'refundInfo,skuExtInfo' }, path: { afsOrderId: '1001' } }),
      'offline-secret',
      '62B85BF98B8A1C9D3C68A36761E2A5BD',
    ],
    [
      'an operation, with its body as it is sent',
      signedParams({
        headers: { 'X-JOS-App-Key': 'key', 'X-JOS-Access-Token': 'tok', 'X-JOS-Timestamp': '1800000000000' },
        query: {},
        path: { afsOrderId: '3001' },
        body: '{"operateType":1}',
      }),
      'planted-secret',
      '766727EACE0D114A7FEE9654D5A92629',
    ],
  ])('of %s', (_, params, secret, wanted) => {
    expect(signOf(params, secret)).toBe(wanted);
  });

  it('leaves a body out that says nothing', () => {
    expect(signedParams({ ...NOTHING, body: '{}' })).toEqual(HEADERS);
    expect(signedParams({ ...NOTHING, body: '' })).toEqual(HEADERS);
    expect(signedParams({ ...NOTHING, body: '{"a":1}' })).toEqual({ ...HEADERS, body: '{"a":1}' });
  });
});
