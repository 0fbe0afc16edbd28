import type { Category, DefectCode, Finding, Verdict } from '../../shared/domain-words.ts';
import type { Disposition } from '../../shared/disposition.ts';

// disposition: where each unit goes after the verdict. After the decision, beside the outbox: goods are put away whether
// or not the refund goes through. The rules are the design's domain, pure.

export type DispositionCase = {
  verdict: Verdict;
  finding: Finding;
  codes: readonly DefectCode[];
  /** null: nobody announced it. */
  category: Category | null;
  /** A person still has to decide: the goods are the buyer's until then (rule 11). */
  isUndecided: boolean;
  /** It was refused, or decided to be returned: the goods are the buyer's, whatever they are like (rule 11). */
  isBuyers: boolean;
};

/** Once opened or soiled these are never sold again, not even as second quality. */
const NEVER_RESOLD: readonly Category[] = ['food', 'beauty', 'intimate'];
/** Our own doing or the carrier's: nothing is wrong with the goods themselves. */
const HARMLESS: readonly DefectCode[] = ['outer-box', 'wrong-item', 'line-missing', 'gift-missing'];
const FAULTY: readonly DefectCode[] = ['malfunction', 'part-missing'];

/**
 * What may become of the goods, likeliest first; the first is what happens when nobody chooses. Undecided goods are kept
 * (or looked at by someone who knows); what was refused goes back, or is kept until the ruling; what was refunded is the shop's.
 */
export function dispositionsFor(found: DispositionCase): [Disposition, ...Disposition[]] {
  const { verdict, codes, category, isUndecided, isBuyers } = found;
  if (isUndecided) return ['keep', 'appraise', 'to-buyer'];
  if (isBuyers) return ['to-buyer', 'keep', 'appraise'];
  if (verdict === 'intact') return ['restock', 'second', 'to-supplier', 'appraise'];
  if (verdict === 'swapped') return ['keep', 'appraise', 'to-buyer', 'scrap'];
  if (codes.length > 0 && codes.every((code) => HARMLESS.includes(code))) {
    return ['restock', 'second', 'to-supplier', 'keep', 'scrap'];
  }
  if (category !== null && NEVER_RESOLD.includes(category)) return ['to-supplier', 'scrap', 'keep', 'appraise'];
  if (codes.some((code) => FAULTY.includes(code))) return ['repair', 'to-supplier', 'second', 'keep', 'scrap'];
  return ['second', 'repair', 'to-supplier', 'keep', 'scrap'];
}

/** Goods that stay the buyer's are no stock of ours: the stock system hears nothing of them. */
export const isStock = (disposition: Disposition): boolean =>
  disposition !== 'keep' && disposition !== 'to-buyer' && disposition !== 'appraise';
