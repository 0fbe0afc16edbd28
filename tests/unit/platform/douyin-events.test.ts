import { describe, expect, it } from 'vitest';
import { returnsOf } from '../../../src/main/platform/douyin/douyin-events.ts';
import { eventSignOf } from '../../../src/main/platform/douyin/douyin-sign.ts';

const APP = { appKey: '7000000000000000001', appSecret: 'the secret 密钥' };
const RETURN = '7146701382803677772';
const BODY = `[{"tag":"203","msg_id":"m1","data":"{\\"aftersale_id\\":${RETURN}}"}]`;
/** Of app key, body and secret by coreutils' md5sum. */
const SIGN = 'd513ec4feeaab6d67065054bc16aa337';

const push = (tag: string | number, data: string) => ({ tag, msg_id: 'm', data });
const signed = (pushes: unknown): { sign: string; body: string } => {
  const body = typeof pushes === 'string' ? pushes : JSON.stringify(pushes);
  return { sign: eventSignOf(APP.appKey, body, APP.appSecret), body };
};

describe('the signature of a push', () => {
  it('is MD5 over app key, body and secret', () => {
    expect(eventSignOf(APP.appKey, BODY, APP.appSecret)).toBe(SIGN);
  });
});

describe('what a kept push tells', () => {
  it('is which return, with every digit of its number', () => {
    expect(returnsOf({ sign: SIGN, body: BODY }, APP)).toEqual([RETURN]);
    expect(returnsOf({ sign: SIGN.toUpperCase(), body: BODY }, APP)).toEqual([RETURN]);
  });

  it.each([
    ['another body', { sign: SIGN, body: BODY.replace('772', '773') }],
    ['white space added', { sign: SIGN, body: `${BODY} ` }],
    ['no signature', { sign: '', body: BODY }],
    ['another secret', { sign: eventSignOf(APP.appKey, BODY, 'guessed'), body: BODY }],
    ['not a text', { sign: SIGN, body: [RETURN] }],
    ['nothing', null],
  ])('is not believed: %s', (_, kept) => {
    expect(returnsOf(kept, APP)).toBeNull();
  });

  it('is believed unchecked where the relay keeps the secret: it is only a hint to read', () => {
    expect(returnsOf({ sign: 'f'.repeat(32), body: BODY }, { ...APP, appSecret: '' })).toEqual([RETURN]);
  });

  it.each([
    ['a page', signed('<html>')],
    ['an object', signed({ tag: '203' })],
    ['a push without its data', signed([{ tag: '203', msg_id: 'm' }])],
  ])('is strange: %s', (_, kept) => {
    expect(returnsOf(kept, APP)).toBeNull();
  });

  it('is nothing for other matters, and for numbers that are none', () => {
    const data = `{"aftersale_id":${RETURN}}`;
    expect(returnsOf(signed([push('100', data), push(209, data)]), APP)).toEqual([RETURN]);
    const odd = [
      '{"aftersale_id":"x"}',
      '{"aftersale_id":-1}',
      '{"aftersale_id":1.5}',
      '{}',
      'null',
      '{"aftersale_id":',
    ];
    expect(returnsOf(signed(odd.map((one) => push('203', one))), APP)).toEqual([]);
  });
});
