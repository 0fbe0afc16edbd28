import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { Platform, SendAnswer } from '../platform.ts';
import { retryBy, sendAnswerBySpoken } from '../spoken.ts';
import { createFindReturn } from './pdd-find.ts';
import { METHODS, REQUEST_TIMEOUT_MS, SEND_WINDOW_MS } from './pdd-limits.ts';
import type { RefundWay, RefuseWay, ShipWay } from './pdd-limits.ts';
import { readOf } from './pdd-mapping.ts';
import { pullPage } from './pdd-pull.ts';
import { agreeRequest, judgeRefund, warehouseRequest } from './pdd-refund-rules.ts';
import { createPddRefusals } from './pdd-refusals.ts';
import { AgreeAnswer, WarehouseAnswer } from './pdd-schemas.ts';
import type { ReturnDetail } from './pdd-schemas.ts';
import { createPddShipments } from './pdd-shipments.ts';
import { createPddSession } from './pdd-session.ts';
import type { PddAccount } from './pdd-session.ts';
import { OTHER_STATE } from './pdd-words.ts';

export type PddOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Of the gateway, or of the merchant's own relay. */
  baseUrl: string;
  isRelay: boolean;
  account: PddAccount;
  /** How "intact" is said: the warehouse notice, after which Pinduoduo refunds by the merchant's strategy, or agreeing. */
  refundBy: RefundWay;
  /** Whether the new waybill of an exchange goes by a call, or is entered by hand. */
  shipBy?: ShipWay;
  /** Whether a refusal, which only a person can make there, is accompanied by the notice that the goods were not taken in; `hand` if absent. */
  refuseBy?: RefuseWay;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };

/**
 * The connector of a Pinduoduo shop. The platform keeps no key of ours; what prevents a second refund is asking first
 * (the sync does), reading state and amount once more right before writing, and a call that leaves soon or not at all.
 * Throws for an address that can't be used.
 */
export function createPddPlatform(options: PddOptions): Platform {
  const { id, shop, refundBy, refuseBy = 'hand', clock, log } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createPddSession({ ...options, http });
  const find = createFindReturn(session);

  const notifyWarehouse = async (returnNo: string, detail: ReturnDetail): Promise<SendAnswer> => {
    const spoken = await session.call(METHODS.warehouse, { request: warehouseRequest(detail, clock.now(), 'in') });
    if (spoken.kind === 'refused') return find.whyRefused(returnNo, detail, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(WarehouseAnswer, spoken.body);
    const isOurs = answer.success && answer.output.response.result.after_sales_id === detail.id;
    return isOurs ? receiptOf(detail, { how: 'noticed' }) : unknown;
  };

  const agree = async (returnNo: string, detail: ReturnDetail, reason: string): Promise<SendAnswer> => {
    const spoken = await session.call(METHODS.agree, { request: agreeRequest(detail, reason) });
    if (spoken.kind === 'refused') return find.whyRefused(returnNo, detail, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(AgreeAnswer, spoken.body);
    if (!answer.success) return unknown;
    const { succ, message } = answer.output.response.result;
    if (succ) return receiptOf(detail, {});
    const words = message === null || message === '' ? OTHER_STATE : platformWords(message, session.secrets);
    return find.whyRefused(returnNo, detail, { kind: 'refused', code: 'other', words });
  };

  const receiptOf = (detail: ReturnDetail, how: { how?: 'noticed' }): SendAnswer => ({
    kind: 'acknowledged',
    receipt: { refundId: detail.id, amountCents: detail.refund_amount, at: clock.now(), ...how },
  });

  return {
    id,
    paysOnlyApplied: true,
    pullExpected: async (cursor) => {
      const answer = await pullPage({ platform: id, shop, session, find, clock }, cursor);
      if (answer.kind === 'failed') log.warn('pdd-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    readReturn: async (returnNo) => {
      const found = await find.read(returnNo);
      return found.kind === 'found' ? readOf(found.detail) : found;
    },
    sendRefund: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const found = await find.read(body.returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
      if (found.kind === 'failed') return retryBy(found);
      const refused = judgeRefund(found.detail, body, refundBy);
      if (refused !== null) return refused;
      if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };
      return refundBy === 'warehouse'
        ? notifyWarehouse(body.returnNo, found.detail)
        : agree(body.returnNo, found.detail, body.reason);
    },
    ...(options.shipBy === 'exchange' ? { shipments: createPddShipments({ session, find, clock }) } : {}),
    refusals: createPddRefusals({ refuseBy, session, find, clock }),
  };
}
