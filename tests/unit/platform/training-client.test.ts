import { describe, expect, it } from 'vitest';
import type { HttpClient, HttpRequest } from '../../../src/main/platform/http-client.ts';
import type { HttpAnswer } from '../../../src/main/platform/http-rules.ts';
import { createTrainingPlatform } from '../../../src/main/platform/training/training-client.ts';

const TOKEN = 'a-token-that-nobody-must-read';
const body = {
  key: 'refund:training:TH00000001:1',
  returnNo: 'TH00000001',
  amountCents: 12_900,
  freightCents: 0,
  currency: 'CNY',
  reason: '完好',
};

/** A connector whose line gives this answer, and what it asked. */
function withAnswer(answer: HttpAnswer) {
  const asked: HttpRequest[] = [];
  const http: HttpClient = {
    exchange: (request) => {
      asked.push(request);
      return Promise.resolve(answer);
    },
  };
  return {
    asked,
    platform: createTrainingPlatform({ address: () => ({ url: 'http://127.0.0.1:9', token: TOKEN }), http }),
  };
}
const said = (status: number, answer: unknown): HttpAnswer => ({
  kind: 'answer',
  status,
  body: answer,
  retryAfterMs: null,
});
const refusal = (code: string, message = '不行') => ({ error: { code, message } });

describe('a refund', () => {
  it('leaves byte for byte as it was stored, with its key and without the token in the address', async () => {
    const { asked, platform } = withAnswer(said(201, { refundId: 'F', amountCents: 12_900, at: 5 }));
    expect(await platform.sendRefund(body)).toEqual({
      kind: 'acknowledged',
      receipt: { refundId: 'F', amountCents: 12_900, at: 5 },
    });
    expect(asked).toEqual([
      {
        method: 'POST',
        url: 'http://127.0.0.1:9/v1/refunds',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${TOKEN}`, 'idempotency-key': body.key },
      },
    ]);
  });

  it.each([
    ['a receipt without an amount', said(201, { refundId: 'F', at: 5 })],
    ['a receipt with a negative amount', said(201, { refundId: 'F', amountCents: -1, at: 5 })],
    ['a receipt under another status', said(200, { refundId: 'F', amountCents: 12_900, at: 5 })],
    ['null', said(201, null)],
    ['a list', said(201, [])],
    ['a refusal that is none', said(422, { error: 'no' })],
    ['a server error with a refusal’s body', said(500, refusal('closed'))],
  ])('answered with %s may have been done', async (_, answer) => {
    expect((await withAnswer(answer).platform.sendRefund(body)).kind).toBe('unknown');
  });

  it.each([
    [422, 'withdrawn', 'withdrawn'],
    [423, 'locked', 'locked'],
    [422, 'something-new', 'other'],
    [404, 'no-such-return', 'other'],
    [400, 'bad-request', 'other'],
  ])('refused with %i %s is refused for good as %s', async (status, code, known) => {
    expect(await withAnswer(said(status, refusal(code))).platform.sendRefund(body)).toEqual({
      kind: 'refused',
      code: known,
      words: '不行',
    });
  });

  it('never brings our token back in a platform’s words', async () => {
    const { platform } = withAnswer(said(422, refusal('other', `bad token ${TOKEN}`)));
    expect(JSON.stringify(await platform.sendRefund(body))).not.toContain(TOKEN);
  });
});

describe('a reading', () => {
  const read = { returnNo: 'TH00000001', state: 'open', refunds: [], paidCents: 12_900 };

  it('is believed when it is about the return that was asked for', async () => {
    expect(await withAnswer(said(200, read)).platform.readReturn('TH00000001')).toMatchObject({
      kind: 'read',
      state: 'open',
    });
  });

  it.each([
    ['about another return', said(200, { ...read, returnNo: 'TH00000002' })],
    ['in a state nobody knows', said(200, { ...read, state: 'opened' })],
    ['with refunds that are none', said(200, { ...read, refunds: [{ amountCents: '1' }] })],
    ['not there by somebody else’s word', said(404, { message: 'nginx' })],
    ['empty', said(200, null)],
  ])('is a failure when it is %s', async (_, answer) => {
    expect((await withAnswer(answer).platform.readReturn('TH00000001')).kind).toBe('failed');
  });

  it('knows "no such return"', async () => {
    const { asked, platform } = withAnswer(said(404, refusal('no-such-return')));
    expect(await platform.readReturn('TH/../1')).toEqual({ kind: 'not-found' });
    expect(asked[0]?.url).toBe('http://127.0.0.1:9/v1/returns/TH%2F..%2F1');
  });
});

describe('a pull', () => {
  it.each([
    ['no list', said(200, { returns: {}, cursor: 'c', hasMore: false })],
    ['no cursor', said(200, { returns: [], hasMore: false })],
    ['more than a page', said(200, { returns: Array.from({ length: 501 }, () => 1), cursor: 'c', hasMore: true })],
  ])('with %s is a failure', async (_, answer) => {
    expect((await withAnswer(answer).platform.pullExpected(null)).kind).toBe('failed');
  });

  it('hands its cursor on, escaped', async () => {
    const { asked, platform } = withAnswer(said(200, { returns: [1], cursor: 'n', hasMore: true }));
    expect(await platform.pullExpected('a&b=1')).toEqual({ kind: 'pulled', returns: [1], cursor: 'n', hasMore: true });
    expect(asked[0]?.url).toBe('http://127.0.0.1:9/v1/returns?after=a%26b%3D1');
  });
});
