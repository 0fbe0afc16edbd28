import { totalCentsOf } from '../../shared/command-body.ts';
import type { RefundBody } from '../../shared/command-body.ts';
import type { ReadAnswer, RefundRead } from '../platform/platform.ts';
import type { Meaning } from './command-service.ts';

/**
 * Judges what the platform has already done. Our own refund with the ordered amount is the receipt; money moved by
 * others that covers the order, or a closed matter, ends it without a send; so does our key with less, once others have
 * added what was missing, to the cent. Less than ordered, or our key with another amount, is for a person. `wasSent`: a request of ours left before, so an equal refund without a key is ours.
 * `isByHand`: no call refunds there, so what is not over is for a person, too.
 */
export function judgeRead(
  read: Extract<ReadAnswer, { kind: 'read' }>,
  order: { body: RefundBody; wasSent: boolean; isByHand?: boolean },
): Meaning {
  const wanted = totalCentsOf(order.body);
  const own = read.refunds.filter(({ key }) => key === order.body.key);
  const [first] = own;
  if (first !== undefined) {
    const moved = sumOf(own);
    const inAll = sumOf(read.refunds) - (order.body.beforeCents ?? 0);
    if (moved < wanted && inAll === wanted) {
      const receipt = { state: read.state, movedCents: inAll, refunds: read.refunds };
      return { kind: 'end', how: 'already-closed', receipt };
    }
    if (moved !== wanted) {
      const movedCents = Math.max(moved, inAll);
      return { kind: 'park', words: movedCents > wanted ? 'sync:paid-more' : 'sync:other-amount', movedCents };
    }
    return { kind: 'end', how: 'read-back', receipt: { state: read.state, ...first } };
  }

  if (order.body.beforeCents !== undefined) return judgeSupplement(read, order, order.body.beforeCents);

  const moved = sumOf(read.refunds);
  if (moved > 0) {
    if (moved < wanted) return { kind: 'park', words: 'sync:refunded-less', movedCents: moved };
    // Sent by us, and more moved than we ordered: paid twice, by whomever. Never filed away quietly.
    if (order.wasSent && moved > wanted) return { kind: 'park', words: 'sync:paid-more', movedCents: moved };
    const isOurs = order.wasSent && read.refunds.every(({ key }) => key === null);
    const receipt = { state: read.state, movedCents: moved, refunds: read.refunds };
    return { kind: 'end', how: isOurs ? 'read-back' : 'already-closed', receipt };
  }
  switch (read.state) {
    case 'open':
      return order.isByHand === true ? { kind: 'park', words: 'sync:by-hand' } : { kind: 'open' };
    case 'locked':
      // An ERP that is done with its papers has locked nothing: a person still sees to the money.
      return { kind: 'park', words: order.isByHand === true ? 'sync:by-hand' : 'sync:locked' };
    case 'refunded':
    case 'closed':
    case 'withdrawn':
      return { kind: 'end', how: 'already-closed', receipt: { state: read.state, movedCents: 0 } };
  }
}

/**
 * A supplement of ours is not there yet: what counts is what moved beyond `beforeCents`. It may be sent only where the
 * platform's books hold exactly what had been refunded when it was decided, and all of it together is no more than the
 * buyer paid; anything else is for a person. Two people have decided on it: it never ends without money.
 */
function judgeSupplement(
  read: Extract<ReadAnswer, { kind: 'read' }>,
  { body, wasSent, isByHand = false }: { body: RefundBody; wasSent: boolean; isByHand?: boolean },
  beforeCents: number,
): Meaning {
  const wanted = totalCentsOf(body);
  const moved = sumOf(read.refunds);
  if (moved >= beforeCents + wanted) {
    if (wasSent && moved > beforeCents + wanted) return { kind: 'park', words: 'sync:paid-more', movedCents: moved };
    const receipt = { state: read.state, movedCents: moved - beforeCents, refunds: read.refunds };
    return { kind: 'end', how: 'already-closed', receipt };
  }
  if (moved > beforeCents) return { kind: 'park', words: 'sync:refunded-less', movedCents: moved - beforeCents };
  if (read.state === 'locked') return { kind: 'park', words: 'sync:locked' };
  if (isByHand || (read.state !== 'open' && read.state !== 'refunded')) return { kind: 'park', words: 'sync:by-hand' };
  if (moved < beforeCents || moved + wanted > read.paidCents) return { kind: 'park', words: 'sync:other-amount' };
  return { kind: 'open' };
}

const sumOf = (refunds: RefundRead[]): number => refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
