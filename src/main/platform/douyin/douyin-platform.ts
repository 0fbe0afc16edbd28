import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { Platform, SendAnswer } from '../platform.ts';
import { retryBy, sendAnswerBySpoken } from '../spoken.ts';
import { createDouyinArbitration } from './douyin-arbitration.ts';
import { createDouyinHints } from './douyin-events.ts';
import { createFindReturn } from './douyin-find.ts';
import { AGREE_AFTER_RECEIPT, PATHS, REQUEST_TIMEOUT_MS, SEND_WINDOW_MS } from './douyin-limits.ts';
import type { RefundWay, RefuseWay, ShipWay } from './douyin-limits.ts';
import { appliedCentsOf, readOf, returnWaybillOf, stateOf } from './douyin-mapping.ts';
import { operate } from './douyin-operate.ts';
import { createDouyinPictures } from './douyin-pictures.ts';
import { pullPage } from './douyin-pull.ts';
import { createAskMoreTime } from './douyin-more-time.ts';
import { judgeRefund } from './douyin-refund-rules.ts';
import { createDouyinRefusals } from './douyin-refusals.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import { createDouyinShipments } from './douyin-shipments.ts';
import { createDouyinSession } from './douyin-session.ts';
import type { DouyinAccount } from './douyin-session.ts';
import { REFUND_NOT_SEEN } from './douyin-words.ts';

export type DouyinOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Of the open platform, or of the merchant's own relay. */
  baseUrl: string;
  isRelay: boolean;
  account: DouyinAccount;
  /** How "intact" is said: the warehouse notice, after which Douyin refunds by the merchant's strategy, or `operate`. */
  refundBy: RefundWay;
  /** Whether a refusal goes by `operate`, or is done by hand. */
  refuseBy: RefuseWay;
  /** Whether the new waybill of an exchange goes by a call, or is entered by hand. */
  shipBy?: ShipWay;
  /** The relay keeps Douyin's pushes: they are fetched with every pull. */
  fetchesEvents?: boolean;
  /** The relay keeps pictures where Douyin can fetch them: proof goes along by its address. */
  keepsPictures?: boolean;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

/**
 * The connector of a Douyin shop. The platform keeps no key of ours; what prevents a second refund is asking first (the
 * sync does), reading state, amount and version once more right before writing, and a call that leaves soon or not at
 * all. Throws for an address that can't be used.
 */
export function createDouyinPlatform(options: DouyinOptions): Platform {
  const { id, shop, refundBy, refuseBy, clock, log } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createDouyinSession({ ...options, http });
  const find = createFindReturn(session);
  const { account, isRelay, fetchesEvents = false, keepsPictures = false } = options;
  const pictures = isRelay && keepsPictures ? createDouyinPictures({ root: session.root, account, http }) : null;
  const hints =
    isRelay && fetchesEvents ? createDouyinHints({ platform: id, root: session.root, account, http, log }) : null;

  const receiptOf = (detail: ReturnDetail, how: { how?: 'noticed' }): SendAnswer => ({
    kind: 'acknowledged',
    receipt: {
      ...{ refundId: detail.process_info.after_sale_info.after_sale_id, amountCents: appliedCentsOf(detail) },
      ...{ at: clock.now(), ...how },
    },
  });

  const notifyWarehouse = async (detail: ReturnDetail): Promise<SendAnswer> => {
    const { after_sale_info: info, logistics_info: logistics } = detail.process_info;
    const company = logistics?.return?.company_code ?? '';
    const spoken = await session.call(PATHS.warehouse, {
      ...{ aftersale_id: info.after_sale_id, op_time: Math.floor(clock.now() / 1000) },
      tracking_no: returnWaybillOf(detail) ?? '',
      ...(company === '' ? {} : { logistics_company_code: company }),
    });
    if (spoken.kind === 'refused') return find.whyRefused(detail, sendAnswerBySpoken(spoken));
    // There is nothing in the answer but that it was taken.
    return spoken.kind === 'said' ? receiptOf(detail, { how: 'noticed' }) : sendAnswerBySpoken(spoken);
  };

  /** The number of this operation is unverified: only what the return says afterwards is believed. */
  const agree = async (detail: ReturnDetail): Promise<SendAnswer> => {
    const operated = await operate(session, detail, AGREE_AFTER_RECEIPT);
    if (operated.kind === 'refused') return find.whyRefused(detail, operated.answer);
    if (operated.kind === 'other') return operated.answer;
    const { after_sale_id: no, update_time: version } = detail.process_info.after_sale_info;
    const after = await find.read(no);
    if (after.kind !== 'found') return { kind: 'unknown', words: 'net:garbled', isReached: true };
    if (stateOf(after.detail) === 'refunded') return receiptOf(after.detail, {});
    // Taken, and nothing came of it yet: neither tried again by a program nor believed to have come to nothing.
    const isSame = after.detail.process_info.after_sale_info.update_time === version;
    return isSame
      ? { kind: 'unclear', why: 'taken', words: REFUND_NOT_SEEN }
      : { kind: 'unknown', words: 'sync:settling', isReached: true };
  };

  return {
    id,
    paysOnlyApplied: true,
    pullExpected: async (cursor) => {
      const answer = await pullPage({ platform: id, shop, session, find, clock, hints }, cursor);
      if (answer.kind === 'failed') log.warn('douyin-pull-failed', { platform: id, words: answer.words });
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
      const refused = judgeRefund(found.detail, body);
      if (refused !== null) return refused;
      if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };
      return refundBy === 'warehouse' ? notifyWarehouse(found.detail) : agree(found.detail);
    },
    askMoreTime: createAskMoreTime({ platform: id, shop, session, find, clock }),
    ...(options.shipBy === 'confirm' ? { shipments: createDouyinShipments({ session, find, clock }) } : {}),
    refusals: createDouyinRefusals({ refuseBy, session, find, clock, pictures }),
    ...(pictures === null ? {} : { arbitration: createDouyinArbitration({ session, find, clock, pictures }) }),
  };
}
