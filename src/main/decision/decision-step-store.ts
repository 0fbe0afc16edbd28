import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { Database } from '../db/open.ts';

/** What people did about a decision, each told to the chain with who did it. */
type StepKind = 'proposed' | 'confirmed' | 'rejected' | 'confirmation-undone';

const Id = v.nullable(v.string());
const Proposed = v.object({
  decisionId: v.string(),
  kind: v.string(),
  amountCents: v.nullable(v.number()),
  totalCents: v.number(),
  personId: Id,
});
const Confirmed = v.object({ decisionId: v.string(), proposalId: v.string(), proposedBy: v.string(), why: v.string() });

/** `totalCents`: what the buyer had paid when it was proposed; `personId` null: nobody was signed in. */
export type ProposedStep = v.InferOutput<typeof Proposed> & { id: string; operatorNo: string; at: number };
type ConfirmedStep = v.InferOutput<typeof Confirmed> & { operatorNo: string; at: number };

export type DecisionStepStore = {
  /** The proposal that stands for this decision, if one was told; null for none, and for one of an earlier version. */
  proposalOf: (inspectionId: string, decisionId: string) => ProposedStep | null;
  /** The last confirmation of this decision, taken back or not. */
  confirmationOf: (inspectionId: string, decisionId: string) => ConfirmedStep | null;
  /** Adds a step; in the caller's transaction. */
  add: (step: {
    kind: StepKind;
    inspectionId: string;
    operatorNo: string;
    body: { decisionId: string } & Record<string, string | number | null>;
  }) => void;
};

type Deps = {
  db: Database;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: string; inspectionId: string; body: Json; operatorNo: string }) => void;
};

type Row = { id: string; body: string; operator_no: string; at: number };

/** By the index of the box: a few rows. */
const LAST_STEP = `SELECT id, body, operator_no, at FROM custody_event
  WHERE inspection_id = +? AND kind = +? AND body ->> '$.decisionId' = +? ORDER BY rowid DESC LIMIT 1`;

export function createDecisionStepStore({ db, record }: Deps): DecisionStepStore {
  const last = db.prepare<[string, StepKind, string], Row>(LAST_STEP);
  return {
    proposalOf: (inspectionId, decisionId) => {
      const row = last.get(inspectionId, 'proposed', decisionId);
      if (row === undefined) return null;
      return { ...v.parse(Proposed, JSON.parse(row.body)), id: row.id, operatorNo: row.operator_no, at: row.at };
    },
    confirmationOf: (inspectionId, decisionId) => {
      const row = last.get(inspectionId, 'confirmed', decisionId);
      return row === undefined
        ? null
        : { ...v.parse(Confirmed, JSON.parse(row.body)), operatorNo: row.operator_no, at: row.at };
    },
    add: (step) => {
      if (!db.inTransaction) throw new Error('a step of a decision belongs into the transaction of what it changes');
      record(step);
    },
  };
}
