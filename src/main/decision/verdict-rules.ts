import type { Attested } from '../../shared/command-body.ts';
import { JUDGEMENTS } from '../../shared/domain-words.ts';
import type {
  Category,
  Cause,
  DefectCode,
  Finding,
  Judgement,
  Judgements,
  Reason,
  Verdict,
} from '../../shared/domain-words.ts';
import type { LineCount, Stranger } from '../session/line-count.ts';

// decision: from what was counted to a verdict, and from the verdict to what is asked of the platform. After session and
// evidence, before the outbox. The rules are those of the design's domain, one function or table each, all pure.

/** What was found for one expected return. */
export type Found = {
  reason: Reason;
  lines: (LineCount & { isGift: boolean })[];
  strangers: Stranger[];
  choice: 'damaged' | 'swapped' | null;
  codes: DefectCode[];
};

export type Judged = { verdict: Verdict; finding: Finding; codes: DefectCode[] };

/** Which defects are what the buyer said (rule 5: then the finding confirms the buyer). */
const CONFIRMING: Record<Reason, readonly DefectCode[]> = {
  'no-reason': [],
  quality: ['damaged', 'stained', 'odour', 'malfunction', 'part-missing'],
  broken: ['damaged', 'outer-box', 'seal-broken', 'malfunction'],
  'wrong-item': ['wrong-item'],
  short: ['line-missing', 'part-missing', 'gift-missing', 'empty-box'],
  'not-as-described': ['wrong-item', 'damaged', 'stained', 'part-missing', 'malfunction'],
  'not-received': ['empty-box', 'line-missing'],
  counterfeit: ['counterfeit'],
};

/** Codes that say "nothing is wrong with the goods": with all goods good, such a parcel is intact plus a carrier note. */
const CARRIER_ONLY: readonly DefectCode[] = ['outer-box'];

const foundOf = (line: LineCount): number => line.good + line.defective;
const isShort = (line: LineCount): boolean => foundOf(line) < line.expected;
const isMissing = (line: LineCount): boolean => isShort(line) && line.isMissingConfirmed;
const isWholly = (line: LineCount): boolean =>
  line.good >= line.expected && (line.serialState === 'none' || line.serialState === 'match');

/**
 * The table "from what was counted to the verdict": the first row that fits; null while a line is neither scanned nor
 * said to be missing. Where two rows fit a wrong item in an otherwise empty box, rule 5 decides: a wrong item with the
 * reason 发错货 is our own wrong shipment, never 掉包.
 */
export function judge(found: Found): Judged | null {
  const { lines, reason, strangers, choice } = found;
  const withCode = (code: DefectCode): DefectCode[] =>
    found.codes.includes(code) ? found.codes : [code, ...found.codes];
  const hasShortage = lines.some(isShort);
  const isOwnWrongShipment = reason === 'wrong-item' && strangers.some(({ kind }) => kind === 'sku') && hasShortage;

  const isEmpty =
    found.codes.includes('empty-box') ||
    (lines.length > 0 && lines.every((line) => isMissing(line) && foundOf(line) === 0));
  if (isEmpty && !isOwnWrongShipment) {
    const finding = reason === 'not-received' ? 'confirms' : 'contradicts';
    return { verdict: 'swapped', finding, codes: withCode('empty-box') };
  }
  if (isOwnWrongShipment) return { verdict: 'damaged', finding: 'confirms', codes: withCode('wrong-item') };
  if (lines.some((line) => line.serialState === 'mismatch')) {
    return { verdict: 'swapped', finding: 'contradicts', codes: withCode('serial-mismatch') };
  }
  // Something foreign stands for a unit that isn't there; beside a complete box it is only left over (packaging codes).
  if (strangers.length > 0 && hasShortage) {
    return { verdict: 'swapped', finding: 'contradicts', codes: withCode('not-as-shipped') };
  }
  const missing = lines.filter(isMissing);
  if (missing.length > 0) {
    const code: DefectCode = missing.every((line) => line.isGift) ? 'gift-missing' : 'line-missing';
    return { verdict: 'damaged', finding: reason === 'short' ? 'confirms' : 'contradicts', codes: withCode(code) };
  }
  if (choice === 'swapped') return { verdict: 'swapped', finding: 'contradicts', codes: withCode('not-as-shipped') };

  const isAllGood = lines.every(isWholly);
  const isCarrierOnly = found.codes.length > 0 && found.codes.every((code) => CARRIER_ONLY.includes(code));
  const hasDefects = found.codes.length > 0 || choice === 'damaged' || lines.some((line) => line.defective > 0);
  if (hasDefects && !(isCarrierOnly && isAllGood)) {
    const isSaid =
      found.codes.length > 0 &&
      found.codes.every((code) => CONFIRMING[reason].includes(code) || CARRIER_ONLY.includes(code));
    return { verdict: 'damaged', finding: isSaid ? 'confirms' : 'contradicts', codes: found.codes };
  }
  if (!isAllGood) return null;
  return { verdict: 'intact', finding: reason === 'no-reason' ? 'neutral' : 'mark', codes: found.codes };
}

