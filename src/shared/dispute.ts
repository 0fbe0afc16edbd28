import * as v from 'valibot';
import { AtMs, Category, Cents, Count, DisputeStage, Id, Reason, ReturnState, Verdict } from './domain-words.ts';
import { EVIDENCE_ITEMS, EvidenceItem } from './evidence-meter.ts';
import { call } from './ipc.ts';
import { RegisterState } from './register.ts';

// Dispute cases 争议单: what a finding against the buyer, or a contested decision, goes on as. Before them decision; after
// them the ruling, which ends the matter, starts the time its evidence is kept for, and teaches the checklist.

/** 1 the merchant and the buyer, 2 the platform's people, 3 a regulator (12315) or a court. */
export const DISPUTE_LEVELS = [1, 2, 3] as const;
export const DisputeLevel = v.picklist(DISPUTE_LEVELS);
export type DisputeLevel = v.InferOutput<typeof DisputeLevel>;
/** Who has it there; the words are keyed by these. */
export const LEVEL_NAMES = { 1: 'merchant', 2: 'platform', 3: 'regulator' } as const;

/** Why there is a case: our finding, our decision, the platform stepped in, or a person opened it. */
const DISPUTE_CAUSES = ['finding', 'decision', 'platform', 'person'] as const;
export const DisputeCause = v.picklist(DISPUTE_CAUSES);
export type DisputeCause = v.InferOutput<typeof DisputeCause>;

/** `settled` = over without a ruling; `void` = what it was about was taken back. */
const DISPUTE_STATES = ['open', 'won', 'part', 'lost', 'settled', 'void'] as const;
export const DisputeState = v.picklist(DISPUTE_STATES);
export type DisputeState = v.InferOutput<typeof DisputeState>;

/**
 * Which clock runs. `refund` the buyer's own, until it is decided · `told` the platform's, as it gave it · `set` what a
 * person was told · `jd` both sides are asked within 24 h · `taobao` a review takes one to three working days · `platform`
 * 24 h where nobody told anything · `regulator` about seven days · `none` it is the other side's turn.
 */
const DISPUTE_CLOCKS = ['refund', 'told', 'set', 'jd', 'taobao', 'platform', 'regulator', 'none'] as const;
export const DisputeClock = v.picklist(DISPUTE_CLOCKS);
export type DisputeClock = v.InferOutput<typeof DisputeClock>;

export const OUTCOMES = ['won', 'part', 'lost'] as const;
export const Outcome = v.picklist(OUTCOMES);
export type Outcome = v.InferOutput<typeof Outcome>;

/** What the arbiter gave as the reason. `evidence-missing` names what was missing. */
const RULING_REASONS = [
  'proof-accepted',
  'buyer-silent',
  'evidence-missing',
  'evidence-unclear',
  'too-late',
  'listing-unclear',
  'platform-rule',
  'goods-faulty',
  'carrier',
  'buyer-proof',
  'other',
] as const;
export const RulingReason = v.picklist(RULING_REASONS);
export type RulingReason = v.InferOutput<typeof RulingReason>;

const FOR_US: readonly RulingReason[] = ['proof-accepted', 'buyer-silent', 'platform-rule', 'carrier', 'other'];
/** The reasons that go with an outcome; where something was lost, all but those that speak for us alone. */
export const reasonsFor = (outcome: Outcome): readonly RulingReason[] =>
  outcome === 'won' ? FOR_US : RULING_REASONS.filter((one) => one !== 'proof-accepted' && one !== 'buyer-silent');

const Text = v.pipe(v.string(), v.trim(), v.maxLength(500));

export const Ruling = v.object({
  outcome: Outcome,
  reason: RulingReason,
  /** What was missing; of `evidence-missing` alone. */
  items: v.array(EvidenceItem),
  /** The arbiter's own words. */
  text: v.string(),
  /** What the buyer gets; of a part alone. */
  amountCents: v.nullable(Cents),
});
export type Ruling = v.InferOutput<typeof Ruling>;

/** A case as the list shows it. */
export const DisputeItem = v.object({
  id: Id,
  returnId: Id,
  inspectionId: Id,
  waybill: v.string(),
  platform: v.string(),
  shop: v.string(),
  returnNo: v.string(),
  orderNo: v.string(),
  /** Its goods by name. */
  title: v.string(),
  place: v.nullable(v.string()),
  verdict: v.nullable(Verdict),
  amountCents: Cents,
  currency: v.string(),
  cause: DisputeCause,
  level: DisputeLevel,
  /** How far the platform's people are, where it tells. */
  stage: v.nullable(DisputeStage),
  state: DisputeState,
  clock: DisputeClock,
  /** By when our word, or the pack, must be in; null while it is the other side's turn, and when it is over. */
  dueAt: v.nullable(AtMs),
  openedAt: AtMs,
  endedAt: v.nullable(AtMs),
});
export type DisputeItem = v.InferOutput<typeof DisputeItem>;

/**
 * One thing that happened to a case. The program's own: `opened`, `clock` (another time), `told` (the platform stepped in),
 * `ended`; a person's: `level`, `ruled` (the last one counts), `settled`.
 */
