import type { WebhookWords } from '../../shared/webhook.ts';
import { RETRY_AFTER_MAX_MS } from '../platform/http-rules.ts';

// events: what happened at the bench, told to other programs of the merchant (CRM, tickets). After every stage: triggers
// on the chain make an event with its fact (migration 005); beside the sync, never before it: no refund waits for an
// event, and no stage reads anything back from here. This file: when and what an answer means; all pure.

/** Waits before each try, the first at once; 75 hours in all (Standard Webhooks specification, "Retry schedule"). */
const SCHEDULE_MS: readonly number[] = [
  0,
  5_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  5 * 3_600_000,
  10 * 3_600_000,
  14 * 3_600_000,
  20 * 3_600_000,
  24 * 3_600_000,
];
export const TRIES = SCHEDULE_MS.length;
/** Up to a tenth more, so that what failed together isn't tried again together. */
const SPREAD = 0.1;
/** What claims to wait longer was noted under another clock. */
export const LONGEST_WAIT_MS = 24 * 3_600_000 * (1 + SPREAD) + RETRY_AFTER_MAX_MS;

const PAUSE_MIN_MS = 5_000;
const PAUSE_MAX_MS = 300_000;
/** An endpoint that says it is overloaded, and not for how long. */
const SLOW_DOWN_MS = 60_000;

/** When to try again after `attempts` tries; null = that was the last. `random` is in [0, 1). */
export function nextTryAt(now: number, attempts: number, random: number, retryAfterMs: number | null): number | null {
  const wait = SCHEDULE_MS[attempts];
  if (wait === undefined) return null;
  return now + Math.max(Math.floor(wait * (1 + SPREAD * random)), retryAfterMs ?? 0);
}

/** What came back, before anybody has judged it. */
export type Heard =
  { kind: 'answer'; status: number; retryAfterMs: number | null } | { kind: 'no-answer'; words: WebhookWords };

/**
 * What that means for the event and its endpoint. `gone`: switch the endpoint off. `slowDownMs`: leave the endpoint alone
 * for that long, whatever else waits for it.
 */
type Meaning =
  | { kind: 'taken'; status: number }
  | { kind: 'gone'; status: number; words: WebhookWords }
  | {
      kind: 'again';
      status: number | null;
      words: WebhookWords;
      retryAfterMs: number | null;
      slowDownMs: number | null;
    };

const OVERLOADED = new Set([429, 502, 503, 504]);

/** 2xx = taken, whatever its body; 3xx = a failure: a secret never follows a redirect; 410 = switch off. */
export function judge(heard: Heard): Meaning {
  if (heard.kind === 'no-answer')
    return { kind: 'again', status: null, words: heard.words, retryAfterMs: null, slowDownMs: null };
  const { status, retryAfterMs } = heard;
  if (status >= 200 && status < 300) return { kind: 'taken', status };
  if (status === 410) return { kind: 'gone', status, words: 'hook:gone' };
  const slowDownMs = OVERLOADED.has(status) ? (retryAfterMs ?? SLOW_DOWN_MS) : null;
  return { kind: 'again', status, words: wordsOf(status), retryAfterMs, slowDownMs };
}

function wordsOf(status: number): WebhookWords {
  if (status >= 300 && status < 400) return 'net:redirect';
  if (status === 401 || status === 403) return 'net:signed-out';
  if (status === 429) return 'net:busy';
  return status >= 500 ? 'net:server-fault' : 'hook:refused';
}

/** How long an endpoint rests after `failures` tries in a row without success, of whichever events. */
export const pauseMs = (failures: number): number =>
  Math.min(PAUSE_MAX_MS, PAUSE_MIN_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10));
