import * as v from 'valibot';
import type { LastWords } from '../../shared/last-words.ts';
import { RefundBody } from '../../shared/command-body.ts';
import type { CommandState } from '../../shared/sync.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import { stateAfter } from './command-state.ts';
import type { CommandEvent } from './command-state.ts';
import { createAttemptStore, oneLine } from './attempt-store.ts';
import type { Answered, AttemptStore } from './attempt-store.ts';
import { createCommandViewStore } from './command-view-store.ts';
import type { CommandViewStore } from './command-view-store.ts';

/** What a decision orders. Times in ms; the total of both amounts must be more than nothing. */
export type RefundOrder = {
  platform: string;
  returnNo: string;
  parcelId: string;
  expectedReturnId: string;
  decisionId: string;
  amountCents: number;
  freightCents: number;
  currency: string;
  reason: string;
  /** The end of the time to undo. */
  notBeforeAt: number;
  deadlineAt: number;
  now: number;
};

/** How an answer changes its command. `again` keeps it: unknown stays unknown unless the platform said "not done". */
export type Outcome =
  | { kind: 'end'; how: 'answered' | 'read-back' | 'already-closed'; receipt: Record<string, unknown> }
  | { kind: 'park' }
  | { kind: 'again'; event: 'not-done' | 'postpone'; nextAttemptAt: number; isFailure: boolean };

export type DueCommand = {
  id: string;
  platform: string;
  parcelId: string;
  returnNo: string;
  state: CommandState;
  /** Requests that left so far. */
  attempts: number;
  failuresInRow: number;
  deadlineAt: number;
  body: RefundBody;
};

export type OutboxStore = CommandViewStore &
  Pick<AttemptStore, 'sentSince'> & {
    /**
     * Stores the refund command of a decision: only inside the caller's transaction, so that the decision and its
     * command are there together or not at all (throws otherwise). Throws when the return already has a command that
     * was not cancelled: one refund per expected return.
     */
    enqueueRefund: (order: RefundOrder) => { commandId: string };
    /** Takes a command back that was never sent; in the caller's transaction too. */
    cancelUnsent: (decisionId: string, now: number) => 'cancelled' | 'too-late' | 'none';
    /** What may go now, nearest deadline first: one per parcel, the earliest. */
    takeDue: (platform: string, now: number, limit: number) => DueCommand[];
    /** When the next command of this platform is due, null when none waits. */
    nextDueAt: (platform: string) => number | null;
    /** A question is about to leave. False when the command ended meanwhile: don't ask. */
    noteAsk: (commandId: string, now: number) => boolean;
    /** The refund is about to leave: the command is unknown from here. False when it was taken back: don't send. */
    noteSend: (commandId: string, now: number) => boolean;
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
  state: CommandState;
  attempts: number;
  parcel_id: string;
  platform: string;
  failures_in_row: number;
  deadline_at: number;
  body: string;
};

/** Digits, letters and dashes of one kind of key, for ever: a supplement (`:2`) is another decision of two people. */
const refundKeyOf = (platform: string, returnNo: string): string => `refund:${platform}:${returnNo}:1`;

// Not due: an earlier one of its parcel that still runs, or a parked one of the same return. A parked refund of one
// return does not hold up the others in the box: each has its own deadline.
const FREE = `NOT EXISTS (
  SELECT 1 FROM command e WHERE e.parcel_id = c.parcel_id AND e.seq < c.seq
    AND (e.state IN ('waiting', 'unknown') OR (e.state = 'parked' AND e.expected_return_id = c.expected_return_id)))`;

/** SQL of the hot look-ups, for the test of their query plans. */
export const HOT_QUERIES = {
  takeDue: `SELECT c.id, c.state, c.attempts, c.parcel_id, c.platform, c.failures_in_row, c.deadline_at, c.body
    FROM command c WHERE c.state IN ('waiting', 'unknown') AND c.platform = ? AND c.next_attempt_at <= ? AND ${FREE}
    ORDER BY c.deadline_at, c.seq LIMIT ?`,
  nextDueAt: `SELECT min(c.next_attempt_at) AS at FROM command c
    WHERE c.state IN ('waiting', 'unknown') AND c.platform = ? AND ${FREE}`,
  ofDecision: `SELECT id, state, attempts FROM command WHERE decision_id = ? ORDER BY seq DESC LIMIT 1`,
};

