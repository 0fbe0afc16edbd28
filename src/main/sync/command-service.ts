import { totalCentsOf } from '../../shared/command-body.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import type { Clock } from '../lib/clock.ts';
import { movedWords, unclearOutcome } from '../outbox/attempt-store.ts';
import type { DueCommand, DueRefund, Outcome, OutboxStore } from '../outbox/outbox-store.ts';
import { paysByCall, paysSecondPart } from '../platform/platform.ts';
import type { Failed, Platform, ReadAnswer, SendAnswer, Words } from '../platform/platform.ts';
import type { CommitGroup } from './commit-group.ts';
import type { Pace } from './pace.ts';
import { judgeRead } from './read-rules.ts';
import type { ReadMeaning } from './read-rules.ts';
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
  outbox: Pick<OutboxStore, 'noteAsk' | 'noteSend' | 'noteAnswer' | 'heldBy' | 'sentSince'>;
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
export type ReadOpen = { readAs: string; readAt: number };
type Asked = ({ kind: 'open' } & ReadOpen) | { kind: 'over' };

/** A reading is good for a send this long after it: a PC may fall asleep between the two. */
const FRESH_MS = 1_000;

/**
 * Takes one due refund as far as it goes now: ask, send, note. Asking comes before every send, because the state may
 * have changed elsewhere and because an earlier request may have been carried out without our knowing; the order of
 * the notes makes every point of a crash a state that asks first.
 */
export async function runRefund(deps: CommandDeps, platform: Platform, command: DueRefund): Promise<void> {
  const { outbox, clock } = deps;
  const asked = await ask(deps, platform, command, null);
  if (asked.kind === 'over' || !(await noteAskedAndSend(deps, command, asked))) return;
  const code = deps.codes.take(command.id);
  const send = () =>
    deps.settling.during(command.id, () => platform.sendRefund(command.body, ...(code === null ? [] : [{ code }])));
  const answer = withoutCode(
    await orAfter<SendAnswer>(clock, deps.callTimeoutMs, send, {
      kind: 'unknown',
      words: 'net:timeout',
      isReached: false,
    }),
    code,
  );
  const note = (outcome: string, words: Words | null, then: Outcome, also: () => void = () => undefined) =>
    deps.note(() => {
      outbox.noteAnswer(command.id, { step: 'send-answer', outcome, words }, then, clock.now());
      also();
    });
  switch (answer.kind) {
    case 'acknowledged': {
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      const { receipt } = answer;
      if (receipt.amountCents !== totalCentsOf(command.body)) {
        await note(`acknowledged${movedWords(receipt.amountCents)}`, 'sync:other-amount', { kind: 'park' });
        return;
      }
      deps.hasAnswered(command);
      const isNoticed = receipt.how === 'noticed';
      const end: Outcome = { kind: 'end', how: 'answered', receipt };
      await note('acknowledged', isNoticed ? 'sync:noticed' : null, end, () => {
        // A notice is not the money: that the platform has refunded is told by the next pull.
        if (!isNoticed) deps.noteReturnState({ platform: platform.id, returnNo: command.returnNo, state: 'refunded' });
      });
      deps.settling.end(command.id);
      return;
    }
    case 'refused':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      if (answer.code === 'already-refunded' || answer.code === 'closed' || answer.code === 'withdrawn') {
        // The platform says the matter is over: read how it ended instead of believing a refusal.
        await note(`refused:${answer.code}`, answer.words, postpone(deps, command, false, null));
        await ask(deps, platform, command, answer.words);
        return;
      }
      await note(`refused:${answer.code}`, answer.words, { kind: 'park' });
      return;
    case 'retry':
      // Turned away before it was looked at: the code is still good.
      if (code !== null) deps.codes.give(command.id, code);
      deps.noteContact(platform.id, answer);
      await note('retry', answer.words, {
        kind: 'again',
        event: 'not-done',
        nextAttemptAt: later(deps, command, answer.retryAfterMs),
        isFailure: true,
      });
      return;
    case 'unknown':
      deps.noteContact(platform.id, { isReached: answer.isReached, retryAfterMs: null });
      await note('unknown', answer.words, postpone(deps, command, true, null));
      return;
    case 'unclear':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      // Read once more before a person is asked to look: what left may be carried out until then.
      await note(unclearOutcome(answer.why), answer.words, postpone(deps, command, false, null));
      return;
  }
}

/**
 * Stores what was read and that the request is about to leave, in one step. False when it must not leave: the program is
 * closing, the platform wants a pause, the reading is old, or the command was taken back meanwhile.
 */
