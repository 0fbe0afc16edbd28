import * as v from 'valibot';
import type { Failed, SendAnswer } from '../platform.ts';
import { failedBySpoken, unknownBy } from '../spoken.ts';
import { NO_SUCH, PATHS } from './douyin-limits.ts';
import { judgeOver } from './douyin-refund-rules.ts';
import { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';
import { CHANGED_MEANWHILE } from './douyin-words.ts';

/** `isOfThisOne`: the platform looked at this very return and wouldn't tell of it; others may be read all the same. */
type Found = { kind: 'found'; detail: ReturnDetail } | { kind: 'not-found' } | (Failed & { isOfThisOne: boolean });

export type FindReturn = {
  /** One return as it is now. */
  read: (returnNo: string) => Promise<Found>;
  /**
   * A refusal may come from what happened between our reading and our writing: then the return has ended otherwise, or
   * has another update_time and is to be read anew. Where that can't be read now, nobody knows.
   * Anything else stays refused.
   */
  whyRefused: (before: ReturnDetail, refusal: SendAnswer) => Promise<SendAnswer>;
};

const RETURN_NO = /^\d{1,20}$/;

export function createFindReturn(session: DouyinSession): FindReturn {
  const read = async (returnNo: string): Promise<Found> => {
    if (!RETURN_NO.test(returnNo)) return { kind: 'not-found' };
    const spoken = await session.call(PATHS.detail, { after_sale_id: returnNo });
    if (spoken.kind === 'refused' && spoken.code === NO_SUCH) return { kind: 'not-found' };
    if (spoken.kind !== 'said') return { ...failedBySpoken(spoken), isOfThisOne: spoken.kind === 'refused' };
    const detail = v.safeParse(ReturnDetail, spoken.body);
    // Another return in its place is no answer about this one.
    return detail.success && detail.output.process_info.after_sale_info.after_sale_id === returnNo
      ? { kind: 'found', detail: detail.output }
      : { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true, isOfThisOne: true };
  };

  return {
    read,
    whyRefused: async (before, refusal) => {
      const { after_sale_info: was } = before.process_info;
      const after = await read(was.after_sale_id);
      if (after.kind === 'failed' && !after.isOfThisOne) return unknownBy(refusal, after);
      if (after.kind !== 'found') return refusal;
      const over = judgeOver(after.detail);
      if (over !== null) return over;
      const { after_sale_info: is } = after.detail.process_info;
      const isSame = is.update_time === was.update_time && is.after_sale_status === was.after_sale_status;
      return isSame ? refusal : { kind: 'retry', words: CHANGED_MEANWHILE, retryAfterMs: null, isReached: true };
    },
  };
}
