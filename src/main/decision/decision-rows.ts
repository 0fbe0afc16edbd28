import * as v from 'valibot';
import type { ToDecideWhy } from '../../shared/decision.ts';
import { DefectCode, Judgements } from '../../shared/domain-words.ts';
import type { Cause, DecisionKind, Finding, Verdict } from '../../shared/domain-words.ts';
import type { LineCount } from '../session/line-count.ts';

// Verdicts and decisions as they lie in their tables.

type DecisionState = 'to-decide' | 'proposed' | 'approved' | 'revoked';

export type NewVerdict = {
  id: string;
  inspectionId: string;
  expectedReturnId: string | null;
  verdict: Verdict;
  finding: Finding;
  codes: DefectCode[];
  cause: Cause;
  judgements: Judgements;
  lines: LineCount[];
  note: string;
  operatorNo: string;
  at: number;
};
export type StoredVerdict = Omit<NewVerdict, 'lines'>;

export type StoredDecision = {
  id: string;
  verdictId: string;
  state: DecisionState;
  why: ToDecideWhy | 'by-rule';
  kind: DecisionKind | null;
  amountCents: number | null;
  freightCents: number | null;
  reason: string | null;
  operatorNo: string;
  at: number;
  changedAt: number;
};

export type VerdictRow = {
  id: string;
  inspection_id: string;
  expected_return_id: string | null;
  verdict: Verdict;
  finding: Finding;
  codes: string;
  cause: Cause;
  judgements: string;
  note: string;
  operator_no: string;
  at: number;
};
export type DecisionRow = {
  id: string;
  verdict_id: string;
  state: DecisionState;
  why: ToDecideWhy | 'by-rule';
  kind: DecisionKind | null;
  amount_cents: number | null;
  freight_cents: number | null;
  reason: string | null;
  operator_no: string;
  at: number;
  changed_at: number;
};

export const toVerdict = (row: VerdictRow): StoredVerdict => ({
  id: row.id,
  inspectionId: row.inspection_id,
  expectedReturnId: row.expected_return_id,
  verdict: row.verdict,
  finding: row.finding,
  codes: v.parse(v.array(DefectCode), JSON.parse(row.codes)),
  cause: row.cause,
  judgements: v.parse(Judgements, JSON.parse(row.judgements)),
  note: row.note,
  operatorNo: row.operator_no,
  at: row.at,
});
export const toDecision = (row: DecisionRow): StoredDecision => ({
  id: row.id,
  verdictId: row.verdict_id,
  state: row.state,
  why: row.why,
  kind: row.kind,
  amountCents: row.amount_cents,
  freightCents: row.freight_cents,
  reason: row.reason,
  operatorNo: row.operator_no,
  at: row.at,
  changedAt: row.changed_at,
});
