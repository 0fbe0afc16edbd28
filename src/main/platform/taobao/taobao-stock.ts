import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import { platformWords } from '../http-rules.ts';
import type { PlatformStock, StockSendAnswer } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import type { FindRefund } from './taobao-find.ts';
import { METHODS, SEND_WINDOW_MS } from './taobao-limits.ts';
import { SlipAnswer } from './taobao-schemas.ts';
import type { TopSession } from './taobao-session.ts';
import { slipOf } from './taobao-slip-rules.ts';
import type { SlipSender } from './taobao-slip-rules.ts';
import { SLIP_REFUSED } from './taobao-slip-words.ts';

type StockDeps = { session: TopSession; find: FindRefund; clock: Clock; sender: SlipSender };

const unknown: StockSendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };

/**
 * Slips of returned goods, one a command. TOP has no call that reads a slip, and nobody says whether the same id again
 * overwrites or counts twice: so the sync never repeats one whose answer was lost. It is a fact about goods: whether the refund
 * is open, over or with Taobao's people makes no difference.
 */
export function createTaobaoStock({ session, find, clock, sender }: StockDeps): PlatformStock {
  return {
    readBooking: () => Promise.resolve({ kind: 'unreadable' }),
    sendStock: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const found = await find.read(body.returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', words: 'sync:not-found' };
      if (found.kind === 'failed') return { ...found, kind: 'retry' };
      const slip = slipOf(body, found.refund, sender, clock.now());
      if (slip.kind === 'refused') return slip;
      if (slip.kind === 'nothing')
        return { kind: 'acknowledged', receipt: { bookingId: body.returnNo, at: clock.now() } };
      if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

      const spoken = await session.call(METHODS.slip, { param0: slip.param0 });
      if (spoken.kind !== 'said') {
        const answer = sendAnswerBySpoken(spoken);
        // What was not said is no receipt.
        return answer.kind === 'acknowledged' ? unknown : answer;
      }
      const answer = v.safeParse(SlipAnswer, spoken.body);
      if (!answer.success) return unknown;
      const { success_flag: isTaken, fail_info: info, fail_code: code } = answer.output;
      if (isTaken) return { kind: 'acknowledged', receipt: { bookingId: slip.id, at: clock.now() } };
      const said = [info, code].find((text) => (text ?? '') !== '') ?? null;
      return { kind: 'refused', words: said === null ? SLIP_REFUSED : platformWords(said, session.secrets) };
    },
  };
}
