import type * as v from 'valibot';
import type { LastWords } from '../../shared/last-words.ts';
import { ReceivedBody, RefundBody, RefuseBody, ShipmentBody, StockBody } from '../../shared/command-body.ts';
import { quickParse } from '../../shared/quick-parse.ts';
import type { CommandKind, CommandState } from '../../shared/sync.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import { createByHandStore } from './by-hand-store.ts';
import type { ByHandStore } from './by-hand-store.ts';
import { createAttemptStore, oneLine } from './attempt-store.ts';
import type { Answered, AttemptStore } from './attempt-store.ts';
import { createCommandChange } from './command-change.ts';
import { createCorrectionStore } from './correction-store.ts';
import type { CorrectionStore } from './correction-store.ts';
import { createDeadlineStore } from './deadline-store.ts';
import type { DeadlineStore } from './deadline-store.ts';
import { createCommandViewStore } from './command-view-store.ts';
import type { CommandViewStore } from './command-view-store.ts';
import { createOrderStore, OF_DECISION } from './order-store.ts';
import type { OrderStore } from './order-store.ts';
import { createToldStore, PARKED_FOR_OTHERS } from './told-store.ts';
import type { ToldStore } from './told-store.ts';

/** How an answer changes its command. `again` keeps it: unknown stays unknown unless the platform said "not done". */
export type Outcome =
  | { kind: 'end'; how: 'answered' | 'read-back' | 'already-closed'; receipt: Record<string, unknown> }
  | { kind: 'park' }
  | { kind: 'again'; event: 'not-done' | 'postpone'; nextAttemptAt: number; isFailure: boolean };

type Due = {
  id: string;
  platform: string;
  parcelId: string;
  returnNo: string;
  state: CommandState;
  /** Requests that left so far. */
  attempts: number;
  failuresInRow: number;
  /** Nothing was ever sent of it or said about it. */
  isUntouched: boolean;
  deadlineAt: number;
};
export type DueRefund = Due & { kind: 'refund'; body: RefundBody };
export type DueRefusal = Due & { kind: 'refuse'; body: RefuseBody };
export type DueShipment = Due & { kind: 'shipment'; body: ShipmentBody };
export type DueReceived = Due & { kind: 'received'; body: ReceivedBody };
export type DueStock = Due & { kind: 'stock'; body: StockBody };
export type DueCommand = DueRefund | DueRefusal | DueShipment | DueReceived | DueStock;

export type OutboxStore = CommandViewStore &
  ByHandStore &
  CorrectionStore &
  OrderStore &
  DeadlineStore &
  ToldStore &
  Pick<AttemptStore, 'sentSince' | 'hasLostSend' | 'heldBy'> & {
    /** What may go there now, nearest deadline first: of each parcel the platform's earliest command of each kind. */
    takeDue: (platform: string, now: number, limit: number) => DueCommand[];
    /** When the next command of this platform is due, null when none waits. */
    nextDueAt: (platform: string) => number | null;
    /**
     * A question is about to leave. False when the command ended meanwhile: don't ask. It changes nothing anywhere and is
     * told by its answer; one that a crash left without an answer leaves no trace.
     */
    noteAsk: (commandId: string) => boolean;
    /**
     * The request is about to leave: the command is unknown from here. `readAs` is the answer that lets it leave, one word
     * as in `Answered.outcome`. False when it was taken back: don't send.
     */
    noteSend: (commandId: string, now: number, readAs?: string) => boolean;
    /** A copy of a picture was made for a request: what it is a copy of, and what exactly would leave. */
    notePicture: (commandId: string, copy: { parent: string; sha256: string; bytes: number }, now: number) => void;
    /** What was answered, and what follows from it, in one transaction. False when the command has ended meanwhile. */
    noteAnswer: (commandId: string, answered: Answered, outcome: Outcome, now: number) => boolean;
    /** A person wants a parked command tried again, at once. False when it is not parked. */
    release: (commandId: string, now: number) => boolean;
    /** Lets everything that waits for this platform go now, but nothing before its time to undo is over. */
    hasten: (now: number, platform: string) => void;
    /** Keeps what is left of every wait when the clock has jumped from `before` to `now`, at most `longestMs`. */
    rebase: (before: number, now: number, longestMs: number) => void;
  };

