import { describe, expect, it } from 'vitest';
import { judgeResult, planRefund, reasonLine } from '../../../src/main/platform/vendure/vendure-refund-rules.ts';
import { body, money, payment, refund } from '../../support/vendure-answers.ts';

const plan = (order: Parameters<typeof planRefund>[0], more: object = {}) =>
  planRefund(order, { ...body, ...more }, 'vendure');
const paidBy = (...amounts: number[]) =>
  money({ payments: amounts.map((amount, index) => payment({ id: String(index + 1), amount })) });

describe('whether a refund may leave', () => {
  it('takes the payment that covers it with the least left, settled ones only', () => {
    expect(plan(paidBy(9_000, 6_700, 8_000))).toEqual({ kind: 'send', paymentId: '2' });
    const open = money({ payments: [payment({ id: '1', state: 'Authorized' }), payment({ id: '2', amount: 9_000 })] });
    expect(plan(open)).toEqual({ kind: 'send', paymentId: '2' });
  });

  it('does not split, and lets the shop refuse what is more than all payments hold', () => {
    expect(plan(paidBy(3_000, 3_700))).toMatchObject({ kind: 'answer', answer: { kind: 'refused', code: 'amount' } });
    expect(plan(paidBy(3_000, 3_699))).toEqual({ kind: 'send', paymentId: '2' });
  });

  it('finds its own refund instead of making it again, and counts all that bear the key', () => {
    const once = money({ payments: [payment({ refunds: [refund()] })] });
    const receipt = { refundId: '1', amountCents: 6_700, at: refund().createdAt };
    expect(plan(once)).toEqual({ kind: 'answer', answer: { kind: 'acknowledged', receipt } });
    const twice = money({ payments: [payment({ amount: 20_000, refunds: [refund(), refund({ id: '2' })] })] });
    expect(plan(twice)).toMatchObject({ answer: { receipt: { amountCents: 13_400 } } });
  });

  it.each<[string, Parameters<typeof planRefund>[0], object, string]>([
    [
      'somebody refunded',
      money({ payments: [payment({ refunds: [refund({ reason: null, total: 1 })] })] }),
      {},
      'already-refunded',
    ],
    ['it is cancelled', money({ state: 'Cancelled' }), {}, 'closed'],
    ['the currency is another', money({ currencyCode: 'USD' }), {}, 'amount'],
    ['nothing is to be paid', money(), { amountCents: 0, freightCents: 0 }, 'amount'],
    ['nothing was paid', money({ payments: [] }), {}, 'other'],
    ['there are no payments', money({ payments: null }), {}, 'other'],
  ])('refuses when %s', (_, order, more, code) => {
    expect(plan(order, more)).toMatchObject({ kind: 'answer', answer: { kind: 'refused', code } });
  });

  it('adds a second part only to exactly what had been refunded when two people decided on it', () => {
    const second = { key: 'refund:vendure:A1:2', amountCents: 1_000, freightCents: 0, isPart: true };
    const after = (total: number): ReturnType<typeof money> =>
      money({ payments: [payment({ id: '1', amount: 9_000, refunds: [refund({ total })] })] });
    expect(plan(after(5_000), { ...second, beforeCents: 5_000 })).toEqual({ kind: 'send', paymentId: '1' });
    const meanwhile = { kind: 'answer', answer: { kind: 'refused', code: 'already-refunded' } };
    expect(plan(after(5_001), { ...second, beforeCents: 5_000 })).toMatchObject(meanwhile);
    expect(plan(money(), { ...second, beforeCents: 5_000 })).toMatchObject(meanwhile);
    const own = refund({ id: '2', total: 1_000, reason: '补退 [refund:vendure:A1:2]' });
    const done = money({ payments: [payment({ amount: 9_000, refunds: [refund({ total: 5_000 }), own] })] });
    expect(plan(done, { ...second, beforeCents: 5_000 })).toMatchObject({
      answer: { kind: 'acknowledged', receipt: { refundId: '2', amountCents: 1_000 } },
    });
  });

  it('a failed refund is no refund', () => {
    expect(plan(money({ payments: [payment({ refunds: [refund({ state: 'Failed' })] })] })).kind).toBe('send');
  });
});

describe('the reason in the shop’s books', () => {
  it('is one line of at most 255 characters that ends in the whole key', () => {
    expect(reasonLine(body)).toBe('完好 [refund:vendure:A1:1]');
    expect(reasonLine({ ...body, reason: '\u202e\n' })).toBe('[refund:vendure:A1:1]');
    const long = reasonLine({ ...body, reason: '😀'.repeat(300), key: `refund:vendure:${'A'.repeat(100)}:1` });
    expect(long.length).toBeLessThanOrEqual(255);
    expect(long).toMatch(/^😀+ \[refund:vendure:A{100}:1\]$/u);
  });
});

describe('what refundOrder answered', () => {
  it.each<[string, Parameters<typeof judgeResult>[0], object | null]>([
    ['a refund', { __typename: 'Refund', id: '1', state: 'Pending' }, null],
    ['a failed one', { __typename: 'Refund', id: '1', state: 'Failed' }, { kind: 'refused', code: 'other' }],
    [
      'too much',
      {
        __typename: 'RefundAmountError',
        errorCode: 'REFUND_AMOUNT_ERROR',
        message: 'too much',
        maximumRefundable: 5_700,
      },
      { kind: 'refused', code: 'amount', words: 'too much (max 57.00)' },
    ],
    [
      'already refunded',
      { __typename: 'AlreadyRefundedError', errorCode: 'ALREADY_REFUNDED_ERROR', message: 'twice' },
      { kind: 'refused', code: 'already-refunded', words: 'twice' },
    ],
    [
      'a refund that stuck half way',
      { __typename: 'RefundStateTransitionError', errorCode: 'REFUND_STATE_TRANSITION_ERROR', message: 'stuck' },
      { kind: 'unknown', words: 'stuck' },
    ],
    [
      'an error of a later Vendure',
      { __typename: 'MoonError' },
      { kind: 'refused', code: 'other', words: 'MoonError' },
    ],
  ])('%s', (_, result, judged) => {
    const answer = judgeResult(result, []);
    if (judged === null) expect(answer).toBeNull();
    else expect(answer).toMatchObject(judged);
  });

  it('never repeats our secrets', () => {
    const answer = judgeResult({ __typename: 'X', message: 'no, the-password is wrong' }, ['the-password']);
    expect(answer).toMatchObject({ words: 'no, *** is wrong' });
  });
});
