import type { ReturnState } from '../../shared/domain-words.ts';
import type { Clock } from '../lib/clock.ts';
import { movedWords, unclearOutcome } from '../outbox/attempt-store.ts';
import type { Answered } from '../outbox/attempt-store.ts';
import type { DueCommand, Outcome, OutboxStore } from '../outbox/outbox-store.ts';
import type { Failed, Platform, RefusalCode, UnclearWhy, Words } from '../platform/platform.ts';
import type { CommitGroup } from './commit-group.ts';
import type { Pace } from './pace.ts';
import type { Settling } from './settling.ts';
import { nextAttemptAt } from './sync-schedule.ts';
import { orAfter } from './time-limit.ts';
import type { TypedCodes } from './typed-codes.ts';

/**
 * How a return stands at its platform. `isOvertaken`: a command about it ended, in the same transaction, by what others
 * did; our own receipts leave it out.
 */
export type ReturnNoted = { platform: string; returnNo: string; state: ReturnState; isOvertaken?: true };

export type CommandDeps = {
  outbox: Pick<OutboxStore, 'noteAsk' | 'noteSend' | 'noteAnswer' | 'heldBy' | 'sentSince' | 'hasLostSend'>;
  clock: Clock;
  random: () => number;
  /** A call to a platform that takes longer is given up: its outcome is unknown. */
  callTimeoutMs: number;
  /** How old a request must be before "not refunded" proves that it never will be. */
  settling: Pick<Settling, 'begin' | 'during' | 'end' | 'settledAt'>;
  noteReturnState: (change: ReturnNoted) => void;
  /** What a call told about the line: whether the platform spoke, and how long it wants to be left alone. */
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** Every question goes through it, for the platform's pace. */
  hear: Pace['hear'];
  /** What people typed for their commands; in memory only, gone when it was taken. */
  codes: TypedCodes;
  /** What is noted in `act` is there together or not at all; commands under way at the same time share the flush. */
  note: CommitGroup['note'];
  /** It was carried out: the next command may be on the line while this answer is stored. */
  hasAnswered: (command: DueCommand) => void;
  /** False once the program is closing or this platform wants to be left alone: what was not sent by then is not sent. */
  maySend: (platform: string) => boolean;
};

/** Read as open, in the word of `Answered.outcome`, and not noted yet: the note of the send, which follows from it, says it. */
type ReadOpen = { readAs: string; readAt: number };

/** What a reading means for its command. `open` = positively not done there: it may be sent. */
export type Meaning =
  | { kind: 'open' }
  | { kind: 'end'; how: 'read-back' | 'already-closed'; receipt: Record<string, unknown> }
  /** `movedCents`: another sum than was ordered has moved. */
  | { kind: 'park'; words: Words; movedCents?: number };

export type Judged = {
  /** One word for the trail: `read:open`, `not-found` … */
  outcome: string;
  meaning: Meaning;
  /** How the return was read to stand, for the case; null where the reading says nothing of it. */
  state: ReturnState | null;
  /** Whether others did what makes an end of it; absent = where it was closed without us. */
  isOvertaken?: boolean;
};

/** Answers to a send that are no end: what follows from them is the same for every kind of command. See `SendAnswer`. */
type NoEnd =
  | { kind: 'refused'; code: RefusalCode | 'stock'; words: Words }
  | { kind: 'retry'; words: Words; retryAfterMs: number | null; isReached: boolean }
  | { kind: 'unknown'; words: Words; isReached: boolean }
  | { kind: 'unclear'; why: UnclearWhy; words: Words };

/** What the platform took, in the trail's words; `also` happens in the same transaction. */
export type Taken = { outcome: string; words: Words | null; then: Outcome; also?: () => void };

type Readable = { kind: string };
/** `told`: it was heard, and is a person's still; see `RefusalAnswer`. */
type Acknowledged = { kind: 'acknowledged' | 'told' };

/** One kind of command at its platform: how it is asked about, what the reading means, how it is sent, what was taken. */
type Exchange<Read, Answer> = {
  ask: () => Promise<Read | Failed>;
  judge: (read: Read) => Judged;
  send: () => Promise<Answer | NoEnd>;
  taken: (answer: Answer) => Taken;
};

