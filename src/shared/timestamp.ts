import * as v from 'valibot';
import { AtMs } from './domain-words.ts';

// Trusted time: RFC 3161 tokens of a time-stamp authority over the signed checkpoints of the chain of custody. Beside
// the bench's work: nothing ever waits for it.

/**
 * What keeps a token from being got or believed; each has a sentence. `bad-address` not https (plain http only on this
 * machine) · `bad-ca` no certificate in the text · `other-nonce`, `other-data`, `bad-signature` an answer that is not
 * about what was asked, or altered on the way · `http` the address answers, but not as a time-stamp authority · `net:…`
 * what the network did, as everywhere.
 */
const TIMESTAMP_FAULTS = [
  'bad-address',
  'bad-ca',
  'http',
  'no-token',
  'refused',
  'other-data',
  'other-nonce',
  'bad-signature',
  'no-authority',
  'expired',
  'untrusted',
  'net:no-connection',
  'net:certificate',
  'net:timeout',
  'net:dropped',
  'net:too-large',
  'net:portal',
  'net:redirect',
  'net:busy',
  'net:signed-out',
  'net:server-fault',
] as const;
export const TimestampFault = v.picklist(TIMESTAMP_FAULTS);
export type TimestampFault = v.InferOutput<typeof TimestampFault>;

/** `url` '' = no authority. `caPem`: the root that its certificate must lead to; '' = any is taken as it is. */
export const TsaSettings = v.object({
  url: v.pipe(v.string(), v.trim(), v.maxLength(300)),
  caPem: v.pipe(v.string(), v.trim(), v.maxLength(60_000)),
});
export type TsaSettings = v.InferOutput<typeof TsaSettings>;

export const TimestampTried = v.object({
  fault: v.nullable(TimestampFault),
  /** Of a good answer. */
  stamp: v.nullable(
    v.object({
      tsa: v.string(),
      stampedAt: AtMs,
      /** The authority's clock minus this machine's. */
      aheadMs: v.number(),
      isTrusted: v.boolean(),
    }),
  ),
});
export type TimestampTried = v.InferOutput<typeof TimestampTried>;

export const TimestampView = v.object({
  /** The newest token that is stored; null when there is none. */
  last: v.nullable(v.object({ tsa: v.string(), stampedAt: AtMs })),
  /** What went wrong with the last try since then; null when nothing did. */
  fault: v.nullable(TimestampFault),
  nextTryAt: v.nullable(AtMs),
});
export type TimestampView = v.InferOutput<typeof TimestampView>;
