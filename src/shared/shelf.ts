import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';

// The shelf: parcels that stand at this bench and wait for something. Nothing may be forgotten on it.

/**
 * `half-done` begun and put aside · `rest` a part of the return is in another box · `unclaimed` no return known to us ·
 * `unmatched` not known yet, a shop can't be read · `other-merchant` not ours: goes back to the courier or to another
 * warehouse, against a signature.
 */
export const SHELF_WHYS = ['half-done', 'rest', 'unclaimed', 'unmatched', 'other-merchant'] as const;
export const ShelfWhy = v.picklist(SHELF_WHYS);
export type ShelfWhy = v.InferOutput<typeof ShelfWhy>;

export const ShelfItem = v.object({
  inspectionId: Id,
  waybill: v.string(),
  why: ShelfWhy,
  /** The goods, when they are known. */
  title: v.string(),
  place: v.nullable(v.string()),
  /** Since when it lies there. */
  sinceAt: AtMs,
  deadlineAt: v.nullable(AtMs),
  operatorNo: v.string(),
});
export type ShelfItem = v.InferOutput<typeof ShelfItem>;

/** Nearest deadline first, then oldest first. */
export const ShelfView = v.array(ShelfItem);
export type ShelfView = v.InferOutput<typeof ShelfView>;

/** 退快递 or 转仓: who took the parcels over. */
export const HandOver = v.object({
  inspectionIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
  to: v.picklist(['courier', 'warehouse']),
  /** The name of the person who took them, as signed on the list. */
  signer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
});
export type HandOver = v.InferOutput<typeof HandOver>;
