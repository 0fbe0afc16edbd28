import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { Database } from '../db/open.ts';

/** What people said about another sum for a refused refund; what stands is the last of these. */
const STEPS = ['proposed', 'confirmed', 'rejected'] as const;

const Body = v.object({
  step: v.picklist(STEPS),
  commandId: v.string(),
  decisionId: v.string(),
  verdictId: v.string(),
  /** The refusal that it answers: after the next one it is void. */
  refusalSeq: v.number(),
  /** Of the step `proposed` that it is about; '' for that step itself. */
  proposalId: v.string(),
  amountCents: v.number(),
  /** Ordered before, and paid by the buyer, when it was proposed. */
  orderedCents: v.number(),
  paidCents: v.number(),
  reason: v.string(),
  proposedBy: v.string(),
  proposerId: v.string(),
});
type Told = v.InferOutput<typeof Body>;

/** Another sum that waits for its second word. */
export type ProposedSum = Told & { at: number };

export type CorrectionStepStore = {
  /** The proposal that stands for this command after this very refusal; null when there is none. */
  of: (about: { inspectionId: string; commandId: string; refusalSeq: number }) => ProposedSum | null;
  /** In the transaction of what it says. */
  add: (inspectionId: string, told: Told, operatorNo: string) => void;
};

type Deps = {
  db: Database;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'correction'; inspectionId: string; body: Json; operatorNo: string }) => void;
};

type Row = { id: string; body: string; at: number };

/** By the index of the box: a few rows. */
const CORRECTION_STEPS = `SELECT id, body, at FROM custody_event
  WHERE inspection_id = +? AND kind = 'correction' AND body ->> '$.commandId' = +? ORDER BY rowid DESC LIMIT 1`;

export function createCorrectionStepStore({ db, record }: Deps): CorrectionStepStore {
  const last = db.prepare<[string, string], Row>(CORRECTION_STEPS);
  return {
    of: ({ inspectionId, commandId, refusalSeq }) => {
      const row = last.get(inspectionId, commandId);
      if (row === undefined) return null;
      const told = v.parse(Body, JSON.parse(row.body));
      const isStanding = told.step === 'proposed' && told.refusalSeq === refusalSeq;
      return isStanding ? { ...told, proposalId: row.id, at: row.at } : null;
    },
    add: (inspectionId, told, operatorNo) => {
      if (!db.inTransaction) throw new Error('a step of a correction belongs into the transaction of what it changes');
      record({ kind: 'correction', inspectionId, body: told, operatorNo });
    },
  };
}
