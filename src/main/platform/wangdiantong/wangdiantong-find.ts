import * as v from 'valibot';
import type { Failed } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { FAULT_WORDS, LOOK_AHEAD_MS, LOOK_BACKS, LOOK_BACK_MS, METHODS } from './wangdiantong-limits.ts';
import { PageBody, WdtReturn } from './wangdiantong-schemas.ts';
import type { WangdiantongSession } from './wangdiantong-session.ts';
import { chinaTime } from './wangdiantong-time.ts';

type Found = { kind: 'found'; one: WdtReturn } | { kind: 'not-found' } | Failed;

const RETURN_NO = /^[\w-]{1,40}$/;
export const garbled: Failed = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };

/**
 * One return as it is now. The ERP looks only within a window of changes, even for a number: the last one first, then the
 * ones before it.
 */
export async function findReturn(session: WangdiantongSession, returnNo: string): Promise<Found> {
  if (!RETURN_NO.test(returnNo)) return { kind: 'not-found' };
  for (let back = 0; back < LOOK_BACKS; back++) {
    const found = await lookBack(session, returnNo, back);
    if (found.kind !== 'not-found') return found;
  }
  return { kind: 'not-found' };
}

/** `back`: 0 = the last window of changes, 1 = the one before it … */
export function changedIn(back: number, now: number): { modified_from: string; modified_to: string } {
  const toAt = now + LOOK_AHEAD_MS - back * LOOK_BACK_MS;
  return { modified_from: chinaTime(toAt - LOOK_BACK_MS), modified_to: chinaTime(toAt) };
}

async function lookBack(session: WangdiantongSession, returnNo: string, back: number): Promise<Found> {
  const argument = (now: number): object => ({ refund_no: returnNo, ...changedIn(back, now) });
  const spoken = await session.call({ method: METHODS.returns, argument, page: 0 });
  if (spoken.kind === 'refused' && FAULT_WORDS.noSuch.test(spoken.words)) return { kind: 'not-found' };
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const body = v.safeParse(PageBody, spoken.body);
  if (!body.success) return garbled;
  const [row] = body.output.data.order;
  if (row === undefined) return { kind: 'not-found' };
  const one = v.safeParse(WdtReturn, row);
  // Another return in its place is no answer about this one.
  return one.success && one.output.refund_no === returnNo ? { kind: 'found', one: one.output } : garbled;
}
