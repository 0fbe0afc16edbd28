import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { unreadReturn } from '../return-texts.ts';
import type { FindRefund } from './taobao-find.ts';
import { DETAILS_AT_ONCE, LIST_FIELDS, METHODS, PAGE_SIZE, WINDOWS } from './taobao-limits.ts';
import { expectedOf, isOfGoods, stateOf } from './taobao-mapping.ts';
import { ListAnswer, TopRefund } from './taobao-schemas.ts';
import { topTime } from './taobao-sign.ts';
import type { TopSession } from './taobao-session.ts';

type PullDeps = { platform: string; shop: string; session: TopSession; find: FindRefund; clock: Clock };

const windows = createWindows(WINDOWS);

/**
 * One page of the shop's returns. The list leaves out the timers and what may not be done, so those of which anything
 * may still be asked are read one by one; what is over is told as the list has it.
 */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { platform, shop, session, find, clock } = deps;
  const now = clock.now();
  const cursor = windows.parse(cursorBefore, now);
  const { fromAt, toAt } = windows.windowOf(cursor, now);
  const spoken = await session.call(METHODS.list, {
    fields: LIST_FIELDS,
    start_modified: topTime(fromAt),
    end_modified: topTime(toAt),
    page_no: String(cursor.page),
    page_size: String(PAGE_SIZE),
    use_has_next: 'true',
  });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListAnswer, spoken.body);
  if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const { has_next: hasNext, refunds: listed } = answer.output;
  const next = windows.advance(cursor, hasNext, { now, platformNow: spoken.platformNow });
  const pulled = (returns: unknown[]): PullAnswer => ({
    ...{ kind: 'pulled', returns, cursor: windows.text(next.cursor), hasMore: next.hasMore },
  });
  if (!next.isWhole) return pulled([]);

  const parsed = listed.map((one) => v.safeParse(TopRefund, one));
  const wanted = parsed.map((one) => (one.success && isOfGoods(one.output) ? one.output : null));
  const detailed = await readDetails(wanted, find);
  if (detailed.kind === 'failed') return detailed;
  const returns = parsed.flatMap((one, index): unknown[] => {
    // What isn't understood goes on as its number: whoever parses it counts, logs and names it.
    if (!one.success) return [unreadReturn(listed[index], ['refund_id'])];
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
      some.map(async ({ refund, index }) => ({ refund, index, found: await find.ask(refund.refund_id) })),
    );
    for (const { refund, index, found } of answers) {
      if (found.kind === 'failed') return found;
      // One that TOP won't tell of is told as the list has it.
      if (found.kind === 'found') whole[index] = joined(refund, found.refund);
    }
  }
  return { kind: 'read', refunds: whole };
}

/** The detail, and from the list what TOP's documentation doesn't promise of a detail. */
const joined = (listed: TopRefund, detail: TopRefund): TopRefund => ({
  ...detail,
  modified: detail.modified ?? listed.modified,
  has_good_return: detail.has_good_return || listed.has_good_return,
  cs_status: detail.cs_status ?? listed.cs_status,
  dispute_type: detail.dispute_type ?? listed.dispute_type,
  sid: detail.sid ?? listed.sid,
  num: detail.num ?? listed.num,
  outer_id: detail.outer_id ?? listed.outer_id,
});
