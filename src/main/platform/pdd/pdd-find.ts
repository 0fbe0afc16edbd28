import * as v from 'valibot';
import type { Failed, SendAnswer } from '../platform.ts';
import { failedBySpoken, unknownBy } from '../spoken.ts';
import { METHODS, NO_SUCH } from './pdd-limits.ts';
import { parseReturnNo } from './pdd-mapping.ts';
import { judgeOver } from './pdd-refund-rules.ts';
import { DetailAnswer, ReturnDetail } from './pdd-schemas.ts';
import type { PddSession } from './pdd-session.ts';
import { CHANGED_MEANWHILE } from './pdd-words.ts';

/** `isOfThisOne`: the platform looked at this very return and wouldn't tell of it; others may be read all the same. */
type Found = { kind: 'found'; detail: ReturnDetail } | { kind: 'not-found' } | (Failed & { isOfThisOne: boolean });

export type FindReturn = {
  /** One return as it is now. */
  read: (returnNo: string) => Promise<Found>;
  /**
   * A refusal may come from what happened between our reading and our writing: then the return has ended otherwise, or
   * has changed and is to be read anew. Where that can't be read now, nobody knows.
   * Anything else stays refused.
   */
  whyRefused: (returnNo: string, before: ReturnDetail, refusal: SendAnswer) => Promise<SendAnswer>;
};

const garbled = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true } as const;

export function createFindReturn(session: PddSession): FindReturn {
  const read = async (returnNo: string): Promise<Found> => {
    const name = parseReturnNo(returnNo);
    if (name === null) return { kind: 'not-found' };
    const spoken = await session.call(METHODS.get, { order_sn: name.orderSn, after_sales_id: name.id });
    if (spoken.kind === 'refused' && NO_SUCH.test(spoken.words)) return { kind: 'not-found' };
    if (spoken.kind !== 'said') return { ...failedBySpoken(spoken), isOfThisOne: spoken.kind === 'refused' };
    const body = v.safeParse(DetailAnswer, spoken.body);
    const detail = body.success ? v.safeParse(ReturnDetail, body.output) : body;
    // Another return in its place is no answer about this one.
    return detail.success && detail.output.id === name.id && detail.output.order_sn === name.orderSn
      ? { kind: 'found', detail: detail.output }
      : { ...garbled, isOfThisOne: true };
  };

  return {
    read,
    whyRefused: async (returnNo, before, refusal) => {
      const after = await read(returnNo);
      if (after.kind === 'failed' && !after.isOfThisOne) return unknownBy(refusal, after);
      if (after.kind !== 'found') return refusal;
      const over = judgeOver(after.detail);
      if (over !== null) return over;
      const isSame =
        after.detail.updated_time === before.updated_time &&
        after.detail.after_sales_status === before.after_sales_status &&
        after.detail.refund_amount === before.refund_amount;
      return isSame ? refusal : { kind: 'retry', words: CHANGED_MEANWHILE, retryAfterMs: null, isReached: true };
    },
  };
}
