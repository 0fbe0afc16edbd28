import * as v from 'valibot';
import { Count, Id } from './domain-words.ts';

// A connection: which platform or shop this bench speaks to, and as whom. The secret itself lies in the system's
// keychain and is never given back to the window.

const CONNECTION_KINDS = ['vendure'] as const;
export const ConnectionKind = v.picklist(CONNECTION_KINDS);
export type ConnectionKind = v.InferOutput<typeof ConnectionKind>;

/** Without TLS only to this very machine: refunds and passwords cross no network in the clear. No user name inside. */
const SAFE_ADDRESS =
  /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]))(?::\d{1,5})?(?:\/[\w\-./~%]*)?$/i;

export const ConnectionInput = v.object({
  /** null: a new one. */
  id: v.nullable(Id),
  kind: ConnectionKind,
  /** As it stands on the screen and on lists. */
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  baseUrl: v.pipe(v.string(), v.trim(), v.maxLength(300), v.regex(SAFE_ADDRESS)),
  username: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  /** Password or token; null keeps the stored one. */
  secret: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(4000))),
});
export type ConnectionInput = v.InferOutput<typeof ConnectionInput>;

export const ConnectionView = v.object({
  id: Id,
  kind: ConnectionKind,
  name: v.string(),
  baseUrl: v.string(),
  username: v.string(),
  /** False where the system has no keychain: the secret is asked for at each start and kept in memory only. */
  isSecretKept: v.boolean(),
  hasSecret: v.boolean(),
  isOnline: v.boolean(),
});
export type ConnectionView = v.InferOutput<typeof ConnectionView>;

/** What trying a connection told; `words` is our own id of a fault or the platform's sentence, null when all is well. */
export const ConnectionTried = v.object({ isReached: v.boolean(), words: v.nullable(v.string()), returns: Count });
export type ConnectionTried = v.InferOutput<typeof ConnectionTried>;
