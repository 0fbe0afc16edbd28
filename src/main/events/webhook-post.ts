import type { Clock } from '../lib/clock.ts';
import type { BytesClient } from '../platform/http-client.ts';
import { signedHeaders } from './sign-event.ts';
import type { Heard } from './webhook-rules.ts';

/** Signs and sends one event once; never rejects for what the network or the receiver does. */
export type PostEvent = (url: string, secret: string, event: { id: string; body: string }) => Promise<Heard>;

/** The specification asks for 15 to 30 s. */
export const POST_WITHIN_MS = 20_000;
/** Nothing of an answer but its status counts. */
export const POST_ANSWER_MAX_BYTES = 256_000;

export const createWebhookPost =
  (client: BytesClient, clock: Clock): PostEvent =>
  async (url, secret, { id, body }) => {
    const answer = await client.post({
      url,
      contentType: 'application/json',
      accept: '*/*',
      headers: signedHeaders(secret, { id, body, now: clock.now() }),
      body: new TextEncoder().encode(body),
    });
    return answer.kind === 'no-answer'
      ? { kind: 'no-answer', words: answer.words }
      : { kind: 'answer', status: answer.status, retryAfterMs: answer.retryAfterMs };
  };
