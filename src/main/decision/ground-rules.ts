import { GROUND_IDS, GROUNDS_MAX } from '../../shared/advice.ts';
import type { Ground, GroundId } from '../../shared/advice.ts';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { Category, DefectCode, Reason, ReturnState } from '../../shared/domain-words.ts';
import { lawNotIntact, lawRefundAt } from './decision-rules.ts';

// Which grounds law and platform accept for refusing a case, and which they don't: the rules of the design's domain as
// sentences beside the decision. Pure; they propose nothing and stop nobody.

export type GroundFacts = Pick<ToDecideItem, 'verdict' | 'finding' | 'codes' | 'cause' | 'judgements' | 'gaps'> & {
  reason: Reason;
  category: Category;
  state: ReturnState;
  /** No call of the platform takes a refusal of a return without reason. */
  isNoReasonByHand: boolean;
  photoCount: number;
  /** When the goods came here, ms. */
  receivedAt: number;
  now: number;
};

/** What says no more than that somebody opened it. */
const OPENED: readonly DefectCode[] = ['seal-broken', 'outer-box'];
/** What buyers did to goods that are still those that were shipped. */
const USED: readonly DefectCode[] = ['washed', 'worn', 'stained', 'odour', 'damaged', 'tag-missing'];
const OTHER_GOODS: readonly DefectCode[] = ['not-as-shipped', 'serial-mismatch', 'wrong-item', 'empty-box'];
const INCOMPLETE: readonly DefectCode[] = ['line-missing', 'part-missing', 'gift-missing'];
/** So long before the law's last day it is said. */
const LAW_IS_NEAR_MS = 2 * 24 * 3_600_000;

/** The codes a ground speaks of; null = it doesn't hold here. */
type Holds = (facts: GroundFacts) => readonly DefectCode[] | null;

const when = (isTrue: boolean, codes: readonly DefectCode[] = []): readonly DefectCode[] | null =>
  isTrue ? codes : null;
const some = (codes: readonly DefectCode[]): readonly DefectCode[] | null => when(codes.length > 0, codes);
const among = ({ codes }: GroundFacts, kinds: readonly DefectCode[]): DefectCode[] =>
  codes.filter((code) => kinds.includes(code));
const isBroken = ({ codes, judgements }: GroundFacts): boolean =>
  codes.includes('malfunction') || judgements.function === 'bad';
const byLaw = ({ category, codes }: GroundFacts): DefectCode[] => lawNotIntact(category, codes);
const isNoReason = ({ reason }: GroundFacts): boolean => reason === 'no-reason';
const contradicts = ({ finding }: GroundFacts): boolean => finding === 'contradicts';

const HOLDS: Readonly<Record<GroundId, Holds>> = {
  'confirms-buyer': (one) => when(one.finding === 'confirms' && !one.codes.includes('wrong-item'), one.codes),
  'own-wrong-shipment': (one) => when(one.finding === 'confirms' && one.codes.includes('wrong-item')),
  intact: ({ verdict }) => when(verdict === 'intact'),
  'core-function': (one) => when(isBroken(one)),
  'opened-alone': (one) => {
    const isAlone = one.codes.includes('seal-broken') && one.codes.every((code) => OPENED.includes(code));
    return when(isAlone && !(isNoReason(one) && byLaw(one).length > 0));
  },
  'quality-exempt': (one) => (isNoReason(one) ? null : some(byLaw(one))),
  'no-code': ({ verdict, codes }) => when(verdict !== 'intact' && codes.length === 0),
  'no-photo': ({ verdict, photoCount }) => when(verdict !== 'intact' && photoCount === 0),
  'flag-alone': ({ codes, gaps }) => when(codes.includes('serial-mismatch') && gaps.includes('serial')),
  'pictures-alone': ({ finding, gaps }) => when(finding === 'confirms' && gaps.includes('defect')),
  'seven-days': (one) =>
    when(isNoReason(one) && one.state === 'open' && lawRefundAt(one.receivedAt) - one.now < LAW_IS_NEAR_MS),
  'carrier-damage': ({ cause, codes }) => when(cause === 'carrier' || codes.includes('outer-box')),
  'not-open': ({ state }) => when(state !== 'open'),
  'no-reason-by-hand': (one) => when(isNoReason(one) && one.isNoReasonByHand),
  'no-recording': ({ gaps }) => when(gaps.includes('recording')),
  'law-not-intact': (one) => (isNoReason(one) && !isBroken(one) ? some(byLaw(one)) : null),
  'other-goods': (one) => (contradicts(one) ? some(among(one, OTHER_GOODS)) : null),
  'not-intact': (one) =>
    isNoReason(one) && !isBroken(one) && one.cause !== 'carrier' && byLaw(one).length === 0
      ? some(among(one, USED))
      : null,
  appraisal: ({ codes }) => when(codes.includes('counterfeit')),
  incomplete: (one) => (contradicts(one) ? some(among(one, INCOMPLETE)) : null),
  'not-only-resale': (one) => when(isNoReason(one) && one.verdict === 'damaged' && byLaw(one).length === 0),
  'second-hand': ({ category, verdict }) => when(category === 'second-hand' && verdict !== 'intact'),
  'goods-stay-theirs': (one) => when(contradicts(one) && one.state === 'open'),
  'no-cut': (one) => when(contradicts(one) && one.verdict === 'damaged' && one.state === 'open'),
};

/** What law and platform say to refusing this case, worst first, five at most. */
export function groundsOf(facts: GroundFacts): Ground[] {
  return GROUND_IDS.flatMap((id): Ground[] => {
    const codes = HOLDS[id](facts);
    if (codes === null) return [];
    const isOfCategory = id === 'law-not-intact' || id === 'quality-exempt';
    return [
      {
        ...{ id, codes: [...codes], category: isOfCategory ? facts.category : null },
        at: id === 'seven-days' ? lawRefundAt(facts.receivedAt) : null,
      },
    ];
  }).slice(0, GROUNDS_MAX);
}
