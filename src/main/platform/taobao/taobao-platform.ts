import * as v from 'valibot';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { Platform, SendAnswer } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import { createFindRefund } from './taobao-find.ts';
import { METHODS, REQUEST_TIMEOUT_MS, SEND_WINDOW_MS, SIGN_STATUS_SIGNED, WAREHOUSE_IN } from './taobao-limits.ts';
import type { RefundWay, ShipWay, ShopType } from './taobao-limits.ts';
import { readOf } from './taobao-mapping.ts';
import { pullPage } from './taobao-pull.ts';
import { isAboutCode, judgeAgreed, judgeOver, judgeRefund, refundInfo } from './taobao-refund-rules.ts';
import { createTaobaoRefusals } from './taobao-refusals.ts';
import { AgreeAnswer, ReviewAnswer, SignedAnswer, WarehouseAnswer } from './taobao-schemas.ts';
import type { TopRefund } from './taobao-schemas.ts';
import { createTmallShipments } from './taobao-shipments.ts';
import { createTopSession } from './taobao-session.ts';
import type { TopAccount } from './taobao-session.ts';
import type { SlipSender } from './taobao-slip-rules.ts';
import { createTaobaoStock } from './taobao-stock.ts';
import { OTHER_STATE, SMS_CODE_NEEDED } from './taobao-words.ts';

export type TaobaoOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Of TOP's router, or of the merchant's own relay inside the platform's cloud. */
  baseUrl: string;
  isRelay: boolean;
  account: TopAccount;
  /** How "intact" is said: the warehouse notice, after which Taobao refunds by the merchant's strategy, or agreeing. */
  refundBy: RefundWay;
  shopType: ShopType;
  /** Tmall only: whether the new waybill of an exchange goes by a call, or is entered by hand. */
  shipBy?: ShipWay;
  /** Who is named on slips of returned goods; absent or null = stock is not told. */
  slips?: SlipSender | null;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };
