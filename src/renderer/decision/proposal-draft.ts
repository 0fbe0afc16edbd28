import type { ProposalInput } from '../../shared/decision.ts';
import type { ProposalKind } from '../session/bench-keys.ts';
import { parseYuan } from '../ui/money.ts';

/** What a person is about to propose, as typed. */
export type Draft = { kind: ProposalKind | null; amount: string; reason: string };
export type DraftProblem = 'kind' | 'amount' | 'reason';

type CheckedDraft = { ok: true; proposal: Omit<ProposalInput, 'verdictId'> } | { ok: false; problem: DraftProblem };

const REASON_MIN = 2;

/** Checks a draft against what was paid (cents). The station checks again; this only says it sooner. */
export const checkDraft = ({ kind, amount, reason }: Draft, paidCents: number): CheckedDraft => {
  // What is settled by goods is no proposal: it has a form of its own.
  if (kind === null || kind === 'sent-anew') return { ok: false, problem: 'kind' };
  const amountCents = kind === 'refund-part' ? parseYuan(amount) : null;
  if (kind === 'refund-part' && (amountCents === null || amountCents <= 0 || amountCents >= paidCents)) {
    return { ok: false, problem: 'amount' };
  }
  const words = reason.trim();
  if (words.length < REASON_MIN) return { ok: false, problem: 'reason' };
  return { ok: true, proposal: { kind, amountCents, reason: words } };
};
