import { totalCentsOf } from '../../shared/command-body.ts';
import { movedWords } from '../outbox/attempt-store.ts';
import type { DueRefund } from '../outbox/outbox-store.ts';
import { paysByCall, paysSecondPart } from '../platform/platform.ts';
import type { Platform, ReadAnswer, SendAnswer } from '../platform/platform.ts';
import { takeForward } from './command-service.ts';
import type { CommandDeps, Judged, Taken } from './command-service.ts';
import { judgeRead } from './read-rules.ts';

type Read = Exclude<ReadAnswer, { kind: 'failed' }>;

/** A refund at its platform: read before it is sent, in one sum, and what was taken compared with what was ordered. */
export function runRefund(deps: CommandDeps, platform: Platform, command: DueRefund): Promise<void> {
  return takeForward<Read, Extract<SendAnswer, { kind: 'acknowledged' }>>(deps, platform, command, {
    ask: () => platform.readReturn(command.returnNo),
    judge: (read) => judge(platform, command, read),
    send: () => send(deps, platform, command),
    taken: ({ receipt }): Taken => {
      if (receipt.amountCents !== totalCentsOf(command.body)) {
        const outcome = `acknowledged${movedWords(receipt.amountCents)}`;
        return { outcome, words: 'sync:other-amount', then: { kind: 'park' } };
      }
      const then = { kind: 'end', how: 'answered', receipt } as const;
      // A notice is not the money: that the platform has refunded is told by the next pull.
      if (receipt.how === 'noticed') return { outcome: 'acknowledged', words: 'sync:noticed', then };
      const also = (): void => {
        deps.noteReturnState({ platform: platform.id, returnNo: command.returnNo, state: 'refunded' });
      };
      return { outcome: 'acknowledged', words: null, then, also };
    },
  });
}

function judge(platform: Platform, { body, attempts }: DueRefund, read: Read): Judged {
  if (read.kind === 'not-found')
    return { outcome: 'not-found', meaning: { kind: 'park', words: 'sync:not-found' }, state: null };
  // What such a platform has locked is locked; only what is open there waits for a hand.
  const isPartByHand = read.state === 'open' && !paysByCall(platform, body.isPart === true);
  const isSecondByHand = body.beforeCents !== undefined && !paysSecondPart(platform);
  const isByHand = platform.isRefundedByHand === true || isPartByHand || isSecondByHand;
  const meaning = judgeRead(read, { body, wasSent: attempts > 0, isByHand });
  return { outcome: `read:${read.state}`, meaning, state: read.state };
}

/** Sends it with the code that a person typed for it, once. */
async function send({ codes }: CommandDeps, platform: Platform, { id, body }: DueRefund): Promise<SendAnswer> {
  const code = codes.take(id);
  if (code === null) return platform.sendRefund(body);
  const answer = await platform.sendRefund(body, { code });
  // Turned away before it was looked at: the code is still good.
  if (answer.kind === 'retry') codes.give(id, code);
  // A platform that repeats the code in its sentence must not make us store it.
  return answer.kind === 'acknowledged' ? answer : { ...answer, words: answer.words.replaceAll(code, '…') };
}
