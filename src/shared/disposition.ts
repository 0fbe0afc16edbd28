import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';
import { Claim, Pin } from './people.ts';

// Disposition 去向: where each unit goes after the verdict. Beside the decision, never tied to it: goods are put away
// whether or not the refund has gone through, and the stock's command is another one than the refund's.

/**
 * `restock` 良品上架 · `second` 次品 · `to-supplier` 退供 · `repair` 返修 · `to-buyer` 寄回买家 · `keep` 留证 · `scrap` 报废 (two
 * people) · `appraise` 送检.
 */
export const DISPOSITIONS = [
  'restock',
  'second',
  'to-supplier',
  'repair',
  'to-buyer',
  'keep',
  'scrap',
  'appraise',
] as const;
export const Disposition = v.picklist(DISPOSITIONS);
export type Disposition = v.InferOutput<typeof Disposition>;

/** A bin, cage or tote as its barcode has it, without `DL:`. */
export const Bin = v.pipe(v.string(), v.regex(/^[A-Z0-9-]{1,12}$/));

/** How far the stock system is told: `none` = it can't be told there (the stock list holds it), or needn't. */
export const StockProgress = v.picklist(['none', 'waiting', 'asking', 'acknowledged', 'parked']);
export type StockProgress = v.InferOutput<typeof StockProgress>;

/** One unit of goods with its place. */
export const UnitView = v.object({
  id: Id,
  inspectionId: Id,
  /** null: goods of a parcel without an expected return, or something foreign in the box. */
  lineId: v.nullable(Id),
  sku: v.string(),
  name: v.string(),
  /** 1, 2, 3 … of its line in this box. */
  unit: Count,
  disposition: Disposition,
  bin: v.string(),
  operatorNo: v.string(),
  /** Who else stood by: only for `scrap`. */
  secondOperatorNo: v.nullable(v.string()),
  at: AtMs,
  /** What this category and this finding allow, likeliest first. */
  offered: v.array(Disposition),
  stock: StockProgress,
});
export type UnitView = v.InferOutput<typeof UnitView>;

/**
 * Moves units to another disposition and bin. `scrap` needs a second operator number, other than the first; where the bench
 * has people the number is not believed, `second` proves who it is by badge (or number) and PIN.
 */
export const UnitMove = v.object({
  unitIds: v.pipe(v.array(Id), v.minLength(1), v.maxLength(500)),
  disposition: Disposition,
  bin: Bin,
  secondOperatorNo: v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9]{1,12}$/))),
  second: v.exactOptional(v.object({ claim: Claim, pin: Pin })),
});
export type UnitMove = v.InferOutput<typeof UnitMove>;
