import * as v from 'valibot';
import { ConfirmedByHand, WordWanted } from './approval.ts';
import { AtMs, Cause, Cents, DecisionKind, DefectCode, Finding, Gap, Id, Judgements, Verdict } from './domain-words.ts';
import { EvidenceView } from './evidence.ts';
import { CaseFlag } from './case-mark.ts';
import { NegotiationView } from './negotiation.ts';
import { SENT_ANEW } from './refusal.ts';
import { ReturnView } from './session.ts';

// The decision: what is asked of the platform, by whom and why. After the evidence, before the outbox. A finding that
// confirms the buyer decides itself within the shop's limit; everything else stands on the to-decide list.

export const Proposal = v.object({
  kind: DecisionKind,
  amountCents: v.nullable(Cents),
  reason: v.string(),
  operatorNo: v.string(),
  at: AtMs,
});
export type Proposal = v.InferOutput<typeof Proposal>;

/** Why a person must look: the sentence stands in the word tables under this id. */
export const TO_DECIDE_WHYS = [
  'contradicts',
  'over-limit',
  'unclaimed',
  'unmatched',
  'category-law',
  'not-open',
  /** Paid already (极速退款, 仅退款) for goods that are not right: to be claimed back 追偿. */
  'claim-back',
  'withdrawn',
  'locked',
  /** Only a gift is missing: the shop agent's. */
  'gift-missing',
  /** The buyer is to have other goods, or the same mended: no refund leaves by itself. */
  'goods-wanted',
  /** A further box of a return that was already settled. */
  'late-box',
  /** To be refunded, but this bench isn't connected to that platform: a person does it there and says so. */
  'by-hand',
] as const;
export const ToDecideWhy = v.picklist(TO_DECIDE_WHYS);
export type ToDecideWhy = v.InferOutput<typeof ToDecideWhy>;

export const ToDecideItem = v.object({
  verdictId: Id,
  inspectionId: Id,
  waybill: v.string(),
  /** null for an unclaimed or not yet matched parcel. */
  expectedReturn: v.nullable(ReturnView),
  /** What the buyer is to have instead of the money, where its platform tells. */
  wants: v.exactOptional(v.picklist(SENT_ANEW)),
  verdict: Verdict,
  finding: Finding,
  why: ToDecideWhy,
  codes: v.array(DefectCode),
  cause: Cause,
  judgements: Judgements,
  note: v.string(),
  bin: v.nullable(v.string()),
  gaps: v.array(Gap),
  judgedAt: AtMs,
  /** Decision target from the verdict: 24 h simple, 12 h broken, 4 h not-as-described. */
  targetAt: AtMs,
  deadlineAt: v.nullable(AtMs),
  operatorNo: v.string(),
  proposal: v.nullable(Proposal),
  /** What its proposal waits for; null without one that moves money. */
  word: v.nullable(WordWanted),
  /** Two people have decided, and a person pays it in a back office; else null. */
  confirmed: v.nullable(ConfirmedByHand),
  /** What was talked over with the buyer; null when nothing was. */
  negotiation: v.nullable(NegotiationView),
  /** With it two people decide, whatever it is worth; null = not flagged. */
  flag: v.nullable(CaseFlag),
});
export type ToDecideItem = v.InferOutput<typeof ToDecideItem>;

export const ToDecideCase = v.object({ item: ToDecideItem, evidence: EvidenceView });
export type ToDecideCase = v.InferOutput<typeof ToDecideCase>;

/**
 * `amountCents` is for `refund-part` only, and lies strictly between 0 and what was paid. The kinds of goods say that new
 * goods are reserved, or the repair is under way (`reason`: where that is written), and nothing has left yet.
 */
export const ProposalInput = v.object({
  verdictId: Id,
  kind: v.picklist(['refund-full', 'refund-part', 'refuse', 'exchange', 're-send', 'repair']),
  amountCents: v.nullable(Cents),
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
});
export type ProposalInput = v.InferOutput<typeof ProposalInput>;
