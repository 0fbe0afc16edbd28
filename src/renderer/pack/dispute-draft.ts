import type { DisputeItem, DisputeLevel, Outcome, RulingInput, RulingReason } from '../../shared/dispute.ts';
import type { EvidenceItem } from '../../shared/evidence-meter.ts';
import { parseYuan } from '../ui/money.ts';

// What a person typed about a dispute, and what the station is told of it.

export type DisputeAct = 'rule' | 'level' | 'settle' | 'open';
export type DisputeField = 'outcome' | 'reason' | 'items' | 'amount' | 'note' | 'due';
export type DisputeTyped = {
  outcome: Outcome | '';
  reason: RulingReason | '';
  items: readonly EvidenceItem[];
  amount: string;
  level: DisputeLevel;
  /** As the box for it gives it, `2026-11-22T18:00`, in this machine's time; '' = nobody said. */
  due: string;
  text: string;
};
export type DisputeOrder =
  | { act: 'rule'; input: Omit<RulingInput, 'id'> }
  | { act: 'level' | 'open'; input: { level: DisputeLevel; dueAt: number | null; note: string } }
  | { act: 'settle'; input: { note: string } };

export const EMPTY_DISPUTE: DisputeTyped = {
  ...{ outcome: '', reason: '', items: [], amount: '', level: 1, due: '', text: '' },
};
const NOTE_LEAST = 2;

/** The order, or null with the fields that are missing or can't be read. */
export function readDispute(
  act: DisputeAct,
  typed: DisputeTyped,
  { amountCents: total }: Pick<DisputeItem, 'amountCents'>,
  now = Date.now(),
): { order: DisputeOrder | null; bad: ReadonlySet<DisputeField> } {
  const bad = new Set<DisputeField>();
  const text = typed.text.trim();
  if (act === 'rule') {
    const { outcome, reason } = typed;
    const isMissing = reason === 'evidence-missing';
    const amountCents = outcome === 'part' ? parseYuan(typed.amount) : null;
    if (outcome === '') bad.add('outcome');
    if (reason === '') bad.add('reason');
    if (isMissing && typed.items.length === 0) bad.add('items');
    if (outcome === 'part' && (amountCents === null || amountCents === 0 || amountCents >= total)) bad.add('amount');
    if (reason === 'other' && text.length < NOTE_LEAST) bad.add('note');
    if (bad.size > 0 || outcome === '' || reason === '') return { order: null, bad };
    const items = isMissing ? [...typed.items] : [];
    return { order: { act, input: { outcome, reason, items, text, amountCents } }, bad };
  }
  if (act === 'settle') {
    if (text.length < NOTE_LEAST) bad.add('note');
    return { order: bad.size > 0 ? null : { act, input: { note: text } }, bad };
  }
  const dueAt = typed.due === '' ? null : new Date(typed.due).getTime();
  if (dueAt !== null && (Number.isNaN(dueAt) || dueAt <= now)) bad.add('due');
  if (act === 'open' && text.length < NOTE_LEAST) bad.add('note');
  return { order: bad.size > 0 ? null : { act, input: { level: typed.level, dueAt, note: text } }, bad };
}
