import * as v from 'valibot';
import { AtMs, Category, Count, DefectCode, Id, Reason, Verdict } from './domain-words.ts';
import { call } from './ipc.ts';

// Blind re-checks: a small random share of what was judged is judged a second time by another inspector. Beside the decision,
// which they never change; what comes of them is how far the rules are understood alike, never who is better.

/** The row of the verdict table (`main/decision/verdict-rules.ts`) that the first judgement came from. */
export const VERDICT_ROWS = ['intact', 'defect', 'missing', 'wrong-shipment', 'empty-box', 'not-as-shipped'] as const;
export const VerdictRow = v.picklist(VERDICT_ROWS);
export type VerdictRow = v.InferOutput<typeof VerdictRow>;

const Goods = v.object({ sku: v.string(), name: v.string(), picture: v.nullable(v.string()), quantity: Count });

/** One to judge again, with nothing of the first judgement. */
export const RecheckItem = v.object({
  verdictId: Id,
  waybill: v.string(),
  place: v.nullable(v.string()),
  drawnAt: AtMs,
  reason: Reason,
  reasonText: v.string(),
  category: Category,
  goods: v.array(Goods),
  offeredCodes: v.array(DefectCode),
  /** Whoever asks judged it the first time: it is a colleague's. */
  isOwn: v.boolean(),
});
export type RecheckItem = v.InferOutput<typeof RecheckItem>;

/** Two judgements of the same goods; whose they are is not told here. */
export const RecheckPair = v.object({
  verdictId: Id,
  inspectionId: Id,
  waybill: v.string(),
  title: v.string(),
  at: AtMs,
  first: v.object({ verdict: Verdict, codes: v.array(DefectCode) }),
  /** Null: the goods were not to be found any more. */
  second: v.nullable(v.object({ verdict: Verdict, codes: v.array(DefectCode), note: v.string() })),
  agrees: v.nullable(v.boolean()),
});
export type RecheckPair = v.InferOutput<typeof RecheckPair>;

export const RecheckView = v.object({
  /** Longest waiting first. */
  open: v.array(RecheckItem),
  /** Judged differently, newest first, at most 50; null for whoever isn't a supervisor. */
  differing: v.nullable(v.array(RecheckPair)),
  percent: Count,
});
export type RecheckView = v.InferOutput<typeof RecheckView>;

/** `verdict` null: the goods can't be found. Damaged goods need a code. */
export const RecheckInput = v.pipe(
  v.object({
    verdictId: Id,
    verdict: v.nullable(Verdict),
    codes: v.pipe(v.array(DefectCode), v.maxLength(20)),
    note: v.pipe(v.string(), v.trim(), v.maxLength(500)),
  }),
  v.check(({ verdict, codes }) => verdict !== 'damaged' || codes.length > 0, 'a code is needed'),
);
export type RecheckInput = v.InferOutput<typeof RecheckInput>;

/** What came of it, both judgements side by side, and where the goods go now (null: they stay where they are). */
export const RecheckDone = v.object({ pair: RecheckPair, putTo: v.nullable(v.string()) });
export type RecheckDone = v.InferOutput<typeof RecheckDone>;

const Agreed = { n: Count, agreed: Count };
/** How far two judgements of the same goods agree. It knows rules and articles, and no people. */
export const RecheckReport = v.object({
  ...Agreed,
  /** Goods that were not to be found: not counted above. */
  gone: Count,
  rows: v.array(v.object({ row: VerdictRow, ...Agreed })),
  /** Of each code: said by both, only the first time, only the second time. */
  codes: v.array(v.object({ code: DefectCode, both: Count, firstOnly: Count, secondOnly: Count })),
  /** Least agreement first, at most 50. */
  skus: v.array(v.object({ sku: v.string(), name: v.string(), ...Agreed })),
});
export type RecheckReport = v.InferOutput<typeof RecheckReport>;

export const RECHECK_DAYS = [30, 90, 365] as const;

export const recheckCalls = {
  recheckView: call(v.undefined(), RecheckView),
  /** The second judgement: a fact of its own; the first verdict, its decision and the money stay as they are. */
  recheckJudge: call(RecheckInput, RecheckDone),
  /** Of the last so many days. */
  recheckReport: call(v.object({ days: v.picklist(RECHECK_DAYS) }), RecheckReport),
} as const;
