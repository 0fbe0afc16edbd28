import type { Reason } from '../../../shared/domain-words.ts';
import type { WindowLimits } from '../window-cursor.ts';

// medusa: the connector of a shop that runs on Medusa 2 (https://medusajs.com; tried against 2.21.2 on PostgreSQL). It
// stands beside the other connectors, behind the sync; docs/connect-medusa.md says what such a shop must set up and what
// it can't do. This file: Medusa's paths, fields and limits, as data.

/** https://docs.medusajs.com/api/admin : a bearer token, a day old at most by default (`http.jwtExpiresIn`). */
export const PATHS = {
  signIn: '/auth/user/emailpass',
  returns: '/admin/returns',
  orders: '/admin/orders',
  payments: '/admin/payments',
} as const;

/** Rows of one page; an answer that is too large for us is asked for again with fewer. */
export const PAGE_SIZE = 50;

/**
 * Returns are read by the time of their last change. Three months back at first: what was asked for earlier than that and
 * never changed since is not on its way any more.
 */
export const RETURN_WINDOWS: WindowLimits = {
  ...{ beginningMs: 90 * 86_400_000, maxMs: 90 * 86_400_000, minMs: 1_000, overlapMs: 30_000, firstPage: 0 },
};
/** Orders only for a waybill that is written down later: what stood there before is read with the returns. */
export const ORDER_WINDOWS: WindowLimits = {
  ...{ beginningMs: 600_000, maxMs: 86_400_000, minMs: 1_000, overlapMs: 30_000, firstPage: 0 },
};

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A refund that has not left this long after the sync let it go is not sent: together with its time-out it must be over
 * well before the sync believes that it will never be carried out (a minute).
 */
export const SEND_WINDOW_MS = 12_000;
/** After a refused password nobody asks again for this long, however many commands wait. */
export const REFUSED_LOGIN_REST_MS = 15_000;
/**
 * Medusa writes a refund down, then calls the payment provider, and strikes the refund again when the provider fails; the
 * order's transaction comes last. A refund without one that is older than this is not being worked on any more.
 */
export const IN_FLIGHT_MS = 120_000;

/** `refund.note` is a text column; nobody reads more than this of it. */
export const NOTE_MAX = 500;

/** Where the waybill of a return is written down: in the return's metadata, or in the order's when it is known later. */
export const WAYBILL_FIELD = 'return_waybill';

/** Fields of a return that are read. Not its `total`: asked for it, the list of returns answers 500 (2.21.2). */
export const RETURN_FIELDS = [
  ...['id', 'display_id', 'status', 'metadata', 'location_id', 'exchange_id', 'claim_id', 'order_id'],
  ...['created_at', 'updated_at', 'fulfillments.labels.tracking_number'],
  ...['items.item_id', 'items.raw_quantity', 'items.note', 'items.reason.value', 'items.reason.label'],
].join(',');

/** Fields of an order; without `total` neither the lines' totals nor the right summary are told. */
export const ORDER_FIELDS = [
  ...['id', 'display_id', 'status', 'currency_code', 'metadata', 'updated_at', 'total', 'summary', 'items.variant_sku'],
  ...['returns.id', 'returns.status', 'fulfillments.labels.tracking_number'],
  ...['first_name', 'last_name', 'phone'].flatMap((name) => [`shipping_address.${name}`, `customer.${name}`]),
  ...['id', 'currency_code', 'canceled_at', 'captures.raw_amount'].map(
    (name) => `payment_collections.payments.${name}`,
  ),
  ...['id', 'raw_amount', 'note', 'created_at'].map((name) => `payment_collections.payments.refunds.${name}`),
  ...['transactions.reference', 'transactions.reference_id'],
  ...['shipping_methods.raw_total', 'shipping_methods.detail.return_id'],
].join(',');

export const CHANGE_FIELDS =
  'id,return_id,change_type,status,internal_note,confirmed_at,updated_at,actions.action,actions.details';

/** ReturnStatus and OrderChangeStatus of @medusajs/utils. */
export const RETURN_OPEN: ReadonlySet<string> = new Set(['requested', 'partially_received', 'received']);
export const CANCELED = 'canceled';
export const CHANGE_ACTIVE: ReadonlySet<string> = new Set(['pending', 'requested']);
export const CHANGE_CONFIRMED = 'confirmed';
export const RECEIVE = 'return_receive';
/** ChangeActionType: received and put back into stock, received and not. */
export const RECEIVED_ACTIONS: ReadonlySet<string> = new Set(['RECEIVE_RETURN_ITEM', 'RECEIVE_DAMAGED_RETURN_ITEM']);

/** ISO 4217: currencies without hundredths. The program counts in hundredths, so they are not taken. */
export const OTHER_DECIMALS: ReadonlySet<string> = new Set([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF'],
  ...['XPF', 'BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND', 'CLF', 'UYW'],
]);

/** Medusa's sentences about too large a refund (both of 2.21, from the workflow and from the module). */
export const OVER_REFUND = /refund more than (?:the captured amount|what is captured)/i;

/** English words of a reason; Chinese ones are those of every platform. */
export const REASON_WORDS: readonly (readonly [Reason, readonly string[]])[] = [
  ['counterfeit', ['counterfeit', 'fake']],
  ['not-received', ['not received', 'never arrived', 'empty box']],
  ['wrong-item', ['wrong item', 'wrong_item', 'wrong size sent', 'wrong colour sent', 'wrong color sent']],
  ['short', ['missing', 'incomplete']],
  ['not-as-described', ['not as described', 'not_as_described', 'differs', 'looks different']],
  ['broken', ['broken', 'damaged', 'crushed']],
  ['quality', ['quality', 'defect', 'faulty', 'does not work', "doesn't work"]],
];
