import * as v from 'valibot';
import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { Platform, SendAnswer, Words } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import { createFindReturn } from './jd-find.ts';
import { REQUEST_TIMEOUT_MS, SEND_WINDOW_MS } from './jd-limits.ts';
import { readOf, stateOf } from './jd-mapping.ts';
import { findByWaybill, pullPage } from './jd-pull.ts';
import { judgeRefund, operationOf, receiveBlock, refundBlock } from './jd-refund-rules.ts';
import type { Codes, Operator } from './jd-refund-rules.ts';
import { createJdRefusals } from './jd-refusals.ts';
import { PatchBody } from './jd-schemas.ts';
import type { JdReturn } from './jd-schemas.ts';
import { createJdSession } from './jd-session.ts';
import type { JdAccount } from './jd-session.ts';
import { NOT_RECEIVED_YET, NO_REFUND_NUMBER, RECEIPT_NOT_SHOWN } from './jd-words.ts';

export type JdOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed for a shop. */
  id: string;
  /** The shop's name as the bench shows it. */
  shop: string;
  /** Of the gateway, or of the merchant's own relay. */
  baseUrl: string;
  isRelay: boolean;
  account: JdAccount;
  operator: Operator;
  codes: Codes;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

type Ready = { kind: 'ready'; one: JdReturn; operateType: number };

const notDone = (words: Words): SendAnswer => ({ kind: 'retry', words, retryAfterMs: null, isReached: true });
const unknown = (words: 'net:garbled' | 'sync:settling'): SendAnswer => ({ kind: 'unknown', words, isReached: true });

/**
 * The connector of a JD shop. JD keeps no key of ours, and the numbers of its operations are the merchant's word: what
 * prevents a second refund is asking first (the sync does), reading once more right before writing, and believing only
 * what the return itself says afterwards. Throws for an address that can't be used.
 */
export function createJdPlatform(options: JdOptions): Platform {
  const { id, shop, operator, codes, clock, log } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createJdSession({ ...options, http });
  const find = createFindReturn(session, operator);

  /** The return as it is now, if this refund may leave. */
  const look = async (body: RefundBody, untilAt: number): Promise<Ready | SendAnswer> => {
    const found = await find.read(body.returnNo);
    if (found.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
    if (found.kind === 'failed') return { ...found, kind: 'retry' };
    const stopped = judgeRefund(found.one, body);
    if (stopped !== null) return stopped;
    if (codes.refund === null) return { kind: 'refused', code: 'other', words: NO_REFUND_NUMBER };
    return clock.now() > untilAt
      ? notDone('net:timeout')
      : { kind: 'ready', one: found.one, operateType: codes.refund };
  };

  /** JD wants to hear that the goods are in before it refunds. Null = said; whatever else comes, no money has moved. */
  const confirmReceipt = async (one: JdReturn, body: RefundBody): Promise<SendAnswer | null> => {
    const { receive } = codes;
    if (receive === null) return { kind: 'refused', code: 'other', words: NOT_RECEIVED_YET };
    const operation = { operateType: receive.operateType, block: receiveBlock(receive, body.judgements), notes: '' };
    const spoken = await session.call({ method: 'PATCH', id: one.id, body: operationOf(one, operator, operation) });
    if (spoken.kind === 'said') return null;
    if (spoken.kind === 'refused') return find.whyRefused(one, sendAnswerBySpoken(spoken));
    const answer = sendAnswerBySpoken(spoken);
    return answer.kind === 'unknown' ? { ...answer, kind: 'retry', retryAfterMs: null } : answer;
  };

  const submitRefund = async ({ one, operateType }: Ready, body: RefundBody): Promise<SendAnswer> => {
    const operation = { operateType, block: refundBlock(one, totalCentsOf(body)), notes: body.reason };
    const spoken = await session.call({ method: 'PATCH', id: one.id, body: operationOf(one, operator, operation) });
    if (spoken.kind === 'refused') return find.whyRefused(one, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const taken = v.safeParse(PatchBody, spoken.body);
    if (!taken.success || taken.output.data.afsOrderId !== one.id) return unknown('net:garbled');
    const after = await find.read(one.id);
    const cents = after.kind === 'found' && stateOf(after.one) === 'refunded' ? after.one.refund.actualCents : null;
    return cents === null
      ? unknown('sync:settling')
      : { kind: 'acknowledged', receipt: { refundId: one.id, amountCents: cents, at: clock.now() } };
  };

  return {
    id,
    pullExpected: async (cursor) => {
      const answer = await pullPage({ platform: id, shop, session, operator, clock }, cursor);
      if (answer.kind === 'failed') log.warn('jd-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    findByWaybill: (waybill) => findByWaybill({ platform: id, shop, session, operator }, waybill),
    readReturn: async (returnNo) => {
      const found = await find.read(returnNo);
      return found.kind === 'found' ? readOf(found.one) : found;
    },
    sendRefund: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const before = await look(body, untilAt);
      if (before.kind !== 'ready') return before;
      if (before.one.receivedAt !== null) return submitRefund(before, body);
      const stopped = await confirmReceipt(before.one, body);
      if (stopped !== null) return stopped;
      // The return is another one now.
      const after = await look(body, untilAt);
      if (after.kind !== 'ready') return after;
      return after.one.receivedAt === null ? notDone(RECEIPT_NOT_SHOWN) : submitRefund(after, body);
    },
    refusals: createJdRefusals({ close: codes.close, operator, session, find }),
  };
}
