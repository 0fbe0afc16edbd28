import * as v from 'valibot';
import {
  AtMs,
  Category,
  Cause,
  Cents,
  Count,
  DefectCode,
  DisputeStage,
  Finding,
  Id,
  Judgements,
  Reason,
  ReturnState,
  Shot,
  Verdict,
} from './domain-words.ts';
import { Disposition } from './disposition.ts';
import { ShotView } from './evidence.ts';
import { Doubt, MeterItem } from './evidence-meter.ts';
import { PictureCheck } from './picture-check.ts';
import { RepackOffer, RepackView } from './repack.ts';

// The session: one opening of one parcel, as the bench screen shows it. After the scan (what was read), before the
// evidence (what was filmed) and the decision (what is asked of the platform). The window draws these views; it holds
// no state of its own but cameras and what is being typed.

/** `unclaimed`: no expected return though every shop is read. `unmatched`: not known yet, because one can't be read now. */
export const Matching = v.picklist(['matched', 'unclaimed', 'unmatched']);
export type Matching = v.InferOutput<typeof Matching>;

export const LineView = v.object({
  id: Id,
  sku: v.string(),
  name: v.string(),
  /** A data: or evidence: URL; null when the platform sent none. */
  picture: v.nullable(v.string()),
  expected: Count,
  good: Count,
  defective: Count,
  /** Units more than expected. */
  extra: Count,
  /** The person said that the rest is not in the box. */
  isMissingConfirmed: v.boolean(),
  shippedSerials: v.array(v.string()),
  seenSerials: v.array(v.string()),
  serialState: v.picklist(['none', 'wanted', 'match', 'mismatch']),
  /** True when the goods carry no barcode we know: a keypad digit counts one. */
  isCountedByKey: v.boolean(),
  isGift: v.boolean(),
  /** The bundle 套装 this is a part of; null for goods sold alone. */
  bundle: v.nullable(v.string()),
  /** Of the counted ones: how many lay in another box of the same return. */
  elsewhere: Count,
});
export type LineView = v.InferOutput<typeof LineView>;

export const VerdictView = v.object({
  verdict: Verdict,
  finding: Finding,
  codes: v.array(DefectCode),
  at: AtMs,
  operatorNo: v.string(),
});

export const ReturnView = v.object({
  id: Id,
  platform: v.string(),
  returnNo: v.string(),
  orderNo: v.string(),
  shop: v.string(),
  buyer: v.string(),
  reason: Reason,
  reasonText: v.string(),
  category: Category,
  amountCents: Cents,
  freightCents: Cents,
  currency: v.string(),
  state: ReturnState,
  /** Where the platform's own people have it in hand, or have ruled. */
  dispute: v.exactOptional(DisputeStage),
  isHighValue: v.boolean(),
  deadlineAt: AtMs,
  lines: v.array(LineView),
  verdict: v.nullable(VerdictView),
  /** What was said of this return in this box, while it has no verdict. */
  choice: v.nullable(v.picklist(['damaged', 'swapped'])),
  codes: v.array(DefectCode),
  /** It came back under the number it was sent out with: refused, intercepted or undelivered. */
  isOutbound: v.boolean(),
  /** The person found it; a scan did not tell. */
  isClaimed: v.boolean(),
  /** The rest of it is in another box: no verdict until that one comes. */
  awaitsRest: v.boolean(),
  /** Its other boxes: their waybills, and whether they were opened here. */
  otherBoxes: v.array(v.object({ waybill: v.string(), isOpened: v.boolean() })),
  /** Given in another box, earlier. */
  isJudgedElsewhere: v.boolean(),
});
export type ReturnView = v.InferOutput<typeof ReturnView>;

