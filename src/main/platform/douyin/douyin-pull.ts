import * as v from 'valibot';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { Clock } from '../../lib/clock.ts';
import { parseJson } from '../http-rules.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { unreadReturn } from '../return-texts.ts';
import type { DouyinHints } from './douyin-events.ts';
import type { FindReturn } from './douyin-find.ts';
import { DETAILS_AT_ONCE, ORDER_BY, PAGE_SIZE, PATHS, WINDOWS } from './douyin-limits.ts';
import { expectedOf, isOfGoods, listedState } from './douyin-mapping.ts';
import { ListAnswer, ListedReturn } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';

type PullDeps = {
  platform: string;
  shop: string;
  session: DouyinSession;
  find: FindReturn;
  clock: Clock;
  /** Null: this connection fetches no pushes. */
  hints: DouyinHints | null;
};

const windows = createWindows(WINDOWS);

/**
 * One page of the shop's returns. Those of which anything may still be asked are read one by one: only the detail says
 * what of the amount is freight, and which gifts went along. What is over is told as the list has it.
 */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const page = await pullWindow(deps, cursorBefore);
  if (deps.hints === null || page.kind === 'failed') return page;
  const after = afterIn(cursorBefore);
  const hinted = await readHinted(deps, deps.hints, after);
  const cursor = withAfter(page.cursor, hinted?.after ?? after);
  if (hinted === null) return { ...page, cursor };
  // What the window tells, too, was read just now either way.
  return { ...page, cursor, returns: [...hinted.returns, ...page.returns], hasMore: page.hasMore || hinted.hasMore };
}

async function pullWindow(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { session, clock } = deps;
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

  const returns = await readListed(deps, items);
  return returns.kind === 'failed' ? returns : pulled(returns.returns);
}

/** Listed returns in our words, those of which anything may still be asked with their details. */
async function readListed(
  { platform, shop, find }: PullDeps,
  items: readonly unknown[],
): Promise<{ kind: 'read'; returns: unknown[] } | Failed> {
  const parsed = items.map((item) => v.safeParse(ListedReturn, item));
  const wanted = parsed.flatMap((one) => (one.success && isOfGoods(one.output) ? [one.output] : []));
  const read = await readDetails(wanted.filter(isStillOpen), find);
  if (read.kind === 'failed') return read;
  // What isn't understood goes on as its number: whoever parses it counts, logs and names it.
  const strange = parsed.flatMap((one, index): unknown[] =>
    one.success ? [] : [unreadReturn(items[index], ['aftersale_info', 'aftersale_id'])],
  );
  const known = wanted.map((listed) =>
    expectedOf(listed, read.details.get(listed.aftersale_info.aftersale_id) ?? null, { platform, shop }),
  );
  return { kind: 'read', returns: [...known, ...strange] };
}

/** The returns that pushes told of, read as they are now; null when it can't be done now: then it is tried again. */
async function readHinted(
  deps: PullDeps,
  hints: DouyinHints,
  after: string | null,
): Promise<{ returns: unknown[]; after: string; hasMore: boolean } | null> {
  const hinted = await hints.read(after);
  if (hinted === null) return null;
  const items: unknown[] = [];
  for (const returnNo of hinted.returnNos) {
    const listed = await listOne(deps.session, returnNo);
    if (listed === null) return null;
    items.push(...listed);
  }
  const read = await readListed(deps, items);
  return read.kind === 'failed' ? null : { ...hinted, returns: read.returns };
}

/** What the list says of one return; null when the line, or the platform's throttle, is in the way. */
async function listOne(session: DouyinSession, returnNo: string): Promise<unknown[] | null> {
  const spoken = await session.call(PATHS.list, { aftersale_id: returnNo, page: WINDOWS.firstPage, size: 1 });
  // Looked at and not told: nothing of ours.
  if (spoken.kind === 'refused') return [];
  if (spoken.kind !== 'said') return null;
  const answer = v.safeParse(ListAnswer, spoken.body);
  return answer.success ? answer.output.items.filter((item) => isAbout(item, returnNo)) : [];
}

/** One return as a pull would tell of it now; null when it can't be read, or is none of a bench's. */
export async function readAsPulled(
  { platform, shop, session, find }: Pick<PullDeps, 'platform' | 'shop' | 'session' | 'find'>,
  returnNo: string,
): Promise<ExpectedReturn | null> {
  const [item] = (await listOne(session, returnNo)) ?? [];
  const listed = v.safeParse(ListedReturn, item);
  if (!listed.success || !isOfGoods(listed.output)) return null;
  const found = await find.read(returnNo);
  return found.kind === 'found' ? expectedOf(listed.output, found.detail, { platform, shop }) : null;
}

/** A list that ignores its filter tells of another return: that one comes by its window. */
const isAbout = (item: unknown, returnNo: string): boolean => {
  const listed = v.safeParse(ListedReturn, item);
  return listed.success && listed.output.aftersale_info.aftersale_id === returnNo;
};

/** Beside the window's own words in the cursor: how far the pushes were fetched. */
const After = v.pipe(v.string(), v.parseJson(), v.object({ after: v.string() }));
const afterIn = (cursor: string | null): string | null => {
  const found = v.safeParse(After, cursor);
  return found.success ? found.output.after : null;
};
const withAfter = (cursor: string, after: string | null): string => {
  const window = parseJson(cursor);
  return after === null || typeof window !== 'object' ? cursor : JSON.stringify({ ...window, after });
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
    const found = await Promise.all(some.map(({ aftersale_info: { aftersale_id: id } }) => find.read(id)));
    for (const one of found) {
      if (one.kind === 'failed' && !one.isOfThisOne) return one;
      if (one.kind === 'found') details.set(one.detail.process_info.after_sale_info.after_sale_id, one.detail);
    }
  }
  return { kind: 'read', details };
}
