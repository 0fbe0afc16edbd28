import type { Cause, DefectCode, Finding, Reason } from '../../shared/domain-words.ts';
import { stepsFrom } from '../../shared/register.ts';
import type { Payer, Register, RegisterState, RegisterStep } from '../../shared/register.ts';
import type { RegisterDays } from '../../shared/watch-settings.ts';

// register: what goes on after a parcel was closed, or never came. After decision and disposition, which it only reads; its
// own rows are entries and their facts. This file: what belongs into which register, its clocks and its steps; all pure.

export const DAY_MS = 24 * 3_600_000;
/** Older ones are over, one way or another. */
export const LOST_WITHIN_MS = 30 * DAY_MS;

/** Whose next step has days of its own once it was filed with the other side; the others keep those they were entered with. */
const ANSWER_DAYS: Partial<Record<Register, keyof RegisterDays>> = {
  'carrier-claim': 'carrier-answer',
  'claim-back': 'claim-answer',
};

/** By when somebody should have done the next step: days from the one before. The shop's own clocks, nobody else's law. */
export function dueAt(register: Register, state: RegisterState, now: number, days: RegisterDays): number {
  const key = state === 'open' ? register : (ANSWER_DAYS[register] ?? register);
  return now + days[key] * DAY_MS;
}

/** What one verdict of a closed box says; `returnId` null: of a parcel without a return. */
export type Judged = {
  returnId: string | null;
  reason: Reason | null;
  finding: Finding;
  codes: readonly DefectCode[];
  cause: Cause;
  /** Why a person must decide, while one must. */
  why: string | null;
};
type Wanted = { register: Register; subject: string; returnId: string | null };

/**
 * The entries that a box makes. Wrong item with the reason 发错货 is our own wrong shipment, never the buyer's (rule 5);
 * the carrier's damage is a claim beside the buyer's refund (rule 9); goods of a refund that was paid already and are not
 * right are claimed back (lane 7).
 */
export function wantedEntries(box: {
  inspectionId: string;
  isUnclaimed: boolean;
  verdicts: readonly Judged[];
}): Wanted[] {
  const { inspectionId, isUnclaimed, verdicts } = box;
  const wanted = verdicts.flatMap(({ returnId, reason, finding, codes, cause, why }): Wanted[] => {
    const isOurs = reason === 'wrong-item' && finding === 'confirms' && codes.includes('wrong-item');
    const subject = returnId ?? inspectionId;
    return [
      ...(isOurs ? [{ register: 'wrong-shipment' as const, subject, returnId }] : []),
      ...(cause === 'carrier' || codes.includes('outer-box')
        ? [{ register: 'carrier-claim' as const, subject: inspectionId, returnId }]
        : []),
      ...(why === 'claim-back' ? [{ register: 'claim-back' as const, subject, returnId }] : []),
    ];
  });
  if (isUnclaimed) wanted.push({ register: 'unclaimed', subject: inspectionId, returnId: null });
  // One claim a box, however many of its returns are damaged.
  return [...new Map(wanted.map((one) => [`${one.register} ${one.subject}`, one])).values()];
}

/** The part of an entry that steps change. */
export type EntryState = {
  state: RegisterState;
  dueAt: number;
  amountCents: number | null;
  place: string | null;
  sentWaybill: string | null;
  payer: Payer | null;
  note: string;
};

type Stepped = { ok: true; entry: EntryState } | { ok: false; why: 'not-now' | 'field-missing' };

/** The entry after a step; refused when it isn't due in this state, or something the step needs was not said. */
export function takeStep(
  register: Register,
  entry: EntryState,
  step: RegisterStep,
  { now, days }: { now: number; days: RegisterDays },
): Stepped {
  const allowed = stepsFrom(register, entry.state).find(({ act }) => act === step.act);
  if (allowed === undefined) return { ok: false, why: 'not-now' };
  const said = {
    note: step.note !== '',
    amount: step.amountCents !== null,
    due: step.dueAt !== null && step.dueAt > now,
    place: step.place !== null,
    waybill: step.waybill !== null,
    payer: step.payer !== null,
  };
  if (!allowed.needs.every((field) => said[field])) return { ok: false, why: 'field-missing' };
  return {
    ok: true,
    entry: {
      state: allowed.to,
      dueAt: step.dueAt ?? dueAt(register, allowed.to, now, days),
      amountCents: step.amountCents ?? entry.amountCents,
      place: step.place ?? entry.place,
      sentWaybill: step.waybill ?? entry.sentWaybill,
      payer: step.payer ?? entry.payer,
      note: step.note === '' ? entry.note : step.note,
    },
  };
}
