import type { LastWords } from '../../shared/last-words.ts';
import type { ShipmentBody } from '../../shared/command-body.ts';
import type { ShipmentRead } from '../platform/platform.ts';
import type { Meaning } from './command-service.ts';

const park = (words: LastWords): Meaning => ({ kind: 'park', words });

/**
 * Judges what the platform already knows. Our number there is the receipt, whoever told it; a number that isn't ours is for a
 * person, because a buyer gets one parcel. `wasSent`: a request of ours left before, so that goods it knows of without telling
 * their number are ours. What has no goods yet and is over ends the command without a call.
 */
export function judgeShipment(
  { state, outcomes, sent, isRefundWanted, whyNot }: ShipmentRead,
  { body, wasSent }: { body: Pick<ShipmentBody, 'outcome' | 'waybill'>; wasSent: boolean },
): Meaning {
  if (sent !== null) {
    const isOurs = sent.waybill === null ? wasSent : sent.waybill === body.waybill;
    if (!isOurs) return park('sync:sent-otherwise');
    const how = wasSent ? 'read-back' : 'already-closed';
    return { kind: 'end', how, receipt: { state, sent: true, waybill: sent.waybill } };
  }
  if (isRefundWanted) return park('sync:refund-wanted');
  if (state === 'locked') return park('sync:locked');
  if (state !== 'open') return { kind: 'end', how: 'already-closed', receipt: { state, sent: false } };
  if (whyNot !== null) return { kind: 'park', words: whyNot };
  return outcomes.includes(body.outcome) ? { kind: 'open' } : park('sync:no-call');
}

/** Whether such an end means that no goods were told: the case is a person's again. */
export const isWithoutGoods = (meaning: Meaning): boolean =>
  meaning.kind === 'end' && meaning.receipt['sent'] === false;
