import { totalCentsOf } from '../../shared/command-body.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import type { Clock } from '../lib/clock.ts';
import { movedWords } from '../outbox/attempt-store.ts';
import type { DueCommand, DueRefund, Outcome, OutboxStore } from '../outbox/outbox-store.ts';
import type { Failed, Platform, ReadAnswer, SendAnswer, Words } from '../platform/platform.ts';
import { judgeRead } from './read-rules.ts';
import type { ReadMeaning } from './read-rules.ts';
import type { Settling } from './settling.ts';
import { nextAttemptAt } from './sync-schedule.ts';
import { orAfter } from './time-limit.ts';
import type { TypedCodes } from './typed-codes.ts';

export type CommandDeps = {
  outbox: Pick<OutboxStore, 'noteAsk' | 'noteSend' | 'noteAnswer'>;
  clock: Clock;
  random: () => number;
  /** A call to a platform that takes longer is given up: its outcome is unknown. */
  callTimeoutMs: number;
  /** How old a request must be before "not refunded" proves that it never will be. */
  settling: Pick<Settling, 'begin' | 'settledAt'>;
  noteReturnState: (change: { platform: string; returnNo: string; state: ReturnState }) => void;
  /** What a call told about the line: whether the platform spoke, and how long it wants to be left alone. */
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** What people typed for their commands; in memory only, gone when it was taken. */
  codes: TypedCodes;
  /** What is noted in `act` is there together or not at all: one flush of the disk instead of several. */
  together: (act: () => void) => void;
  /** False once the program is closing: what was not sent by then is not sent. */
  mayStart: () => boolean;
};

/** `note` stores that it is open; called with the note of the send, which follows from it. */
type Asked = { kind: 'open'; note: () => void } | { kind: 'over' };

/**
 * Takes one due refund as far as it goes now: ask, send, note. Asking comes before every send, because the state may
 * have changed elsewhere and because an earlier request may have been carried out without our knowing; the order of
 * the notes makes every point of a crash a state that asks first.
 */
export async function runRefund(deps: CommandDeps, platform: Platform, command: DueRefund): Promise<void> {
  const { outbox, clock } = deps;
  const asked = await ask(deps, platform, command, null);
  if (asked.kind === 'over' || !noteAskedAndSend(deps, command.id, asked.note)) return;
  const code = deps.codes.take(command.id);
  const send = () => (code === null ? platform.sendRefund(command.body) : platform.sendRefund(command.body, { code }));
  const answer = withoutCode(
    await orAfter<SendAnswer>(clock, deps.callTimeoutMs, send, {
      kind: 'unknown',
      words: 'net:timeout',
      isReached: false,
    }),
    code,
  );
  const note = (outcome: string, words: Words | null, then: Outcome): void => {
    outbox.noteAnswer(command.id, { step: 'send-answer', outcome, words }, then, clock.now());
  };
  switch (answer.kind) {
    case 'acknowledged': {
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      const { receipt } = answer;
      if (receipt.amountCents !== totalCentsOf(command.body)) {
        note(`acknowledged${movedWords(receipt.amountCents)}`, 'sync:other-amount', { kind: 'park' });
        return;
      }
      const isNoticed = receipt.how === 'noticed';
      deps.together(() => {
        note('acknowledged', isNoticed ? 'sync:noticed' : null, { kind: 'end', how: 'answered', receipt });
        // A notice is not the money: that the platform has refunded is told by the next pull.
        if (!isNoticed) deps.noteReturnState({ platform: platform.id, returnNo: command.returnNo, state: 'refunded' });
      });
      return;
    }
    case 'refused':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      if (answer.code === 'already-refunded' || answer.code === 'closed' || answer.code === 'withdrawn') {
        // The platform says the matter is over: read how it ended instead of believing a refusal.
        note(`refused:${answer.code}`, answer.words, postpone(deps, command, false, null));
        await ask(deps, platform, command, answer.words);
        return;
      }
      note(`refused:${answer.code}`, answer.words, { kind: 'park' });
      return;
    case 'retry':
      // Turned away before it was looked at: the code is still good.
      if (code !== null) deps.codes.give(command.id, code);
      deps.noteContact(platform.id, answer);
      note('retry', answer.words, {
        kind: 'again',
        event: 'not-done',
        nextAttemptAt: later(deps, command, answer.retryAfterMs),
        isFailure: true,
      });
      return;
    case 'unknown':
      deps.noteContact(platform.id, { isReached: answer.isReached, retryAfterMs: null });
      note('unknown', answer.words, postpone(deps, command, true, null));
      return;
  }
}

/**
 * Stores what was read and that the request is about to leave, in one step. False when it must not leave: the program is
 * closing, or the command was taken back meanwhile.
 */
export function noteAskedAndSend(
  {
    outbox,
    clock,
    together,
    mayStart,
    settling,
  }: Pick<CommandDeps, 'outbox' | 'clock' | 'together' | 'mayStart' | 'settling'>,
  commandId: string,
  noteAsked: () => void,
): boolean {
  let isSent = false;
  together(() => {
    noteAsked();
    isSent = mayStart() && outbox.noteSend(commandId, clock.now());
    if (isSent) settling.begin(commandId);
  });
  return isSent;
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
  if (!outbox.noteAsk(command.id, clock.now())) return { kind: 'over' };
  const read = await orAfter<ReadAnswer>(clock, deps.callTimeoutMs, () => platform.readReturn(command.returnNo), {
    kind: 'failed',
    words: 'net:timeout',
    retryAfterMs: null,
    isReached: false,
  });
  deps.noteContact(platform.id, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
  const note = (outcome: string, words: Words | null, then: Outcome): Asked => {
    outbox.noteAnswer(command.id, { step: 'ask-answer', outcome, words }, then, clock.now());
    return { kind: 'over' };
  };
  switch (read.kind) {
    case 'failed':
      return note('failed', read.words, postpone(deps, command, true, read));
    case 'not-found':
      return note('not-found', 'sync:not-found', { kind: 'park' });
    case 'read': {
      if (read.state !== 'open')
        deps.noteReturnState({ platform: platform.id, returnNo: command.returnNo, state: read.state });
      const isByHand = platform.isRefundedByHand === true;
      const meaning = judgeRead(read, { body: command.body, wasSent: command.attempts > 0, isByHand });
      return conclude(deps, command, `read:${read.state}`, meaning, refusedWith, note);
    }
  }
}

function conclude(
  deps: CommandDeps,
  command: DueRefund,
  outcome: string,
  meaning: ReadMeaning,
  refusedWith: Words | null,
  note: (outcome: string, words: Words | null, then: Outcome) => Asked,
): Asked {
  switch (meaning.kind) {
    case 'end':
      return note(outcome, null, meaning);
    case 'park':
      return note(
        meaning.movedCents === undefined ? outcome : `${outcome}${movedWords(meaning.movedCents)}`,
        meaning.words,
        {
          kind: 'park',
        },
      );
    case 'open': {
      if (refusedWith !== null) return note(outcome, refusedWith, { kind: 'park' });
      const now = deps.clock.now();
      const settledAt = deps.settling.settledAt(command, now);
      const isSettled = settledAt <= now;
      const store = (): Asked =>
        note(outcome, isSettled ? null : 'sync:settling', {
          kind: 'again',
          event: 'postpone',
          nextAttemptAt: settledAt,
          isFailure: false,
        });
      return isSettled ? { kind: 'open', note: store } : store();
    }
  }
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
