import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Failed } from '../platform.ts';
import { failedBySpoken } from '../spoken.ts';
import { CHANGE_FIELDS, ORDER_FIELDS, PATHS, RETURN_FIELDS } from './medusa-limits.ts';
import type { Case } from './medusa-mapping.ts';
import { ChangeList, MedusaOrder, MedusaReturn, OrderPage, ReturnPage } from './medusa-schemas.ts';
import type { MedusaChange } from './medusa-schemas.ts';
import type { MedusaSession } from './medusa-session.ts';

/** `now` is the shop's own time where it told it. */
type Found = { kind: 'found'; of: Case; now: number } | { kind: 'not-found' } | Failed;

export type MedusaFind = {
  /** One return and its order, as they are now. */
  read: (returnNo: string) => Promise<Found>;
  /** What was done to an order, and what is being done (`order_change`). */
  changes: (orderId: string) => Promise<{ kind: 'read'; changes: MedusaChange[] } | Failed>;
  /** The orders of these ids by id; what isn't understood is missing. */
  orders: (ids: string[]) => Promise<{ kind: 'read'; orders: Map<string, MedusaOrder>; now: number } | Failed>;
};

export const garbled: Failed = { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };

/** Ids stand in addresses: nothing else may. */
const isReturnNo = (returnNo: string): boolean => /^return_[0-9A-Za-z]{1,57}$/.test(returnNo);

export const byIds = (path: string, ids: string[], fields: string): string =>
  `${path}?${ids.map((id) => `id[]=${encodeURIComponent(id)}`).join('&')}&limit=${ids.length}&fields=${fields}`;

export function createMedusaFind(session: MedusaSession, clock: Clock): MedusaFind {
  const orders: MedusaFind['orders'] = async (ids) => {
    const spoken = await session.ask({ method: 'GET', path: byIds(PATHS.orders, ids, ORDER_FIELDS) });
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const page = v.safeParse(OrderPage, spoken.body);
    if (!page.success) return garbled;
    const read = page.output.orders.flatMap((row) => {
      const order = v.safeParse(MedusaOrder, row);
      return order.success ? [[order.output.id, order.output] as const] : [];
    });
    return { kind: 'read', orders: new Map(read), now: spoken.platformNow ?? clock.now() };
  };

  return {
    orders,
    read: async (returnNo) => {
      if (!isReturnNo(returnNo)) return { kind: 'not-found' };
      const spoken = await session.ask({ method: 'GET', path: byIds(PATHS.returns, [returnNo], RETURN_FIELDS) });
      if (spoken.kind !== 'said') return failedBySpoken(spoken);
      const page = v.safeParse(ReturnPage, spoken.body);
      if (!page.success) return garbled;
      const [first, ...others] = page.output.returns;
      if (first === undefined) return { kind: 'not-found' };
      const back = v.safeParse(MedusaReturn, first);
      // Another return in its place is no answer about this one.
      if (!back.success || back.output.id !== returnNo || others.length > 0) return garbled;
      const found = await orders([back.output.order_id]);
      if (found.kind === 'failed') return found;
      const order = found.orders.get(back.output.order_id);
      return order === undefined ? garbled : { kind: 'found', of: { back: back.output, order }, now: found.now };
    },
    changes: async (orderId) => {
      const path = `${PATHS.orders}/${encodeURIComponent(orderId)}/changes?fields=${CHANGE_FIELDS}`;
      const spoken = await session.ask({ method: 'GET', path });
      if (spoken.kind !== 'said') return failedBySpoken(spoken);
      const list = v.safeParse(ChangeList, spoken.body);
      return list.success ? { kind: 'read', changes: list.output.order_changes } : garbled;
    },
  };
}
