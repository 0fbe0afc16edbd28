import { describe, expect, it } from 'vitest';
import { readForm } from '../../../src/main/platform/taobao/practice-taobao-form.ts';
import { expectedSign, momentOf, textOfMoment } from '../../../src/main/platform/taobao/practice-taobao-sign.ts';
import { formOf, partsOf } from '../../../src/main/platform/taobao/taobao-form.ts';
import {
  parseTopTime,
  SIGN_METHODS,
  signOf,
  signText,
  topTime,
} from '../../../src/main/platform/taobao/taobao-sign.ts';

/** Official document 101617, "签名算法": the parameters, their text, and the MD5 signature. */
const OFFICIAL = {
  v: '2.0',
  method: 'taobao.item.seller.get',
  app_key: '12345678',
  session: 'test',
  timestamp: '2016-01-01 12:00:00',
  format: 'json',
  fields: 'num_iid,title,nick,price,num',
  num_iid: '11223344',
};
const OFFICIAL_TEXT =
  'app_key12345678fieldsnum_iid,title,nick,price,numformatjsonmethodtaobao.item.seller.getnum_iid11223344' +
  'sessiontestsign_methodmd5timestamp2016-01-01 12:00:00v2.0';

/** Names of every sort, a key longer than a hash block, Chinese, and what forms escape; computed with Python's hmac. */
const ODD = { refuse_message: '商品与发出不符，见图 1–3 & 说明=附', Zeta: '1', app_key: '9', _x: '', 'a.b': '+ %' };
const ODD_SECRET = 'k'.repeat(70);

describe('the signature', () => {
  it('is that of the official example', () => {
    const params = { ...OFFICIAL, sign_method: 'md5' };
    expect(signText(params)).toBe(OFFICIAL_TEXT);
    expect(signOf(params, 'helloworld', 'md5')).toBe('66987CB115214E59E6EC978214934FB8');
  });

  it.each([
    ['hmac', 'D56D7858309C31B6251083A874D48273'],
    ['hmac-sha256', '04DB15AD0774D5CFCE2C837DE43E3FCEA9011ED74F3038FB6AB5F3C4CEA119E8'],
  ] as const)('is right for %s', (method, expected) => {
    expect(signOf({ ...OFFICIAL, sign_method: method }, 'helloworld', method)).toBe(expected);
  });

  // RFC 2202 §2 and RFC 4231 §4: the data is one parameter's name and value behind each other.
  it.each([
    ['hmac', 'Jefe', 'what do ya want ', 'for nothing?', '750C783E6AB0B503EAA86E310A5DB738'],
    [
      'hmac-sha256',
      'Jefe',
      'what do ya want ',
      'for nothing?',
      '5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843',
    ],
    ['hmac', '\x0b'.repeat(16), 'Hi', ' There', '9294727A3638BB1C13F48EF8158BFC9D'],
    [
      'hmac-sha256',
      '\x0b'.repeat(20),
      'Hi',
      ' There',
      'B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7',
    ],
  ] as const)('%s agrees with the test case of its RFC (key %j)', (method, key, name, value, expected) => {
    expect(signOf({ [name]: value }, key, method)).toBe(expected);
  });

  it.each(SIGN_METHODS)('%s is the same by two hands', (method) => {
    for (const [params, secret] of [
      [OFFICIAL, 'helloworld'],
      [ODD, ODD_SECRET],
    ] as const) {
      const whole = { ...params, sign_method: method };
      expect(signOf(whole, secret, method)).toBe(expectedSign(new Map(Object.entries(whole)), secret));
    }
  });

  it.each([
    ['md5', '029292B7EEEBEF3090DE3065790CC551'],
    ['hmac', '3D9A927A330BEF3E108F02EE3AE09872'],
    ['hmac-sha256', 'EB635B981E387B7F341D3BF7C90455BD596EE4CA436065538E3535BAAC3ECEF5'],
  ] as const)('%s of odd names, long keys and Chinese is that of Python', (method, expected) => {
    expect(signOf({ ...ODD, sign_method: method }, ODD_SECRET, method)).toBe(expected);
  });

  it('leaves out itself and changes with every letter', () => {
    const sign = signOf(OFFICIAL, 'helloworld', 'hmac-sha256');
    expect(signOf({ ...OFFICIAL, sign: 'anything' }, 'helloworld', 'hmac-sha256')).toBe(sign);
    expect(signOf({ ...OFFICIAL, session: 'tesT' }, 'helloworld', 'hmac-sha256')).not.toBe(sign);
    expect(expectedSign(new Map([['sign_method', 'sha512']]), 'x')).toBeNull();
  });
});

describe('a time of TOP', () => {
  it.each([
    [Date.parse('2016-01-01T04:00:00Z'), '2016-01-01 12:00:00'],
    [Date.parse('2026-11-21T17:30:59.999Z'), '2026-11-22 01:30:59'],
    [Date.parse('2027-12-31T16:00:00Z'), '2028-01-01 00:00:00'],
  ])('%i is %s, in GMT+8 wherever the bench stands', (at, text) => {
    expect(topTime(at)).toBe(text);
    expect(parseTopTime(text)).toBe(Math.floor(at / 1000) * 1000);
    expect(textOfMoment(at)).toBe(text);
    expect(momentOf(text)).toBe(Math.floor(at / 1000) * 1000);
  });

  it.each(['', '2026-02-31 00:00:00', '2026-11-22T01:30:59', '2026-11-22 25:00:00', '0', 'null'])(
    'is not %j',
    (text) => {
      expect(parseTopTime(text)).toBeNull();
    },
  );
});

describe('a body', () => {
  const values = { a: '退货 & 1+1=2', 'b.c': '%2B', d: '', e: 'x\r\n--y' };

  it('as a form comes out as it went in', () => {
    const { body, contentType } = formOf(values);
    expect(readForm(contentType, Buffer.from(body))?.texts).toEqual(new Map(Object.entries(values)));
  });

  it('in parts brings every byte of a picture, whatever is in it', () => {
    const bytes = Uint8Array.from({ length: 2_000 }, (_, index) => (index * 7) % 256);
    const { body, contentType } = partsOf(values, [{ name: 'refuse_proof', bytes }]);
    const read = readForm(contentType, Buffer.from(body));
    expect(read?.texts).toEqual(new Map(Object.entries(values)));
    expect(read?.files.get('refuse_proof')).toEqual(Buffer.from(bytes));
  });

  it('of another sort is none for the imitation', () => {
    expect(readForm('application/json', Buffer.from('{}'))).toBeNull();
    expect(readForm('application/x-www-form-urlencoded;charset=utf-8', Buffer.from('a=1&a=2'))).toBeNull();
    expect(readForm('application/x-www-form-urlencoded;charset=utf-8', Buffer.from('a=%E9%'))).toBeNull();
    expect(readForm('multipart/form-data; boundary=x', Buffer.from('--x\r\nno end'))).toBeNull();
  });
});