const CAUSE_OF: Partial<Record<DefectCode, Cause>> = {
  washed: 'buyer',
  worn: 'buyer',
  'tag-missing': 'buyer',
  'seal-tag-mismatch': 'buyer',
  activated: 'buyer',
  malfunction: 'quality',
  'outer-box': 'carrier',
  'wrong-item': 'picking',
};

/** Whose doing it probably is; a person corrects it. */
export const causeOf = (codes: readonly DefectCode[]): Cause => {
  for (const code of codes) {
    const cause = CAUSE_OF[code];
    if (cause !== undefined) return cause;
  }
  return 'unknown';
};

/** Which judgement a code speaks against. */
const JUDGEMENT_OF: Record<DefectCode, Judgement> = {
  damaged: 'appearance',
  washed: 'appearance',
  worn: 'appearance',
  stained: 'appearance',
  odour: 'appearance',
  'tag-missing': 'accessories',
  'seal-tag-mismatch': 'packaging',
  'seal-broken': 'packaging',
  malfunction: 'function',
  'part-missing': 'accessories',
  'gift-missing': 'accessories',
  'line-missing': 'accessories',
  'empty-box': 'accessories',
  'wrong-item': 'appearance',
  'not-as-shipped': 'appearance',
  'serial-mismatch': 'appearance',
  counterfeit: 'appearance',
  activated: 'function',
  'outer-box': 'packaging',
};

/** The judgements that somebody made: what a platform may be told. */
export function attestedOf(judgements: Judgements): Attested {
  const told: Attested = {};
  for (const judgement of JUDGEMENTS) {
    const value = judgements[judgement];
    if (value !== 'untested') told[judgement] = value;
  }
  return told;
}

/**
 * The six judgements: filled by the verdict and its codes, corrected by what a person set. `function` stays untested
 * unless someone tested it: nothing untested is ever attested.
 */
export function fillJudgements(judged: Judged | null, byHand: Partial<Judgements>): Judgements {
  const isIntact = judged?.verdict === 'intact';
  const start: Judgements = {
    packaging: isIntact ? 'good' : 'untested',
    function: 'untested',
    appearance: isIntact ? 'good' : 'untested',
    accessories: isIntact ? 'good' : 'untested',
    invoice: isIntact ? 'good' : 'untested',
    reason:
      judged === null || judged.finding === 'neutral' ? 'untested' : judged.finding === 'confirms' ? 'good' : 'bad',
  };
  if (isIntact && judged.finding === 'neutral') start.reason = 'good';
  for (const code of judged?.codes ?? []) start[JUDGEMENT_OF[code]] = 'bad';
  return { ...start, ...byHand };
}

/** A parcel nobody opened: its seal was looked at and nothing else is attested. */
export const UNOPENED: Judgements = {
  packaging: 'good',
  function: 'untested',
  appearance: 'untested',
  accessories: 'untested',
  invoice: 'untested',
  reason: 'untested',
};

const BY_CATEGORY: Record<Category, readonly DefectCode[]> = {
  clothing: ['worn', 'washed', 'stained', 'tag-missing', 'odour', 'damaged', 'seal-tag-mismatch'],
  'shoes-bags': ['worn', 'stained', 'damaged', 'seal-tag-mismatch', 'tag-missing', 'odour', 'part-missing'],
  digital: ['malfunction', 'damaged', 'activated', 'part-missing', 'serial-mismatch', 'seal-broken', 'worn'],
  food: ['seal-broken', 'damaged', 'odour', 'line-missing', 'stained'],
  beauty: ['seal-broken', 'damaged', 'counterfeit', 'part-missing', 'stained'],
  intimate: ['seal-broken', 'worn', 'washed', 'stained', 'odour', 'tag-missing'],
  'second-hand': ['malfunction', 'damaged', 'part-missing', 'not-as-shipped', 'worn'],
  other: ['damaged', 'worn', 'stained', 'part-missing', 'malfunction', 'seal-broken'],
};

const ALWAYS: readonly DefectCode[] = [
  'line-missing',
  'empty-box',
  'wrong-item',
  'gift-missing',
  'not-as-shipped',
  'outer-box',
];

/** Codes offered on the screen: what the buyer said first, then the category's, then the rest that is always possible. */
export function offerCodes(reason: Reason | null, category: Category | null, limit = 9): DefectCode[] {
  const said = reason === null ? [] : CONFIRMING[reason];
  return [...new Set([...said, ...BY_CATEGORY[category ?? 'other'], ...ALWAYS])].slice(0, limit);
}
