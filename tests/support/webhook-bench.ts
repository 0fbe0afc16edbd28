import { afterEach } from 'vitest';
import type { Heard } from '../../src/main/events/webhook-rules.ts';
import { createWebhookSender } from '../../src/main/events/webhook-sender.ts';
import type { WebhookSender } from '../../src/main/events/webhook-sender.ts';
import { createWebhookService } from '../../src/main/events/webhook-service.ts';
import type { WebhookService } from '../../src/main/events/webhook-service.ts';
import { createWebhookStore } from '../../src/main/events/webhook-store.ts';
import type { WebhookStore } from '../../src/main/events/webhook-store.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { createMemorySecretBox } from '../../src/main/lib/secret-box.ts';
import type { SecretBox } from '../../src/main/lib/secret-box.ts';
import type { Database } from '../../src/main/db/open.ts';
import { WEBHOOK_TYPES } from '../../src/shared/webhook.ts';
import type { WebhookType } from '../../src/shared/webhook.ts';
import { createManualClock } from './platform-clock.ts';
import type { ManualClock } from './platform-clock.ts';
import { insertDecided, openScratchDatabase } from './platform-rows.ts';
import { createHeardLog } from './platform-sync.ts';

const START = 1_800_000_000_000;

type Posted = { url: string; id: string; body: string; at: number };

export type WebhookBench = {
  db: Database;
  clock: ManualClock;
  store: WebhookStore;
  service: WebhookService;
  sender: WebhookSender;
  secrets: SecretBox;
  posted: Posted[];
  /** Faults of our own disk that were told. */
  faults: unknown[];
  stuckTold: () => number;
  log: ReturnType<typeof createHeardLog>;
  /** What the receivers answer from now on. */
  answer: (answers: (posted: Posted) => Heard | Promise<Heard>) => void;
  endpoint: (url?: string, types?: readonly WebhookType[]) => string;
  /** Writes a verdict with its decision: two events, three with the parcel's. */
  decide: (returnNo: string) => void;
  /** A program that was killed and started again on the same data. */
  restart: () => void;
};

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

export const TAKEN: Heard = { kind: 'answer', status: 204, retryAfterMs: null };
export const answerOf = (status: number, retryAfterMs: number | null = null): Heard => ({
  kind: 'answer',
  status,
  retryAfterMs,
});

/** Events on a real database under a clock of its own; receivers are a function. */
export function openWebhookBench(): WebhookBench {
  const scratch = openScratchDatabase(START);
  const clock = createManualClock(START);
  const secrets = createMemorySecretBox();
  const posted: Posted[] = [];
  const faults: unknown[] = [];
  const log = createHeardLog();
  let answers: (one: Posted) => Heard | Promise<Heard> = () => TAKEN;
  let stuck = 0;
  const store = createWebhookStore(scratch.db);
  const post = async (url: string, _: string, event: { id: string; body: string }): Promise<Heard> => {
    const one = { url, ...event, at: clock.now() };
    posted.push(one);
    return await answers(one);
  };
  const makeSender = (): WebhookSender =>
    createWebhookSender({
      store: () => store,
      secrets,
      post,
      clock,
      random: () => 0,
      log,
      onStuck: () => (stuck += 1),
      onFault: (error) => faults.push(error),
    });
  let sender = makeSender();
  const look = (): void => {
    sender.look();
  };
  const ids = createIds(clock);
  const service = createWebhookService({ store: () => store, secrets, post, clock, ids, onChange: look });
  closing.push(() => {
    sender.close();
    scratch.remove();
  });
  return {
    db: scratch.db,
    clock,
    store,
    service,
    sender: {
      look,
      close: () => {
        sender.close();
      },
      stuck: () => sender.stuck(),
    },
    secrets,
    posted,
    faults,
    stuckTold: () => stuck,
    log,
    answer: (next) => {
      answers = next;
    },
    endpoint: (url = 'https://crm.example/hook', types = WEBHOOK_TYPES) => {
      const made = service.add({ url, types: [...types] });
      if (!made.ok) throw new Error(made.error.code);
      return made.value.id;
    },
    decide: (returnNo) => {
      insertDecided(scratch.db, { returnNo, at: clock.now() });
      look();
    },
    restart: () => {
      sender.close();
      sender = makeSender();
      sender.look();
    },
  };
}