/** What the bench waits for now; the screen's sentence "next step" is made from it. */
export const NextStep = v.variant('step', [
  v.object({ step: v.literal('scan-line'), lineId: Id }),
  v.object({ step: v.literal('scan-serial'), lineId: Id }),
  v.object({ step: v.literal('judge') }),
  v.object({ step: v.literal('choose-code') }),
  v.object({ step: v.literal('confirm-codes') }),
  v.object({
    step: v.literal('take-shot'),
    shot: Shot,
    done: Count,
    of: Count,
    returnId: v.nullable(Id),
    /** It is there but can't be used, and this is why: once more. */
    again: v.exactOptional(Doubt),
  }),
  v.object({ step: v.literal('scan-bin') }),
  v.object({ step: v.literal('close') }),
]);
export type NextStep = v.InferOutput<typeof NextStep>;

export const SessionView = v.object({
  inspectionId: Id,
  waybill: v.string(),
  /** Candidates, likeliest first (ids of the courier table); the order's own courier first when it is known. */
  couriers: v.array(v.string()),
  /** The check digit does not fit: a possible misread. Said, never refused. */
  isCheckDigitOff: v.boolean(),
  matching: Matching,
  /** Where the parcel lies (cage, tote), when it was said. */
  place: v.nullable(v.string()),
  openedAt: AtMs,
  isResumed: v.boolean(),
  returns: v.array(ReturnView),
  /** Things in the box that are on no line: a SKU of ours, a foreign serial, or a bare number taken as goods. */
  strangers: v.array(v.object({ text: v.string(), kind: v.picklist(['sku', 'serial', 'goods']) })),
  /** Several returns in one box: what follows is said of this one. null with one return or none. */
  focusId: v.nullable(Id),
  choice: v.nullable(v.picklist(['damaged', 'swapped'])),
  codes: v.array(DefectCode),
  /** Codes that fit this category and what was found, likeliest first. */
  offeredCodes: v.array(DefectCode),
  cause: Cause,
  judgements: Judgements,
  note: v.string(),
  shots: v.array(ShotView),
  /** What is wanted on record and how much of it is there. */
  meter: v.array(MeterItem),
  /** What was seen in each picture, by its file. */
  checks: v.array(PictureCheck),
  bin: v.nullable(v.string()),
  /** The box on the scale, and what its returns weighed when they were shipped, where that is known of each; grams. */
  weightG: v.nullable(Count),
  shippedWeightG: v.nullable(Count),
  /** Where the goods that are not intact go, and what else is allowed, likeliest first; null while all is well. */
  disposition: v.nullable(v.object({ chosen: Disposition, offered: v.array(Disposition), bin: v.string() })),
  next: NextStep,
  /** True when DP:OK / F1 would be taken now. */
  canBeIntact: v.boolean(),
  /** True when DP:REST would be taken now: something is not counted that may lie in another box. */
  canBeRest: v.boolean(),
  canUndo: v.boolean(),
});
export type SessionView = v.InferOutput<typeof SessionView>;

/** Something only a person can answer; until then later scans wait in the queue. */
export const Question = v.variant('kind', [
  v.object({ kind: v.literal('close-first'), id: Id, waybill: v.string() }),
  v.object({ kind: v.literal('goods-or-next'), id: Id, text: v.string() }),
]);
export type Question = v.InferOutput<typeof Question>;
const ANSWERS = ['close', 'stay', 'goods', 'next'] as const;
export const Answer = v.picklist(ANSWERS);
export type Answer = v.InferOutput<typeof Answer>;

/** Which way a parcel goes: most are returns; the other two are never opened. */
export const Lane = v.picklist(['return', 'refused', 'other-merchant']);
export type Lane = v.InferOutput<typeof Lane>;

/** How far the money is, in one word for the list of the last parcels. */
export const RefundProgress = v.picklist([
  'none',
  'waiting',
  'asking',
  'acknowledged',
  'parked',
  'to-decide',
  'closed',
  /** A person decided to refuse, or did it in the back office: how far that is stands under Sync. */
  'refused',
  /** Exchanged, sent again or repaired, in the back office: no money moves. */
  'sent-anew',
]);
export type RefundProgress = v.InferOutput<typeof RefundProgress>;

