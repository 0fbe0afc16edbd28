import * as v from 'valibot';
import type { Failed, SendAnswer } from '../platform.ts';
import { failedBySpoken, unknownBy } from '../spoken.ts';
import { DETAIL_SCOPE, FAULT_WORDS } from './jd-limits.ts';
import { isReturnNo } from './jd-mapping.ts';
import { judgeOver } from './jd-refund-rules.ts';
import type { Operator } from './jd-refund-rules.ts';
import { DetailBody, JdReturn } from './jd-schemas.ts';
import type { JdSession } from './jd-session.ts';
import { CHANGED_MEANWHILE } from './jd-words.ts';

type Found = { kind: 'found'; one: JdReturn } | { kind: 'not-found' } | Failed;

export type FindReturn = {
  /** One return as it is now. */
  read: (returnNo: string) => Promise<Found>;
  /**
   * A refusal may come from what happened between our reading and our writing: then the return has ended otherwise, or
   * has changed and is to be read anew. Where that can't be read now, nobody knows.
   * Anything else stays refused.
   */
  whyRefused: (before: JdReturn, refusal: SendAnswer) => Promise<SendAnswer>;
};

/** UNVERIFIED whether JD wants them or knows them by the token: sent where they were entered. */
export const operatorQuery = ({ venderId, sellerPin }: Operator): Record<string, string> => ({
  ...(venderId === '' ? {} : { venderId }),
  ...(sellerPin === '' ? {} : { pin: sellerPin }),
});

export function createFindReturn(session: JdSession, operator: Operator): FindReturn {
  const read = async (returnNo: string): Promise<Found> => {
    if (!isReturnNo(returnNo)) return { kind: 'not-found' };
    const query = { ...operatorQuery(operator), scopeSet: DETAIL_SCOPE };
    const spoken = await session.call({ method: 'GET', id: returnNo, query });
    if (spoken.kind === 'refused' && FAULT_WORDS.noSuch.test(spoken.words)) return { kind: 'not-found' };
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const body = v.safeParse(DetailBody, spoken.body);
    if (body.success && body.output.data === null) return { kind: 'not-found' };
    const one = body.success ? v.safeParse(JdReturn, body.output.data) : body;
    // Another return in its place is no answer about this one.
    return one.success && one.output.id === returnNo
      ? { kind: 'found', one: one.output }
      : { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  };

  return {
    read,
    whyRefused: async (before, refusal) => {
      const after = await read(before.id);
      if (after.kind === 'failed') return unknownBy(refusal, after);
      if (after.kind !== 'found') return refusal;
      const over = judgeOver(after.one);
      if (over !== null) return over;
      const isSame = after.one.modifiedAt === before.modifiedAt && after.one.status === before.status;
      return isSame ? refusal : { kind: 'retry', words: CHANGED_MEANWHILE, retryAfterMs: null, isReached: true };
    },
  };
}
