import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';

// Outgoing events: what happened at the bench, told to a CRM or ticket system as Standard Webhooks
// (https://www.standardwebhooks.com). The shape of each body is described in resources/openapi/dockproof-events.json.

export const WEBHOOK_TYPES = [
  'parcel.received',
  'verdict.given',
  'verdict.revoked',
  'decision.made',
  'decision.corrected',
  'refund.acknowledged',
  'command.parked',
  'deadline.near',
  'pack.exported',
] as const;
export const WebhookType = v.picklist(WEBHOOK_TYPES);
export type WebhookType = v.InferOutput<typeof WebhookType>;

/** As many receivers as a bench tells; a sixth is refused. */
export const WEBHOOK_ENDPOINTS_MAX = 5;

/**
 * What came of a try: what the network or the receiver did · `hook:gone` (410, switched off) · `hook:refused` (another 4xx) ·
 * `hook:no-secret` (the keychain lost it: nothing can be signed).
 */
export const WEBHOOK_WORDS = [
  'net:no-connection',
  'net:certificate',
  'net:timeout',
  'net:dropped',
  'net:too-large',
  'net:redirect',
  'net:busy',
  'net:signed-out',
  'net:server-fault',
  'hook:gone',
  'hook:refused',
  'hook:no-secret',
] as const;
const WebhookWords = v.picklist(WEBHOOK_WORDS);
export type WebhookWords = v.InferOutput<typeof WebhookWords>;

/** https, or this machine itself; no user in it. A query may stand behind: some receivers tell senders apart by it. */
export const WebhookUrl = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.regex(
    /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]))(?::\d{1,5})?(?:\/[\w\-./~%]*)?(?:\?[\w\-./~%&=+:,]*)?$/i,
  ),
);
const Types = v.pipe(v.array(WebhookType), v.minLength(1), v.maxLength(WEBHOOK_TYPES.length));

export const WebhookInput = v.object({ url: WebhookUrl, types: Types });
export type WebhookInput = v.InferOutput<typeof WebhookInput>;
/** What is to be other than it is. */
export const WebhookChange = v.object({ id: Id, types: v.exactOptional(Types), isOn: v.exactOptional(v.boolean()) });
export type WebhookChange = v.InferOutput<typeof WebhookChange>;

export const WebhookEndpoint = v.object({
  id: Id,
  url: v.string(),
  types: v.array(WebhookType),
  isOn: v.boolean(),
  /** `gone`: it answered 410 and was switched off by that. */
  offWhy: v.nullable(v.picklist(['person', 'gone'])),
  /** False: the keychain has no secret of it, so nothing is sent until a new one is made. */
  hasSecret: v.boolean(),
  waiting: Count,
  parked: Count,
});
export type WebhookEndpoint = v.InferOutput<typeof WebhookEndpoint>;

export const WebhookDelivery = v.object({
  id: Id,
  endpointId: Id,
  type: WebhookType,
  /** The return or the waybill it tells of. */
  about: v.string(),
  at: AtMs,
  state: v.picklist(['waiting', 'done', 'parked']),
  attempts: Count,
  triedAt: v.nullable(AtMs),
  nextAttemptAt: v.nullable(AtMs),
  lastStatus: v.nullable(Count),
  lastWords: v.nullable(WebhookWords),
});
export type WebhookDelivery = v.InferOutput<typeof WebhookDelivery>;

export const WebhooksView = v.object({
  endpoints: v.array(WebhookEndpoint),
  /** Parked ones first (at most 100), then what waits and what was taken last (30 each). */
  deliveries: v.array(WebhookDelivery),
  /** False: this system has no keychain, secrets last until the program ends. */
  isSecretKept: v.boolean(),
});
export type WebhooksView = v.InferOutput<typeof WebhooksView>;

/** The secret is given to the window this once, right after it was made, and never again. */
export const WebhookSecret = v.object({ id: Id, secret: v.string(), view: WebhooksView });
export type WebhookSecret = v.InferOutput<typeof WebhookSecret>;

/** What a test event came to; `words` null = the receiver took it. */
export const WebhookTried = v.object({ status: v.nullable(Count), words: v.nullable(WebhookWords) });
export type WebhookTried = v.InferOutput<typeof WebhookTried>;
