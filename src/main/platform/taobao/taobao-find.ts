import * as v from 'valibot';
import type { Failed, SendAnswer } from '../platform.ts';
import { failedBySpoken, unknownBy } from '../spoken.ts';
import { GET_FIELDS, METHODS } from './taobao-limits.ts';
import { judgeOver } from './taobao-refund-rules.ts';
import { GetAnswer, TopRefund } from './taobao-schemas.ts';
import type { TopSession } from './taobao-session.ts';
import { CHANGED_MEANWHILE } from './taobao-words.ts';

type Found = { kind: 'found'; refund: TopRefund } | { kind: 'not-found' } | Failed;
/** `untold` = it exists, and TOP won't tell of it. */
type Asked = Found | { kind: 'untold'; failed: Failed };

export type FindRefund = {
  /** The whole of one return as it is now. */
  read: (returnNo: string) => Promise<Found>;
  /** The same for a listing, which one return that isn't told must not hold up. */
  ask: (returnNo: string) => Promise<Asked>;
  /**
   * A refusal may come from what happened between our reading and our writing: then the return has ended otherwise, or
   * has another version and is to be read anew. Where that can't be read now, nobody knows.
   * Anything else stays refused.
   */
  whyRefused: (before: TopRefund, refusal: SendAnswer) => Promise<SendAnswer>;
};

const garbled: Failed = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
const RETURN_NO = /^\d{1,20}$/;
/** UNVERIFIED which of TOP's sub-codes says that there is no such refund: what it answers is one of these. */
const NO_SUCH = /not-exist|not-found|invalid-parameter:refund|refund-not/i;

export function createFindRefund(session: TopSession): FindRefund {
  const ask = async (returnNo: string): Promise<Asked> => {
    // Another platform's number would be an error of arguments there; it is ours that there is no such return.
    if (!RETURN_NO.test(returnNo)) return { kind: 'not-found' };
    const spoken = await session.call(METHODS.get, { refund_id: returnNo, fields: GET_FIELDS });
    if (spoken.kind === 'refused' && NO_SUCH.test(spoken.code)) return { kind: 'not-found' };
    if (spoken.kind === 'refused') return { kind: 'untold', failed: failedBySpoken(spoken) };
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const answer = v.safeParse(GetAnswer, spoken.body);
    if (!answer.success) return garbled;
    if (answer.output.refund === null || answer.output.refund === undefined) return { kind: 'not-found' };
    const refund = v.safeParse(TopRefund, answer.output.refund);
    // Another refund in its place is no answer about this one.
    return refund.success && refund.output.refund_id === returnNo ? { kind: 'found', refund: refund.output } : garbled;
  };

  const read = async (returnNo: string): Promise<Found> => {
    const asked = await ask(returnNo);
    return asked.kind === 'untold' ? asked.failed : asked;
  };

  return {
    read,
    ask,
    whyRefused: async (before, refusal) => {
      const after = await ask(before.refund_id);
      if (after.kind === 'failed') return unknownBy(refusal, after);
      if (after.kind !== 'found') return refusal;
      const over = judgeOver(after.refund);
      if (over !== null) return over;
      const isSame = after.refund.refund_version === before.refund_version && after.refund.status === before.status;
      return isSame ? refusal : { kind: 'retry', words: CHANGED_MEANWHILE, retryAfterMs: null, isReached: true };
    },
  };
}