const tooLate: SendAnswer = { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

/**
 * The connector of a Taobao or Tmall shop. TOP keeps no key of ours; what prevents a second refund is asking first (the
 * sync does), reading state, amount and version once more right before writing, and a call that leaves soon or not at
 * all. Throws for an address that can't be used.
 */
export function createTaobaoPlatform(options: TaobaoOptions): Platform {
  const { id, shop, refundBy, shopType, slips = null, clock, log } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createTopSession({ ...options, http });
  const find = createFindRefund(session);

  /** The return as it is now, if this refund may leave; otherwise the answer. */
  const readyFor = async (
    body: RefundBody,
  ): Promise<{ kind: 'ready'; refund: TopRefund } | { kind: 'answer'; answer: SendAnswer }> => {
    const found = await find.read(body.returnNo);
    const answer = (given: SendAnswer) => ({ kind: 'answer', answer: given }) as const;
    if (found.kind === 'not-found') return answer({ kind: 'refused', code: 'other', words: 'sync:not-found' });
    if (found.kind === 'failed') return answer({ ...found, kind: 'retry' });
    const judged = judgeRefund(found.refund, body, { way: refundBy, shopType });
    return judged === null ? { kind: 'ready', refund: found.refund } : answer(judged);
  };

  const notifyWarehouse = async (refund: TopRefund): Promise<SendAnswer> => {
    const { refund_id, refund_fee: amountCents } = refund;
    const spoken = await session.call(METHODS.warehouse, { refund_id, warehouse_status: WAREHOUSE_IN });
    if (spoken.kind === 'refused') return find.whyRefused(refund, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(WarehouseAnswer, spoken.body);
    if (!answer.success) return unknown;
    const { succeed, err_info: info, err_code: code } = answer.output;
    if (succeed)
      return { kind: 'acknowledged', receipt: { refundId: refund_id, amountCents, at: clock.now(), how: 'noticed' } };
    return find.whyRefused(refund, refusedWith(info ?? code));
  };

  const refusedWith = (said: string | null): SendAnswer => ({
    ...{ kind: 'refused', code: 'other' },
    words: said === null || said === '' ? OTHER_STATE : platformWords(said, session.secrets),
  });

  /** Tmall wants each refund looked through before it can be agreed to by call. No money moves by it. */
  const review = async (refund: TopRefund, reason: string): Promise<SendAnswer | null> => {
    const spoken = await session.call(METHODS.review, {
      refund_id: refund.refund_id,
      refund_phase: refund.refund_phase ?? '',
      refund_version: refund.refund_version ?? '',
      operator: 'DockProof',
      message: reason === '' ? '验收完好' : reason,
      result: 'true',
    });
    if (spoken.kind === 'refused') return find.whyRefused(refund, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') {
      const answer = sendAnswerBySpoken(spoken);
      return answer.kind === 'unknown' ? { ...answer, kind: 'retry', retryAfterMs: null } : answer;
    }
    const answer = v.safeParse(ReviewAnswer, spoken.body);
    return answer.success && answer.output.is_success ? null : find.whyRefused(refund, refusedWith(null));
  };

  const agree = async (refund: TopRefund, given: { code?: string }): Promise<SendAnswer> => {
    const spoken = await session.call(METHODS.agree, { refund_infos: refundInfo(refund, shopType), ...given });
    if (spoken.kind === 'refused') {
      const isCode = isAboutCode(spoken.words);
      const answer = sendAnswerBySpoken(spoken);
      return isCode && answer.kind === 'refused'
        ? { ...answer, words: SMS_CODE_NEEDED }
        : find.whyRefused(refund, answer);
    }
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(AgreeAnswer, spoken.body);
    if (!answer.success) return unknown;
    const judged = judgeAgreed(answer.output, refund, clock.now(), session.secrets);
    const isFinal = judged.kind !== 'refused' || judged.words === SMS_CODE_NEEDED;
    return isFinal ? judged : find.whyRefused(refund, judged);
  };

  return {
    id,
    paysOnlyApplied: true,
    pullExpected: async (cursor) => {
      const answer = await pullPage({ platform: id, shop, session, find, clock }, cursor);
      if (answer.kind === 'failed') log.warn('taobao-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    readReturn: async (returnNo) => {
      const found = await find.read(returnNo);
      return found.kind === 'found' ? readOf(found.refund) : found;
    },
    sendRefund: async (body, given = {}) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const first = await readyFor(body);
      if (first.kind === 'answer') return first.answer;
      if (clock.now() > untilAt) return tooLate;
      if (refundBy === 'warehouse') return notifyWarehouse(first.refund);
      if (shopType === 'taobao') return agree(first.refund, given);

      const stopped = await review(first.refund, body.reason);
      if (stopped !== null) return stopped;
      // Looking it through may have given it another version.
      const second = await readyFor(body);
      if (second.kind === 'answer') return second.answer;
      return clock.now() > untilAt ? tooLate : agree(second.refund, given);
    },
    sendReceived: async (returnNo, receivedAt) => {
      const found = await find.read(returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
      if (found.kind === 'failed') return { ...found, kind: 'retry' };
      const over = judgeOver(found.refund);
      if (over !== null) return over;
      const spoken = await session.call(METHODS.signed, { refund_id: returnNo, sign_status: SIGN_STATUS_SIGNED });
      if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
      const answer = v.safeParse(SignedAnswer, spoken.body);
      if (!answer.success) return unknown;
      const { success, error_info: info, error_code: code } = answer.output.result;
      if (!success) return refusedWith(info ?? code);
      return { kind: 'acknowledged', receipt: { refundId: returnNo, amountCents: 0, at: receivedAt, how: 'noticed' } };
    },
    ...(shopType === 'tmall' && options.shipBy === 'consign'
      ? { shipments: createTmallShipments({ session, find, clock }) }
      : {}),
    refusals: createTaobaoRefusals({ platform: id, shopType, session, find, clock, log }),
    ...(slips === null ? {} : { stock: createTaobaoStock({ session, find, clock, sender: slips }) }),
  };
}
