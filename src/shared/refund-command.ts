import * as v from 'valibot';
import { Cents, Id } from './domain-words.ts';

/**
 * The body of a refund command. Stored as JSON when the decision is made and sent unchanged at every try: a platform
 * that honours keys refuses the same key with another body (draft-ietf-httpapi-idempotency-key-header).
 */
export const RefundBody = v.object({
  /** refund:<platform>:<return number>:1 */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  /** For the goods; the freight is paid on top. */
  amountCents: Cents,
  freightCents: Cents,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  reason: v.pipe(v.string(), v.maxLength(500)),
});
export type RefundBody = v.InferOutput<typeof RefundBody>;

/** What moves in all: goods and freight. */
export const totalCentsOf = (body: Pick<RefundBody, 'amountCents' | 'freightCents'>): number =>
  body.amountCents + body.freightCents;
