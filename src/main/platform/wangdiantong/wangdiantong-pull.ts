import * as v from 'valibot';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { FoundByWaybill, PullAnswer } from '../platform.ts';
import { isWaybill, sentBackUnder } from '../return-texts.ts';
import { takesReturn } from '../shops-taken.ts';
import type { ShopsTaken } from '../shops-taken.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { changedIn, garbled } from './wangdiantong-find.ts';
import { FAULT_WORDS, LOOK_BACKS, METHODS, PAGE_SIZE, WINDOWS } from './wangdiantong-limits.ts';
import { expectedOf, isOfGoods } from './wangdiantong-mapping.ts';
import { PageBody, WdtReturn } from './wangdiantong-schemas.ts';
import type { WangdiantongSession } from './wangdiantong-session.ts';
import { chinaTime } from './wangdiantong-time.ts';
import { clockIsWrong } from './wangdiantong-words.ts';

type PullDeps = {
  platform: string;
  shop: string;
  /** Only these shops' returns, `a,b`; '' = of all that the key may see. */
  shopNos: string;
  session: WangdiantongSession;
  /** Of those, the ones that are this connection's. */
  shops?: ShopsTaken | undefined;
};

const windows = createWindows(WINDOWS);

/** One page of the returns, in windows of the server's time: a computer whose clock is wrong misses none. */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { shopNos, session } = deps;
  const now = await session.now();
  const cursor = windows.parse(cursorBefore, now);
  const { fromAt, toAt } = windows.windowOf(cursor, now);
  const argument = {
    modified_from: chinaTime(fromAt),
    modified_to: chinaTime(toAt),
    ...shopsOf(shopNos),
  };
  const spoken = await session.call({ method: METHODS.returns, argument: () => argument, page: cursor.page });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const body = v.safeParse(PageBody, spoken.body);
  if (!body.success) return garbled;
  const { order: rows, total_count: total } = body.output.data;
  const hasNext = rows.length > 0 && (rows.length >= PAGE_SIZE || (total ?? 0) > (cursor.page + 1) * PAGE_SIZE);
  const next = windows.advance(cursor, hasNext, { now, platformNow: spoken.platformNow });
  // Of a window that is halved nothing is taken: it comes again.
  const returns = next.isWhole ? rows.flatMap((row) => readRow(row, deps)) : [];
  const wrongByMs = session.clock.wrongByMs();
  return {
    ...{ kind: 'pulled', returns, hasMore: next.hasMore },
    cursor: windows.text(next.cursor),
    ...(wrongByMs === null ? {} : { warning: clockIsWrong(wrongByMs) }),
  };
}

const shopsOf = (shopNos: string): { shop_nos?: string } => (shopNos === '' ? {} : { shop_nos: shopNos });

/** The returns under a waybill. The ERP looks only within a window of changes: the last one first, then those before it. */
export async function findByWaybill(deps: PullDeps, waybill: string): Promise<FoundByWaybill> {
  if (!isWaybill(waybill)) return { kind: 'not-asked' };
  for (let back = 0; back < LOOK_BACKS; back++) {
    const answer = await lookBack(deps, waybill, back);
    if (answer.kind !== 'found' || answer.returns.length > 0) return answer;
  }
  return { kind: 'found', returns: [] };
}

async function lookBack(deps: PullDeps, waybill: string, back: number): Promise<FoundByWaybill> {
  const { session, shopNos } = deps;
  const by = { return_logistics_no: waybill, ...shopsOf(shopNos) };
  const argument = (now: number): object => ({ ...by, ...changedIn(back, now) });
  const spoken = await session.call({ method: METHODS.returns, argument, page: 0 });
  if (spoken.kind === 'refused' && FAULT_WORDS.noSuch.test(spoken.words)) return { kind: 'found', returns: [] };
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const body = v.safeParse(PageBody, spoken.body);
  if (!body.success) return garbled;
  const given = body.output.data.order.flatMap((row) => readRow(row, deps));
  return { kind: 'found', returns: sentBackUnder(waybill, given) };
}

/** What isn't understood goes on as it is: whoever parses it counts and logs it. */
function readRow(row: unknown, { platform, shop, shops }: PullDeps): (ExpectedReturn | null)[] {
  const one = v.safeParse(WdtReturn, row);
  if (!one.success) return [null];
  const isOneShop = (shops?.only ?? null) !== null;
  const expected = expectedOf(isOneShop ? { ...one.output, shop_no: null } : one.output, { platform, shop });
  const { returnNo, orderNo } = expected;
  const isOurs = isOfGoods(one.output) && takesReturn(shops, platform, { returnNo, orderNo, shop: one.output.shop_no });
  return isOurs ? [expected] : [];
}
