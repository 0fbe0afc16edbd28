import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { Database } from '../db/open.ts';
import type { StoredVerdict } from './decision-rows.ts';

/** What people did about a supplement; what it is now is the last of these. */
const STEPS = ['proposed', 'confirmed', 'rejected', 'undone'] as const;

const Body = v.object({
  step: v.picklist(STEPS),
  decisionId: v.string(),
  verdictId: v.string(),
  /** Of the step `proposed` that it is about; '' for that step itself. */
  proposalId: v.string(),
  amountCents: v.number(),
  /** Refunded before, and paid by the buyer, when it was proposed. */
  beforeCents: v.number(),
  paidCents: v.number(),
  reason: v.string(),
  proposedBy: v.string(),
  proposerId: v.string(),
});
type Told = v.InferOutput<typeof Body>;

export type StoredSupplement = Told & { isConfirmed: boolean; at: number };
type Subject = Pick<StoredVerdict, 'inspectionId'> & { decisionId: string };

export type SupplementStore = {
  /** The supplement that stands: proposed, or confirmed by a second person; null when there is none. */
  of: (about: Subject) => StoredSupplement | null;
  /** Verdicts whose supplement waits for its second word. */
  waiting: () => string[];
  /** Verdicts that stand under this very waybill or return number. */
  verdictsUnder: (text: string) => string[];
  /** In the transaction of what it says. */
  add: (inspectionId: string, told: Told, operatorNo: string) => void;
};

type Deps = {
  db: Database;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'supplement'; inspectionId: string; body: Json; operatorNo: string }) => void;
};

type Row = { id: string; body: string; at: number };

/** Exported for the test of their plans: all by the partial index of supplements, however many years of events there are. */
export const SUPPLEMENT_QUERIES = {
  of: `SELECT id, body, at FROM custody_event INDEXED BY custody_event_supplement WHERE kind = 'supplement' AND inspection_id = +?
    AND body ->> '$.decisionId' = +? ORDER BY rowid`,
  all: `SELECT id, body, at FROM custody_event INDEXED BY custody_event_supplement WHERE kind = 'supplement' ORDER BY rowid`,
  under: `SELECT v.id FROM parcel p JOIN inspection i ON i.parcel_id = p.id JOIN verdict v ON v.inspection_id = i.id
      WHERE p.waybill = +@text AND v.revoked_at IS NULL
    UNION SELECT v.id FROM expected_return r JOIN verdict v ON v.expected_return_id = r.id
      WHERE r.return_no = +@text AND v.revoked_at IS NULL`,
};

const fold = (before: StoredSupplement | null, { id, body, at }: Row): StoredSupplement | null => {
  const told = v.parse(Body, JSON.parse(body));
  switch (told.step) {
    case 'proposed':
      return { ...told, proposalId: id, isConfirmed: false, at };
    case 'confirmed':
    case 'undone':
      return before === null ? null : { ...before, isConfirmed: told.step === 'confirmed' };
    case 'rejected':
      return null;
  }
};

export function createSupplementStore({ db, record }: Deps): SupplementStore {
  const steps = db.prepare<[string, string], Row>(SUPPLEMENT_QUERIES.of);
  const all = db.prepare<[], Row>(SUPPLEMENT_QUERIES.all);
  const under = db.prepare<{ text: string }, { id: string }>(SUPPLEMENT_QUERIES.under);
  return {
    of: ({ inspectionId, decisionId }) => steps.all(inspectionId, decisionId).reduce(fold, null),
    waiting: () => {
      const standing = new Map<string, StoredSupplement | null>();
      for (const row of all.all()) {
        const { verdictId } = v.parse(Body, JSON.parse(row.body));
        standing.set(verdictId, fold(standing.get(verdictId) ?? null, row));
      }
      return [...standing].flatMap(([verdictId, one]) => (one === null || one.isConfirmed ? [] : [verdictId]));
    },
    verdictsUnder: (text) => under.all({ text }).map(({ id }) => id),
    add: (inspectionId, told, operatorNo) => {
      if (!db.inTransaction) throw new Error('a step of a supplement belongs into the transaction of what it changes');
      record({ kind: 'supplement', inspectionId, body: told, operatorNo });
    },
  };
}
