import { SHELF_WHYS } from '../../shared/shelf.ts';
import type { ShelfItem, ShelfWhy } from '../../shared/shelf.ts';
import type { ShelfAct } from '../session/bench-keys.ts';

// shelf (window's side): what stands at this bench and waits. Beside the bench; it opens a parcel there again, and gives
// away what isn't ours.

export type ShelfFilter = 'all' | ShelfWhy;

/** How many there are of each kind; kinds without any are left out. */
export const countByWhy = (items: readonly ShelfItem[]): { why: ShelfWhy; n: number }[] =>
  SHELF_WHYS.map((why) => ({ why, n: items.filter((item) => item.why === why).length })).filter(({ n }) => n > 0);

export const filterItems = (items: readonly ShelfItem[], filter: ShelfFilter): readonly ShelfItem[] =>
  filter === 'all' ? items : items.filter(({ why }) => why === filter);

/** Only what isn't ours is handed over. */
export const canMark = (item: ShelfItem): boolean => item.why === 'other-merchant';

/** What the keys can do now with the parcel chosen and those marked. */
export const shelfActs = (shelf: {
  chosen: ShelfItem | null;
  items: readonly ShelfItem[];
}): Record<ShelfAct, boolean> => ({
  open: shelf.chosen !== null,
  record: shelf.chosen !== null,
  mark: shelf.chosen !== null && canMark(shelf.chosen),
  'hand-over': shelf.items.some(canMark),
});
