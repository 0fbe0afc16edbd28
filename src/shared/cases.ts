import * as v from 'valibot';
import {
  AtMs,
  Cause,
  Cents,
  Count,
  DecisionKind,
  DefectCode,
  Finding,
  Id,
  Judgements,
  Verdict,
} from './domain-words.ts';
import { EvidenceView } from './evidence.ts';
import { Preset, Variant } from './pack/pack-record.ts';
import { Lane, ReturnView } from './session.ts';

// Cases: parcels that were opened here, to be found again by whatever is known of them. After the decision (what was
// asked of the platform), before the pack (what an arbitrator gets).

export const CASE_TEXT_MAX = 100;

/** `not-intact` is what people look for: a parcel with at least one return that is damaged or swapped. */
export const CASE_VERDICTS = ['not-intact', 'swapped', 'damaged', 'intact', 'any'] as const;
export const CaseVerdict = v.picklist(CASE_VERDICTS);
export type CaseVerdict = v.InferOutput<typeof CaseVerdict>;

export const CaseSearch = v.object({
  /** Any text is data; '' = all. Words are looked for apart, each must be there. */
  text: v.pipe(v.string(), v.maxLength(CASE_TEXT_MAX)),
  verdict: CaseVerdict,
  /** Only where a decision is still to be made or confirmed. */
  isUndecided: v.boolean(),
  /** Opened from … (included) until … (not included). */
  fromAt: v.nullable(AtMs),
  untilAt: v.nullable(AtMs),
  /** `next` of the page before; null = the first page. */
  after: v.nullable(v.pipe(v.number(), v.integer())),
});
export type CaseSearch = v.InferOutput<typeof CaseSearch>;

/** How far the decision is, of all returns in the parcel: the one that is least far. */
const CaseDecision = v.picklist(['none', 'to-decide', 'proposed', 'decided']);

export const CaseHit = v.object({
  inspectionId: Id,
  waybill: v.string(),
  openedAt: AtMs,
  /** Of at most three returns; `moreReturns` says how many others lie in the parcel. */
  returns: v.array(
    v.object({
      platform: v.string(),
      shop: v.string(),
      returnNo: v.string(),
      orderNo: v.string(),
      buyer: v.string(),
      amountCents: Cents,
      currency: v.string(),
    }),
  ),
  moreReturns: Count,
  /** The goods, in one line. */
  title: v.string(),
  /** Those that stand, in the order they were given. */
  verdicts: v.array(v.object({ verdict: Verdict, finding: Finding })),
  decision: CaseDecision,
  exports: Count,
  isHeld: v.boolean(),
  /** SHA-256 of the photo that says most; null without any. */
  photo: v.nullable(v.string()),
  /** The listing's picture of the goods. */
  picture: v.nullable(v.string()),
});
export type CaseHit = v.InferOutput<typeof CaseHit>;

/** Newest first, 50 a page. */
export const CaseHits = v.object({
  hits: v.array(CaseHit),
  /** For `after` of the next page; null when this is the last. */
  next: v.nullable(v.number()),
  /** The index is still being made: what is older may be missing yet. */
  isBehind: v.boolean(),
});
export type CaseHits = v.InferOutput<typeof CaseHits>;

/** What a row of the time line tells. `other` is an event that this version does not know. */
const CASE_EVENTS = [
  'scan',
  'received',
  'opened',
  'resumed',
  'matched',
  'unmatched',
  'counted',
  'serial',
  'stranger',
  'chosen',
  'coded',
  'uncoded',
  'noted',
  'placed',
  'set-aside',
  'closed',
  'undone',
  'lane',
  'rest',
  'photo',
  'annotated',
  'attached',
  'film-started',
  'film-ended',
  'verdict',
  'verdict-revoked',
  'decision',
  'command',
  'command-ended',
  'attempt',
  'receipt',
  'disposition',
  'exported',
  'deleted',
  'held',
  'released',
  'viewed',
  'weighed',
  'clock-changed',
  'recovered',
  'export-abandoned',
  'by-hand',
  'confirmed',
  'rejected',
  'confirmation-undone',
  'service-text',
  'service-pictures',
  'dispute',
  'negotiation-begun',
  'buyer-answered',
  'negotiation-ended',
  'more-time',
  'arbitration',
  'supplement',
  'correction',
  'corrected',
  'flagged',
  'recheck-drawn',
  'rechecked',
  'register',
  'register-undone',
  'repack',
  'repack-filmed',
  'space-low',
  'video-stopped',
  'other',
] as const;
export const CaseEventKind = v.picklist(CASE_EVENTS);
export type CaseEventKind = v.InferOutput<typeof CaseEventKind>;

