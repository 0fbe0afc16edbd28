import * as v from 'valibot';
import { AtMs, Cents, Count, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// Registers: what goes on after the parcel is closed, or never came. One list a register; each entry has a state, a clock
// of its own that never touches the buyer's, and a history that is only added to.

/**
 * `lost` delivered by tracking, not here · `wrong-shipment` our own mistake · `carrier-claim` damage by the carrier ·
 * `unclaimed` nobody's parcel · `appraise` sent for authentication · `to-buyer` goods that go back · `claim-back` money that
 * was paid for goods that are not right.
 */
export const REGISTERS = [
  'lost',
  'wrong-shipment',
  'carrier-claim',
  'unclaimed',
  'appraise',
  'to-buyer',
  'claim-back',
] as const;
export const Register = v.picklist(REGISTERS);
export type Register = v.InferOutput<typeof Register>;

/** `void` = what it was about was taken back. */
export const REGISTER_STATES = [
  'open',
  'filed',
  'sent',
  'confirmed',
  'found',
  'settled',
  'paid',
  'refused',
  'disposed',
  'back',
  'given-up',
  'dismissed',
  'void',
] as const;
export const RegisterState = v.picklist(REGISTER_STATES);
export type RegisterState = v.InferOutput<typeof RegisterState>;

const REGISTER_ACTS = [
  'confirm',
  'find',
  'settle',
  'file',
  'send',
  'pay',
  'refuse',
  'dispose',
  'bring-back',
  'give-up',
  'dismiss',
] as const;
export const RegisterAct = v.picklist(REGISTER_ACTS);
export type RegisterAct = v.InferOutput<typeof RegisterAct>;

/** What a person must fill in. */
export type RegisterField = 'note' | 'amount' | 'due' | 'place' | 'waybill' | 'payer';
type Step = { act: RegisterAct; from: readonly RegisterState[]; to: RegisterState; needs: readonly RegisterField[] };

const DISMISS: Step = { act: 'dismiss', from: ['open'], to: 'dismissed', needs: ['note'] };

/** What can be done with an entry in each state, and what it needs: the same table for the station and for the window. */
export const REGISTER_STEPS: Record<Register, readonly Step[]> = {
  lost: [
    { act: 'confirm', from: ['open'], to: 'confirmed', needs: ['note'] },
    { act: 'find', from: ['open', 'confirmed'], to: 'found', needs: [] },
    DISMISS,
  ],
  'wrong-shipment': [{ act: 'settle', from: ['open'], to: 'settled', needs: ['note'] }, DISMISS],
  'carrier-claim': [
    { act: 'file', from: ['open'], to: 'filed', needs: ['amount'] },
    { act: 'pay', from: ['filed'], to: 'paid', needs: ['amount'] },
    { act: 'refuse', from: ['filed'], to: 'refused', needs: ['note'] },
    DISMISS,
  ],
  unclaimed: [
    { act: 'find', from: ['open'], to: 'found', needs: ['note'] },
    { act: 'dispose', from: ['open'], to: 'disposed', needs: ['note'] },
  ],
  appraise: [
    { act: 'send', from: ['open'], to: 'sent', needs: ['place', 'due', 'amount'] },
    { act: 'bring-back', from: ['sent'], to: 'back', needs: ['note'] },
    DISMISS,
  ],
  'to-buyer': [{ act: 'send', from: ['open'], to: 'sent', needs: ['waybill', 'payer'] }, DISMISS],
  'claim-back': [
    { act: 'file', from: ['open'], to: 'filed', needs: ['amount'] },
    { act: 'pay', from: ['filed'], to: 'paid', needs: ['amount'] },
    { act: 'give-up', from: ['open', 'filed'], to: 'given-up', needs: ['note'] },
  ],
};

/** The steps that an entry in this state allows. */
export const stepsFrom = (register: Register, state: RegisterState): readonly Step[] =>
  REGISTER_STEPS[register].filter(({ from }) => from.includes(state));

/** Somebody still has to do something. */
export const isOpenState = (register: Register, state: RegisterState): boolean =>
  state === 'open' || state === 'filed' || (state === 'sent' && register === 'appraise');

export const Payer = v.picklist(['shop', 'buyer', 'carrier']);
export type Payer = v.InferOutput<typeof Payer>;

export const RegisterEntry = v.object({
  id: Id,
  register: Register,
  state: RegisterState,
  isOpen: v.boolean(),
  /** The parcel's own waybill, or that of the return that never came. */
  waybill: v.string(),
  returnNo: v.nullable(v.string()),
  shop: v.nullable(v.string()),
  /** The goods, when they are known. */
  title: v.string(),
  /** Where it lies, or where it was sent. */
  place: v.nullable(v.string()),
  dueAt: AtMs,
  amountCents: v.nullable(Cents),
  currency: v.string(),
  /** Under which goods left. */
  sentWaybill: v.nullable(v.string()),
  payer: v.nullable(Payer),
  note: v.string(),
  operatorNo: v.string(),
  createdAt: AtMs,
  changedAt: AtMs,
  inspectionId: v.nullable(Id),
});
export type RegisterEntry = v.InferOutput<typeof RegisterEntry>;

/** One thing that happened to an entry. `added` and `ended` are the program's own, `undone` takes the one before back. */
export const RegisterFact = v.object({
  what: v.picklist([...REGISTER_ACTS, 'added', 'ended', 'undone']),
  state: RegisterState,
  note: v.string(),
  amountCents: v.nullable(Cents),
  operatorNo: v.string(),
  at: AtMs,
});
export type RegisterFact = v.InferOutput<typeof RegisterFact>;

/** A return that an unclaimed parcel may be, and what speaks for it. */
export const Proposal = v.object({
  returnId: Id,
  returnNo: v.string(),
  shop: v.string(),
  buyer: v.string(),
  title: v.string(),
  /** 0…100. */
  score: Count,
  why: v.array(v.picklist(['phone', 'sku', 'serial', 'order', 'waybill', 'name', 'goods'])),
});
export type Proposal = v.InferOutput<typeof Proposal>;

const Text = v.pipe(v.string(), v.trim(), v.maxLength(300));
export const RegisterStep = v.object({
  id: Id,
  act: RegisterAct,
  note: Text,
  amountCents: v.nullable(Cents),
  dueAt: v.nullable(AtMs),
  place: v.nullable(v.pipe(Text, v.minLength(1))),
  waybill: v.nullable(v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9-]{6,35}$/))),
  payer: v.nullable(Payer),
});
export type RegisterStep = v.InferOutput<typeof RegisterStep>;

