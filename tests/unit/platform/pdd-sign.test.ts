import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signOf, signText } from '../../../src/main/platform/pdd/pdd-sign.ts';

// The worked example of Pinduoduo's own documentation (open.pinduoduo.com, idStr=8EC06C399636041E).
const OFFICIAL = {
  type: 'pdd.order.number.list.get',
  client_id: '1',
  access_token: 'asd78172s8ds9a921j9qqwda12312w1w21211',
  timestamp: '1480411125',
  data_type: 'XML',
  order_status: '1',
  page: '1',
  page_size: '10',
};

describe('Pinduoduo’s signature', () => {
  it('is that of the official example', () => {
    expect(signOf(OFFICIAL, 'testSecret')).toBe('E4DE3ED21002510DED352819E7AE6775');
  });

  it('takes everything but the signature itself, by name, whatever order it came in', () => {
    const turned = Object.fromEntries(Object.entries(OFFICIAL).reverse());
    expect(signText({ ...turned, sign: 'X' })).toBe(
      'access_tokenasd78172s8ds9a921j9qqwda12312w1w21211client_id1data_typeXMLorder_status1page1page_size10timestamp1480411125typepdd.order.number.list.get',
    );
  });

  it('is plain MD5 of UTF-8, also for Chinese', () => {
    const wanted = createHash('md5').update('sa中文b2s', 'utf8').digest('hex').toUpperCase();
    expect(signOf({ b: '2', a: '中文' }, 's')).toBe(wanted);
    // RFC 1321, test suite: MD5 of nothing.
    expect(signOf({}, '')).toBe('D41D8CD98F00B204E9800998ECF8427E');
  });
});
