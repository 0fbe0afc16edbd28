import * as v from 'valibot';
import { WebhookType } from '../../shared/webhook.ts';
import type { WebhookDelivery, WebhookWords } from '../../shared/webhook.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { LONGEST_WAIT_MS } from './webhook-rules.ts';

export type StoredEndpoint = {
  id: string;
  url: string;
  types: WebhookType[];
  isOn: boolean;
  offWhy: 'person' | 'gone' | null;
  pausedUntilAt: number;
  waiting: number;
  parked: number;
};
/** One event for one endpoint, as it is sent: `body` byte for byte. */
export type DueDelivery = { seq: number; eventId: string; body: string; attempts: number };
/** What one try came to. `nextAttemptAt` null: that was the last one. */
type FailedTry = {
  now: number;
  status: number | null;
  words: WebhookWords;
  nextAttemptAt: number | null;
};

export type Tellable = Pick<StoredEndpoint, 'id' | 'url' | 'pausedUntilAt'>;

export type WebhookStore = {
  /** Endpoints that are on and have something waiting; asked at every change of the bench, so it counts nothing. */
  tellable: () => Tellable[];
  /** Those that aren't removed, oldest first. */
  endpoints: () => StoredEndpoint[];
  add: (endpoint: { id: string; url: string; types: readonly WebhookType[] }, now: number) => void;
  setTypes: (id: string, types: readonly WebhookType[], now: number) => void;
  /** `offWhy` null = on. */
  setOff: (id: string, offWhy: 'person' | 'gone' | null, now: number) => void;
  pause: (id: string, untilAt: number) => void;
  /** `removedAt` null takes the removal back. False when there is no such endpoint. */
  setRemoved: (id: string, removedAt: number | null) => boolean;
  /** Forgets what was removed before, with what waited for it; their ids. */
  forgetRemoved: (before: number) => string[];
  /** Endpoints that need a person: gone, or with events that were given up; and `more` of them that are still on. */
  stuckIds: (more: ReadonlySet<string>) => ReadonlySet<string>;
  /** The oldest event that is due for this endpoint. */
  takeDue: (endpointId: string, now: number) => DueDelivery | null;
  /** When, after `now`, the next event of this endpoint is due; null = nothing waits for a time. */
  nextDueAt: (endpointId: string, now: number) => number | null;
  noteTaken: (seq: number, now: number, status: number) => void;
  noteFailed: (seq: number, failed: FailedTry) => void;
  /** A person wants it sent once more. False when there is no such delivery. */
  sendAgain: (seq: number, now: number) => boolean;
  /** Parked ones first, then what waits, then the last taken. */
  recent: () => WebhookDelivery[];
  /** Forgets what was taken before, a few hundred rows at a time. */
  tidy: (before: number) => void;
};

type EndpointRow = {
  id: string;
  url: string;
  types: string;
  is_on: number;
  off_why: 'person' | 'gone' | null;
  paused_until_at: number;
  waiting: number;
  parked: number;
};
type DeliveryRow = {
  seq: number;
  endpoint_id: string;
  type: string;
  about: string | null;
  at: number;
  state: WebhookDelivery['state'];
  attempts: number;
  tried_at: number | null;
  next_attempt_at: number;
  last_status: number | null;
  last_words: WebhookWords | null;
};

const TIDY_ROWS = 500;
const Types = v.array(WebhookType);

/**
 * The last of a state: chosen by number alone, and only those are read. SQLite would rather read the whole table
 * backwards than sort what the index holds.
 */
const listed = (index: string, state: WebhookDelivery['state'], order: string): string =>
  `SELECT d.seq, d.endpoint_id, e.type, e.at, d.state, d.attempts, d.tried_at, d.next_attempt_at, d.last_status,
     d.last_words, coalesce(e.body ->> '$.data.returnNo', e.body ->> '$.data.returns[0].returnNo',
       e.body ->> '$.data.waybill') AS about
   FROM (SELECT d.seq FROM webhook_delivery d INDEXED BY ${index}
         WHERE d.state = '${state}'
           AND d.endpoint_id IN (SELECT id FROM webhook_endpoint WHERE removed_at IS NULL)
         ORDER BY d.${order} DESC LIMIT ?) chosen
     JOIN webhook_delivery d ON d.seq = chosen.seq JOIN webhook_event e ON e.seq = d.event_seq
   ORDER BY d.${order} DESC`;