export const DISPUTE_FACTS = ['opened', 'clock', 'told', 'ended', 'level', 'ruled', 'settled'] as const;
export const DisputeFact = v.object({
  what: v.picklist(DISPUTE_FACTS),
  state: DisputeState,
  level: DisputeLevel,
  dueAt: v.nullable(AtMs),
  note: v.string(),
  ruling: v.nullable(Ruling),
  operatorNo: v.string(),
  at: AtMs,
});
export type DisputeFact = v.InferOutput<typeof DisputeFact>;

/** Another return of the same order: applied for again, or withdrawn. */
const LinkedReturn = v.object({
  returnId: Id,
  returnNo: v.string(),
  state: ReturnState,
  amountCents: Cents,
  currency: v.string(),
  /** It is about (some of) the same goods. */
  hasSameGoods: v.boolean(),
  /** Null: no box of it was opened here. */
  inspectionId: v.nullable(Id),
  verdict: v.nullable(Verdict),
  /** Null: no case. */
  dispute: v.nullable(DisputeState),
});

/** The claim against the courier beside it, with its own clock; steps are taken in its register. */
const ClaimBeside = v.object({
  state: RegisterState,
  isOpen: v.boolean(),
  amountCents: v.nullable(Cents),
  dueAt: AtMs,
});

export const DisputeView = v.object({
  item: DisputeItem,
  ruling: v.nullable(Ruling),
  /** Oldest first. */
  facts: v.array(DisputeFact),
  linked: v.array(LinkedReturn),
  claim: v.nullable(ClaimBeside),
});
export type DisputeView = v.InferOutput<typeof DisputeView>;

const Cursor = v.object({ at: v.number(), id: Id });
export const DisputeQuery = v.object({ isOpen: v.boolean(), after: v.nullable(Cursor) });
export type DisputeQuery = v.InferOutput<typeof DisputeQuery>;
export const DisputePage = v.object({
  items: v.array(DisputeItem),
  next: v.nullable(Cursor),
  /** At most 1000 are counted. */
  open: Count,
});
export type DisputePage = v.InferOutput<typeof DisputePage>;

export const LevelInput = v.object({
  id: Id,
  level: DisputeLevel,
  /** By when, as the platform or the regulator said it; null: the usual time. */
  dueAt: v.nullable(AtMs),
  note: Text,
});
export type LevelInput = v.InferOutput<typeof LevelInput>;

export const RulingInput = v.pipe(
  v.object({ id: Id, ...Ruling.entries, text: Text }),
  v.check(({ outcome, reason }) => reasonsFor(outcome).includes(reason), 'the reason goes with another outcome'),
  v.check(({ reason, items }) => (reason === 'evidence-missing') === items.length > 0, 'what was missing'),
  v.check(({ items }) => new Set(items).size === items.length && items.length <= EVIDENCE_ITEMS.length, 'once each'),
  v.check(({ outcome, amountCents }) => (outcome === 'part') === (amountCents !== null), 'the amount of a part'),
  v.check(({ reason, text }) => reason !== 'other' || text.length > 1, 'another reason needs words'),
);
export type RulingInput = v.InferOutput<typeof RulingInput>;

const SettleInput = v.object({ id: Id, note: v.pipe(Text, v.minLength(2)) });
/** A person was told of a complaint about a return that is no case yet. */
export const OpenInput = v.object({
  returnId: Id,
  level: DisputeLevel,
  dueAt: v.nullable(AtMs),
  note: v.pipe(Text, v.minLength(2)),
});
export type OpenInput = v.InferOutput<typeof OpenInput>;

/** What rulings teach: so many cases of this kind were lost for want of this, which nobody is asked for there. */
export const Lesson = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  platform: v.string(),
  reason: Reason,
  category: Category,
  verdict: Verdict,
  item: EvidenceItem,
  cases: Count,
});
export type Lesson = v.InferOutput<typeof Lesson>;
const LessonWord = v.picklist(['accepted', 'dismissed']);
export type LessonWord = v.InferOutput<typeof LessonWord>;

export const lessonCalls = {
  lessonList: call(v.undefined(), v.array(Lesson)),
  /** Takes it into the checklist, or never to be proposed again; gives back what is left. */
  lessonAnswer: call(v.object({ key: Lesson.entries.key, word: LessonWord }), v.array(Lesson)),
} as const;

export const disputeCalls = {
  /** 50 a page: open ones by the time left, the others by their end, newest first. Looks for new ones first. */
  disputeList: call(DisputeQuery, DisputePage),
  /** The cases of one box, a view each. */
  disputesOf: call(v.object({ inspectionId: Id }), v.array(DisputeView)),
  disputeOpen: call(OpenInput, DisputeView),
  /** Who has it now, and by when; a case that was over is open again. */
  disputeLevel: call(LevelInput, DisputeView),
  /** Won, lost or in part; a later one corrects the one before, which stays in the record. */
  disputeRule: call(RulingInput, DisputeView),
  /** Over without a ruling: agreed with the buyer, or nobody goes on with it. */
  disputeSettle: call(SettleInput, DisputeView),
} as const;