export const RecentParcel = v.object({
  inspectionId: Id,
  waybill: v.string(),
  title: v.string(),
  verdict: v.nullable(Verdict),
  isHalfDone: v.boolean(),
  /** `refused` = came back unopened; `other-merchant` = not ours, never opened. */
  lane: Lane,
  /** A part of it lies in another box that is still to come. */
  awaitsRest: v.boolean(),
  at: AtMs,
  progress: RefundProgress,
  /** Until then "undo" takes the verdict and the waiting refund back; null when it can't be undone any more. */
  undoUntilAt: v.nullable(AtMs),
});
export type RecentParcel = v.InferOutput<typeof RecentParcel>;

/** What the last scan led to when it opened nothing: shown large on the waiting screen until the next scan. */
export const Panel = v.variant('kind', [
  v.object({
    kind: v.literal('already-done'),
    inspectionId: Id,
    waybill: v.string(),
    operatorNo: v.string(),
    at: AtMs,
    verdict: v.nullable(Verdict),
    progress: RefundProgress,
    /** What it still has for the buyer; null when there is nothing to pack. */
    toBuyer: v.nullable(RepackOffer),
  }),
  v.object({ kind: v.literal('unreadable'), text: v.string() }),
  /** Refused, intercepted or undelivered: taken back unopened with this one scan. Opening it undoes that. */
  v.object({
    kind: v.literal('refused-parcel'),
    inspectionId: Id,
    waybill: v.string(),
    title: v.string(),
    orderNo: v.string(),
    units: Count,
    bin: v.string(),
    progress: RefundProgress,
    /** Until then it can be opened instead, with everything taken back. */
    openUntilAt: v.nullable(AtMs),
  }),
  /** Put on the list of parcels that aren't ours. */
  v.object({ kind: v.literal('other-merchant'), inspectionId: Id, waybill: v.string() }),
  /** Several waybills end with what was typed by hand: a person picks one. */
  v.object({
    kind: v.literal('several'),
    text: v.string(),
    choices: v.array(v.object({ waybill: v.string(), title: v.string(), buyer: v.string() })),
  }),
  /** It was drawn for a second look: a colleague judges it anew, without seeing the first verdict. */
  v.object({ kind: v.literal('recheck'), waybill: v.string() }),
  /** The box that was just closed was drawn: where its goods wait for that colleague. */
  v.object({ kind: v.literal('recheck-put'), inspectionId: Id, waybill: v.string(), place: v.string() }),
  v.object({ kind: v.literal('wrong-moment'), text: v.string(), code: v.string() }),
]);
export type Panel = v.InferOutput<typeof Panel>;

const QueuedScan = v.object({ id: Id, text: v.string(), at: AtMs });

export const BenchView = v.object({
  session: v.nullable(SessionView),
  /** Goods being packed for the buyer; never while a box is open. */
  repack: v.nullable(RepackView),
  question: v.nullable(Question),
  queue: v.array(QueuedScan),
  panel: v.nullable(Panel),
  recent: v.array(RecentParcel),
});
export type BenchView = v.InferOutput<typeof BenchView>;

/** One beep and colour each. */
export const TONES = [
  'found',
  'unclaimed',
  'done',
  'unreadable',
  'counted',
  'stranger',
  'question',
  'queued',
  'verdict',
  'closed',
  'accepted',
  'refused',
  'overdue',
] as const;
export const Tone = v.picklist(TONES);
export type Tone = v.InferOutput<typeof Tone>;

export const BenchAnswer = v.object({
  tone: Tone,
  /** When the tone is `refused`: why, as an error code with a sentence. */
  refusal: v.nullable(v.string()),
  /**
   * A still is due (each scan takes one): the shot it counts as and the box it belongs to (a parcel taken back unopened
   * is closed already). `returnId`: which of several returns it shows; null = the box.
   */
  still: v.nullable(v.object({ shot: Shot, inspectionId: Id, returnId: v.nullable(Id) })),
  view: BenchView,
});
export type BenchAnswer = v.InferOutput<typeof BenchAnswer>;
