import type { RefundBody } from '../../../shared/command-body.ts';
import type { Category } from '../../../shared/domain-words.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { Platform, SendAnswer, Words } from '../platform.ts';
import { retryBy, sendAnswerBySpoken } from '../spoken.ts';
import { createMedusaFind } from './medusa-find.ts';
import { CHANGE_ACTIVE, OVER_REFUND, PATHS, REQUEST_TIMEOUT_MS, SEND_WINDOW_MS } from './medusa-limits.ts';
import { movedOf, readOf } from './medusa-mapping.ts';
import { createMedusaPull } from './medusa-pull.ts';
import { othersCentsOf, planRefund, receiptIn, refundRequestOf } from './medusa-refund-rules.ts';
import { createMedusaSession } from './medusa-session.ts';
import type { MedusaLogin } from './medusa-session.ts';
import { createMedusaStock } from './medusa-stock.ts';
import { ORDER_BEING_EDITED, SHOP_BROKE } from './medusa-words.ts';

export type MedusaOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** https://shop.example : where `/admin` and `/auth` are. */
  baseUrl: string;
  login: MedusaLogin;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Medusa knows no category of ours. */
  category?: Category;
  /** True: goods that are put away are received in the shop. */
  receivesGoods: boolean;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

const retry = (words: Words): SendAnswer => ({ kind: 'retry', words, retryAfterMs: null, isReached: true });

/**
 * The connector of a shop that runs on Medusa 2. The shop itself would take the same refund twice; what prevents that is
 * asking first (the sync does), our key in each refund's note, one more look right before sending, and a refund that
 * leaves either soon or not at all. Throws for an address that can't be used.
 */
export function createMedusaPlatform(options: MedusaOptions): Platform {
  const { id, clock, log, shop, category = 'other' } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createMedusaSession({ baseUrl: options.baseUrl, login: options.login, http, clock, log });
  const find = createMedusaFind(session, clock);
  const pull = createMedusaPull({ platform: id, shop, category, session, find, clock });

  /** Null: nobody is changing the order. */
  const whyNotFree = async (orderId: string): Promise<SendAnswer | null> => {
    const read = await find.changes(orderId);
    if (read.kind === 'failed') return retryBy(read);
    return read.changes.some(({ status }) => CHANGE_ACTIVE.has(status)) ? retry(ORDER_BEING_EDITED) : null;
  };

  return {
    id,
    pullExpected: async (cursor) => {
      const answer = await pull(cursor);
      if (answer.kind === 'failed') log.warn('medusa-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    readReturn: async (returnNo) => {
      const found = await find.read(returnNo);
      if (found.kind !== 'found') return found;
      // A refund that the shop is still working on may be struck again: neither made nor not made.
      if (movedOf(found.of, id, found.now).some(({ isInFlight }) => isInFlight))
        return { kind: 'failed', words: 'sync:settling', retryAfterMs: null, isReached: true };
      return readOf(found.of, id, found.now);
    },
    sendRefund: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const before = await find.read(body.returnNo);
      if (before.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
      if (before.kind === 'failed') return retryBy(before);
      const plan = planRefund(before.of, body, id, before.now);
      if (plan.kind === 'answer') return plan.answer;
      const stopped = plan.needsFreeOrder ? await whyNotFree(before.of.order.id) : null;
      if (stopped !== null) return stopped;
      if (clock.now() > untilAt) return retry('net:timeout');

      const path = `${PATHS.payments}/${encodeURIComponent(plan.paymentId)}/refund`;
      const spoken = await session.askAtOnce({ method: 'POST', path, body: refundRequestOf(body) });
      switch (spoken.kind) {
        case 'said':
          return readBack(body, { kind: 'unknown', words: 'sync:settling', isReached: true });
        case 'refused':
          return whyRefused(body, spoken.words);
        case 'broke':
          log.error('medusa-refund-fault', { platform: id, words: spoken.words });
          return readBack(body, { kind: 'unclear', why: 'broke', words: SHOP_BROKE });
        case 'turned-away':
        case 'lost':
          return sendAnswerBySpoken(spoken);
      }
    },
    ...(options.receivesGoods ? { stock: createMedusaStock(session, find, clock) } : {}),
  };

  /**
   * The shop has answered, whatever: its books tell whether the refund is made (Medusa may refuse after the money has
   * moved, see docs/connect-medusa.md). `otherwise`: what it is when it doesn't stand there.
   */
  async function readBack(body: RefundBody, otherwise: SendAnswer): Promise<SendAnswer> {
    return inBooks(await find.read(body.returnNo), body, otherwise);
  }

  function inBooks(after: Awaited<ReturnType<typeof find.read>>, body: RefundBody, otherwise: SendAnswer): SendAnswer {
    if (after.kind === 'failed') return { kind: 'unknown', words: after.words, isReached: after.isReached };
    const receipt = after.kind === 'found' ? receiptIn(after.of, body, id) : null;
    if (after.kind === 'not-found' || receipt === null) return otherwise;
    const others = othersCentsOf(after.of, body, id);
    if (others === 0) return receipt;
    // Somebody else refunded between our last look and our request: told as it is, so that a person sees it.
    log.error('medusa-refunded-by-two', { platform: id, returnNo: body.returnNo, othersCents: others });
    return { ...receipt, receipt: { ...receipt.receipt, amountCents: receipt.receipt.amountCents + others } };
  }

  /** A refusal may come from a refund that was made in the last moment: then that is the answer. */
  async function whyRefused(body: RefundBody, words: Words): Promise<SendAnswer> {
    const code = OVER_REFUND.test(words) ? 'amount' : 'other';
    const refused: SendAnswer = { kind: 'refused', code, words };
    const after = await find.read(body.returnNo);
    const answer = inBooks(after, body, refused);
    if (answer !== refused) return answer;
    const plan = after.kind === 'found' ? planRefund(after.of, body, id, after.now) : null;
    return plan?.kind === 'answer' ? plan.answer : refused;
  }
}
