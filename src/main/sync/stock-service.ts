import type { DueStock, Outcome } from '../outbox/outbox-store.ts';
import type { Platform, PlatformStock, StockReadAnswer, StockSendAnswer, Words } from '../platform/platform.ts';
import { later, noteAskedAndSend, postpone, settlingOf } from './command-service.ts';
import type { CommandDeps, ReadOpen } from './command-service.ts';
import { orAfter } from './time-limit.ts';

type Note = (step: 'ask-answer' | 'send-answer', outcome: string, words: Words | null, then: Outcome) => Promise<void>;

/**
 * Takes one due stock command as far as it goes now: asks whether its key is booked, sends, notes. The same order of
 * notes as a refund's, and nothing else in common with it: neither waits for the other.
 */
export async function runStock(deps: CommandDeps, platform: Platform, command: DueStock): Promise<void> {
  const { outbox, clock } = deps;
  const { stock } = platform;
  const note: Note = (step, outcome, words, then) =>
    deps.note(() => {
      outbox.noteAnswer(command.id, { step, outcome, words }, then, clock.now());
    });
  if (stock === undefined) {
    // It could be told when this was ordered; the connection was changed since.
    if (outbox.noteAsk(command.id)) await note('ask-answer', 'no-stock', 'sync:no-stock', { kind: 'park' });
    return;
  }
  const wanted = await askIfWanted(deps, platform, stock, command, note);
  if (wanted === null || !(await noteAskedAndSend(deps, command, wanted))) return;
  const send = (): Promise<StockSendAnswer> => deps.settling.during(command.id, () => stock.sendStock(command.body));
  const answer = await orAfter<StockSendAnswer>(clock, deps.callTimeoutMs, send, {
    kind: 'unknown',
    words: 'net:timeout',
    isReached: false,
  });
  switch (answer.kind) {
    case 'acknowledged':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      deps.hasAnswered(command);
      await note('send-answer', 'acknowledged', null, { kind: 'end', how: 'answered', receipt: answer.receipt });
      deps.settling.end(command.id);
      return;
    case 'refused':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      await note('send-answer', 'refused:stock', answer.words, { kind: 'park' });
      return;
    case 'retry':
      deps.noteContact(platform.id, answer);
      await note('send-answer', 'retry', answer.words, {
        kind: 'again',
        event: 'not-done',
        nextAttemptAt: later(deps, command, answer.retryAfterMs),
        isFailure: true,
      });
      return;
    case 'unknown':
      deps.noteContact(platform.id, { isReached: answer.isReached, retryAfterMs: null });
      await note('send-answer', 'unknown', answer.words, postpone(deps, command, true, null));
      return;
  }
}

/** Asks; null when it is booked already, can't be asked now, or an earlier request may still be on its way. */
async function askIfWanted(
  deps: CommandDeps,
  platform: Platform,
  stock: PlatformStock,
  command: DueStock,
  note: Note,
): Promise<ReadOpen | null> {
  const { outbox, clock } = deps;
  if (!outbox.noteAsk(command.id)) return null;
  const call = () => deps.hear(platform, () => stock.readBooking(command.body.key, command.returnNo));
  const read = await orAfter<StockReadAnswer>(clock, deps.callTimeoutMs, call, {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  if (read.kind === 'unreadable') return judgeUnread(deps, command, note);
  deps.noteContact(command.platform, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
  if (read.kind === 'failed') {
    await note('ask-answer', 'failed', read.words, postpone(deps, command, true, read));
    return null;
  }
  if (read.isBooked) {
    await note('ask-answer', 'read:booked', null, {
      kind: 'end',
      how: 'read-back',
      receipt: { key: command.body.key },
    });
    return null;
  }
  const unsettled = settlingOf(deps, command);
  if (unsettled !== null) {
    await note('ask-answer', 'read:open', 'sync:settling', unsettled);
    return null;
  }
  return { readAs: 'read:open', readAt: clock.now() };
}

/**
 * Nothing can be asked there. What never left, or was turned away, may go; what may have been booked is never sent again, not
 * even released: once it can't be under way any more a person looks there and says how it stands.
 */
async function judgeUnread(deps: CommandDeps, command: DueStock, note: Note): Promise<ReadOpen | null> {
  const { outbox, clock } = deps;
  const unsettled = settlingOf(deps, command);
  if (unsettled !== null) {
    await note('ask-answer', 'unread', 'sync:settling', unsettled);
    return null;
  }
  if (outbox.sentSince(command.id, clock.now()) !== null) {
    await note('ask-answer', 'unread', 'sync:stock-lost', { kind: 'park' });
    return null;
  }
  return { readAs: 'unread', readAt: clock.now() };
}
