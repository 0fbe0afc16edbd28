import type { DueReceived, DueRefusal } from '../outbox/outbox-store.ts';
import type { PictureOf, Platform, ReadAnswer, RefusalAnswer } from '../platform/platform.ts';
import { parkWithoutCall, takeForward } from './command-service.ts';
import type { CommandDeps, Judged, Meaning, Taken } from './command-service.ts';

export type NoticeDeps = CommandDeps & {
  /** The picture with this SHA-256 as a copy for this command of at most `maxBytes`; null when none can be made. */
  pictureOf: (commandId: string, sha256: string, maxBytes: number) => Promise<Uint8Array | null>;
};

type Notice = DueReceived | DueRefusal;
type Read = Exclude<ReadAnswer, { kind: 'failed' }>;
type Answer = Extract<RefusalAnswer, { kind: 'acknowledged' | 'told' }>;

/**
 * What moves no money, at its platform: a refusal, or the notice that a parcel is here. A refusal's connector reads whether
 * it stands there already, and a notice may be said twice without harm.
 */
export async function runNotice(deps: NoticeDeps, platform: Platform, command: Notice): Promise<void> {
  const send = callOf(deps, platform, command);
  if (send === null) return parkWithoutCall(deps, command, 'no-call', 'sync:no-call');
  await takeForward<Read, Answer>(deps, platform, command, {
    ask: () => platform.readReturn(command.returnNo),
    judge: (read) => judge(platform, command, read),
    send,
    taken: (answer): Taken =>
      answer.kind === 'acknowledged'
        ? { outcome: 'acknowledged', words: null, then: { kind: 'end', how: 'answered', receipt: answer.receipt } }
        : // Not refused yet: it stays with a person, and is no end. What was told is never told again.
          { outcome: answer.isSure ? 'told' : 'told-lost', words: answer.words, then: { kind: 'park' } },
  });
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
  const mayHaveLeft = deps.outbox.hasLostSend(id);
  const pictureOf: PictureOf = (sha256, maxBytes) => deps.pictureOf(id, sha256, maxBytes);
  return () => refusals.sendRefusal(body, pictureOf, { mayHaveLeft });
}

/** What is over there ends the command: nothing is left to refuse or to tell. A locked return is for a person. */
function judge({ refusals }: Platform, { kind, attempts }: Notice, read: Read): Judged {
  if (read.kind === 'not-found')
    return { outcome: 'not-found', meaning: { kind: 'park', words: 'sync:not-found' }, state: null };
  const { state } = read;
  const over = (): Meaning => {
    if (state === 'open') return { kind: 'open' };
    if (state === 'locked') return { kind: 'park', words: 'sync:locked' };
    // A platform that closes a return when it is refused (JD) has carried out what we sent, unless all it takes is a notice.
    const isOurs = kind === 'refuse' && refusals?.onlyTells !== true && state === 'closed' && attempts > 0;
    return { kind: 'end', how: isOurs ? 'read-back' : 'already-closed', receipt: { state } };
  };
  return { outcome: `read:${state}`, meaning: over(), state };
}
