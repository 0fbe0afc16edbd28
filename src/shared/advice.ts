import * as v from 'valibot';
import { AtMs, Category, Cents, DefectCode, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// What a person should know before they decide: which grounds law and platform accept for refusing, and what each way does
// at the platform. Beside decision.ts; it decides nothing, and nothing else reads it.

/** `against` refusing, `for` it, or only to be `known`. */
export type Stance = 'against' | 'for' | 'known';

/**
 * Where a sentence comes from. 侵害消费者权益行为处罚办法 art. 9 · 网络购买商品七日无理由退货暂行办法 art. 8, 9 ·
 * 消费者权益保护法 art. 24, 25 · the platform's own documents · the house's rule (design, domain.md). The shop checks the texts.
 */
type GroundSource = 'measures-9' | 'no-reason-8-9' | 'consumer-24' | 'consumer-25' | 'platform' | 'house';

type GroundFact = { stance: Stance; rule: string; source: GroundSource };
const ground = (stance: Stance, rule: string, source: GroundSource): GroundFact => ({ stance, rule, source });

/** Every ground there is, what would go worst if it were overlooked first. `rule` numbers are those of the design's domain. */
export const GROUNDS = {
  'confirms-buyer': ground('against', '5', 'house'),
  'own-wrong-shipment': ground('against', '5', 'house'),
  intact: ground('against', '8', 'house'),
  'core-function': ground('against', '2', 'consumer-24'),
  'opened-alone': ground('against', '1', 'measures-9'),
  'quality-exempt': ground('against', '1b', 'no-reason-8-9'),
  'no-code': ground('against', '8', 'house'),
  'no-photo': ground('against', '8', 'house'),
  'flag-alone': ground('against', '4', 'house'),
  'pictures-alone': ground('against', '4', 'house'),
  'seven-days': ground('against', '9', 'consumer-25'),
  'carrier-damage': ground('against', '9', 'house'),
  'not-open': ground('known', '7', 'platform'),
  'no-reason-by-hand': ground('known', '7', 'platform'),
  'no-recording': ground('known', '8', 'house'),
  'law-not-intact': ground('for', '1b', 'no-reason-8-9'),
  'other-goods': ground('for', '8', 'house'),
  'not-intact': ground('for', '8', 'consumer-25'),
  appraisal: ground('known', '4', 'house'),
  incomplete: ground('known', '3', 'house'),
  'not-only-resale': ground('known', '3', 'house'),
  'second-hand': ground('known', '3', 'house'),
  'goods-stay-theirs': ground('known', '11', 'house'),
  'no-cut': ground('known', '6', 'house'),
} as const satisfies Record<string, GroundFact>;
export type GroundId = keyof typeof GROUNDS;
export const GROUND_IDS = Object.keys(GROUNDS) as [GroundId, ...GroundId[]];

export const Ground = v.object({
  id: v.picklist(GROUND_IDS),
  /** The codes it speaks of; empty where it speaks of none. */
  codes: v.array(DefectCode),
  category: v.nullable(Category),
  /** The moment it speaks of. */
  at: v.nullable(AtMs),
});
export type Ground = v.InferOutput<typeof Ground>;

/** A person reads so many and no more. */
export const GROUNDS_MAX = 5;

/** The ways a case can go. `sent-anew` = exchanged, sent again or repaired. */
const WAYS = ['refund-full', 'refund-part', 'refuse', 'sent-anew', 'return-goods', 'more-time'] as const;
export type Way = (typeof WAYS)[number];

/** What a way does there; each has a sentence. */
export const CONSEQUENCE_IDS = [
  'pay-call',
  'pay-notice',
  'pay-hand',
  'pay-over',
  'pay-locked',
  'part-call',
  'part-applied',
  'part-hand',
  'refuse-call',
  'refuse-bare',
  'refuse-told',
  'refuse-hand',
  'refuse-no-call',
  'refuse-no-reason',
  'refuse-over',
  'anew-call',
  'anew-exchange',
  'anew-hand',
  'return-hand',
  'time-call',
  'time-hand',
] as const;

export const Consequence = v.object({
  way: v.picklist(WAYS),
  id: v.picklist(CONSEQUENCE_IDS),
  /** What moves, goods and freight; null where the person says how much, or nothing does. */
  amountCents: v.nullable(Cents),
  /** No document of the platform proves this: UNVERIFIED in the design's platforms.md. */
  isUnverified: v.boolean(),
});
export type Consequence = v.InferOutput<typeof Consequence>;

/** Whose habits count; '' = an own shop, an ERP, the training shop, or one that isn't connected. */
export const MARKETS = ['', 'taobao', 'tmall', 'jd', 'pdd', 'douyin'] as const;
export const Market = v.picklist(MARKETS);
export type Market = v.InferOutput<typeof Market>;

/** Both lists are empty while no return is known. */
export const Advice = v.object({
  market: Market,
  grounds: v.pipe(v.array(Ground), v.maxLength(GROUNDS_MAX)),
  consequences: v.array(Consequence),
});
export type Advice = v.InferOutput<typeof Advice>;

export const adviceCalls = {
  /** What speaks for and against refusing a case that is to be decided, and what each way does at its platform. */
  decisionAdvice: call(v.object({ verdictId: Id }), Advice),
} as const;
