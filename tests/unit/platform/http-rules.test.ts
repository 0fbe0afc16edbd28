import { describe, expect, it } from 'vitest';
import {
  failedBy,
  parseRetryAfter,
  platformWords,
  readAnswer,
  RETRY_AFTER_MAX_MS,
  sendAnswerBy,
} from '../../../src/main/platform/http-rules.ts';

const NOW = Date.parse('2026-11-22T08:00:00Z');
const JSON_HEAD = { contentType: 'application/json', retryAfterMs: null };
const HTML_HEAD = { contentType: 'text/html', retryAfterMs: null };

describe('Retry-After (RFC 9110 §10.2.3)', () => {
  it.each([
    [undefined, undefined, null],
    ['', undefined, null],
    ['120', undefined, 120_000],
    ['0', undefined, 0],
    [' 7 ', undefined, 7_000],
    ['999999', undefined, RETRY_AFTER_MAX_MS],
    ['-5', undefined, null],
    ['1.5', undefined, null],
    ['soon', undefined, null],
    ['Sun, 22 Nov 2026 08:02:00 GMT', undefined, 120_000],
    ['Sun, 22 Nov 2026 07:00:00 GMT', undefined, 0],
    // The bench's clock is three days off: only the server's own clock counts.
    ['Wed, 25 Nov 2026 08:02:00 GMT', 'Wed, 25 Nov 2026 08:00:00 GMT', 120_000],
  ])('reads %s (server date %s) as %s', (header, serverDate, expected) => {
    expect(parseRetryAfter(header, serverDate, NOW)).toBe(expected);
  });
});

describe('what an answer is worth', () => {
  it('believes whole JSON of any status', () => {
    expect(readAnswer(200, '{"a":1}', JSON_HEAD)).toEqual({
      kind: 'answer',
      status: 200,
      body: { a: 1 },
      retryAfterMs: null,
    });
    expect(readAnswer(422, '{"a":1}', JSON_HEAD)).toMatchObject({ kind: 'answer', status: 422, body: { a: 1 } });
  });

  it.each([
    [200, '{"refundId":"F-1","amount', JSON_HEAD, 'net:garbled'],
    [200, '', JSON_HEAD, 'net:garbled'],
    [200, '<!doctype html><p>login', JSON_HEAD, 'net:portal'],
    [200, 'Welcome', HTML_HEAD, 'net:portal'],
    [403, '<html>', HTML_HEAD, 'net:portal'],
    [404, '<html>', HTML_HEAD, 'net:wrong-address'],
    [405, '<html>', HTML_HEAD, 'net:wrong-address'],
    [302, '', JSON_HEAD, 'net:redirect'],
    [307, '{"a":1}', JSON_HEAD, 'net:redirect'],
    [511, '{"a":1}', JSON_HEAD, 'net:portal'],
  ])('takes status %i with %j for no answer at all', (status, text, head, words) => {
    expect(readAnswer(status, text, head)).toEqual({ kind: 'no-answer', words, wasSent: true });
  });

  it('keeps every digit of a number that is too long for one, and touches no text', () => {
    const text =
      '{"tid":2051234567890123457,"n":[9007199254740993,-9007199254740993,12],"s":"a\\":2051234567890123457,"}';
    expect(readAnswer(200, text, JSON_HEAD)).toMatchObject({
      body: {
        tid: '2051234567890123457',
        n: ['9007199254740993', '-9007199254740993', 12],
        s: 'a":2051234567890123457,',
      },
    });
    expect(readAnswer(200, '{"at":1700000000000000}', JSON_HEAD)).toMatchObject({
      body: { at: 1_700_000_000_000_000 },
    });
  });

  it('finds such a number wherever it stands', () => {
    const digits = (count: number): string => '1234567890123456789'.slice(0, count);
    for (let before = 0; before < 40; before += 1) {
      for (const count of [15, 16, 17, 19]) {
        const text = `["${'x'.repeat(before)}",${digits(count)}]`;
        const [, read] = (readAnswer(200, text, JSON_HEAD) as { body: unknown[] }).body;
        expect(read).toBe(count > 16 ? digits(count) : Number(digits(count)));
      }
    }
    expect(readAnswer(200, digits(19), JSON_HEAD)).toMatchObject({ body: digits(19) });
  });

  it('takes a server error without JSON for what it is', () => {
    expect(readAnswer(502, '<html>bad gateway', HTML_HEAD)).toMatchObject({ kind: 'answer', status: 502, body: null });
  });
});

describe('what it means', () => {
  const answer = (status: number, retryAfterMs: number | null = null) =>
    ({ kind: 'answer', status, body: null, retryAfterMs }) as const;

  it.each([
    [answer(401), 'retry', 'net:signed-out'],
    [answer(403), 'retry', 'net:signed-out'],
    [answer(429), 'retry', 'net:busy'],
    [answer(429, 9), 'retry', 'net:busy'],
    [answer(503, 9), 'retry', 'net:busy'],
    [answer(503), 'unknown', 'net:server-fault'],
    [answer(500), 'unknown', 'net:server-fault'],
    [answer(502), 'unknown', 'net:server-fault'],
    [answer(504, 9), 'unknown', 'net:server-fault'],
    [answer(408), 'unknown', 'net:server-fault'],
    [answer(409), 'unknown', 'net:in-flight'],
    [answer(200), 'unknown', 'net:garbled'],
    [answer(418), 'unknown', 'net:garbled'],
    [{ kind: 'no-answer', words: 'net:timeout', wasSent: true } as const, 'unknown', 'net:timeout'],
    [{ kind: 'no-answer', words: 'net:portal', wasSent: true } as const, 'unknown', 'net:portal'],
    [{ kind: 'no-answer', words: 'net:no-connection', wasSent: false } as const, 'retry', 'net:no-connection'],
  ])('for a refund, %j is %s', (given, kind, words) => {
    expect(sendAnswerBy(given)).toMatchObject({ kind, words, isReached: given.kind === 'answer' });
  });

  it('never calls anything without a receipt done', () => {
    for (let status = 200; status < 600; status++)
      expect(['retry', 'unknown']).toContain(sendAnswerBy(answer(status)).kind);
  });

  it('keeps Retry-After for readings, too', () => {
    expect(failedBy(answer(429, 5_000))).toEqual({
      kind: 'failed',
      words: 'net:busy',
      retryAfterMs: 5_000,
      isReached: true,
    });
    expect(failedBy({ kind: 'no-answer', words: 'net:portal', wasSent: true })).toMatchObject({ isReached: false });
  });
});

describe('a platform’s own words', () => {
  it('come shortened, without our secrets', () => {
    expect(platformWords('退款失败 token=abc123', ['abc123', ''])).toBe('退款失败 token=***');
    // As it stands in a query, in a form and in JSON.
    expect(platformWords('/api?t=a%3Ab%20%22c a%3Ab+%22c {"t":"a:b \\"c"}', ['a:b "c'])).toBe(
      '/api?t=*** *** {"t":"***"}',
    );
    expect(Array.from(platformWords('包'.repeat(999), []))).toHaveLength(300);
  });
});
