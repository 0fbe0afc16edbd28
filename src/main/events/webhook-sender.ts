import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { SecretBox } from '../lib/secret-box.ts';
import { RETRY_AFTER_MAX_MS } from '../platform/http-rules.ts';
import type { PostEvent } from './webhook-post.ts';
import { judge, nextTryAt, pauseMs } from './webhook-rules.ts';
import { secretNameOf } from './webhook-service.ts';
import type { DueDelivery, Tellable, WebhookStore } from './webhook-store.ts';

export type WebhookSender = {
  /** How many endpoints need a person: gone, without a secret, or with events that were given up. */
  stuck: () => number;
  /** Something may be due: sends what is, one event at a time to each endpoint. Never throws. */
  look: () => void;
  /** Nothing is sent or noted after this; what is under way is sent again at the next start, under the same id. */
  close: () => void;
};

type Deps = {
  store: () => WebhookStore;
  secrets: SecretBox;
  post: PostEvent;
  clock: Clock;
  random: () => number;
  log: Logger;
  /** An endpoint is gone, its secret is lost, or an event was given up. */
  onStuck: () => void;
  onFault: (error: unknown) => void;
};

const LONGEST_SLEEP_MS = 30_000;
/** After a fault of our own disk: nothing goes out that couldn't be noted. */
const FAULT_REST_MS = 60_000;

/** A pause that claims to last longer than any does was noted under another clock. */
const isPaused = ({ pausedUntilAt }: Tellable, now: number): boolean =>
  pausedUntilAt > now && pausedUntilAt <= now + RETRY_AFTER_MAX_MS;

/**
 * Delivers events: at least once, oldest first for each endpoint, at most as many under way as there are endpoints. A
 * receiver that is slow or broken holds up nobody else.
 */
export function createWebhookSender(deps: Deps): WebhookSender {
  const { store, secrets, post, clock, random, log } = deps;
  const underWay = new Set<string>();
  /** Tries in a row without success, by endpoint. */
  const failures = new Map<string, number>();
  const withoutSecret = new Set<string>();
  let restUntilAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;
  let isClosed = false;

  const note = (endpoint: Tellable, due: DueDelivery, heard: Parameters<typeof judge>[0]): void => {
    const now = clock.now();
    const meaning = judge(heard);
    if (meaning.kind === 'taken') {
      failures.delete(endpoint.id);
      store().noteTaken(due.seq, now, meaning.status);
      return;
    }
    const { status, words } = meaning;
    log.warn('event-not-taken', { endpoint: endpoint.id, event: due.eventId, status, words });
    if (meaning.kind === 'gone') {
      // What waits stays: a person may switch it on again.
      store().noteFailed(due.seq, { now, status, words, nextAttemptAt: now });
      store().setOff(endpoint.id, 'gone', now);
      deps.onStuck();
      return;
    }
    const row = (failures.get(endpoint.id) ?? 0) + 1;
    failures.set(endpoint.id, row);
    const nextAttemptAt = nextTryAt(now, due.attempts + 1, random(), meaning.retryAfterMs);
    store().noteFailed(due.seq, { now, status, words, nextAttemptAt });
    store().pause(endpoint.id, now + Math.max(pauseMs(row), meaning.slowDownMs ?? 0));
    if (nextAttemptAt === null) deps.onStuck();
  };

  const deliver = async (endpoint: Tellable, secret: string, due: DueDelivery): Promise<void> => {
    const heard = await post(endpoint.url, secret, { id: due.eventId, body: due.body });
    if (isClosed) return;
    note(endpoint, due, heard);
  };

  const failed = (error: unknown): void => {
    log.error('events-wait', { words: wordsOf(error) });
    restUntilAt = clock.now() + FAULT_REST_MS;
    deps.onFault(error);
  };

  const secretOf = (id: string): string | null => {
    const secret = secrets.read(secretNameOf(id));
    if (secret === null && !withoutSecret.has(id)) {
      withoutSecret.add(id);
      deps.onStuck();
    }
    if (secret !== null) withoutSecret.delete(id);
    return secret;
  };

  const send = (endpoint: Tellable, secret: string, due: DueDelivery): void => {
    underWay.add(endpoint.id);
    void deliver(endpoint, secret, due)
      .catch(failed)
      .finally(() => {
        underWay.delete(endpoint.id);
        look();
      });
  };

  /** Sends to this endpoint what is due; when to look at it again. One that is under way looks again itself. */
  const tell = (endpoint: Tellable, now: number): number | null => {
    if (underWay.has(endpoint.id)) return null;
    if (isPaused(endpoint, now)) return endpoint.pausedUntilAt;
    const due = store().takeDue(endpoint.id, now);
    if (due === null) return store().nextDueAt(endpoint.id, now);
    // The keychain is slower than the database: asked only when something is to be signed.
    const secret = secretOf(endpoint.id);
    if (secret !== null) send(endpoint, secret, due);
    return null;
  };

  const look = (): void => {
    cancel?.();
    cancel = null;
    if (isClosed) return;
    const now = clock.now();
    let sleepMs = LONGEST_SLEEP_MS;
    try {
      if (now >= restUntilAt) {
        for (const endpoint of store().tellable()) {
          const againAt = tell(endpoint, now);
          if (againAt !== null) sleepMs = Math.min(sleepMs, againAt - now);
        }
      }
    } catch (error) {
      failed(error);
    }
    cancel = clock.after(sleepMs, look);
  };

  return {
    stuck: () => store().stuckIds(withoutSecret).size,
    look,
    close: () => {
      isClosed = true;
      cancel?.();
    },
  };
}
