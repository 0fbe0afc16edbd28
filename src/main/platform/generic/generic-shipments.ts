import type { ShipmentBody } from '../../../shared/command-body.ts';
import { SENT_ANEW } from '../../../shared/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import { platformWords } from '../http-rules.ts';
import type { PlatformShipments, ShipmentReadAnswer } from '../platform.ts';
import { nothingBeside, shipmentSender } from '../shipment-send.ts';
import { PATHS, SEND_WINDOW_MS } from './generic-limits.ts';
import { ShipmentNow, ShipmentReceipt, isReturnNo } from './generic-schemas.ts';
import type { ShipmentRequest } from './generic-schemas.ts';
import { failedFrom, notSentFrom, parsed, problemIn } from './generic-session.ts';
import type { GenericSession } from './generic-session.ts';

type ShipmentDeps = { session: GenericSession; token: string; clock: Clock };

const requestOf = ({ key, returnNo, outcome, waybill, courier, at }: ShipmentBody): ShipmentRequest => ({
  ...{ key, returnNo, outcome, waybill, at },
  courier: { id: courier.id, name: courier.name },
});

/** Tells one's own system under which waybill other goods left; our key comes along, and the same key is told only once. */
export function createGenericShipments({ session, token, clock }: ShipmentDeps): PlatformShipments {
  const readShipment = async (returnNo: string): Promise<ShipmentReadAnswer> => {
    if (!isReturnNo(returnNo)) return { kind: 'not-found' };
    const answer = await session.get(`${PATHS.returns}/${encodeURIComponent(returnNo)}/shipment`);
    if (problemIn(answer)?.code === 'no-such-return') return { kind: 'not-found' };
    const now = parsed(ShipmentNow, answer, 200);
    // Another return in its place is no answer about this one.
    if (now?.returnNo !== returnNo) return failedFrom(answer, session);
    const { state, outcomes, sent, words, isRefundWanted } = now;
    return {
      ...{ kind: 'read', state, outcomes, sent, isRefundWanted: isRefundWanted === true },
      whyNot: words === null ? null : platformWords(words, [token]),
    };
  };
  return {
    outcomes: SENT_ANEW,
    readShipment,
    sendShipment: shipmentSender({
      ...{ clock, windowMs: SEND_WINDOW_MS, read: readShipment, prepare: nothingBeside },
      tell: async (body) => {
        const answer = await session.post(PATHS.shipments, requestOf(body));
        const receipt = parsed(ShipmentReceipt, answer, 200, 201);
        if (receipt === null) return notSentFrom(answer, session);
        // A receipt for another number is no word about ours.
        return receipt.waybill === body.waybill
          ? { kind: 'acknowledged', receipt: { refundId: receipt.shipmentId, amountCents: 0, at: receipt.at } }
          : { kind: 'unknown', words: 'net:garbled', isReached: true };
      },
    }),
  };
}
