import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { BuyerAnswer } from '../../shared/negotiation.ts';
import type { Database } from '../db/open.ts';
import type { StoredVerdict } from './decision-rows.ts';

/** What is told to the chain of a negotiation; what it is now is the fold of that. */
type StepKind = 'negotiation-begun' | 'buyer-answered' | 'negotiation-ended';
/** How a negotiation ended: by a decision, or by a person who leaves the case to be decided. */
type EndedBy = 'proposed' | 'refused' | 'settled' | 'ended';

const Begun = v.object({ ownerId: v.string(), dueAt: v.number(), note: v.string() });
const Answered = v.object({ text: v.string(), saidAt: v.number() });

type Subject = Pick<StoredVerdict, 'inspectionId'> & { decisionId: string };
type Negotiation = v.InferOutput<typeof Begun> & { isOpen: boolean; answers: BuyerAnswer[] };

/** One that runs, and where its parcel lies. */
type Running = Pick<Negotiation, 'ownerId' | 'dueAt'> & { verdictId: string; waybill: string; place: string | null };

export type NegotiationStore = {
  /** Null when there never was one about this decision. */
  of: (about: Subject) => Negotiation | null;
  /** Those that run, nearest due time first. */
  running: () => Running[];
  begin: (about: Subject, begun: v.InferOutput<typeof Begun> & { ownerNo: string }, operatorNo: string) => void;
  answer: (about: Subject, answered: v.InferOutput<typeof Answered>, operatorNo: string) => void;
  /** Ends it if it is open; false when there was nothing to end. In the transaction of what ends it. */
  end: (about: Subject, ended: { how: EndedBy; note: string }, operatorNo: string) => boolean;
};

type Deps = {
  db: Database;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: StepKind; inspectionId: string; body: Json; operatorNo: string }) => void;
};

type Row = { kind: StepKind; body: string; operator_no: string; at: number };

/** By the index of the box: a few rows. */
const STEPS = `SELECT kind, body, operator_no, at FROM custody_event
  WHERE inspection_id = +? AND kind IN ('negotiation-begun', 'buyer-answered', 'negotiation-ended')
    AND body ->> '$.decisionId' = +? ORDER BY rowid`;

type UndecidedRow = Subject & Pick<Running, 'verdictId' | 'waybill' | 'place'>;

/**
 * Undecided ones that were ever talked over, for the test of its plan: CROSS JOIN begins with what is undecided, which is
 * little, as in the board's own queries.
 */
export const RUNNING_TALKS = `SELECT d.id AS decisionId, v.id AS verdictId, v.inspection_id AS inspectionId, p.waybill, p.place
  FROM decision d CROSS JOIN verdict v ON v.id = d.verdict_id CROSS JOIN inspection i ON i.id = v.inspection_id
    CROSS JOIN parcel p ON p.id = i.parcel_id
  WHERE d.state IN ('to-decide', 'proposed')
    AND EXISTS (SELECT 1 FROM custody_event e WHERE e.inspection_id = v.inspection_id AND e.kind = 'negotiation-begun')`;

const fold = (rows: readonly Row[]): Negotiation | null =>
  rows.reduce<Negotiation | null>((found, { kind, body, operator_no: operatorNo, at: enteredAt }) => {
    const told: unknown = JSON.parse(body);
    if (kind === 'negotiation-begun') return { ...v.parse(Begun, told), isOpen: true, answers: found?.answers ?? [] };
    if (found === null) throw new Error(`${kind} without a negotiation`);
    if (kind === 'negotiation-ended') return { ...found, isOpen: false };
    return { ...found, answers: [...found.answers, { ...v.parse(Answered, told), enteredAt, operatorNo }] };
  }, null);

export function createNegotiationStore({ db, record }: Deps): NegotiationStore {
  const steps = db.prepare<[string, string], Row>(STEPS);
  const undecided = db.prepare<[], UndecidedRow>(RUNNING_TALKS);
  const of = ({ inspectionId, decisionId }: Subject): Negotiation | null => fold(steps.all(inspectionId, decisionId));
  const add = (kind: StepKind, { inspectionId, decisionId }: Subject, told: object, operatorNo: string): void => {
    if (!db.inTransaction)
      throw new Error('a step of a negotiation belongs into the transaction of what it follows from');
    record({ kind, inspectionId, body: { ...told, decisionId }, operatorNo });
  };
  return {
    of,
    running: () =>
      undecided
        .all()
        .flatMap(({ verdictId, waybill, place, ...about }): Running[] => {
          const talk = of(about);
          return talk?.isOpen === true ? [{ verdictId, waybill, place, ownerId: talk.ownerId, dueAt: talk.dueAt }] : [];
        })
        .sort((a, b) => a.dueAt - b.dueAt || a.waybill.localeCompare(b.waybill)),
    begin: (about, begun, operatorNo) => {
      add('negotiation-begun', about, begun, operatorNo);
    },
    answer: (about, answered, operatorNo) => {
      add('buyer-answered', about, answered, operatorNo);
    },
    end: (about, ended, operatorNo) => {
      if (of(about)?.isOpen !== true) return false;
      add('negotiation-ended', about, ended, operatorNo);
      return true;
    },
  };
}
