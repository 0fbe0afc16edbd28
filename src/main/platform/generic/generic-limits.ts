// generic: the connector of any system that offers DockProof's own small interface (an ERP, a shop of one's own, a relay
// that speaks to a platform we don't know). It stands beside the other connectors, behind the sync. The interface is
// written down in resources/openapi/dockproof-connector.json; docs/connect-generic.md says what its rules are for.
// This file: its paths, codes and limits, as data. A test compares them, and the schemas, with that document.

export const PATHS = {
  returns: '/returns',
  refunds: '/refunds',
  stock: '/stock',
  refusals: '/refusals',
  shipments: '/shipments',
} as const;

/** RFC 9457 `code`: a closed list; another one counts as `other`. */
export const PROBLEM_CODES = [
  'bad-request',
  'bad-cursor',
  'signed-out',
  'no-such-return',
  'no-such-path',
  'in-flight',
  'key-reused',
  'locked',
  'withdrawn',
  'closed',
  'already-refunded',
  'amount',
  'busy',
  'not-offered',
  'internal',
  'other',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** With one of these statuses and a problem in the body the system has looked at the command and done nothing. */
export const REFUSING_STATUSES: ReadonlySet<number> = new Set([400, 404, 422, 423, 501]);

/** Of different boxes: eight requests of a bench at a time are little for a system that carries a shop. */
export const COMMANDS_AT_ONCE = 8;
/** And this is little for one that answers within some milliseconds. */
export const COMMANDS_AT_ONCE_IF_QUICK = 16;

/** The most returns in a page. */
export const PAGE_MAX = 500;
export const CURSOR_MAX = 200;

/** Of one picture in a refusal, before base64: nine of them stay below 2 MB in all. */
export const PICTURE_MAX_BYTES = 140_000;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/** A refund that has not left this long after the sync let it go is not sent: the sync must see its end (a minute). */
export const SEND_WINDOW_MS = 20_000;
