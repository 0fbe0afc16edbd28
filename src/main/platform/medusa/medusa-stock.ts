import type { StockBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PlatformStock, StockSendAnswer, Words } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import type { MedusaFind } from './medusa-find.ts';
import { PATHS } from './medusa-limits.ts';
import type { MedusaSession } from './medusa-session.ts';
import { bookedBy, openChange, planStock, stockNote } from './medusa-stock-rules.ts';
import { ORDER_BEING_EDITED } from './medusa-words.ts';

type NotSaid = Exclude<Spoken, { kind: 'said' }>;

const retry = (words: Words): StockSendAnswer => ({ kind: 'retry', words, retryAfterMs: null, isReached: true });

/**
 * Receives a return's goods in Medusa. Receiving is the stock's command, not the refund's: only it knows which unit goes
 * back on sale, and Medusa owes the buyer the same whether the goods were received or not. Nothing counts before the last
 * step, `confirm`; our key stands in the change's note, so a confirmed one is found again, and an unconfirmed one that was
 * left behind is thrown away and begun anew.
 */
export function createMedusaStock(session: MedusaSession, find: MedusaFind, clock: Clock): PlatformStock {
  const post = (returnNo: string, step: string, body: unknown): Promise<Spoken> =>
    session.ask({ method: 'POST', path: `${PATHS.returns}/${returnNo}/${step}`, body });
  const throwAway = (returnNo: string): Promise<Spoken> =>
    session.ask({ method: 'DELETE', path: `${PATHS.returns}/${returnNo}/receive` });

  /** Before `confirm` nothing was booked, whatever became of a step. */
  const notBooked = async (returnNo: string, spoken: NotSaid): Promise<StockSendAnswer> => {
    const answer = sendAnswerBySpoken(spoken);
    if (answer.kind === 'refused') {
      // An open change would keep everybody from the order.
      await throwAway(returnNo);
      return { kind: 'refused', words: answer.words };
    }
    return answer.kind === 'acknowledged' || answer.kind === 'unknown' ? retry(wordsOf(answer)) : answer;
  };

  const readBack = async (body: StockBody, orderId: string): Promise<StockSendAnswer> => {
    const read = await find.changes(orderId);
    if (read.kind === 'failed') return { kind: 'unknown', words: read.words, isReached: read.isReached };
    const booked = bookedBy(read.changes, body.returnNo, body.key);
    return booked === null
      ? { kind: 'unknown', words: 'sync:settling', isReached: true }
      : { kind: 'acknowledged', receipt: { bookingId: booked.id, at: booked.confirmed_at ?? booked.updated_at } };
  };

  const confirm = async (body: StockBody, orderId: string): Promise<StockSendAnswer> => {
    const spoken = await post(body.returnNo, 'receive/confirm', {});
    if (spoken.kind === 'said') return readBack(body, orderId);
    if (spoken.kind === 'refused' || spoken.kind === 'turned-away') return notBooked(body.returnNo, spoken);
    const answer = sendAnswerBySpoken(spoken);
    return answer.kind === 'acknowledged' ? readBack(body, orderId) : answer;
  };

  return {
    readBooking: async (key, returnNo) => {
      const found = await find.read(returnNo);
      if (found.kind === 'not-found') return { kind: 'read', isBooked: false };
      if (found.kind === 'failed') return found;
      const read = await find.changes(found.of.order.id);
      return read.kind === 'failed' ? read : { kind: 'read', isBooked: bookedBy(read.changes, returnNo, key) !== null };
    },
    sendStock: async (body) => {
      const { returnNo, key } = body;
      const found = await find.read(returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', words: 'sync:not-found' };
      if (found.kind === 'failed') return { ...found, kind: 'retry' };
      const read = await find.changes(found.of.order.id);
      if (read.kind === 'failed') return { ...read, kind: 'retry' };
      const orderId = found.of.order.id;
      if (bookedBy(read.changes, returnNo, key) !== null) return readBack(body, orderId);
      const plan = planStock(found.of, read.changes, body);
      if (plan.kind === 'refused') return plan;
      if (plan.kind === 'nothing') return { kind: 'acknowledged', receipt: { bookingId: returnNo, at: clock.now() } };
      const open = openChange(read.changes, returnNo, key);
      if (open === 'theirs') return retry(ORDER_BEING_EDITED);
      if (open === 'ours') {
        const thrown = await throwAway(returnNo);
        if (thrown.kind !== 'said') return notBooked(returnNo, thrown);
      }
      const steps = [
        { step: 'receive', body: { internal_note: stockNote(key) } },
        ...(plan.received.length === 0 ? [] : [{ step: 'receive-items', body: { items: plan.received } }]),
        ...(plan.dismissed.length === 0 ? [] : [{ step: 'dismiss-items', body: { items: plan.dismissed } }]),
      ];
      for (const { step, body: asked } of steps) {
        const spoken = await post(returnNo, step, asked);
        // Somebody began to change the order just now: theirs is not to be thrown away.
        if (spoken.kind === 'refused' && step === 'receive') return retry(spoken.words);
        if (spoken.kind !== 'said') return notBooked(returnNo, spoken);
      }
      return confirm(body, orderId);
    },
  };
}

const wordsOf = (answer: { words: Words } | { kind: 'acknowledged' }): Words =>
  'words' in answer ? answer.words : 'net:garbled';
