import * as v from 'valibot';
import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { Category } from '../../../shared/domain-words.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { Failed, Platform, PullAnswer, SendAnswer, Words } from '../platform.ts';
import { unknownBy } from '../spoken.ts';
import { unreadReturn } from '../return-texts.ts';
import { advance, cursorText, isSeen, parseCursor, printOf, toldAtStart } from './vendure-cursor.ts';
import {
  ADMIN_PATH,
  FIELD_NAMES,
  MONEY_PRECISION,
  PAGE_SIZE,
  REQUEST_TIMEOUT_MS,
  SEND_WINDOW_MS,
} from './vendure-facts.ts';
import type { FieldNames } from './vendure-facts.ts';
import { expectedOf, readOf } from './vendure-mapping.ts';
import { READ, REFUND, pullOptions, pullQuery } from './vendure-queries.ts';
import { judgeResult, planRefund, reasonLine, receiptIn } from './vendure-refund-rules.ts';
import { OrderMoney, PullData, PullPlace, ReadData, RefundData, WholeOrder } from './vendure-schemas.ts';
import { createVendureSession, failedBySpoken, sendAnswerBySpoken } from './vendure-session.ts';
import type { VendureLogin } from './vendure-session.ts';
import { OTHER_PRECISION, SHOP_BROKE } from './vendure-words.ts';

export type VendureOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** https://shop.example (then /admin-api is added) or the whole address of the Admin API. */
  baseUrl: string;
  login: VendureLogin;
  /** Of the channel, where the shop has several. */
  channelToken?: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Vendure knows no category of ours. */
  category?: Category;
  fieldNames?: Partial<FieldNames>;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

type OrderFound = { kind: 'order'; order: OrderMoney } | { kind: 'not-found' } | Failed;

const garbled: Failed = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };

/**
 * The connector of a shop that runs on Vendure 3. The shop itself would take the same refund twice; what prevents that
 * is asking first (the sync does), our key in each refund's reason, one more look right before sending, and a refund
 * that leaves either soon or not at all. Throws for an address, a token or a field name that can't be used.
 */
