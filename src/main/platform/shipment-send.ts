import type { ShipmentBody } from '../../shared/command-body.ts';
import type { Clock } from '../lib/clock.ts';
import type { Failed, PlatformShipments, SendAnswer, ShipmentRead, Words } from './platform.ts';
import { retryBy, unknownBy } from './spoken.ts';

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;
type Found<More> = (ShipmentRead & More) | { kind: 'not-found' } | Failed;

/** What a call needs beside the return: the name by which the platform knows a courier. */
export type Prepared<Given> = { kind: 'ready'; given: Given } | SendAnswer;

type SenderParts<More, Given> = {
  clock: Clock;
  /** A call that has not left this long after the sync let it go is not sent, ms. */
  windowMs: number;
  read: (returnNo: string) => Promise<Found<More>>;
  /** Asked for before the return is read: nothing lies between that reading and the call, in which a colleague could enter another waybill. */
  prepare: (body: ShipmentBody) => Promise<Prepared<Given>>;
  /** Tells it; `before` is how the return stood a moment ago, with what the connector needs of it. */
  tell: (body: ShipmentBody, now: { before: ShipmentRead & More; given: Given }) => Promise<SendAnswer>;
};

/** It was not sent in time, and is not sent any more. */
const tooLate: SendAnswer = { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

const refused = (code: Refusal['code'], words: Words): Refusal => ({ kind: 'refused', code, words });

/** Why this shipment must not leave; null = tell it. */
function judge(read: ShipmentRead, body: ShipmentBody, at: number): SendAnswer | null {
  const { sent, state, outcomes, whyNot } = read;
  if (sent?.waybill === body.waybill)
    return { kind: 'acknowledged', receipt: { refundId: body.waybill, amountCents: 0, at } };
  if (sent !== null) return refused('other', 'sync:sent-otherwise');
  if (read.isRefundWanted) return refused('other', 'sync:refund-wanted');
  switch (state) {
    case 'refunded':
      return refused('already-refunded', 'sync:over');
    case 'closed':
    case 'withdrawn':
      return refused(state, 'sync:over');
    case 'locked':
      return refused('locked', 'sync:locked');
    case 'open':
      if (whyNot !== null) return refused('other', whyNot);
      return outcomes.includes(body.outcome) ? null : refused('other', 'sync:no-call');
  }
}

/** Where a call needs nothing beside the return. */
export const nothingBeside = (): Promise<Prepared<null>> => Promise.resolve({ kind: 'ready', given: null });

/**
 * Reads, tells, and reads again after a refusal: the network may have delivered our request twice, and what was refused is
 * the second copy of one that was carried out.
 */
export function shipmentSender<More, Given>({
  clock,
  windowMs,
  read,
  prepare,
  tell,
}: SenderParts<More, Given>): PlatformShipments['sendShipment'] {
  return async (body) => {
    const untilAt = clock.now() + windowMs;
    const prepared = await prepare(body);
    if (prepared.kind !== 'ready') return prepared;
    const before = await read(body.returnNo);
    if (before.kind === 'not-found') return refused('other', 'sync:not-found');
    if (before.kind === 'failed') return retryBy(before);
    const judged = judge(before, body, clock.now());
    if (judged !== null) return judged;
    if (clock.now() > untilAt) return tooLate;
    const answer = await tell(body, { before, given: prepared.given });
    if (answer.kind !== 'refused') return answer;
    const after = await read(body.returnNo);
    if (after.kind === 'failed') return unknownBy(answer, after);
    if (after.kind === 'not-found') return answer;
    const isThere = after.sent !== null && (after.sent.waybill ?? body.waybill) === body.waybill;
    return isThere
      ? { kind: 'unknown', words: answer.words, isReached: true }
      : (judge(after, body, clock.now()) ?? answer);
  };
}