/** SQL of the look-ups that run while a bench works, for the test of their plans. */
export const EVENT_QUERIES = {
  takeDue: `SELECT d.seq, e.id, e.body, d.attempts FROM webhook_delivery d JOIN webhook_event e ON e.seq = d.event_seq
    WHERE d.endpoint_id = ? AND d.state = 'waiting' AND (d.next_attempt_at <= ? OR d.next_attempt_at > ?)
    ORDER BY d.seq LIMIT 1`,
  nextDueAt: `SELECT min(next_attempt_at) AS at FROM webhook_delivery
    WHERE endpoint_id = ? AND state = 'waiting' AND next_attempt_at > ?`,
  tellable: `SELECT id, url, paused_until_at FROM webhook_endpoint WHERE is_on = 1 AND removed_at IS NULL
    AND EXISTS (SELECT 1 FROM webhook_delivery WHERE endpoint_id = id AND state = 'waiting') ORDER BY created_at, id`,
  parked: listed('webhook_delivery_parked', 'parked', 'seq'),
  waiting: listed('webhook_delivery_waiting', 'waiting', 'seq'),
  done: listed('webhook_delivery_by_try', 'done', 'tried_at'),
};

const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: String(row.seq),
  endpointId: row.endpoint_id,
  type: v.parse(WebhookType, row.type),
  about: row.about ?? '',
  at: row.at,
  state: row.state,
  attempts: row.attempts,
  triedAt: row.tried_at,
  nextAttemptAt: row.state === 'waiting' ? row.next_attempt_at : null,
  lastStatus: row.last_status,
  lastWords: row.last_words,
});

