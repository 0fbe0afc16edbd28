import type { StockBody } from '../../../shared/command-body.ts';
import type { Disposition } from '../../../shared/disposition.ts';
import { CANCELED, CHANGE_ACTIVE, CHANGE_CONFIRMED, RECEIVE, RECEIVED_ACTIONS } from './medusa-limits.ts';
import { wholeOf } from './medusa-money.ts';
import { skuOf } from './medusa-mapping.ts';
import type { Case } from './medusa-mapping.ts';
import type { MedusaChange } from './medusa-schemas.ts';
import { MOVED_AFTERWARDS, NO_LOCATION, RETURN_CANCELED, tooMany } from './medusa-words.ts';

// What of a return is to be received, and how; all pure. Medusa receives by `receive-items` (back into stock) and
// `dismiss-items` (received, not for sale again), in a change of the order that counts once it is confirmed.

type Counted = { id: string; quantity: number };
type StockPlan =
  | { kind: 'receive'; received: Counted[]; dismissed: Counted[] }
  /** The shop needn't hear of it: it knows no bins, and nothing comes into stock or leaves it. */
  | { kind: 'nothing' }
  | { kind: 'refused'; words: string };

type Meaning = 'untold' | 'received' | 'dismissed';

/** What a disposition is to the shop; goods that are the buyer's, or not judged yet, are no stock of its. */
function meaningOf(disposition: Disposition): Meaning {
  switch (disposition) {
    case 'restock':
      return 'received';
    case 'second':
    case 'to-supplier':
    case 'repair':
    case 'scrap':
      return 'dismissed';
    case 'to-buyer':
    case 'keep':
    case 'appraise':
      return 'untold';
  }
}

/** By item of the order: how many of this return were received, whichever way. */
function receivedBy(back: Case['back'], changes: MedusaChange[]): Map<string, number> {
  const counts = new Map<string, number>();
  // Of the return's own `received_quantity` the second of two partial receipts is not to be trusted (Medusa 2.21.2).
  for (const change of changes) {
    if (change.return_id !== back.id || change.change_type !== RECEIVE || change.status !== CHANGE_CONFIRMED) continue;
    for (const { action, details } of change.actions) {
      const id = details?.reference_id ?? null;
      if (!RECEIVED_ACTIONS.has(action) || id === null) continue;
      counts.set(id, (counts.get(id) ?? 0) + Number(details?.quantity ?? 0));
    }
  }
  return counts;
}

/** What a stock command asks of the shop, all or nothing. */
export function planStock({ back, order }: Case, changes: MedusaChange[], { units }: StockBody): StockPlan {
  const received = receivedBy(back, changes);
  const items = new Map(order.items.map((item) => [item.id, item]));
  const left = back.items.map(({ item_id, raw_quantity }) => {
    const item = items.get(item_id);
    const open = (wholeOf(raw_quantity) ?? 0) - (received.get(item_id) ?? 0);
    return { id: item_id, sku: item === undefined ? item_id : skuOf(item), open: Math.max(0, open) };
  });
  const plan: Record<Exclude<Meaning, 'untold'>, Counted[]> = { received: [], dismissed: [] };

  for (const { sku, quantity, disposition, from } of units) {
    const meaning = meaningOf(disposition);
    const before = from === null ? 'untold' : meaningOf(from.disposition);
    if (meaning === before) continue;
    if (before !== 'untold' || meaning === 'untold') return { kind: 'refused', words: MOVED_AFTERWARDS };
    const there = left.filter((item) => item.sku === sku);
    const open = there.reduce((sum, item) => sum + item.open, 0);
    if (quantity > open) return { kind: 'refused', words: tooMany(sku, quantity, open) };
    let toGo = quantity;
    for (const item of there) {
      const part = Math.min(toGo, item.open);
      if (part === 0) continue;
      plan[meaning].push({ id: item.id, quantity: part });
      item.open -= part;
      toGo -= part;
    }
  }
  if (plan.received.length + plan.dismissed.length === 0) return { kind: 'nothing' };
  if (back.status === CANCELED || order.status === CANCELED) return { kind: 'refused', words: RETURN_CANCELED };
  // Medusa would break off in the middle of it, and call the return partly received.
  if ((back.location_id ?? null) === null) return { kind: 'refused', words: NO_LOCATION };
  return { kind: 'receive', ...plan };
}

/** As it stands in the change's internal note, for the people in the shop and for us to find again. */
export const stockNote = (key: string): string => `DockProof [${key}]`;
const isOurs = (change: MedusaChange, key: string): boolean => (change.internal_note ?? '').includes(`[${key}]`);

/** The change by which this key was received. */
export const bookedBy = (changes: MedusaChange[], returnNo: string, key: string): MedusaChange | null =>
  changes.find(
    (change) => change.return_id === returnNo && change.status === CHANGE_CONFIRMED && isOurs(change, key),
  ) ?? null;

/** The change that stands open on the order (Medusa allows one): what is left of an attempt of ours, or somebody's work. */
export function openChange(changes: MedusaChange[], returnNo: string, key: string): 'none' | 'ours' | 'theirs' {
  const open = changes.find(({ status }) => CHANGE_ACTIVE.has(status));
  if (open === undefined) return 'none';
  return open.return_id === returnNo && open.change_type === RECEIVE && isOurs(open, key) ? 'ours' : 'theirs';
}