/** Where the next page begins. */
const Cursor = v.object({ at: AtMs, id: Id });
export const RegisterPage = v.object({ entries: v.array(RegisterEntry), next: v.nullable(Cursor) });
export type RegisterPage = v.InferOutput<typeof RegisterPage>;
export const RegisterQuery = v.object({ register: Register, isOpen: v.boolean(), after: v.nullable(Cursor) });
export type RegisterQuery = v.InferOutput<typeof RegisterQuery>;

const Nothing = v.undefined();

export const registerCalls = {
  /** Enters what happened since: lost, wrong, damaged, unclaimed, put aside. `isBehind`: there is more, ask again. */
  registerSweep: call(Nothing, v.object({ changed: Count, isBehind: v.boolean() })),
  /** 50 a page; open ones by their clock, the others newest first. */
  registerList: call(RegisterQuery, RegisterPage),
  /** How many are open in each, at most 1000 counted. */
  registerCounts: call(Nothing, v.array(v.object({ register: Register, open: Count }))),
  registerEntry: call(v.object({ id: Id }), v.object({ entry: RegisterEntry, facts: v.array(RegisterFact) })),
  registerAct: call(RegisterStep, RegisterEntry),
  /** Takes a person's last step back. */
  registerUndo: call(v.object({ id: Id }), RegisterEntry),
  /** Which returns an unclaimed parcel may be, by what stands on its slip; a person claims at the bench. */
  registerPropose: call(v.object({ id: Id, text: v.pipe(v.string(), v.maxLength(300)) }), v.array(Proposal)),
};