type Row = {
  id: string;
  kind: CommandKind;
  state: CommandState;
  attempts: number;
  parcel_id: string;
  platform: string;
  failures_in_row: number;
  last_words: string | null;
  deadline_at: number;
  body: string;
};

// Not due: an earlier one of its parcel at this platform that still runs, or a parked one of the same return. A parked
// refund of one return does not hold up the others in the box: each has its own deadline. Goods and money never wait for
// each other, nor one platform's returns for another's in the same box: that one may be throttled or down.
const FREE = `NOT EXISTS (
  SELECT 1 FROM command e WHERE e.parcel_id = c.parcel_id AND e.platform = c.platform AND e.kind = c.kind AND e.seq < c.seq
    AND (e.state IN ('waiting', 'unknown') OR (e.state = 'parked' AND e.expected_return_id = c.expected_return_id)))`;

/**
 * SQL of the hot look-ups, for the test of their query plans. A bare `?`, behind LIMIT too, would be planned anew at every
 * run (expected-return-store.ts), which costs twenty times what these find.
 */
export const HOT_QUERIES = {
  takeDue: `SELECT c.id, c.kind, c.state, c.attempts, c.parcel_id, c.platform, c.failures_in_row, c.last_words,
    c.deadline_at, c.body
    FROM command c WHERE c.state IN ('waiting', 'unknown') AND c.platform = +? AND c.next_attempt_at <= ? AND ${FREE}
    ORDER BY c.deadline_at, c.seq LIMIT +?`,
  nextDueAt: `SELECT min(c.next_attempt_at) AS at FROM command c
    WHERE c.state IN ('waiting', 'unknown') AND c.platform = +? AND ${FREE}`,
  ofDecision: OF_DECISION,
  parkedForOthers: PARKED_FOR_OTHERS,
};

/** Of the transaction that runs, or one of its own: a savepoint for each of many notes would cost more than the notes. */
const inOne = <T>(db: Database, act: () => T): T => (db.inTransaction ? act() : atOnce(db, act));

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

type Ordered = {
  [K in DueCommand['kind']]: Pick<Extract<DueCommand, { kind: K }>, 'kind' | 'returnNo' | 'body'>;
}[CommandKind];

/** The order as it was stored; null when this version can't read it. */
function readOrdered({ kind, body: text }: Row): Ordered | null {
  const stored = jsonOf(text);
  const read = <S extends v.GenericSchema>(schema: S): v.InferOutput<S> | null => {
    const body = quickParse(schema, stored);
    return body.success ? body.output : null;
  };
  switch (kind) {
    case 'refund': {
      const body = read(RefundBody);
      return body === null ? null : { kind, returnNo: body.returnNo, body };
    }
    case 'refuse': {
      const body = read(RefuseBody);
      return body === null ? null : { kind, returnNo: body.returnNo, body };
    }
    case 'shipment': {
      const body = read(ShipmentBody);
      return body === null ? null : { kind, returnNo: body.returnNo, body };
    }
    case 'received': {
      const body = read(ReceivedBody);
      return body === null ? null : { kind, returnNo: body.returnNo, body };
    }
    case 'stock': {
      const body = read(StockBody);
      return body === null ? null : { kind, returnNo: body.returnNo, body };
    }
  }
}

/** Orders that are kept read: far more than are under way at any time. */
const KEPT_ORDERS = 500;

