import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { ProofOutcome, ProofPicture } from '../../shared/arbitration.ts';
import type { ProofInput, ProofSent } from '../../shared/arbitration.ts';
import type { Person } from '../../shared/people.ts';
import { isPlain } from '../../shared/refusal.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { ArbitrationRow, ArbitrationStore } from './arbitration-store.ts';
import type { Disputes, DisputeSubject } from './dispute-service.ts';

type Answer = Pick<ProofSent, 'words' | 'isStillWanted' | 'pictures'> & { outcome: ProofOutcome };

/** Proof for a platform's arbitration, as far as this bench goes: about what, whether it may go, and what is written down. */
export type Arbitrations = {
  /** Refuses with `unknown-dispute`, `not-allowed`. */
  subjectOf: (disputeId: string, by: Person | null) => Result<DisputeSubject>;
  /** The platform said until when (ms) it wants proof: the clock of its dispute runs by that. */
  noteDue: (subject: DisputeSubject, dueAt: number, now: number) => void;
  /** Null when this proof may go: photos of this very box, and words that accuse nobody. */
  whyNot: (subject: DisputeSubject, proof: ProofInput) => ErrorCode | null;
  /** Writes down what is handed in now; before anything leaves, so that the chain knows of it whatever happens then. */
  noteBegun: (subject: DisputeSubject, proof: ProofInput, operatorNo: string) => void;
  noteAnswer: (subject: DisputeSubject, answer: Answer, operatorNo: string) => void;
  /** The last time, with its answer; null = never. */
  lastOf: (subject: DisputeSubject) => ProofSent | null;
};

type Deps = {
  store: ArbitrationStore;
  disputes: Pick<Disputes, 'subjectOf' | 'noteAsked'>;
  evidence: Pick<EvidenceStore, 'photosOf'>;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'arbitration'; inspectionId: string; body: Json; operatorNo: string }) => void;
};

const Told = v.variant('step', [
  v.object({ step: v.literal('begun'), comment: v.string(), pictures: v.array(v.string()) }),
  v.object({
    step: v.literal('answered'),
    outcome: ProofOutcome,
    words: v.nullable(v.string()),
    isStillWanted: v.nullable(v.boolean()),
    pictures: v.array(ProofPicture),
  }),
]);

const fold = (rows: readonly ArbitrationRow[]): ProofSent | null =>
  rows.reduce<ProofSent | null>((found, { body, operatorNo, at }) => {
    const told = v.parse(Told, JSON.parse(body));
    if (told.step === 'begun') {
      const pictures = told.pictures.map((sha256) => ({ sha256, copy: null, url: null }));
      return { at, operatorNo, comment: told.comment, pictures, outcome: null, words: null, isStillWanted: null };
    }
    if (found === null) throw new Error('an answer about proof that was never handed in');
    const { outcome, words, isStillWanted } = told;
    const laid = new Map(told.pictures.map((one) => [one.sha256, one]));
    return {
      ...found,
      outcome,
      words,
      isStillWanted,
      pictures: found.pictures.map((one) => laid.get(one.sha256) ?? one),
    };
  }, null);

export function createArbitrations({ store, disputes, evidence, record }: Deps): Arbitrations {
  const note = ({ inspectionId, returnId, returnNo }: DisputeSubject, told: object, operatorNo: string): void => {
    record({ kind: 'arbitration', inspectionId, body: { ...told, returnId, returnNo }, operatorNo });
  };
  return {
    subjectOf: disputes.subjectOf,
    noteDue: ({ id }, dueAt, now) => {
      disputes.noteAsked(id, dueAt, { now });
    },
    whyNot: ({ inspectionId }, { comment, pictures }) => {
      if (!isPlain(comment)) return 'refusal-words';
      const photos = new Set(evidence.photosOf(inspectionId).map(({ sha256 }) => sha256));
      return pictures.every((one) => photos.has(one)) ? null : 'photo-unknown';
    },
    noteBegun: (subject, { comment, pictures }, operatorNo) => {
      note(subject, { step: 'begun', comment, count: pictures.length, pictures: [...pictures] }, operatorNo);
    },
    noteAnswer: (subject, { outcome, words, isStillWanted, pictures }, operatorNo) => {
      const told = pictures.map(({ sha256, copy, url }) => ({ sha256, copy, url }));
      note(subject, { step: 'answered', outcome, words, isStillWanted, pictures: told }, operatorNo);
    },
    lastOf: ({ inspectionId, returnId }) => fold(store.stepsOf(inspectionId, returnId)),
  };
}
