import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { advance, cursorText, parseCursor, windowOf } from './taobao-cursor.ts';
import type { FindRefund } from './taobao-find.ts';
import { DETAILS_AT_ONCE, LIST_FIELDS, METHODS, PAGE_SIZE } from './taobao-limits.ts';
import { expectedOf, isOfGoods, stateOf } from './taobao-mapping.ts';
import { ListAnswer, TopRefund } from './taobao-schemas.ts';
import { topTime } from './taobao-sign.ts';
import { failedBySpoken } from './taobao-session.ts';
import type { TopSession } from './taobao-session.ts';

type PullDeps = { platform: string; shop: string; session: TopSession; find: FindRefund; clock: Clock };

/**
 * One page of the shop's returns. The list leaves out the timers and what may not be done, so those of which anything
 * may still be asked are read one by one; what is over is told as the list has it.
 */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { platform, shop, session, find, clock } = deps;
  const now = clock.now();
  const cursor = parseCursor(cursorBefore, now);
  const window = windowOf(cursor, now);
  const spoken = await session.call(METHODS.list, {
    fields: LIST_FIELDS,
    start_modified: topTime(window.fromAt),
    end_modified: topTime(window.toAt),
    page_no: String(cursor.page),
    page_size: String(PAGE_SIZE),
    use_has_next: 'true',
  });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListAnswer, spoken.body);
  if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const { has_next: hasNext, refunds: listed } = answer.output;
  const next = advance(cursor, hasNext, now);
  const pulled = (returns: unknown[]): PullAnswer => ({
    ...{ kind: 'pulled', returns, cursor: cursorText(next.cursor), hasMore: next.hasMore },
  });
  if (!next.isWhole) return pulled([]);

  const parsed = listed.map((one) => v.safeParse(TopRefund, one));
  const wanted = parsed.map((one) => (one.success && isOfGoods(one.output) ? one.output : null));
  const detailed = await readDetails(wanted, find);
  if (detailed.kind === 'failed') return detailed;
  const returns = parsed.flatMap((one, index): unknown[] => {
    // What isn't understood goes on as it is: whoever parses it counts and logs it.
    if (!one.success) return [null];
    const refund = detailed.refunds[index] ?? null;
    return refund === null ? [] : [expectedOf(refund, { platform, shop })];
  });
  return pulled(returns);
}

/** A few at a time; the first that fails ends the page, which is pulled again as a whole. */
async function readDetails(
  refunds: readonly (TopRefund | null)[],
  find: FindRefund,
): Promise<{ kind: 'read'; refunds: (TopRefund | null)[] } | Failed> {
  const whole = [...refunds];
  const open = whole.flatMap((refund, index) => {
    if (refund === null) return [];
    const state = stateOf(refund);
    return state === 'open' || state === 'locked' ? [{ refund, index }] : [];
  });
  for (let from = 0; from < open.length; from += DETAILS_AT_ONCE) {
    const some = open.slice(from, from + DETAILS_AT_ONCE);
    const answers = await Promise.all(
      some.map(async ({ refund, index }) => ({ refund, index, found: await find.read(refund.refund_id) })),
    );
    for (const { refund, index, found } of answers) {
      if (found.kind === 'failed') return found;
      // The list has the fields of which the detail's own documentation says nothing.
      if (found.kind === 'found')
        whole[index] = { ...found.refund, modified: found.refund.modified ?? refund.modified };
    }
  }
  return { kind: 'read', refunds: whole };
}
