import * as v from 'valibot';
import type { Category } from '../../../shared/domain-words.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Failed, PullAnswer } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { unreadReturn } from '../return-texts.ts';
import { byIds, garbled } from './medusa-find.ts';
import type { MedusaFind } from './medusa-find.ts';
import { CANCELED, ORDER_WINDOWS, PAGE_SIZE, PATHS, RETURN_FIELDS, RETURN_WINDOWS } from './medusa-limits.ts';
import { expectedOf } from './medusa-mapping.ts';
import { ChangedOrder, MedusaReturn, OrderPage, ReturnPage, ReturnPlace } from './medusa-schemas.ts';
import type { MedusaSession } from './medusa-session.ts';

// Two lists take turns: the returns that changed, and the orders that changed, because a return's waybill is often known
// only after it was asked for, and Medusa then lets it be written down in the order only.

type PullDeps = {
  platform: string;
  shop: string;
  category: Category;
  session: MedusaSession;
  find: MedusaFind;
  clock: Clock;
};

const Cursor = v.object({
  turn: v.picklist(['returns', 'orders']),
  returns: v.nullable(v.string()),
  orders: v.nullable(v.string()),
});
type Cursor = v.InferOutput<typeof Cursor>;

const windows = { returns: createWindows(RETURN_WINDOWS), orders: createWindows(ORDER_WINDOWS) };

/** What another program wrote is the beginning: reading a return twice does no harm. */
function parseCursor(text: string | null): Cursor {
  const beginning: Cursor = { turn: 'returns', returns: null, orders: null };
  if (text === null) return beginning;
  try {
    const parsed = v.safeParse(Cursor, JSON.parse(text));
    return parsed.success ? parsed.output : beginning;
  } catch (error) {
    if (error instanceof SyntaxError) return beginning;
    throw error;
  }
}

type Page = { rows: unknown[]; count: number; platformNow: number | null };

/** Pulls page after page; `size` shrinks for good when the shop's answers are too large for us. */
export function createMedusaPull(deps: PullDeps): (cursor: string | null) => Promise<PullAnswer> {
  const { platform, shop, category, session, find, clock } = deps;
  let size = PAGE_SIZE;

  const list = async (turn: Cursor['turn'], query: string): Promise<Page | Failed> => {
    const spoken = await session.ask({ method: 'GET', path: `${PATHS[turn]}?${query}` });
    if (spoken.kind !== 'said') {
      if (spoken.kind === 'lost' && spoken.answer.kind === 'no-answer') shrink(spoken.answer.words);
      return failedBySpoken(spoken);
    }
    const page = v.safeParse(turn === 'returns' ? ReturnPage : OrderPage, spoken.body);
    if (!page.success) return garbled;
    const rows = 'returns' in page.output ? page.output.returns : page.output.orders;
    return { rows, count: page.output.count, platformNow: spoken.platformNow };
  };
  const shrink = (words: string): void => {
    if (words === 'net:too-large') size = Math.max(1, Math.floor(size / 4));
  };

  /** Rows of returns as expected ones; what isn't understood goes on as its number: whoever parses it counts it. */
  const tell = async (rows: unknown[]): Promise<unknown[] | Failed> => {
    const places = rows.map((row) => v.safeParse(ReturnPlace, row));
    const orderIds = new Set(places.flatMap((place) => (place.success ? [place.output.order_id] : [])));
    if (orderIds.size === 0) return rows.map((row) => unreadReturn(row, ['id']));
    const found = await find.orders([...orderIds]);
    if (found.kind === 'failed') {
      shrink(found.words);
      return found;
    }
    return rows.flatMap((row): unknown[] => {
      const back = v.safeParse(MedusaReturn, row);
      const order = back.success ? found.orders.get(back.output.order_id) : undefined;
      if (!back.success || order === undefined) return [unreadReturn(row, ['id'])];
      const expected = expectedOf({ back: back.output, order }, { platform, shop, category, now: found.now });
      return expected === null ? [] : [expected];
    });
  };

  /** The returns of orders that changed, told again. */
  const tellOf = async (rows: unknown[]): Promise<unknown[] | Failed> => {
    const ids = rows.flatMap((row) => {
      const order = v.safeParse(ChangedOrder, row);
      return order.success ? order.output.returns.flatMap(({ id, status }) => (status === CANCELED ? [] : [id])) : [];
    });
    const told: unknown[] = [];
    for (let from = 0; from < ids.length; from += PAGE_SIZE) {
      const spoken = await session.ask({
        method: 'GET',
        path: byIds(PATHS.returns, ids.slice(from, from + PAGE_SIZE), RETURN_FIELDS),
      });
      if (spoken.kind !== 'said') return failedBySpoken(spoken);
      const page = v.safeParse(ReturnPage, spoken.body);
      if (!page.success) return garbled;
      const returns = await tell(page.output.returns);
      if (!Array.isArray(returns)) return returns;
      told.push(...returns);
    }
    return told;
  };

  return async (cursorBefore) => {
    const cursor = parseCursor(cursorBefore);
    const { turn } = cursor;
    const now = clock.now();
    const at = windows[turn].parse(cursor[turn], now);
    const { fromAt, toAt } = windows[turn].windowOf(at, now);
    const iso = (ms: number): string => encodeURIComponent(new Date(ms).toISOString());
    const fields = turn === 'returns' ? RETURN_FIELDS : 'id,returns.id,returns.status';
    const page = await list(
      turn,
      `updated_at[$gte]=${iso(fromAt)}&updated_at[$lte]=${iso(toAt)}&order=updated_at&limit=${size}&offset=${at.page * size}&fields=${fields}`,
    );
    if ('kind' in page) return page;
    const { rows, count, platformNow } = page;
    const next = windows[turn].advance(at, (at.page + 1) * size < count && rows.length > 0, { now, platformNow });
    const returns = next.isWhole ? await (turn === 'returns' ? tell(rows) : tellOf(rows)) : [];
    if (!Array.isArray(returns)) return returns;
    const isTurnOver = !next.hasMore;
    const after: Cursor = {
      ...{ ...cursor, [turn]: windows[turn].text(next.cursor) },
      ...(isTurnOver ? { turn: turn === 'returns' ? 'orders' : 'returns' } : {}),
    };
    return {
      ...{ kind: 'pulled', returns, cursor: JSON.stringify(after) },
      hasMore: !isTurnOver || turn === 'returns',
    };
  };
}
