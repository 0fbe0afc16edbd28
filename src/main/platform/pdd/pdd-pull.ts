import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { numberIn } from '../return-texts.ts';
import type { UnreadReturn } from '../return-texts.ts';
import type { FindReturn } from './pdd-find.ts';
import { ALL, DETAILS_AT_ONCE, METHODS, PAGE_SIZE, WINDOWS } from './pdd-limits.ts';
import { expectedOf, isOfGoods, listedState, returnNoOf } from './pdd-mapping.ts';
import { ListAnswer, ListedReturn } from './pdd-schemas.ts';
import type { ReturnDetail } from './pdd-schemas.ts';
import type { PddSession } from './pdd-session.ts';

type PullDeps = { platform: string; shop: string; session: PddSession; find: FindReturn; clock: Clock };

const windows = createWindows(WINDOWS);
const seconds = (at: number): string => String(at / 1000);

/**
 * One page of the shop's returns. The list leaves out the timers and whether the platform has stepped in, so those of
 * which anything may still be asked are read one by one; what is over is told as the list has it.
 */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { platform, shop, session, find, clock } = deps;
  const now = clock.now();
  const cursor = windows.parse(cursorBefore, now);
  const { fromAt, toAt } = windows.windowOf(cursor, now);
  const spoken = await session.call(METHODS.list, {
    after_sales_status: ALL,
    after_sales_type: ALL,
    start_updated_at: seconds(fromAt),
    end_updated_at: seconds(toAt),
    page: String(cursor.page),
    page_size: String(PAGE_SIZE),
  });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListAnswer, spoken.body);
  if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const { total_count: total, refund_list: rows } = answer.output.refund_increment_get_response;
  const hasNext = rows.length > 0 && (rows.length >= PAGE_SIZE || total > cursor.page * PAGE_SIZE);
  const next = windows.advance(cursor, hasNext, { now, platformNow: spoken.platformNow });
  const pulled = (returns: unknown[]): PullAnswer => ({
    ...{ kind: 'pulled', returns, cursor: windows.text(next.cursor), hasMore: next.hasMore },
  });
  if (!next.isWhole) return pulled([]);

  const parsed = rows.map((row) => v.safeParse(ListedReturn, row));
  const wanted = parsed.flatMap((one) => (one.success && isOfGoods(one.output) ? [one.output] : []));
  const read = await readDetails(wanted.filter(isStillOpen), find);
  if (read.kind === 'failed') return read;
  // What isn't understood goes on as its number: whoever parses it counts, logs and names it.
  const strange = parsed.flatMap((one, index): unknown[] => (one.success ? [] : [unreadListed(rows[index])]));
  return pulled([
    ...wanted.map((listed) => expectedOf(listed, read.details.get(listed.id) ?? null, { platform, shop })),
    ...strange,
  ]);
}

/** Named as it would be if it could be read, where both of its numbers are there. */
const unreadListed = (row: unknown): UnreadReturn => {
  const [orderSn, id] = [numberIn(row, ['order_sn']), numberIn(row, ['id'])];
  return { unreadNo: orderSn === null || id === null ? (orderSn ?? id) : returnNoOf({ orderSn, id }) };
};

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
    const found = await Promise.all(some.map(({ order_sn: orderSn, id }) => find.read(returnNoOf({ orderSn, id }))));
    for (const one of found) {
      if (one.kind === 'failed' && !one.isOfThisOne) return one;
      if (one.kind === 'found') details.set(one.detail.id, one.detail);
    }
  }
  return { kind: 'read', details };
}
