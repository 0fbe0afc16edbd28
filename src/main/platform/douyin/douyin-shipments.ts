import * as v from 'valibot';
import type { ShipmentBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import { findCourier } from '../courier-names.ts';
import type { Failed, PlatformShipments, SendAnswer, ShipmentRead } from '../platform.ts';
import { waybillsIn } from '../return-texts.ts';
import { shipmentSender } from '../shipment-send.ts';
import type { Prepared } from '../shipment-send.ts';
import { NO_SUCH_COURIER, NOT_READY, SHIPMENT_NOT_SEEN } from '../shipment-words.ts';
import { failedBySpoken, retryBy, sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './douyin-find.ts';
import { EXCHANGE_AND_SEND, EXCHANGE_SENT, EXCHANGE_TYPE, PATHS, SEND_WINDOW_MS } from './douyin-limits.ts';
import { WAITS_FOR_MERCHANT } from './douyin-limits.ts';
import { stateOf } from './douyin-mapping.ts';
import { CouriersAnswer } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';

type ShipmentDeps = { session: DouyinSession; find: FindReturn; clock: Clock };

const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };
const refused = (words: string): SendAnswer => ({ kind: 'refused', code: 'other', words });

function shipmentOf(detail: ReturnDetail): ShipmentRead {
  const { after_sale_info: info, logistics_info: logistics } = detail.process_info;
  const isExchange = info.after_sale_type === EXCHANGE_TYPE;
  const [waybill] = waybillsIn(logistics?.exchange?.tracking_no ?? null);
  const isSent = isExchange && (waybill !== undefined || EXCHANGE_SENT.has(info.after_sale_status));
  return {
    ...{ kind: 'read', state: stateOf(detail), outcomes: isExchange ? ['exchanged'] : [], isRefundWanted: false },
    sent: isSent ? { waybill: waybill ?? null } : null,
    whyNot: isExchange && info.after_sale_status !== WAITS_FOR_MERCHANT ? NOT_READY : null,
  };
}

/**
 * Exchanges only. The call that confirms an exchange is used, because its document says what each field does; the number 311
 * of the general operation stands in a sentence without its meaning. What came of it is read back before it is believed.
 */
export function createDouyinShipments({ session, find, clock }: ShipmentDeps): PlatformShipments {
  const readShipment = async (returnNo: string): Promise<ShipmentRead | { kind: 'not-found' } | Failed> => {
    const found = await find.read(returnNo);
    return found.kind === 'found' ? shipmentOf(found.detail) : found;
  };

  /** Douyin's code of our courier. */
  const prepare = async (body: ShipmentBody): Promise<Prepared<string>> => {
    const asked = await session.call(PATHS.couriers, {});
    if (asked.kind !== 'said') return retryBy(failedBySpoken(asked));
    const listed = v.safeParse(CouriersAnswer, asked.body);
    if (!listed.success) return { kind: 'retry', words: 'net:garbled', retryAfterMs: null, isReached: true };
    const coded = listed.output.filter(({ code }) => (code ?? '') !== '');
    const code = findCourier(coded, ({ name }) => name, body.courier.id)?.code ?? null;
    return code === null ? refused(NO_SUCH_COURIER) : { kind: 'ready', given: code };
  };

  const tell = async (body: ShipmentBody, { given: code }: { given: string }): Promise<SendAnswer> => {
    const spoken = await session.call(PATHS.exchangeConfirm, {
      ...{ aftersale_id: BigInt(body.returnNo), is_reject: false, action: EXCHANGE_AND_SEND },
      ...{ logistics_code: body.waybill, company_code: code },
    });
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    // There is nothing in the answer but that it was taken.
    const after = await readShipment(body.returnNo);
    if (after.kind !== 'read') return unknown;
    const isThere = after.sent !== null && (after.sent.waybill ?? body.waybill) === body.waybill;
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