export function createOutboxStore(db: Database, ids: Ids): OutboxStore {
  const attempts = createAttemptStore(db);
  const commands = createCommandChange(db);
  const { change } = commands;
  const due = db.prepare<[string, number, number], Row>(HOT_QUERIES.takeDue);
  const nextDue = db.prepare<[string], { at: number | null }>(HOT_QUERIES.nextDueAt);
  const soon = db.prepare<{ now: number; platform: string }>(
    `UPDATE command SET next_attempt_at = max(not_before_at, @now)
     WHERE state IN ('waiting', 'unknown') AND platform = @platform AND next_attempt_at > max(not_before_at, @now)`,
  );
  const shift = db.prepare(
    `UPDATE command SET next_attempt_at = @now + max(0, min(next_attempt_at - @before, @longest)),
       not_before_at = CASE WHEN attempts > 0 THEN not_before_at
         ELSE @now + max(0, min(not_before_at - @before, @longest)) END
     WHERE state IN ('waiting', 'unknown') AND next_attempt_at > min(@before, @now)`,
  );

  /** What is under way comes up again whenever something due is looked for; a correction orders by another text. */
  const kept = new Map<string, { text: string; ordered: Ordered }>();
  const readKept = (row: Row): Ordered | null => {
    const known = kept.get(row.id);
    if (known?.text === row.body) return known.ordered;
    const ordered = readOrdered(row);
    if (ordered === null) return null;
    if (kept.size >= KEPT_ORDERS) kept.clear();
    kept.set(row.id, { text: row.body, ordered });
    return ordered;
  };
  const readDue = (row: Row): DueCommand | null => {
    const ordered = readKept(row);
    if (ordered === null) return null;
    return {
      ...{ id: row.id, platform: row.platform, parcelId: row.parcel_id, state: row.state, attempts: row.attempts },
      ...{ failuresInRow: row.failures_in_row, isUntouched: row.attempts === 0 && row.last_words === null },
      ...{ deadlineAt: row.deadline_at, ...ordered },
    };
  };

  /** An order that this version can't read is for a person; it is never dropped, and never holds up the others. */
  const parkUnreadable = (commandId: string, now: number): void => {
    const words: LastWords = 'sync:bench-fault';
    atOnce(db, () => {
      attempts.add(commandId, 'ask-answer', 'unreadable', words, now);
      change(commandId, 'park', { words });
    });
  };

  const addAnswer = (commandId: string, { step, outcome, words }: Answered, now: number): string | null => {
    const said = words === null ? null : oneLine(words);
    attempts.add(commandId, step, outcome, said, now);
    return said;
  };

  return {
    ...createCommandViewStore(db, attempts),
    ...createByHandStore(db, commands, attempts),
    ...createCorrectionStore(db, commands, attempts),
    sentSince: attempts.sentSince,
    hasLostSend: attempts.hasLostSend,
    heldBy: attempts.heldBy,
    ...createOrderStore(db, ids, commands, attempts),
    ...createDeadlineStore(db),
    ...createToldStore(db, commands, attempts),
    takeDue: (platform, now, limit) =>
      due.all(platform, now, limit).flatMap((row) => {
        const due = readDue(row);
        if (due === null) parkUnreadable(row.id, now);
        return due ?? [];
      }),
    nextDueAt: (platform) => nextDue.get(platform)?.at ?? null,
    noteAsk: (commandId) => {
      const state = commands.read(commandId)?.state;
      return state === 'waiting' || state === 'unknown';
    },
    noteSend: (commandId, now, readAs) =>
      inOne(db, () => {
        if (!change(commandId, 'send')) return false;
        attempts.add(commandId, 'send', readAs ?? null, null, now);
        return true;
      }),
    notePicture: (commandId, { parent, sha256, bytes }, now) => {
      atOnce(db, () => {
        attempts.add(commandId, 'picture', `copy:${sha256}`, `${parent} ${bytes}`, now);
      });
    },
    noteAnswer: (commandId, answered, outcome, now) =>
      inOne(db, () => {
        const words = addAnswer(commandId, answered, now);
        switch (outcome.kind) {
          case 'end':
            if (!change(commandId, 'end', { words, endedAt: now })) return false;
            attempts.storeReceipt(commandId, outcome.how, outcome.receipt, now);
            return true;
          case 'park':
            return change(commandId, 'park', { words });
          case 'again': {
            const { nextAttemptAt, isFailure } = outcome;
            return change(commandId, outcome.event, { words, nextAttemptAt, isFailure });
          }
        }
      }),
    release: (commandId, now) =>
      atOnce(db, () => {
        if (!change(commandId, 'release', { nextAttemptAt: now })) return false;
        attempts.add(commandId, 'released', null, null, now);
        return true;
      }),
    hasten: (now, platform) => {
      soon.run({ now, platform });
    },
    rebase: (before, now, longestMs) => {
      shift.run({ before, now, longest: longestMs });
    },
  };
}