export function createOutboxStore(db: Database, ids: Ids): OutboxStore {
  const attempts = createAttemptStore(db);
  const insert = db.prepare(
    `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
       not_before_at, next_attempt_at, deadline_at, created_at)
     VALUES (?, ?, ?, 'refund', ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)`,
  );
  type Brief = Pick<Row, 'id' | 'state' | 'attempts'>;
  const ofDecision = db.prepare<[string], Brief>(HOT_QUERIES.ofDecision);
  const one = db.prepare<[string], Brief>('SELECT id, state, attempts FROM command WHERE id = ?');
  const due = db.prepare<[string, number, number], Row>(HOT_QUERIES.takeDue);
  const nextDue = db.prepare<[string], { at: number | null }>(HOT_QUERIES.nextDueAt);
  const setState = db.prepare(
    `UPDATE command SET state = @state, attempts = attempts + @sent, failures_in_row = failures_in_row * @keeps + @failed,
       next_attempt_at = coalesce(@nextAttemptAt, next_attempt_at), last_words = iif(@words IS NULL AND @state <> 'done', last_words, @words),
       ended_at = @endedAt WHERE id = @id`,
  );
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

  const change = (
    commandId: string,
    event: CommandEvent,
    more: { nextAttemptAt?: number; words?: string | null; endedAt?: number; isFailure?: boolean } = {},
  ): boolean => {
    const row = one.get(commandId);
    if (row === undefined) throw new Error(`no command ${commandId}`);
    const state = stateAfter(row.state, row.attempts, event);
    if (state === null) return false;
    setState.run({
      id: commandId,
      state,
      sent: +(event === 'send'),
      failed: +(more.isFailure === true),
      keeps: +(event !== 'release' && event !== 'end'),
      nextAttemptAt: more.nextAttemptAt ?? null,
      words: more.words ?? null,
      endedAt: more.endedAt ?? null,
    });
    return true;
  };
  const needTransaction = (what: string): void => {
    if (!db.inTransaction) throw new Error(`${what} belongs into the transaction of its decision`);
  };
  const atOnce = <T>(act: () => T): T => db.transaction(act).immediate();

  /** An order that this version can't read is for a person; it is never dropped, and never holds up the others. */
  const parkUnreadable = (commandId: string, now: number): void => {
    const words: LastWords = 'sync:bench-fault';
    atOnce(() => {
      attempts.add(commandId, 'ask-answer', 'unreadable', words, now);
      change(commandId, 'park', { words });
    });
  };

  return {
    ...createCommandViewStore(db),
    sentSince: attempts.sentSince,
    enqueueRefund: (order) => {
      needTransaction('a command');
      const { amountCents, freightCents, platform, returnNo } = order;
      if (![amountCents, freightCents].every((cents) => Number.isSafeInteger(cents) && cents >= 0))
        throw new Error('an amount is whole cents');
      if (amountCents + freightCents === 0) throw new Error('a refund moves something');
      const key = refundKeyOf(platform, returnNo);
      const body: RefundBody = {
        key,
        returnNo,
        amountCents,
        freightCents,
        currency: order.currency,
        reason: order.reason,
      };
      const commandId = ids.next();
      insert.run(
        commandId,
        key,
        platform,
        order.parcelId,
        order.expectedReturnId,
        order.decisionId,
        JSON.stringify(body),
        order.notBeforeAt,
        order.notBeforeAt,
        order.deadlineAt,
        order.now,
      );
      return { commandId };
    },
    cancelUnsent: (decisionId, now) => {
      needTransaction('taking a command back');
      const row = ofDecision.get(decisionId);
      if (row === undefined) return 'none';
      if (row.state === 'cancelled') return 'cancelled';
      if (!change(row.id, 'cancel', { endedAt: now })) return 'too-late';
      attempts.add(row.id, 'cancelled', null, null, now);
      return 'cancelled';
    },
    takeDue: (platform, now, limit) =>
      due.all(platform, now, limit).flatMap((row) => {
        const body = v.safeParse(v.pipe(v.string(), v.parseJson(), RefundBody), row.body);
        if (!body.success) {
          parkUnreadable(row.id, now);
          return [];
        }
        return {
          id: row.id,
          platform: row.platform,
          parcelId: row.parcel_id,
          returnNo: body.output.returnNo,
          state: row.state,
          attempts: row.attempts,
          failuresInRow: row.failures_in_row,
          deadlineAt: row.deadline_at,
          body: body.output,
        };
      }),
    nextDueAt: (platform) => nextDue.get(platform)?.at ?? null,
    noteAsk: (commandId, now) =>
      atOnce(() => {
        const row = one.get(commandId);
        if (row?.state !== 'waiting' && row?.state !== 'unknown') return false;
        attempts.add(commandId, 'ask', null, null, now);
        return true;
      }),
    noteSend: (commandId, now) =>
      atOnce(() => {
        if (!change(commandId, 'send')) return false;
        attempts.add(commandId, 'send', null, null, now);
        return true;
      }),
    noteAnswer: (commandId, answered, outcome, now) =>
      atOnce(() => {
        const words = answered.words === null ? null : oneLine(answered.words);
        attempts.add(commandId, answered.step, answered.outcome, words, now);
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
      atOnce(() => {
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
