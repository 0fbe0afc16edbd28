import type { Reason } from '../../../shared/domain-words.ts';
import type { RefusalCode } from '../platform.ts';

// vendure: the connector of a shop that runs on Vendure 3 (https://vendure.io; tried against 3.7.3). It stands beside the
// other connectors, behind the sync; docs/connect-vendure.md says what such a shop must set up and what it can't do.
// This file: Vendure's names, limits and codes, as data.

/** https://docs.vendure.io/reference/typescript-api/auth/auth-options/ and …/configuration/api-options/ (defaults). */
export const HEADERS = { session: 'vendure-auth-token', apiKey: 'vendure-api-key', channel: 'vendure-token' } as const;
export const ADMIN_PATH = '/admin-api';

/** Orders of one page; an answer that is too large for us is asked for again with fewer. */
export const PAGE_SIZE = 50;
/**
 * How far back each pull looks again: a change that was committed late, or in the same second (SQLite keeps whole
 * seconds), would otherwise be overtaken by the cursor.
 */
export const OVERLAP_MS = 10_000;
/**
 * Orders that the cursor remembers as told already; as ids of 36 characters they still fit into a request (100 kB). If
 * more of them changed in one and the same millisecond they are told again and again, never lost.
 */
export const SEEN_MAX = 2_000;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A refund that has not left this long after the sync let it go is not sent: together with its time-out it must be over
 * well before the sync believes that it will never be carried out (a minute).
 */
export const SEND_WINDOW_MS = 12_000;
/** After a refused password nobody asks again for this long, however many commands wait. */
export const REFUSED_LOGIN_REST_MS = 15_000;

/** `refund.reason` is a varchar(255) on MySQL; a longer one would fail after the payment provider was called. */
export const REASON_MAX = 255;
/** Money is in hundredths unless the shop's MoneyStrategy says otherwise. */
export const MONEY_PRECISION = 2;

export const CANCELLED = 'Cancelled';
export const PAYMENT_SETTLED = 'Settled';
/** The only state of a refund that Vendure itself does not count as money given back (PaymentService). */
export const REFUND_FAILED = 'Failed';

/** Names of the custom fields, as the shop's configuration has them. `null`: the shop has none. */
export type FieldNames = {
  /** On Order: the waybill(s) under which the goods come back. An order is expected as soon as it is filled in. */
  returnWaybill: string;
  /** On Order: why the buyer sends it back. */
  returnReason: string | null;
  /** On Order; where it is empty the tracking code of a fulfilment is taken. */
  outboundWaybill: string | null;
  /** On ProductVariant: the barcode printed on the goods. The SKU is always one. */
  variantBarcode: string | null;
};

export const FIELD_NAMES: FieldNames = {
  returnWaybill: 'returnWaybill',
  returnReason: 'returnReason',
  outboundWaybill: 'outboundWaybill',
  variantBarcode: null,
};

/** The first row with a word that the shop's text holds; nothing found is `no-reason`, the text itself is kept and shown. */
export const REASON_WORDS: readonly (readonly [Reason, readonly string[]])[] = [
  ['counterfeit', ['counterfeit', 'fake', '假货', '假冒', '山寨']],
  ['not-received', ['not received', 'never arrived', 'empty box', '未收到', '没收到', '空包']],
  ['wrong-item', ['wrong item', 'wrong size sent', 'wrong colour sent', '发错', '错发', '错货']],
  ['short', ['missing', 'incomplete', '少发', '漏发', '少件', '缺件']],
  ['not-as-described', ['not as described', 'differs', 'looks different', '描述不符', '不符', '色差']],
  ['broken', ['broken', 'damaged', 'crushed', '破损', '损坏', '碎']],
  ['quality', ['quality', 'defect', 'faulty', 'does not work', "doesn't work", '质量', '故障', '坏了', '瑕疵']],
];

/** GraphQL error codes with which nothing was done and which somebody can mend meanwhile: rights, sign-in, channel. */
export const MENDABLE_CODES: ReadonlySet<string> = new Set(['FORBIDDEN', 'UNAUTHORIZED', 'CHANNEL_NOT_FOUND']);
export const SIGNED_OUT_CODES: ReadonlySet<string> = new Set(['FORBIDDEN', 'UNAUTHORIZED']);

/** What the error results of `refundOrder` mean; any other one is `other`. */
export const REFUSED_BY: ReadonlyMap<string, RefusalCode> = new Map([
  ['REFUND_AMOUNT_ERROR', 'amount'],
  ['NOTHING_TO_REFUND_ERROR', 'amount'],
  ['ALREADY_REFUNDED_ERROR', 'already-refunded'],
]);
/** Told only after the payment provider was called: the refund may stand in the books. */
export const UNKNOWN_BY: ReadonlySet<string> = new Set([
  'REFUND_STATE_TRANSITION_ERROR',
  'ORDER_STATE_TRANSITION_ERROR',
]);
