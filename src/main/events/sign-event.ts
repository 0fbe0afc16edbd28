import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** 24 to 64 bytes are allowed (Standard Webhooks specification, "Signature scheme"). */
const SECRET_BYTES = 32;

/** A new secret as both sides write it: `whsec_` and base64. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** The three headers over `id.seconds.body`, signed anew at each try: a receiver takes a time stamp for five minutes. */
export function signedHeaders(
  secret: string,
  { id, body, now }: { id: string; body: string; now: number },
): Readonly<Record<string, string>> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
  };
}
