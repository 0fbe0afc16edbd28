import { createDeadlineEvents } from './events/deadline-events.ts';
import { createWebhookPost, POST_ANSWER_MAX_BYTES, POST_WITHIN_MS } from './events/webhook-post.ts';
import { createWebhookSender } from './events/webhook-sender.ts';
import { createWebhookService, secretNameOf } from './events/webhook-service.ts';
import type { WebhookService } from './events/webhook-service.ts';
import { createWebhookStore } from './events/webhook-store.ts';
import type { WebhookStore } from './events/webhook-store.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { SecretBox } from './lib/secret-box.ts';
import { createBytesClient } from './platform/http-client.ts';
import type { Core } from './station-core.ts';

export type StationEvents = WebhookService & {
  /** How many endpoints need a person. */
  stuck: () => number;
  start: () => void;
  /** Something was written: there may be an event to tell. */
  look: () => void;
  close: () => void;
};

type Deps = {
  clock: Clock;
  ids: Ids;
  log: Logger;
  secrets: SecretBox;
  random?: () => number;
  core: () => Core;
  /** Something that the window shows is other than it was. */
  changed: () => void;
  onFault: (error: unknown) => void;
};

const DEADLINES_EVERY_MS = 60_000;
/** A removal can be taken back for this long. */
const FORGET_AFTER_MS = 600_000;
/** What was taken is listed this long. */
const KEEP_MS = 30 * 86_400_000;

/** Outgoing events at a running station: endpoints, delivery, what only the clock knows of. */
export function createStationEvents(deps: Deps): StationEvents {
  const { clock, log, secrets, core, onFault } = deps;
  let known: { db: Core['db']; store: WebhookStore; deadlines: ReturnType<typeof createDeadlineEvents> } | null = null;
  let cancel: () => void = () => undefined;

  /** The statements of the database that is open now: it may have been opened again. */
  const parts = (): NonNullable<typeof known> => {
    const { db, settings } = core();
    if (known?.db !== db) {
      const deadlines = createDeadlineEvents(db, () => settings().refundWithinHours);
      known = { db, store: createWebhookStore(db), deadlines };
    }
    return known;
  };
  const store = (): WebhookStore => parts().store;
  const client = createBytesClient({ clock, timeoutMs: POST_WITHIN_MS, maxBytes: POST_ANSWER_MAX_BYTES });
  const post = createWebhookPost(client, clock);
  const sender = createWebhookSender({
    ...deps,
    store,
    post,
    random: deps.random ?? Math.random,
    onStuck: deps.changed,
  });
  const service = createWebhookService({ ...deps, store, post, onChange: sender.look });

  const keepHouse = (): void => {
    cancel = clock.after(DEADLINES_EVERY_MS, keepHouse);
    const now = clock.now();
    try {
      for (const id of store().forgetRemoved(now - FORGET_AFTER_MS)) secrets.remove(secretNameOf(id));
      store().tidy(now - KEEP_MS);
      if (parts().deadlines.note(now)) sender.look();
    } catch (error) {
      log.error('events-not-kept', { words: wordsOf(error) });
      onFault(error);
    }
  };

  return {
    ...service,
    stuck: sender.stuck,
    start: () => {
      keepHouse();
      sender.look();
    },
    look: sender.look,
    close: () => {
      cancel();
      sender.close();
    },
  };
}
