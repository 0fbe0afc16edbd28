import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import type { FindReturn } from './douyin-find.ts';
import { DETAILS_AT_ONCE, ORDER_BY, PAGE_SIZE, PATHS, WINDOWS } from './douyin-limits.ts';
import { expectedOf, isOfGoods, listedState } from './douyin-mapping.ts';
import { ListAnswer, ListedReturn } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';

type PullDeps = { platform: string; shop: string; session: DouyinSession; find: FindReturn; clock: Clock };

const windows = createWindows(WINDOWS);

/**
 * One page of the shop's returns. Those of which anything may still be asked are read one by one: only the detail says
 * what of the amount is freight, and which gifts went along. What is over is told as the list has it.
 */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { platform, shop, session, find, clock } = deps;
  const now = clock.now();
  const cursor = windows.parse(cursorBefore, now);
  const { fromAt, toAt } = windows.windowOf(cursor, now);
  const spoken = await session.call(PATHS.list, {
    ...{ update_start_time: fromAt / 1000, update_end_time: toAt / 1000, order_by: ORDER_BY },
    ...{ page: cursor.page, size: PAGE_SIZE },
  });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListAnswer, spoken.body);
  if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const { items, has_more: hasMore, total } = answer.output;
  const isMoreTold = hasMore === true || (total ?? 0) > (cursor.page + 1) * PAGE_SIZE;
  const hasNext = items.length > 0 && (items.length >= PAGE_SIZE || isMoreTold);
  const next = windows.advance(cursor, hasNext, { now, platformNow: spoken.platformNow });
  const pulled = (returns: unknown[]): PullAnswer => ({
    ...{ kind: 'pulled', returns, cursor: windows.text(next.cursor), hasMore: next.hasMore },
  });
  if (!next.isWhole) return pulled([]);

  const parsed = items.map((item) => v.safeParse(ListedReturn, item));
  const wanted = parsed.flatMap((one) => (one.success && isOfGoods(one.output) ? [one.output] : []));
  const read = await readDetails(wanted.filter(isStillOpen), find);
  if (read.kind === 'failed') return read;
  // What isn't understood goes on as it is: whoever parses it counts and logs it.
  const strange = parsed.flatMap((one): unknown[] => (one.success ? [] : [null]));
  return pulled([
    ...wanted.map((listed) =>
      expectedOf(listed, read.details.get(listed.aftersale_info.aftersale_id) ?? null, { platform, shop }),
    ),
    ...strange,
  ]);
}

const isStillOpen = (listed: ListedReturn): boolean => {
  const state = listedState(listed);
  return state === 'open' || state === 'locked';
};

/** A few at a time; one that the platform won't tell of is told by the list alone, a line that fails ends the page. */
async function readDetails(
  listed: ListedReturn[],
  find: FindReturn,
): Promise<{ kind: 'read'; details: Map<string, ReturnDetail> } | Failed> {
  const details = new Map<string, ReturnDetail>();
  for (let from = 0; from < listed.length; from += DETAILS_AT_ONCE) {
    const some = listed.slice(from, from + DETAILS_AT_ONCE);
    const found = await Promise.all(some.map(({ aftersale_info: { aftersale_id: id } }) => find.read(id)));
    for (const one of found) {
      if (one.kind === 'failed' && !one.isOfThisOne) return one;
      if (one.kind === 'found') details.set(one.detail.process_info.after_sale_info.after_sale_id, one.detail);
    }
  }
  return { kind: 'read', details };
}
