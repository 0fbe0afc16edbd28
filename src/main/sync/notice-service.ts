import { unclearOutcome } from '../outbox/attempt-store.ts';
import type { DueReceived, DueRefusal, Outcome } from '../outbox/outbox-store.ts';
import type { PictureOf, Platform, ReadAnswer, RefusalAnswer, Words } from '../platform/platform.ts';
import { isOvertaken, later, noteAskedAndSend, postpone, settlingOf } from './command-service.ts';
import type { CommandDeps, ReadOpen } from './command-service.ts';
import { orAfter } from './time-limit.ts';

export type NoticeDeps = CommandDeps & {
  /** The picture with this SHA-256 as a copy for this command of at most `maxBytes`; null when none can be made. */
  pictureOf: (commandId: string, sha256: string, maxBytes: number) => Promise<Uint8Array | null>;
};

type Notice = DueReceived | DueRefusal;
type Note = (
  step: 'ask-answer' | 'send-answer',
  outcome: string,
  words: Words | null,
  then: Outcome,
  also?: () => void,
) => Promise<void>;

/**
 * Takes one due command that moves no money as far as it goes now: a refusal, or the notice that a parcel is here. The
 * same order of notes as a refund's: ask, send, note. What was sent and not answered is asked about before anything
 * else; a refusal's connector then reads whether it stands there already, and a notice may be said twice without harm.
 */
export async function runNotice(deps: NoticeDeps, platform: Platform, command: Notice): Promise<void> {
  const { outbox, clock } = deps;
  const note: Note = (step, outcome, words, then, also = () => undefined) =>
    deps.note(() => {
      outbox.noteAnswer(command.id, { step, outcome, words }, then, clock.now());
      also();
    });
  const send = callOf(deps, platform, command);
  if (send === null) {
    // There was such a call when this was ordered; the connection was changed since.
    if (outbox.noteAsk(command.id)) await note('ask-answer', 'no-call', 'sync:no-call', { kind: 'park' });
    return;
  }
  const open = await askIfOpen(deps, platform, command, note, null);
  if (open === null || !(await noteAskedAndSend(deps, command, open))) return;
  const call = (): Promise<RefusalAnswer> => deps.settling.during(command.id, send);
  const answer = await orAfter<RefusalAnswer>(clock, deps.callTimeoutMs, call, {
    ...{ kind: 'unknown', words: 'net:timeout', isReached: false },
  });
  switch (answer.kind) {
    case 'acknowledged':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      deps.hasAnswered(command);
      await note('send-answer', 'acknowledged', null, { kind: 'end', how: 'answered', receipt: answer.receipt });
      deps.settling.end(command.id);
      return;
    case 'told':
      // Not refused yet: it stays with a person, and is no end. What was told is never told again.
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      await note('send-answer', answer.isSure ? 'told' : 'told-lost', answer.words, { kind: 'park' });
      return;
    case 'refused':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      if (answer.code === 'already-refunded' || answer.code === 'closed' || answer.code === 'withdrawn') {
        // The platform says the matter is over: read how it ended instead of believing a refusal.
        await note('send-answer', `refused:${answer.code}`, answer.words, postpone(deps, command, false, null));
        await askIfOpen(deps, platform, command, note, answer.words);
        return;
      }
      await note('send-answer', `refused:${answer.code}`, answer.words, { kind: 'park' });
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
    case 'unclear':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      await note('send-answer', unclearOutcome(answer.why), answer.words, postpone(deps, command, false, null));
      return;
  }
}

/** The call this command is, at this platform; null where it has none. */
function callOf(deps: NoticeDeps, platform: Platform, command: Notice): (() => Promise<RefusalAnswer>) | null {
  if (command.kind === 'received') {
    const { sendReceived } = platform;
    const { returnNo, receivedAt } = command.body;
    return sendReceived === undefined ? null : () => sendReceived(returnNo, receivedAt);
  }
  const { refusals } = platform;
  const { id, body } = command;
  if (refusals === undefined) return null;
  // Before this request is noted; one that was answered for good has no say in it.
  const mayHaveLeft = deps.outbox.sentSince(id, deps.clock.now()) !== null;
  const pictureOf: PictureOf = (sha256, maxBytes) => deps.pictureOf(id, sha256, maxBytes);
  return () => refusals.sendRefusal(body, pictureOf, { mayHaveLeft });
}

/**
 * Asks; null when it may not be sent now. What is over there ends the command: nothing is left to refuse or to tell.
 * After a refusal (`refusedWith`) an open return is a contradiction for a person.
 */
async function askIfOpen(
  deps: NoticeDeps,
  platform: Platform,
  command: Notice,
  note: Note,
  refusedWith: Words | null,
): Promise<ReadOpen | null> {
  const { outbox, clock } = deps;
  if (!outbox.noteAsk(command.id)) return null;
  const call = () => deps.hear(platform, () => platform.readReturn(command.returnNo));
  const read = await orAfter<ReadAnswer>(clock, deps.callTimeoutMs, call, {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  deps.noteContact(platform.id, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
  if (read.kind === 'failed') {
    await note('ask-answer', 'failed', read.words, postpone(deps, command, true, read));
    return null;
  }
  // What a refusal answered is not on its way any more.
  const unsettled = refusedWith === null ? settlingOf(deps, command) : null;
  if (read.kind === 'not-found') {
    if (unsettled !== null) await note('ask-answer', 'not-found', 'sync:settling', unsettled);
    else await note('ask-answer', 'not-found', 'sync:not-found', { kind: 'park' });
    return null;
  }
  if (read.state !== 'open') {
    const { state } = read;
    const words = state === 'locked' ? 'sync:locked' : null;
    const end = endOf(command, state, platform);
    await note('ask-answer', `read:${state}`, words, end, () => {
      // In one step: a refusal that the refund came before must not be forgotten in between.
      const read = { platform: platform.id, returnNo: command.returnNo, state };
      deps.noteReturnState(isOvertaken(end) ? { ...read, isOvertaken: true } : read);
    });
    return null;
  }
  if (refusedWith !== null) {
    await note('ask-answer', 'read:open', refusedWith, { kind: 'park' });
    return null;
  }
  if (unsettled !== null) {
    await note('ask-answer', 'read:open', 'sync:settling', unsettled);
    return null;
  }
  const held = outbox.heldBy(command.id);
  if (held !== null) {
    await note('ask-answer', held.outcome, held.words, { kind: 'park' });
    return null;
  }
  return { readAs: 'read:open', readAt: clock.now() };
}

/**
 * A platform that closes a return when it is refused (JD) has carried out what we sent, unless all it takes is a notice; a
 * locked one is for a person.
 */
function endOf(
  command: Notice,
  state: 'refunded' | 'closed' | 'withdrawn' | 'locked',
  { refusals }: Platform,
): Outcome {
  if (state === 'locked') return { kind: 'park' };
  const refuses = command.kind === 'refuse' && refusals?.onlyTells !== true;
  const isOurs = refuses && state === 'closed' && command.attempts > 0;
  return { kind: 'end', how: isOurs ? 'read-back' : 'already-closed', receipt: { state } };
}