export function createWebhookStore(db: Database): WebhookStore {
  const endpoints = db.prepare<[], EndpointRow>(
    `SELECT id, url, is_on, off_why, paused_until_at,
       (SELECT json_group_array(type) FROM webhook_topic WHERE endpoint_id = id) AS types,
       (SELECT count(*) FROM webhook_delivery WHERE endpoint_id = id AND state = 'waiting') AS waiting,
       (SELECT count(*) FROM webhook_delivery WHERE endpoint_id = id AND state = 'parked') AS parked
     FROM webhook_endpoint WHERE removed_at IS NULL ORDER BY created_at, id`,
  );
  const stuck = db.prepare<[], { id: string; needs: number }>(
    `SELECT id, off_why IS 'gone' OR EXISTS (
       SELECT 1 FROM webhook_delivery WHERE endpoint_id = id AND state = 'parked') AS needs
     FROM webhook_endpoint WHERE removed_at IS NULL AND off_why IS NOT 'person'`,
  );
  const add = db.prepare<[string, string, number, number]>(
    'INSERT INTO webhook_endpoint (id, url, is_on, created_at, changed_at) VALUES (?, ?, 1, ?, ?)',
  );
  const dropTypes = db.prepare<[string]>('DELETE FROM webhook_topic WHERE endpoint_id = ?');
  const addType = db.prepare<[string, string]>('INSERT INTO webhook_topic (endpoint_id, type) VALUES (?, ?)');
  const touch = db.prepare<[number, string]>('UPDATE webhook_endpoint SET changed_at = ? WHERE id = ?');
  const setOff = db.prepare<[number, string | null, number, string]>(
    'UPDATE webhook_endpoint SET is_on = ?, off_why = ?, paused_until_at = 0, changed_at = ? WHERE id = ?',
  );
  const pause = db.prepare<[number, string]>('UPDATE webhook_endpoint SET paused_until_at = ? WHERE id = ?');
  const remove = db.prepare<[number | null, string]>('UPDATE webhook_endpoint SET removed_at = ? WHERE id = ?');
  const forget = db.prepare<[number], { id: string }>('DELETE FROM webhook_endpoint WHERE removed_at < ? RETURNING id');
  const due = db.prepare<[string, number, number], { seq: number; id: string; body: string; attempts: number }>(
    EVENT_QUERIES.takeDue,
  );
  const nextDue = db.prepare<[string, number], { at: number | null }>(EVENT_QUERIES.nextDueAt);
  const tellable = db.prepare<[], Pick<EndpointRow, 'id' | 'url' | 'paused_until_at'>>(EVENT_QUERIES.tellable);
  const taken = db.prepare<[number, number, number]>(
    `UPDATE webhook_delivery SET state = 'done', attempts = attempts + 1, tried_at = ?, last_status = ?, last_words = NULL
     WHERE seq = ?`,
  );
  const failed = db.prepare<[string, number, number, number | null, string, number]>(
    `UPDATE webhook_delivery SET state = ?, attempts = attempts + 1, next_attempt_at = ?, tried_at = ?, last_status = ?,
       last_words = ? WHERE seq = ?`,
  );
  const unpause = db.prepare<[number]>(
    `UPDATE webhook_endpoint SET paused_until_at = 0
     WHERE id = (SELECT endpoint_id FROM webhook_delivery WHERE seq = ?)`,
  );
  const again = db.prepare<[number, number]>(
    `UPDATE webhook_delivery SET state = 'waiting', attempts = 0, next_attempt_at = ? WHERE seq = ?`,
  );
  const lists = [
    { list: db.prepare<[number], DeliveryRow>(EVENT_QUERIES.parked), rows: 100 },
    { list: db.prepare<[number], DeliveryRow>(EVENT_QUERIES.waiting), rows: 30 },
    { list: db.prepare<[number], DeliveryRow>(EVENT_QUERIES.done), rows: 30 },
  ];
  const tidyDone = db.prepare<[number, number]>(
    `DELETE FROM webhook_delivery WHERE seq IN
       (SELECT seq FROM webhook_delivery WHERE state = 'done' AND tried_at < ? ORDER BY tried_at LIMIT ?)`,
  );
  const tidyEvents = db.prepare<[number, number]>(
    `DELETE FROM webhook_event WHERE seq IN (SELECT seq FROM webhook_event e WHERE e.at < ?
       AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.event_seq = e.seq) ORDER BY seq LIMIT ?)`,
  );

  const putTypes = (id: string, types: readonly WebhookType[]): void => {
    dropTypes.run(id);
    for (const type of types) addType.run(id, type);
  };

  return {
    endpoints: () =>
      endpoints.all().map((row) => ({
        id: row.id,
        url: row.url,
        types: v.parse(Types, JSON.parse(row.types)),
        isOn: row.is_on === 1,
        offWhy: row.off_why,
        pausedUntilAt: row.paused_until_at,
        waiting: row.waiting,
        parked: row.parked,
      })),
    add: ({ id, url, types }, now) => {
      atOnce(db, () => {
        add.run(id, url, now, now);
        putTypes(id, types);
      });
    },
    setTypes: (id, types, now) => {
      atOnce(db, () => {
        putTypes(id, types);
        touch.run(now, id);
      });
    },
    setOff: (id, offWhy, now) => {
      setOff.run(+(offWhy === null), offWhy, now, id);
    },
    pause: (id, untilAt) => {
      pause.run(untilAt, id);
    },
    setRemoved: (id, removedAt) => remove.run(removedAt, id).changes === 1,
    forgetRemoved: (before) => forget.all(before).map(({ id }) => id),
    stuckIds: (more) => new Set(stuck.all().flatMap(({ id, needs }) => (needs === 1 || more.has(id) ? [id] : []))),
    takeDue: (endpointId, now) => {
      const row = due.get(endpointId, now, now + LONGEST_WAIT_MS);
      return row === undefined ? null : { seq: row.seq, eventId: row.id, body: row.body, attempts: row.attempts };
    },
    nextDueAt: (endpointId, now) => nextDue.get(endpointId, now)?.at ?? null,
    tellable: () => tellable.all().map(({ id, url, paused_until_at: pausedUntilAt }) => ({ id, url, pausedUntilAt })),
    noteTaken: (seq, now, status) => {
      taken.run(now, status, seq);
    },
    noteFailed: (seq, { now, status, words, nextAttemptAt }) => {
      failed.run(nextAttemptAt === null ? 'parked' : 'waiting', nextAttemptAt ?? now, now, status, words, seq);
    },
    sendAgain: (seq, now) =>
      atOnce(db, () => {
        unpause.run(seq);
        return again.run(now, seq).changes === 1;
      }),
    recent: () => lists.flatMap(({ list, rows }) => list.all(rows)).map(toDelivery),
    tidy: (before) => {
      atOnce(db, () => {
        tidyDone.run(before, TIDY_ROWS);
        tidyEvents.run(before, TIDY_ROWS);
      });
    },
  };
}
