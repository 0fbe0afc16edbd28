import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { RefundBody } from '../../../src/shared/command-body.ts';
import { createPracticeBooks, practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { writeAgree } from '../../../src/main/platform/taobao/practice-taobao-writes.ts';
import { judgeAgreed, judgeRefund, refundInfo } from '../../../src/main/platform/taobao/taobao-refund-rules.ts';
import { AgreeAnswer, TopRefund } from '../../../src/main/platform/taobao/taobao-schemas.ts';
import * as words from '../../../src/main/platform/taobao/taobao-words.ts';

const refund = (more: object = {}): TopRefund =>
  v.parse(TopRefund, {
    ...{
      refund_id: '165300000000001',
      status: 'WAIT_SELLER_CONFIRM_GOODS',
      refund_fee: '139.00',
      has_good_return: true,
    },
    ...{ refund_phase: 'aftersale', refund_version: 1_763_776_800_123, cs_status: 1 },
    ...more,
  });
const body = (more: Partial<RefundBody> = {}): RefundBody => ({
  ...{ key: 'refund:tb:165300000000001:1', returnNo: '165300000000001', amountCents: 13_000, freightCents: 900 },
  ...{ currency: 'CNY', reason: '完好' },
  ...more,
});
const taobao = { way: 'warehouse', shopType: 'taobao' } as const;
const agree = { way: 'agree', shopType: 'taobao' } as const;
const tmall = { way: 'agree', shopType: 'tmall' } as const;

describe('a refund', () => {
  it('may leave as the buyer applied for it, goods and freight together', () => {
    for (const how of [taobao, agree, tmall]) expect(judgeRefund(refund(), body(), how)).toBeNull();
  });

  it.each([
    [13_901, 0],
    [13_899, 0],
    [13_900, 1],
    [0, 0],
  ])('of %i + %i fen may not', (amountCents, freightCents) => {
    expect(judgeRefund(refund(), body({ amountCents, freightCents }), taobao)).toMatchObject({ code: 'amount' });
  });

  it.each([
    [{ status: 'SUCCESS' }, 'already-refunded'],
    [{ status: 'CLOSED' }, 'closed'],
    [{ cs_status: 2 }, 'locked'],
    [{ status: 'NEW_ONE' }, 'locked'],
    [{ status: 'WAIT_SELLER_AGREE' }, 'other'],
    [{ status: 'WAIT_BUYER_RETURN_GOODS' }, 'other'],
    [{ status: 'SELLER_REFUSE_BUYER' }, 'other'],
    [{ status: 'EXCHANGE_TRANSFORM_TO_REFUND' }, 'other'],
    [{ dispute_type: 'REPAIR' }, 'other'],
  ])('of a return with %j is refused as %s', (more, code) => {
    for (const how of [taobao, agree, tmall])
      expect(judgeRefund(refund(more), body(), how)).toMatchObject({ kind: 'refused', code });
  });

  it('in another currency is refused', () => {
    expect(judgeRefund(refund(), body({ currency: 'USD' }), taobao)).toMatchObject({ code: 'amount' });
  });

  it('of money alone can be agreed to, but not noticed as in the warehouse', () => {
    const alone = { status: 'WAIT_SELLER_AGREE', has_good_return: false };
    expect(judgeRefund(refund(alone), body(), agree)).toBeNull();
    expect(judgeRefund(refund(alone), body(), taobao)).toMatchObject({ words: words.NOT_A_RETURN });
  });

  it('is not agreed to without the version, on Tmall without the phase', () => {
    expect(judgeRefund(refund({ refund_version: null }), body(), agree)).toMatchObject({ words: words.NO_VERSION });
    expect(judgeRefund(refund({ refund_phase: null }), body(), tmall)).toMatchObject({ words: words.NO_VERSION });
    expect(judgeRefund(refund({ refund_phase: null }), body(), agree)).toBeNull();
  });

  it('that Taobao takes on its web page only is not agreed to by a call; the notice moves no money and may go', () => {
    for (const constraint of ['refund_onweb', 'cannot_refuse,refund_onweb']) {
      const onWeb = refund({ operation_contraint: constraint });
      for (const how of [agree, tmall])
        expect(judgeRefund(onWeb, body(), how)).toEqual({
          kind: 'refused',
          code: 'other',
          words: words.REFUND_ONLY_ON_WEB,
        });
      expect(judgeRefund(onWeb, body(), taobao)).toBeNull();
    }
    expect(judgeRefund(refund({ operation_contraint: 'cannot_refuse' }), body(), agree)).toBeNull();
  });

  it('goes as id, fen, version, and on Tmall the phase', () => {
    expect(refundInfo(refund(), 'taobao')).toBe('165300000000001|13900|1763776800123');
    expect(refundInfo(refund(), 'tmall')).toBe('165300000000001|13900|1763776800123|aftersale');
  });
});

describe('the imitation', () => {
  it('agrees to nothing that the web page alone may do', () => {
    const books = createPracticeBooks();
    const free = practiceRefund(1, 1_763_776_800_000);
    const bound = { ...practiceRefund(2, 1_763_776_800_000), constraint: 'refund_onweb' };
    for (const one of [free, bound]) books.add(one);
    const rules = { shopType: 'taobao', paysOnNotice: true, isSubAccount: true, smsFromCents: 500_000 } as const;
    const agreeTo = (one: typeof free): unknown => {
      const info = `${one.refundId}|${String(one.feeCents)}|${String(one.version)}`;
      const form = { texts: new Map([['refund_infos', info]]), files: new Map<string, Buffer>() };
      return writeAgree(form, books, { ...rules, isCareful: true }, 1_763_776_900_000);
    };
    expect(JSON.stringify(agreeTo(bound))).toContain('只能在网页上操作');
    expect(books.movements).toEqual([]);
    expect(JSON.stringify(agreeTo(free))).toContain('OP_SUCC');
    expect(books.movements).toMatchObject([{ refundId: free.refundId }]);
  });
});

describe('what agreeing came to', () => {
  const one = (more: object = {}) => ({
    refund_mapping_result: [{ refund_id: '165300000000001', succ: true, ...more }],
  });
  const judge = (answer: object) => judgeAgreed(v.parse(AgreeAnswer, answer), refund(), 7, []);
  const good = { succ: true, msg_code: 'OP_SUCC', results: one() };

  it('is believed when the whole and the one say so', () => {
    expect(judge(good)).toEqual({
      kind: 'acknowledged',
      receipt: { refundId: '165300000000001', amountCents: 13_900, at: 7 },
    });
  });

  it.each([
    ['no entry of ours', { ...good, results: { refund_mapping_result: [] } }],
    ['another refund’s entry', { ...good, results: one({ refund_id: '2' }) }],
    ['an entry that failed', { ...good, results: one({ succ: false, message: '' }) }],
    ['a failed whole with our entry done', { ...good, succ: false, msg_code: 'OP_FAILURE_UE' }],
    ['partly done, ours too', { ...good, msg_code: 'SOME_OP_SUCC' }],
    ['nothing at all', {}],
  ])('may have been done with %s', (_, answer) => {
    expect(judge(answer).kind).toBe('unknown');
  });

  it.each([
    ['请输入短信验证码', words.SMS_CODE_NEEDED],
    ['校验码已发送', words.SMS_CODE_NEEDED],
    ['卖家余额不足', '卖家余额不足'],
  ])('refused with %j has the words of that state', (message, said) => {
    const failed = { succ: false, msg_code: 'OP_FAILURE_UE', message: '退款操作失败' };
    expect(judge({ ...failed, results: one({ succ: false, message }) })).toMatchObject({
      kind: 'refused',
      words: said,
    });
    expect(judge({ ...failed, message })).toMatchObject({ kind: 'refused', words: said });
  });
});

describe('the sentences', () => {
  it('are in both languages and fit a line of the board', () => {
    // The word for "a code is needed" is an id: the window has its sentence.
    const all = Object.values(words)
      .map((one) => (typeof one === 'string' ? one : one(99_999_999_999, 1)))
      .filter((one) => one !== 'sync:code-needed');
    expect(all.length).toBeGreaterThan(20);
    for (const sentence of all) {
      expect(sentence).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
      expect(Array.from(sentence).length).toBeLessThanOrEqual(300);
    }
  });
});
