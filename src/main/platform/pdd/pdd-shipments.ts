import * as v from 'valibot';
import type { ShipmentBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import { findCourier } from '../courier-names.ts';
import { platformWords } from '../http-rules.ts';
import type { Failed, PlatformShipments, SendAnswer, ShipmentRead } from '../platform.ts';
import { shipmentSender } from '../shipment-send.ts';
import type { Prepared } from '../shipment-send.ts';
import { NO_SUCH_COURIER, NOT_READY } from '../shipment-words.ts';
import { failedBySpoken, retryBy, sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './pdd-find.ts';
import { COURIER_CLOSED, METHODS, SEND_WINDOW_MS, SHIPPED, WAITS_FOR_SHIPMENT } from './pdd-limits.ts';
import { kindOf, stateOf } from './pdd-mapping.ts';
import { shipRequest } from './pdd-refund-rules.ts';
import { CouriersAnswer, ShipAnswer } from './pdd-schemas.ts';
import type { ReturnDetail } from './pdd-schemas.ts';
import type { PddSession } from './pdd-session.ts';
import { OTHER_STATE } from './pdd-words.ts';

type ShipmentDeps = { session: PddSession; find: FindReturn; clock: Clock };
type Read = ShipmentRead & { detail: ReturnDetail };
type Courier = { id: number; logistics_company: string };

const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };
const refused = (words: string): SendAnswer => ({ kind: 'refused', code: 'other', words });

/** Pinduoduo tells that other goods are under way, and not under which number: what we told is known by its state alone. */
function shipmentOf(detail: ReturnDetail): Read {
  const isExchange = kindOf(detail) === 'exchange';
  const isShipped = isExchange && SHIPPED.has(detail.after_sales_status);
  const isOurs = isExchange && detail.after_sales_status === WAITS_FOR_SHIPMENT;
  return {
    ...{ kind: 'read', state: stateOf(detail), outcomes: isExchange ? ['exchanged'] : [], detail },
    ...{ sent: isShipped ? { waybill: null } : null, isRefundWanted: false },
    whyNot: isExchange && !isOurs ? NOT_READY : null,
  };
}

/** Exchanges only: re-sends and repairs have no call. */
export function createPddShipments({ session, find, clock }: ShipmentDeps): PlatformShipments {
  const readShipment = async (returnNo: string): Promise<Read | { kind: 'not-found' } | Failed> => {
    const found = await find.read(returnNo);
    return found.kind === 'found' ? shipmentOf(found.detail) : found;
  };

  /** Pinduoduo's own id of our courier, as it stands now: couriers are closed and renamed. */
  const prepare = async (body: ShipmentBody): Promise<Prepared<Courier>> => {
    const spoken = await session.call(METHODS.couriers, {});
    if (spoken.kind !== 'said') return retryBy(failedBySpoken(spoken));
    const answer = v.safeParse(CouriersAnswer, spoken.body);
    if (!answer.success) return { kind: 'retry', words: 'net:garbled', retryAfterMs: null, isReached: true };
    const { logistics_companies: listed } = answer.output.logistics_companies_get_response;
    const open = listed.filter(({ available }) => available !== COURIER_CLOSED);
    const courier = findCourier(open, (one) => one.logistics_company, body.courier.id);
    return courier === null ? refused(NO_SUCH_COURIER) : { kind: 'ready', given: courier };
  };

  const tell = async (body: ShipmentBody, now: { before: Read; given: Courier }): Promise<SendAnswer> => {
    const { detail } = now.before;
    const spoken = await session.call(METHODS.ship, { request: shipRequest(detail, now.given, body.waybill) });
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(ShipAnswer, spoken.body);
    if (!answer.success) return unknown;
    const { after_sales_id: id, succ, message } = answer.output.response.result;
    if (id !== detail.id) return unknown;
    if (succ) return { kind: 'acknowledged', receipt: { refundId: detail.id, amountCents: 0, at: clock.now() } };
    return refused(message === null || message === '' ? OTHER_STATE : platformWords(message, session.secrets));
  };

  return {
    outcomes: ['exchanged'],
    readShipment,
    sendShipment: shipmentSender({ clock, windowMs: SEND_WINDOW_MS, read: readShipment, prepare, tell }),
  };
}