const REACHED = { isReached: true, retryAfterMs: null };
/** The platform says that the matter is over. */
const OVER: readonly string[] = ['already-refunded', 'closed', 'withdrawn'];
/** A reading is good for a send this long after it: a PC may fall asleep between the two. */
const FRESH_MS = 1_000;

/**
 * Takes one due command as far as it goes now: ask, send, note. Asking comes before every send, because the state may
 * have changed elsewhere and because an earlier request may have been carried out without our knowing; the order of
 * the notes makes every point of a crash a state that asks first.
 */
export async function takeForward<Read extends Readable, Answer extends Acknowledged>(
  deps: CommandDeps,
  platform: Platform,
  command: DueCommand,
  exchange: Exchange<Read, Answer>,
): Promise<void> {
  const open = await askIfOpen(deps, platform, command, exchange, null);
  if (open === null || !(await noteAskedAndSend(deps, command, open))) return;
  const send = () => deps.settling.during(command.id, exchange.send);
  const answer = await orAfter<Answer | NoEnd>(deps.clock, deps.callTimeoutMs, send, {
    ...{ kind: 'unknown', words: 'net:timeout', isReached: false },
  });
  if (isNoEnd(answer)) {
    deps.noteContact(platform.id, { ...REACHED, ...answer });
    const { outcome, then, isOver } = withoutEnd(deps, command, answer);
    await note(deps, command, { step: 'send-answer', outcome, words: answer.words }, then);
    if (isOver) await askIfOpen(deps, platform, command, exchange, answer.words);
    return;
  }
  deps.noteContact(platform.id, REACHED);
  const { outcome, words, then, also } = exchange.taken(answer);
  const isEnd = then.kind === 'end';
  if (isEnd) deps.hasAnswered(command);
  await note(deps, command, { step: 'send-answer', outcome, words }, then, also);
  if (isEnd || answer.kind === 'told') deps.settling.end(command.id);
}

const isNoEnd = (answer: Acknowledged | NoEnd): answer is NoEnd =>
  answer.kind !== 'acknowledged' && answer.kind !== 'told';

/** What follows from an answer that ends nothing. `isOver`: the platform says that there is nothing left to do. */
function withoutEnd(
  deps: CommandDeps,
  command: DueCommand,
  answer: NoEnd,
): { outcome: string; then: Outcome; isOver?: boolean } {
  switch (answer.kind) {
    case 'refused': {
      const outcome = `refused:${answer.code}`;
      // How it ended is read instead of believing a refusal.
      const isOver = OVER.includes(answer.code);
      return { outcome, then: isOver ? postpone(deps, command, false, null) : { kind: 'park' }, isOver };
    }
    case 'retry': {
      const nextAttemptAt = later(deps, command, answer.retryAfterMs);
      return { outcome: 'retry', then: { kind: 'again', event: 'not-done', nextAttemptAt, isFailure: true } };
    }
    case 'unknown':
      return { outcome: 'unknown', then: postpone(deps, command, true, null) };
    case 'unclear':
      // Read once more before a person is asked to look: what left may be carried out until then.
      return { outcome: unclearOutcome(answer.why), then: postpone(deps, command, false, null) };
  }
}

/**
 * Asks and notes what that means; null when it may not be sent now. After a refusal (`refusedWith`) what is still open there
 * is a contradiction for a person.
 */
