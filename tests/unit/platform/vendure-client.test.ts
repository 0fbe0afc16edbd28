import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../src/main/platform/http-rules.ts';
import { PAGE_SIZE, REFUSED_LOGIN_REST_MS, SEND_WINDOW_MS } from '../../../src/main/platform/vendure/vendure-facts.ts';
import {
  body,
  graphqlError,
  lost,
  orders,
  rawOrder,
  rawPayment,
  rawRefund,
  signedIn,
  told,
  withAnswers,
} from '../../support/vendure-answers.ts';

const open = orders(rawOrder());
const paid = orders(rawOrder({ payments: [rawPayment({ refunds: [rawRefund()] })] }));
const made = told({ data: { refundOrder: { __typename: 'Refund', id: '1', state: 'Pending' } } });
const refusedLogin = told({ data: { login: { __typename: 'InvalidCredentialsError', message: 'no' } } });
const page = (items: unknown[], precision = 2) =>
  told({ data: { globalSettings: { serverConfig: { moneyStrategyPrecision: precision } }, orders: { items } } });

describe('a refund', () => {
  it('is looked for, made with all the fields that Vendure needs, and read back', async () => {
    const { platform, asked, operations } = withAnswers([signedIn, open, made, paid]);
    expect(await platform.sendRefund(body)).toMatchObject({
      kind: 'acknowledged',
      receipt: { refundId: '1', amountCents: 6_700 },
    });
    expect(operations()).toEqual(['SignIn', 'Read', 'Refund', 'Read']);
    expect(asked[2]).toMatchObject({
      headers: { authorization: 'Bearer a-session' },
      variables: {
        input: {
          paymentId: '7',
          amount: 6_700,
          reason: '完好 [refund:vendure:A1:1]',
          lines: [],
          shipping: 0,
          adjustment: 0,
        },
      },
    });
    expect(asked[1]?.headers).not.toHaveProperty('vendure-token');
  });

  it.each<[string, HttpAnswer]>([
    ['lost', lost(true)],
    ['500', told(null, { status: 500 })],
    ['a list', told([])],
    ['null', told(null)],
    ['without data', told({})],
    ['of something else', told({ data: { refundOrder: 7 } })],
    ['a gateway’s list of errors', told({ errors: [{ message: 'timeout' }] }, { status: 504 })],
  ])('whose answer is %s is unknown, never sent twice', async (_, answer) => {
    const { platform, operations } = withAnswers([signedIn, open, answer]);
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'unknown' });
    expect(operations().filter((operation) => operation === 'Refund')).toHaveLength(1);
  });

  it.each<[string, HttpAnswer, object]>([
    [
      'is refused before anything was executed',
      told({ errors: [{ message: 'no such field' }] }, { status: 400 }),
      { kind: 'refused', code: 'other', words: 'no such field' },
    ],
    ['lacks a right', graphqlError('FORBIDDEN'), { kind: 'retry', isReached: true }],
    [
      'finds its session gone',
      told({ errors: [{ message: '', extensions: { code: 'FORBIDDEN' } }], data: null }, { header: '' }),
      { kind: 'retry', words: 'net:signed-out' },
    ],
    ['is told of another channel', graphqlError('CHANNEL_NOT_FOUND'), { kind: 'retry', words: 'the shop said so' }],
    ['never left', lost(false), { kind: 'retry', isReached: false }],
    ['is turned away for load', told(null, { status: 429 }), { kind: 'retry', words: 'net:busy' }],
  ])('that %s moved nothing', async (_, answer, expected) => {
    const { platform } = withAnswers([signedIn, open, answer]);
    expect(await platform.sendRefund(body)).toMatchObject(expected);
  });

  it.each<[string, HttpAnswer]>([
    [
      'with a right that is missing for a part',
      graphqlError('FORBIDDEN', { data: { refundOrder: { __typename: 'Refund' } } }),
    ],
    ['with its own fault', graphqlError('INTERNAL_SERVER_ERROR')],
    ['without a code', told({ errors: [{ message: 'SQL' }], data: null })],
  ])('over which the shop broke down %s is for a person unless it stands in the books', async (_, fault) => {
    const gone = withAnswers([signedIn, open, fault, open]);
    expect(await gone.platform.sendRefund(body)).toMatchObject({ kind: 'unclear', why: 'broke' });
    const blind = withAnswers([signedIn, open, fault, lost(true)]);
    expect(await blind.platform.sendRefund(body)).toMatchObject({ kind: 'unclear', why: 'broke' });
    const there = withAnswers([signedIn, open, fault, paid]);
    expect(await there.platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged' });
  });

  it('that the shop claims to have made and doesn’t show is unknown', async () => {
    expect(await withAnswers([signedIn, open, made, open]).platform.sendRefund(body)).toMatchObject({
      kind: 'unknown',
    });
    expect(await withAnswers([signedIn, open, made, orders()]).platform.sendRefund(body)).toMatchObject({
      kind: 'unknown',
    });
  });

  it('that is refused because it was made a moment ago says so', async () => {
    const tooMuch = told({
      data: { refundOrder: { __typename: 'RefundAmountError', errorCode: 'REFUND_AMOUNT_ERROR', message: 'too much' } },
    });
    const ours = withAnswers([signedIn, open, tooMuch, paid]);
    expect(await ours.platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged' });
    const theirs = orders(rawOrder({ payments: [rawPayment({ refunds: [rawRefund({ reason: null })] })] }));
    expect(await withAnswers([signedIn, open, tooMuch, theirs]).platform.sendRefund(body)).toMatchObject({
      code: 'already-refunded',
    });
    expect(await withAnswers([signedIn, open, tooMuch, open]).platform.sendRefund(body)).toMatchObject({
      code: 'amount',
      words: 'too much',
    });
    expect(await withAnswers([signedIn, open, tooMuch, lost(true)]).platform.sendRefund(body)).toMatchObject({
      kind: 'unknown',
      words: 'too much',
    });
  });

  it.each<[string, HttpAnswer, object]>([
    ['lost', lost(true), { kind: 'retry' }],
    ['another order', orders(rawOrder({ code: 'a1' })), { kind: 'retry', words: 'net:garbled' }],
    ['two orders', orders(rawOrder(), rawOrder()), { kind: 'retry', words: 'net:garbled' }],
    ['no order', orders(), { kind: 'refused', words: 'sync:not-found' }],
  ])('is not sent when the last look before it is %s', async (_, look, expected) => {
    const { platform, operations } = withAnswers([signedIn, look]);
    expect(await platform.sendRefund(body)).toMatchObject(expected);
    expect(operations()).not.toContain('Refund');
  });

  it('is not sent when the last look took so long that nobody knows when it would arrive', async () => {
    const slow: ReturnType<typeof withAnswers> = withAnswers([
      signedIn,
      async () => {
        await slow.clock.pass(SEND_WINDOW_MS);
        return open;
      },
    ]);
    expect(await slow.platform.sendRefund(body)).toMatchObject({ kind: 'retry', words: 'net:timeout' });
    expect(slow.operations()).not.toContain('Refund');
  });
});