export const CaseEvent = v.object({
  /** Its line in the chain. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: AtMs,
  event: CaseEventKind,
  /** '' = the station itself. */
  operatorNo: v.string(),
  /** An id of a closed list (shot, verdict, code, kind …) or ''; what it is follows from `event`. */
  code: v.string(),
  /** As it was recorded: a scan, a serial, a note, a bin. */
  text: v.string(),
  /** A number that belongs to it: units, ms of film, cents, grams. */
  amount: v.nullable(v.number()),
  /** What that was before, where it was another: cents. */
  amountBefore: v.exactOptional(v.nullable(v.number())),
  /** The photo it is about. */
  sha256: v.nullable(v.string()),
});
export type CaseEvent = v.InferOutput<typeof CaseEvent>;

export const CaseVerdictView = v.object({
  id: Id,
  returnId: v.nullable(Id),
  verdict: Verdict,
  finding: Finding,
  codes: v.array(DefectCode),
  cause: Cause,
  judgements: Judgements,
  note: v.string(),
  operatorNo: v.string(),
  at: AtMs,
  decision: v.nullable(
    v.object({
      state: v.picklist(['to-decide', 'proposed', 'approved', 'revoked']),
      why: v.string(),
      kind: v.nullable(DecisionKind),
      amountCents: v.nullable(v.number()),
      reason: v.nullable(v.string()),
      operatorNo: v.string(),
      at: AtMs,
    }),
  ),
});
export type CaseVerdictView = v.InferOutput<typeof CaseVerdictView>;

/** What the worker measured in a photo; `modulePxMilli` = px per barcode module of the waybill, thousandths. */
export const PhotoMeasured = v.object({
  sha256: v.string(),
  barcodes: v.array(v.string()),
  modulePxMilli: v.nullable(v.number()),
  faults: v.array(v.string()),
});
export type PhotoMeasured = v.InferOutput<typeof PhotoMeasured>;

export const CaseView = v.object({
  inspectionId: Id,
  waybill: v.string(),
  courier: v.nullable(v.string()),
  lane: Lane,
  place: v.nullable(v.string()),
  receivedAt: AtMs,
  openedAt: AtMs,
  operatorNo: v.string(),
  /** The box is open on a bench right now. */
  isOpen: v.boolean(),
  returns: v.array(ReturnView),
  verdicts: v.array(CaseVerdictView),
  evidence: EvidenceView,
  measured: v.array(PhotoMeasured),
  /** SHA-256 of photos with figures, boxes or masks drawn on a copy. */
  annotated: v.array(v.string()),
  /** What retention removed: the row stays, the file is gone. `file` = SHA-256 of a photo, id of a recording. */
  deleted: v.array(
    v.object({ kind: v.picklist(['photo', 'recording', 'attachment']), file: v.string(), rule: v.string(), at: AtMs }),
  ),
  /** Newest first. */
  exports: v.array(v.object({ id: Id, preset: Preset, variant: Variant, operatorNo: v.string(), at: AtMs })),
  /** Set by a person; null when nobody ever did. */
  hold: v.nullable(v.object({ isHeld: v.boolean(), why: v.string(), operatorNo: v.string(), at: AtMs })),
  /** In the order of the chain. */
  timeLine: v.array(CaseEvent),
});
export type CaseView = v.InferOutput<typeof CaseView>;