async function askIfOpen<Read extends Readable>(
  deps: CommandDeps,
  platform: Platform,
  command: DueCommand,
  { ask, judge }: Pick<Exchange<Read, Acknowledged>, 'ask' | 'judge'>,
  refusedWith: Words | null,
): Promise<ReadOpen | null> {
  if (!deps.outbox.noteAsk(command.id)) return null;
  const read = await orAfter<Read | Failed>(deps.clock, deps.callTimeoutMs, () => deps.hear(platform, ask), {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  const conclude = async (outcome: string, words: Words | null, then: Outcome, also?: () => void): Promise<null> => {
    await note(deps, command, { step: 'ask-answer', outcome, words }, then, also);
    return null;
  };
  if (isFailed(read)) {
    deps.noteContact(platform.id, read);
    return conclude('failed', read.words, postpone(deps, command, true, read));
  }
  if (read.kind !== 'unreadable') deps.noteContact(platform.id, REACHED);
  const { outcome, meaning, state, isOvertaken } = judge(read);
  const noteState = (wasOvertaken = false): void => {
    if (state === null || state === 'open') return;
    const told = { platform: platform.id, returnNo: command.returnNo, state };
    deps.noteReturnState(wasOvertaken ? { ...told, isOvertaken: true } : told);
  };
  const isByOthers = meaning.kind === 'end' && meaning.how === 'already-closed';
  const noteEnd = (): void => {
    // In one step: a refusal that the refund came before must not be forgotten in between.
    noteState(isOvertaken ?? isByOthers);
  };
  if (meaning.kind === 'end' && !isByOthers) return conclude(outcome, null, meaning, noteEnd);
  // What a refusal answered is not on its way any more.
  const unsettled = refusedWith === null ? settlingOf(deps, command) : null;
  // Neither sent again, nor left to a person, nor called the doing of others: the platform may be about to do it for us.
  if (unsettled !== null) return conclude(outcome, 'sync:settling', unsettled, noteState);
  if (meaning.kind === 'end') return conclude(outcome, null, meaning, noteEnd);
  if (meaning.kind === 'park') {
    const moved = meaning.movedCents === undefined ? '' : movedWords(meaning.movedCents);
    return conclude(`${outcome}${moved}`, meaning.words, { kind: 'park' }, noteState);
  }
  if (refusedWith !== null) return conclude(outcome, refusedWith, { kind: 'park' }, noteState);
  const held = command.isUntouched ? null : deps.outbox.heldBy(command.id);
  if (held !== null) return conclude(held.outcome, held.words, { kind: 'park' }, noteState);
  return { readAs: outcome, readAt: deps.clock.now() };
}

const isFailed = (read: Readable): read is Failed => read.kind === 'failed';

const note = (
  { outbox, clock, note: together }: CommandDeps,
  { id }: DueCommand,
  answered: Answered,
  then: Outcome,
  also: () => void = () => undefined,
): Promise<void> =>
  together(() => {
    outbox.noteAnswer(id, answered, then, clock.now());
    also();
  });

/** There was such a call when this was ordered, and the connection was changed since: it stays with a person. */
export async function parkWithoutCall(deps: CommandDeps, command: DueCommand, outcome: string, words: Words) {
  if (!deps.outbox.noteAsk(command.id)) return;
  await note(deps, command, { step: 'ask-answer', outcome, words }, { kind: 'park' });
}

/**
 * Stores what was read and that the request is about to leave, in one step. False when it must not leave: the program is
 * closing, the platform wants a pause, the reading is old, or the command was taken back meanwhile.
 */
function noteAskedAndSend(
  { outbox, clock, note: together, maySend, settling }: CommandDeps,
  { id, platform }: DueCommand,
  { readAs, readAt }: ReadOpen,
): Promise<boolean> {
  return together(() => {
    const now = clock.now();
    if (!maySend(platform) || Math.abs(now - readAt) > FRESH_MS) {
      const again = { event: 'postpone', nextAttemptAt: Math.min(now, readAt), isFailure: false } as const;
      outbox.noteAnswer(id, { step: 'ask-answer', outcome: readAs, words: null }, { kind: 'again', ...again }, now);
      return false;
    }
    const isSent = outbox.noteSend(id, now, readAs);
    if (isSent) settling.begin(id);
    return isSent;
  });
}

/** An earlier request may still be on its way: to be asked about again. Null when it may be sent now. */
function settlingOf({ clock, settling }: CommandDeps, command: DueCommand): Outcome | null {
  const now = clock.now();
  const settledAt = settling.settledAt(command, now);
  if (settledAt <= now) return null;
  return { kind: 'again', event: 'postpone', nextAttemptAt: settledAt, isFailure: false };
}

const later = (deps: CommandDeps, command: DueCommand, retryAfterMs: number | null): number =>
  nextAttemptAt(deps.clock.now(), command.failuresInRow, deps.random(), retryAfterMs);

const postpone = (deps: CommandDeps, command: DueCommand, isFailure: boolean, failed: Failed | null): Outcome => ({
  kind: 'again',
  event: 'postpone',
  nextAttemptAt: later(deps, command, failed?.retryAfterMs ?? null),
  isFailure,
});