describe('signing in', () => {
  it('happens once for many requests, and once more when the session is gone', async () => {
    const gone = told({ errors: [{ message: '', extensions: { code: 'FORBIDDEN' } }], data: null }, { header: '' });
    const { platform, operations } = withAnswers([signedIn, open, open, gone, signedIn, open]);
    await Promise.all([platform.readReturn('A1'), platform.readReturn('A1')]);
    expect(await platform.readReturn('A1')).toMatchObject({ kind: 'read' });
    expect(operations()).toEqual(['SignIn', 'Read', 'Read', 'Read', 'SignIn', 'Read']);
  });

  it('is never a loop: a fresh session that may do nothing is the answer', async () => {
    const fresh = withAnswers([signedIn, graphqlError('FORBIDDEN')]);
    expect(await fresh.platform.readReturn('A1')).toMatchObject({ kind: 'failed', isReached: true });
    const renewed = withAnswers([signedIn, open, graphqlError('FORBIDDEN'), signedIn, graphqlError('FORBIDDEN')]);
    await renewed.platform.readReturn('A1');
    expect(await renewed.platform.readReturn('A1')).toMatchObject({ kind: 'failed' });
  });

  it('a wrong password asks for a new sign-in, and rests before it is tried again', async () => {
    const { platform, clock, operations } = withAnswers([refusedLogin, signedIn, open]);
    const signedOut = { words: 'net:signed-out', isReached: true };
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'retry', ...signedOut });
    expect(await platform.readReturn('A1')).toMatchObject({ kind: 'failed', ...signedOut });
    expect(operations()).toEqual(['SignIn']);
    await clock.pass(REFUSED_LOGIN_REST_MS);
    expect(await platform.readReturn('A1')).toMatchObject({ kind: 'read' });
  });

  it.each<[string, HttpAnswer, object]>([
    ['no token', told({ data: { login: { __typename: 'CurrentUser' } } }), { isReached: true }],
    ['a token with a line break', { ...signedIn, header: 'a\r\nb' } as HttpAnswer, { isReached: true }],
    ['nonsense', told({ data: { login: 1 } }), { words: 'net:garbled' }],
    ['no answer', lost(true), { words: 'net:dropped', isReached: false }],
  ])('with %s fails and keeps nothing', async (_, answer, expected) => {
    const { platform, operations } = withAnswers([answer, signedIn, open]);
    expect(await platform.readReturn('A1')).toMatchObject({ kind: 'failed', ...expected });
    expect(await platform.readReturn('A1')).toMatchObject({ kind: 'read' });
    expect(operations()).toEqual(['SignIn', 'SignIn', 'Read']);
  });

  it('with a key and a channel sends both and never signs in', async () => {
    const { platform, asked } = withAnswers([open, graphqlError('FORBIDDEN')], {
      login: { apiToken: 'the-key' },
      channelToken: 'the-channel',
    });
    await platform.readReturn('A1');
    expect(asked[0]?.headers).toEqual({ 'vendure-api-key': 'the-key', 'vendure-token': 'the-channel' });
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'retry' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    { baseUrl: 'no address' },
    { login: { apiToken: 'a b' } },
    { channelToken: 'ключ' },
    { fieldNames: { returnWaybill: 'x } mutation { logout' } },
  ])('can’t begin with %j', (more) => {
    expect(() => withAnswers([], more)).toThrow();
  });
});