export function createVendurePlatform(options: VendureOptions): Platform {
  const { id, clock, log, shop, category = 'other' } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const fields: FieldNames = { ...FIELD_NAMES, ...options.fieldNames };
  const query = pullQuery(fields);
  const url = adminUrl(options.baseUrl);
  const session = createVendureSession({
    url,
    login: options.login,
    channelToken: options.channelToken,
    http,
    clock,
    log,
  });
  let take = PAGE_SIZE;

  const findOrder = async (code: string): Promise<OrderFound> => {
    const spoken = await session.ask(READ, { code });
    if (spoken.kind !== 'data') return failedBySpoken(spoken);
    const data = v.safeParse(ReadData, spoken.data);
    if (!data.success) return garbled;
    const [first, ...others] = data.output.orders.items;
    if (first === undefined) return { kind: 'not-found' };
    const order = v.safeParse(OrderMoney, first);
    // Another order in its place, as of a database that takes `a` for `A`, is no answer about this one.
    return order.success && order.output.code === code && others.length === 0
      ? { kind: 'order', order: order.output }
      : garbled;
  };

  const pullPage = async (cursorBefore: string | null): Promise<PullAnswer> => {
    const cursor = parseCursor(cursorBefore);
    const asked = pullOptions(fields, { fromAt: cursor.fromAt, told: toldAtStart(cursor), take });
    const spoken = await session.ask(query, { options: asked });
    if (spoken.kind !== 'data') {
      if (spoken.kind === 'lost' && spoken.answer.kind === 'no-answer' && spoken.answer.words === 'net:too-large')
        take = Math.max(1, Math.floor(take / 4));
      return failedBySpoken(spoken);
    }
    const data = v.safeParse(PullData, spoken.data);
    if (!data.success) return garbled;
    if (data.output.globalSettings.serverConfig.moneyStrategyPrecision !== MONEY_PRECISION)
      return { ...garbled, words: OTHER_PRECISION };
    const { items } = data.output.orders;
    const read = v.safeParse(v.array(PullPlace), items);
    if (!read.success) return garbled;
    const places = read.output.map((place, index) => ({ ...place, print: printOf(items[index]) }));
    const returns = items.flatMap((item, index): unknown[] => {
      const place = places[index];
      if (place !== undefined && isSeen(cursor, place)) return [];
      const order = v.safeParse(WholeOrder, item);
      // What isn't understood goes on as its number: whoever parses it counts, logs and names it.
      if (!order.success) return [unreadReturn(item, ['code'])];
      const expected = expectedOf(order.output, { platform: id, shop, category });
      return expected === null ? [] : [expected];
    });
    const next = advance(cursor, places, take);
    return { kind: 'pulled', returns, cursor: cursorText(next.cursor), hasMore: next.hasMore };
  };

  return {
    id,
    paysSupplements: true,
    pullExpected: async (cursor) => {
      const answer = await pullPage(cursor);
      if (answer.kind === 'failed') log.warn('vendure-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    readReturn: async (returnNo) => {
      const found = await findOrder(returnNo);
      return found.kind === 'order' ? readOf(found.order, id) : found;
    },
    sendRefund: async (body) => {
      const window = { isOver: false };
      const stop = clock.after(SEND_WINDOW_MS, () => {
        window.isOver = true;
      });
      const before = await findOrder(body.returnNo).finally(stop);
      if (before.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
      if (before.kind === 'failed') return { ...before, kind: 'retry' };
      const plan = planRefund(before.order, body, id);
      if (plan.kind === 'answer') return plan.answer;
      if (window.isOver) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

      const amount = totalCentsOf(body);
      // The deprecated three must be there: without them Vendure pays, and then fails to write it down (NOT NULL).
      const unused = { lines: [], shipping: 0, adjustment: 0 };
      const input = { paymentId: plan.paymentId, amount, reason: reasonLine(body), ...unused };
      const spoken = await session.askAtOnce(REFUND, { input });
      if (spoken.kind === 'errors' && spoken.wasExecuted) return afterFault(body, spoken.words);
      if (spoken.kind !== 'data') return sendAnswerBySpoken(spoken);
      const data = v.safeParse(RefundData, spoken.data);
      if (!data.success) return { kind: 'unknown', words: 'net:garbled', isReached: true };
      const judged = judgeResult(data.output.refundOrder, session.secrets());
      if (judged === null) return readBack(body);
      return judged.kind === 'refused' ? whyRefused(body, judged) : judged;
    },
  };

  /**
   * The shop broke down over the refund. It calls the payment provider before it writes anything down: a refund that is
   * not in its books may have been paid all the same, so this is for a person, not for another try.
   */
  async function afterFault(body: RefundBody, words: Words): Promise<SendAnswer> {
    log.error('vendure-refund-fault', { platform: id, words });
    const answer = await readBack(body);
    return answer.kind === 'acknowledged' ? answer : { kind: 'unclear', why: 'broke', words: SHOP_BROKE };
  }

  /** A refusal may come from a refund that was made in the last moment: then that is the answer. */
  async function whyRefused(body: RefundBody, refused: SendAnswer): Promise<SendAnswer> {
    const after = await findOrder(body.returnNo);
    if (after.kind === 'failed') return unknownBy(refused, after);
    const plan = after.kind === 'order' ? planRefund(after.order, body, id) : null;
    return plan?.kind === 'answer' ? plan.answer : refused;
  }

  /** The shop says that the refund is made: believed once it stands in its books under our key. */
  async function readBack(body: RefundBody): Promise<SendAnswer> {
    const after = await findOrder(body.returnNo);
    if (after.kind === 'order') {
      const receipt = receiptIn(after.order, body, id);
      if (receipt !== null) return receipt;
    }
    const words = after.kind === 'failed' ? after.words : 'net:garbled';
    return { kind: 'unknown', words, isReached: after.kind !== 'failed' || after.isReached };
  }
}

function adminUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? ADMIN_PATH : path}`;
}
