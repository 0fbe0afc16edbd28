import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { newWebhookSecret, signedHeaders } from '../../../src/main/events/sign-event.ts';

const OFFICIAL = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

describe('the signature of an event', () => {
  it('is that of the vector in the Standard Webhooks libraries', () => {
    expect(
      signedHeaders(OFFICIAL, {
        id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
        body: '{"test": 2432232314}',
        now: 1_614_265_330_000,
      }),
    ).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is HMAC-SHA256 over id, seconds and the bytes of a body in Chinese, reckoned another way', () => {
    const secret = newWebhookSecret();
    const body = '{"note":"退货已验 — 完好"}';
    const { 'webhook-signature': signature } = signedHeaders(secret, { id: 'msg_1', body, now: 1_800_000_000_999 });
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(signature).toBe(`v1,${createHmac('sha256', key).update(`msg_1.1800000000.${body}`).digest('base64')}`);
  });

  it('is refused by a receiver when a byte of the body is another', () => {
    const secret = newWebhookSecret();
    const body = '{"amountCents":12900}';
    const headers = { ...signedHeaders(secret, { id: 'msg_1', body, now: Date.now() }) };
    const receiver = new Webhook(secret);
    expect(receiver.verify(body, headers)).toEqual({ amountCents: 12900 });
    expect(() => receiver.verify(body.replace('12900', '12901'), headers)).toThrow('No matching signature');
    expect(() => receiver.verify(body, { ...headers, 'webhook-id': 'msg_2' })).toThrow('No matching signature');
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow('No matching signature');
  });

  it('needs a secret of 24 to 64 bytes, never the same twice', () => {
    const secrets = Array.from({ length: 50 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+={0,2}$/);
      const bytes = Buffer.from(secret.slice(6), 'base64').length;
      expect(bytes).toBeGreaterThanOrEqual(24);
      expect(bytes).toBeLessThanOrEqual(64);
    }
  });
});