describe('pulling', () => {
  it('tells what it understands, passes on what it doesn’t, and leaves out what is no return', async () => {
    const blank = rawOrder({ id: '4', customFields: { returnWaybill: '' } });
    const broken = rawOrder({ id: '5', lines: null });
    const { platform, asked } = withAnswers([signedIn, page([rawOrder(), blank, broken])]);
    const answer = await platform.pullExpected(null);
    expect(answer).toMatchObject({ kind: 'pulled', hasMore: false, returns: [{ returnNo: 'A1' }, { unreadNo: 'A1' }] });
    expect(asked[1]?.variables).toEqual({
      options: { filter: { returnWaybill: { isNull: false } }, sort: { updatedAt: 'ASC' }, take: PAGE_SIZE },
    });
  });

  it('tells a return again when only a refund was added to it', async () => {
    const refunded = rawOrder({ payments: [rawPayment({ refunds: [rawRefund()] })] });
    const { platform } = withAnswers([signedIn, page([rawOrder()]), page([rawOrder()]), page([refunded])]);
    const first = await platform.pullExpected(null);
    const cursor = first.kind === 'pulled' ? first.cursor : '';
    expect(await platform.pullExpected(cursor)).toMatchObject({ returns: [], cursor });
    expect(await platform.pullExpected(cursor)).toMatchObject({ returns: [{ state: 'refunded' }] });
  });

  it.each<[string, HttpAnswer]>([
    ['an order without a place in time', page([rawOrder({ updatedAt: null })])],
    ['money in other decimals', page([rawOrder()], 3)],
    ['no orders', told({ data: { orders: null } })],
    ['errors', graphqlError('INTERNAL_SERVER_ERROR')],
  ])('fails at %s', async (_, answer) => {
    const { platform, log } = withAnswers([signedIn, answer]);
    expect(await platform.pullExpected(null)).toMatchObject({ kind: 'failed', isReached: true });
    expect(log.said).toMatchObject([{ message: 'vendure-pull-failed' }]);
  });

  it('asks for fewer after an answer that was too large, down to one', async () => {
    const tooLarge: HttpAnswer = { kind: 'no-answer', words: 'net:too-large', wasSent: true };
    const { platform, asked } = withAnswers([signedIn, ...Array.from({ length: 5 }, () => tooLarge)]);
    for (let time = 0; time < 5; time++) await platform.pullExpected(null);
    const takes = asked.slice(1).map(({ variables }) => (variables['options'] as { take: number }).take);
    expect(takes).toEqual([50, 12, 3, 1, 1]);
  });
});
