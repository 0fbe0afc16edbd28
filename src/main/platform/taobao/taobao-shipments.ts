import * as v from 'valibot';
import type { ShipmentBody } from '../../../shared/command-body.ts';
import type { ReturnState } from '../../../shared/domain-words.ts';
import type { Clock } from '../../lib/clock.ts';
import { findCourier } from '../courier-names.ts';
import { platformWords } from '../http-rules.ts';
import type { Failed, PlatformShipments, SendAnswer, ShipmentRead } from '../platform.ts';
import { shipmentSender } from '../shipment-send.ts';
import type { Prepared } from '../shipment-send.ts';
import { NO_SUCH_COURIER, NOT_READY, SHIPMENT_NOT_SEEN } from '../shipment-words.ts';
import { failedBySpoken, retryBy, sendAnswerBySpoken } from '../spoken.ts';
import { waybillsIn } from '../return-texts.ts';
import type { FindRefund } from './taobao-find.ts';
import { BY_COURIER, EXCHANGE, EXCHANGE_FIELDS, EXCHANGE_OPEN, METHODS, SEND_WINDOW_MS } from './taobao-limits.ts';
import { TMALL_EXCHANGE } from './taobao-limits.ts';
import type { TopMethod } from './taobao-limits.ts';
import { stateOf } from './taobao-mapping.ts';
import { Courier, CouriersAnswer, Exchange, ExchangeAnswer, ExchangesAnswer } from './taobao-schemas.ts';
import type { TopSession } from './taobao-session.ts';
import { OTHER_STATE } from './taobao-words.ts';

type ShipmentDeps = { session: TopSession; find: FindRefund; clock: Clock };
type Read = ShipmentRead & { status: number | null };
type Answer = Read | { kind: 'not-found' } | Failed;

const garbled: Failed = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };
const refused = (words: string): SendAnswer => ({ kind: 'refused', code: 'other', words });

/** An exchange in our words. What its refund says of an end, or of the platform's own people, comes first. */
function readOf(exchange: v.InferOutput<typeof Exchange>, refundState: ReturnState): Read {
  const { status } = exchange;
  const [waybill] = waybillsIn(exchange.seller_logistic_no);
  const isSent = waybill !== undefined || status === EXCHANGE.sent || status === EXCHANGE.done;
  const isOver = status === EXCHANGE.closed || status === EXCHANGE.done;
  const isKnown = isOver || EXCHANGE_OPEN.has(status);
  const isReady = status === EXCHANGE.received || status === EXCHANGE.toSend;
  return {
    ...{ kind: 'read', outcomes: ['exchanged'], status, isRefundWanted: status === EXCHANGE.toRefund },
    state: refundState !== 'open' ? refundState : isOver ? 'closed' : isKnown ? 'open' : 'locked',
    sent: isSent ? { waybill: waybill ?? null } : null,
    whyNot: isReady ? null : NOT_READY,
  };
}

/**
 * Exchanges of a Tmall shop; Taobao's re-sends want an id of their own that no list tells, and repairs have no call. That the
 * buyer's goods are back is confirmed first where nobody has, which moves nothing else.
 */
export function createTmallShipments({ session, find, clock }: ShipmentDeps): PlatformShipments {
  const readShipment = async (returnNo: string): Promise<Answer> => {
    const found = await find.read(returnNo);
    if (found.kind !== 'found') return found;
    const state = stateOf(found.refund);
    if (found.refund.dispute_type !== TMALL_EXCHANGE)
      return {
        ...{ kind: 'read', state, outcomes: [], sent: null, isRefundWanted: false, whyNot: null, status: null },
      };
    const spoken = await session.call(METHODS.exchanges, {
      ...{ refund_id_array: returnNo, fields: EXCHANGE_FIELDS, page_no: '1', page_size: '20' },
    });
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const answer = v.safeParse(ExchangesAnswer, spoken.body);
    if (!answer.success) return garbled;
    const listed = answer.output.results.map((one) => v.safeParse(Exchange, one));
    const own = listed.find((one) => one.success && one.output.dispute_id === returnNo);
    // Another exchange in its place, or one that can't be read, is no answer about this one.
    return own?.success === true ? readOf(own.output, state) : garbled;
  };

  /** The name under which TOP keeps our courier. */
  const prepare = async (body: ShipmentBody): Promise<Prepared<string>> => {
    const spoken = await session.call(METHODS.couriers, { fields: 'id,code,name' });
    if (spoken.kind !== 'said') return retryBy(failedBySpoken(spoken));
    const answer = v.safeParse(CouriersAnswer, spoken.body);
    if (!answer.success) return retryBy(garbled);
    const listed = answer.output.logistics_companies.flatMap((one) => {
      const read = v.safeParse(Courier, one);
      return read.success ? [read.output] : [];
    });
    const courier = findCourier(listed, ({ name }) => name, body.courier.id);
    return courier === null ? refused(NO_SUCH_COURIER) : { kind: 'ready', given: courier.name };
  };

  const write = async (method: TopMethod, params: Readonly<Record<string, string>>): Promise<SendAnswer | null> => {
    const spoken = await session.call(method, params);
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(ExchangeAnswer, spoken.body);
    if (!answer.success) return unknown;
    const { success, message, msg_code: code } = answer.output.result;
    const said = [message, code].find((text) => (text ?? '') !== '') ?? '';
    return success ? null : refused(said === '' ? OTHER_STATE : platformWords(said, session.secrets));
  };

  const tell = async (body: ShipmentBody, { before, given }: { before: Read; given: string }): Promise<SendAnswer> => {
    if (before.status === EXCHANGE.received) {
      const stopped = await write(METHODS.exchangeReceived, { dispute_id: body.returnNo });
      // Nothing has been told yet, whatever became of this.
      if (stopped?.kind === 'unknown') return { ...stopped, kind: 'retry', retryAfterMs: null };
      if (stopped !== null) return stopped;
    }
    const stopped = await write(METHODS.exchangeSent, {
      ...{ dispute_id: body.returnNo, fields: EXCHANGE_FIELDS, logistics_no: body.waybill },
      ...{ logistics_type: BY_COURIER, logistics_company_name: given },
    });
    if (stopped !== null) return stopped;
    // Which of its fields says that it was done is in no document we have: the number is read back.
    const after = await readShipment(body.returnNo);
    if (after.kind !== 'read') return unknown;
    const isThere = after.sent?.waybill === body.waybill;
    return isThere
      ? { kind: 'acknowledged', receipt: { refundId: body.returnNo, amountCents: 0, at: clock.now() } }
      : { kind: 'unclear', why: 'taken', words: SHIPMENT_NOT_SEEN };
  };

  return {
    outcomes: ['exchanged'],
    readShipment,
    sendShipment: shipmentSender({ clock, windowMs: SEND_WINDOW_MS, read: readShipment, prepare, tell }),
  };
}
