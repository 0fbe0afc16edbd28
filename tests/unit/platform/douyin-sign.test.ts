import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { paramJson, signOf } from '../../../src/main/platform/douyin/douyin-sign.ts';

/** HMAC by the letter of RFC 2104, without the library's own. */
function hmacSha256(key: string, text: string): string {
  const block = Buffer.alloc(64);
  const bytes = Buffer.from(key, 'utf8');
  (bytes.byteLength > 64 ? createHash('sha256').update(bytes).digest() : bytes).copy(block);
  const padded = (pad: number): Buffer => Buffer.from(block.map((byte) => byte ^ pad));
  const inner = createHash('sha256').update(padded(0x36)).update(text, 'utf8').digest();
  return createHash('sha256').update(padded(0x5c)).update(inner).digest('hex');
}

const CALL = {
  ...{ appKey: 'k', method: 'afterSale.Detail', paramJson: '{"after_sale_id":"1"}', timestamp: '1700000000' },
};

describe('Douyin’s signature', () => {
  it('is what it was (there is no official vector)', () => {
    expect(signOf(CALL, 's')).toBe('32a43f1edf7d6814d5831d40f5f226ab8c0eea432c5764ce01a57783f0d88bfd');
  });

  it('is HMAC-SHA256 of the text between the secrets, also for Chinese and a long secret', () => {
    // RFC 4231, test case 2: the HMAC that this is compared with is one.
    expect(hmacSha256('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    for (const secret of ['s', '密钥', 'x'.repeat(100)]) {
      const text = `app_keykmethodafterSale.operateparam_json{"a":"中<>&"}timestamp1700000001v2`;
      const call = { appKey: 'k', method: 'afterSale.operate', paramJson: '{"a":"中<>&"}', timestamp: '1700000001' };
      expect(signOf(call, secret)).toBe(hmacSha256(secret, `${secret}${text}${secret}`));
    }
  });

  it('sorts the parameters at every depth and escapes nothing needlessly', () => {
    expect(paramJson({ b: [{ z: 1, a: '</a>&中' }], a: true, B: 'x"y', long: 9_223_372_036_854_775_807n })).toBe(
      '{"B":"x\\"y","a":true,"b":[{"a":"</a>&中","z":1}],"long":9223372036854775807}',
    );
    expect(paramJson({})).toBe('{}');
  });
});
