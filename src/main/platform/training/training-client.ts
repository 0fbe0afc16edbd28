import * as v from 'valibot';
import { AtMs, Cents, Id, ReturnState } from '../../../shared/domain-words.ts';
import { systemClock } from '../../lib/clock.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient, HttpRequest } from '../http-client.ts';
import { failedBy, platformWords, sendAnswerBy } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import { REFUSAL_CODES } from '../platform.ts';
import type { Platform, SendAnswer, StockSendAnswer } from '../platform.ts';
import { TRAINING_ID } from './sample-returns.ts';

const Page = v.object({
  returns: v.pipe(v.array(v.unknown()), v.maxLength(500)),
  cursor: v.pipe(v.string(), v.maxLength(200)),
  hasMore: v.boolean(),
});
const Read = v.object({
  returnNo: Id,
  state: ReturnState,
  refunds: v.array(v.object({ key: v.nullable(v.string()), refundId: Id, amountCents: Cents, at: AtMs })),
  paidCents: Cents,
});
const Receipt = v.object({ refundId: Id, amountCents: Cents, at: AtMs });
const Booked = v.object({ isBooked: v.boolean() });
const BookingReceipt = v.object({ bookingId: Id, at: AtMs });
const Refusal = v.object({ error: v.object({ code: v.string(), message: v.string() }) });
const RefusalCode = v.picklist(REFUSAL_CODES);

type Where = {
  /** Asked at every request: the training platform may move to another port. */
  address: () => { url: string; token: string };
  http?: HttpClient;
};

/** The connector of the training platform: the same work as a real one's, over real HTTP. */
export function createTrainingPlatform({ address, http = createHttpClient({ clock: systemClock }) }: Where): Platform {
  const call = (path: string, more: Partial<HttpRequest> = {}): Promise<HttpAnswer> => {
    const { url, token } = address();
    const headers = { authorization: `Bearer ${token}`, ...more.headers };
    return http.exchange({ method: 'GET', ...more, url: `${url}${path}`, headers });
  };

  return {
    id: TRAINING_ID,
    atOnce: 8,
    paysSupplements: true,
    pullExpected: async (cursor) => {
      const answer = await call(`/v1/returns${cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`}`);
      const page = parsed(Page, answer, 200);
      return page === null ? failedBy(answer) : { kind: 'pulled', ...page };
    },
    readReturn: async (returnNo) => {
      const answer = await call(`/v1/returns/${encodeURIComponent(returnNo)}`);
      const read = parsed(Read, answer, 200);
      if (read?.returnNo === returnNo) return { kind: 'read', ...read };
      if (parsed(Refusal, answer, 404)?.error.code === 'no-such-return') return { kind: 'not-found' };
      return failedBy(answer);
    },
    sendRefund: async (body) => {
      const text = JSON.stringify(body);
      const answer = await call('/v1/refunds', {
        method: 'POST',
        body: text,
        headers: { 'idempotency-key': body.key },
      });
      const receipt = parsed(Receipt, answer, 201);
      if (receipt !== null) return { kind: 'acknowledged', receipt };
      return refusalIn(answer, address().token) ?? sendAnswerBy(answer);
    },
    stock: {
      readBooking: async (key) => {
        const answer = await call(`/v1/stock?key=${encodeURIComponent(key)}`);
        const read = parsed(Booked, answer, 200);
        return read === null ? failedBy(answer) : { kind: 'read', ...read };
      },
      sendStock: async (body): Promise<StockSendAnswer> => {
        const text = JSON.stringify(body);
        const headers = { 'idempotency-key': body.key };
        const answer = await call('/v1/stock', { method: 'POST', body: text, headers });
        const receipt = parsed(BookingReceipt, answer, 201);
        if (receipt !== null) return { kind: 'acknowledged', receipt };
        const refusal = refusalIn(answer, address().token);
        if (refusal !== null) return { kind: 'refused', words: refusal.words };
        const sent = sendAnswerBy(answer);
        // What the network did is the same for goods and money; only a platform's own word differs.
        return sent.kind === 'acknowledged' ? { kind: 'unknown', words: 'net:garbled', isReached: true } : sent;
      },
    },
  };
}

/** The body when it is what was expected, null otherwise; unknown fields are dropped. */
function parsed<S extends v.GenericSchema>(schema: S, answer: HttpAnswer, status: number): v.InferOutput<S> | null {
  if (answer.kind !== 'answer' || answer.status !== status) return null;
  const result = v.safeParse(schema, answer.body);
  return result.success ? result.output : null;
}

/** The statuses that say "looked at and refused, nothing moved". */
const REFUSING = new Set([400, 404, 422, 423]);

function refusalIn(answer: HttpAnswer, token: string): Extract<SendAnswer, { kind: 'refused' }> | null {
  if (answer.kind !== 'answer' || !REFUSING.has(answer.status)) return null;
  const refusal = v.safeParse(Refusal, answer.body);
  if (!refusal.success) return null;
  const code = v.safeParse(RefusalCode, refusal.output.error.code);
  const words = platformWords(refusal.output.error.message, [token]);
  return { kind: 'refused', code: code.success ? code.output : 'other', words };
}
