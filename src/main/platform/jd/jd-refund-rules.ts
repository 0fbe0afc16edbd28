import { totalCentsOf } from '../../../shared/command-body.ts';
import type { Attested, RefundBody } from '../../../shared/command-body.ts';
import type { SendAnswer } from '../platform.ts';
import { isUnderWay, mostCentsOf, stateOf, wantsOf } from './jd-mapping.ts';
import type { JdReturn } from './jd-schemas.ts';
import {
  CLOSED_WORDS,
  LOCKED_WORDS,
  NOT_FOR_MONEY_WORDS,
  NO_AMOUNT,
  OTHER_CURRENCY,
  REFUNDED_WORDS,
  UNDER_WAY_WORDS,
  WITHDRAWN_WORDS,
  tooMuch,
} from './jd-words.ts';

// Whether a refund may leave, and how an operation is written; all pure.

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;
type Stop = Extract<SendAnswer, { kind: 'refused' | 'retry' }>;

const refused = (code: Refusal['code'], words: Refusal['words']): Refusal => ({ kind: 'refused', code, words });

/** What a return that is over or locked answers to any command; null = it is open. */
export function judgeOver(one: JdReturn): Stop | null {
  if (isUnderWay(one)) return { kind: 'retry', words: UNDER_WAY_WORDS, retryAfterMs: null, isReached: true };
  switch (stateOf(one)) {
    case 'refunded':
      return refused('already-refunded', REFUNDED_WORDS);
    case 'closed':
      return refused('closed', CLOSED_WORDS);
    case 'withdrawn':
      return refused('withdrawn', WITHDRAWN_WORDS);
    case 'locked':
      return refused('locked', LOCKED_WORDS);
    case 'open':
      return null;
  }
}

/** Why this refund must not be sent as ordered; null = send it. A part of what the buyer applied for may be refunded. */
export function judgeRefund(one: JdReturn, body: RefundBody): Stop | null {
  const over = judgeOver(one);
  if (over !== null) return over;
  if (wantsOf(one) !== null) return refused('other', NOT_FOR_MONEY_WORDS);
  if (body.currency !== 'CNY') return refused('amount', OTHER_CURRENCY);
  const [ordered, most] = [totalCentsOf(body), mostCentsOf(one)];
  if (most === null) return refused('amount', NO_AMOUNT);
  return ordered > most || ordered <= 0 ? refused('amount', tooMuch(ordered, most)) : null;
}

/** JD's number for good and for bad; null = not entered, then that finding is not told. */
export type Part = { good: number | null; bad: number | null };

/** As the merchant read them in JD's document; null = not entered, then that operation is not sent. */
export type Codes = {
  /** `operateType` of `submitRefundInfo`. */
  refund: number | null;
  /** `operateType` of `confirmReceiveInfo`, and by which numbers JD is told what was found of the goods. */
  receive: { operateType: number; quality: Part; appearance: Part; packing: Part } | null;
  /** `operateType` of `afsCloseInfo`, and its reasons. */
  close: { operateType: number; reasons: { code: string; text: string }[] } | null;
};

/** Who operates: UNVERIFIED whether JD asks for it or fills it in from the token. */
export type Operator = { venderId: string; sellerPin: string };

/** A JSON object whose amount stays yuan to the cent and whose ids keep all of their digits. */
export function operationOf(
  one: JdReturn,
  { venderId, sellerPin }: Operator,
  operation: { operateType: number; block: string; notes: string },
): string {
  const { operateType, block, notes } = operation;
  const own = [
    `"afsOrderId":${one.id}`,
    ...(venderId === '' ? [] : [`"venderId":${venderId}`]),
    ...(sellerPin === '' ? [] : [`"sellerPin":${JSON.stringify(sellerPin)}`]),
    ...(notes === '' ? [] : [`"approveNotes":${JSON.stringify(Array.from(notes).slice(0, 200).join(''))}`]),
  ];
  return `{"operateType":${operateType},"afsOrderDTO":{${own.join(',')}},${block}}`;
}

/** Cents as JD wants them, `19.90`; never by way of a fraction. */
export const yuanOf = (cents: number): string => {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const refundBlock = (one: JdReturn, cents: number): string => {
  const pieces = one.skus.reduce((sum, { skuNum }) => sum + (skuNum ?? 0), 0);
  const count = pieces > 0 ? `"refundSkuCount":${pieces},` : '';
  return `"submitRefundInfo":{${count}"submitRefundAmount":${yuanOf(cents)}}`;
};

/**
 * Of our six judgements JD's shop owners' form takes three: function (`partQuality`), appearance and packaging. Which
 * number says what is UNVERIFIED and the merchant's to enter; what nobody tested is not told.
 */
export const receiveBlock = (
  { quality, appearance, packing }: NonNullable<Codes['receive']>,
  found: Attested = {},
): string => {
  const numberOf = (part: Part, judged: 'good' | 'bad' | undefined): number | null =>
    judged === undefined ? null : part[judged];
  const parts = {
    partQuality: numberOf(quality, found.function),
    partAppearance: numberOf(appearance, found.appearance),
    partPacking: numberOf(packing, found.packaging),
  };
  return `"confirmReceiveInfo":${JSON.stringify(Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)))}`;
};

export const closeBlock = (reasonCode: string): string => `"afsCloseInfo":{"reasonType":${reasonCode}}`;