export function noteAskedAndSend(
  { outbox, clock, note, maySend, settling }: Pick<CommandDeps, 'outbox' | 'clock' | 'note' | 'maySend' | 'settling'>,
  { id, platform }: DueCommand,
  { readAs, readAt }: ReadOpen,
): Promise<boolean> {
  return note(() => {
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

/** A platform that repeats the code in its sentence must not make us store it. */
const withoutCode = (answer: SendAnswer, code: string | null): SendAnswer =>
  code === null || answer.kind === 'acknowledged' ? answer : { ...answer, words: answer.words.replaceAll(code, '…') };

/**
 * Reads the return at the platform and notes what that means; `open` = it may be sent now. After a refusal
 * (`refusedWith`) an open return is a contradiction for a person.
 */
async function ask(
  deps: CommandDeps,
  platform: Platform,
  command: DueRefund,
  refusedWith: Words | null,
): Promise<Asked> {
  const { outbox, clock } = deps;
  if (!outbox.noteAsk(command.id)) return { kind: 'over' };
  const call = () => deps.hear(platform, () => platform.readReturn(command.returnNo));
  const read = await orAfter<ReadAnswer>(clock, deps.callTimeoutMs, call, {
    kind: 'failed',
    words: 'net:timeout',
    retryAfterMs: null,
    isReached: false,
  });
  deps.noteContact(platform.id, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
  const note = async (outcome: string, words: Words | null, then: Outcome): Promise<Asked> => {
    await deps.note(() => {
      outbox.noteAnswer(command.id, { step: 'ask-answer', outcome, words }, then, clock.now());
      if (read.kind === 'read' && read.state !== 'open')
        deps.noteReturnState({
          ...{ platform: platform.id, returnNo: command.returnNo, state: read.state },
          ...(isOvertaken(then) ? { isOvertaken: true } : {}),
        });
    });
    return { kind: 'over' };
  };
  switch (read.kind) {
    case 'failed':
      return note('failed', read.words, postpone(deps, command, true, read));
    case 'not-found':
      return conclude(deps, command, 'not-found', { kind: 'park', words: 'sync:not-found' }, refusedWith, note);
    case 'read': {
      // What such a platform has locked is locked; only what is open there waits for a hand.
      const isPartByHand = read.state === 'open' && !paysByCall(platform, command.body.isPart === true);
      const isSecondByHand = command.body.beforeCents !== undefined && !paysSecondPart(platform);
      const isByHand = platform.isRefundedByHand === true || isPartByHand || isSecondByHand;
      const meaning = judgeRead(read, { body: command.body, wasSent: command.attempts > 0, isByHand });
      return conclude(deps, command, `read:${read.state}`, meaning, refusedWith, note);
    }
  }
}

/** Whether this ends a command by what others did. */
export const isOvertaken = (then: Outcome): boolean => then.kind === 'end' && then.how === 'already-closed';

async function conclude(
  deps: CommandDeps,
  command: DueRefund,
  outcome: string,
  meaning: ReadMeaning,
  refusedWith: Words | null,
  note: (outcome: string, words: Words | null, then: Outcome) => Promise<Asked>,
): Promise<Asked> {
  if (meaning.kind === 'end') return note(outcome, null, meaning);
  // What a refusal answered is not on its way any more.
  const unsettled = refusedWith === null ? settlingOf(deps, command) : null;
  // Neither sent again nor left to a person: both could pay what the platform is about to pay.
  if (unsettled !== null) return note(outcome, 'sync:settling', unsettled);
  if (meaning.kind === 'park') {
    const moved = meaning.movedCents === undefined ? '' : movedWords(meaning.movedCents);
    return note(`${outcome}${moved}`, meaning.words, { kind: 'park' });
  }
  if (refusedWith !== null) return note(outcome, refusedWith, { kind: 'park' });
  const held = command.isUntouched ? null : deps.outbox.heldBy(command.id);
  if (held !== null) return note(held.outcome, held.words, { kind: 'park' });
  return { kind: 'open', readAs: outcome, readAt: deps.clock.now() };
}

/** An earlier request may still be on its way: to be asked about again. Null when it may be sent now. */
export function settlingOf(
  { clock, settling }: Pick<CommandDeps, 'clock' | 'settling'>,
  command: DueCommand,
): Outcome | null {
  const now = clock.now();
  const settledAt = settling.settledAt(command, now);
  if (settledAt <= now) return null;
  return { kind: 'again', event: 'postpone', nextAttemptAt: settledAt, isFailure: false };
}

export const later = (deps: CommandDeps, command: DueCommand, retryAfterMs: number | null): number =>
  nextAttemptAt(deps.clock.now(), command.failuresInRow, deps.random(), retryAfterMs);

export const postpone = (
  deps: CommandDeps,
  command: DueCommand,
  isFailure: boolean,
  failed: Failed | null,
): Outcome => ({
  kind: 'again',
  event: 'postpone',
  nextAttemptAt: later(deps, command, failed?.retryAfterMs ?? null),
  isFailure,
});
