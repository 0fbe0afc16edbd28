import * as v from 'valibot';
import type { Json } from '../../shared/custody/canonical-json.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import { MoreTimeOutcome } from '../../shared/more-time.ts';
import type { MoreTimeAsked } from '../../shared/more-time.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Database } from '../db/open.ts';
import type { SessionService } from '../session/session-service.ts';
import { mayPropose } from './approval-rules.ts';
import type { DecisionStore } from './decision-store.ts';

/** Whose timer a person would have run longer: the return of a case that is still to be decided. */
export type MoreTimeSubject = {
  inspectionId: string;
  returnId: string;
  platform: string;
  returnNo: string;
  state: ReturnState;
  /** The platform's own timer as last read; null = it tells of none. */
  platformDeadlineAt: number | null;
};

type Answer = { outcome: MoreTimeOutcome; words: string | null; deadlineAt: number | null };

/** Asking a platform for more time, as far as this bench goes: about what, by whom, and what is written down of it. */
export type MoreTimes = {
  subjectOf: (verdictId: string) => Result<MoreTimeSubject>;
  /** Null when this person may ask: whoever may propose for this shop, or anybody at a bench without people. */
  whyNotPerson: (subject: MoreTimeSubject, by: Person | null) => ErrorCode | null;
  /** Writes down that it is asked now; before the call leaves, so that the chain knows of it whatever happens then. */
  noteAsked: (subject: MoreTimeSubject, operatorNo: string) => void;
  noteAnswer: (subject: MoreTimeSubject, answer: Answer, operatorNo: string) => void;
  /** The last time it was asked for, with its answer; null = never. */
  lastOf: (subject: MoreTimeSubject) => MoreTimeAsked | null;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  sessions: SessionService;
  people: { hasAny: () => boolean; trustedNow: () => number };
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: 'more-time'; inspectionId: string; body: Json; operatorNo: string }) => void;
};

const Told = v.variant('step', [
  v.object({ step: v.literal('asked') }),
  v.object({
    step: v.literal('answered'),
    outcome: MoreTimeOutcome,
    words: v.nullable(v.string()),
    deadlineAt: v.nullable(v.number()),
  }),
]);

type Row = { body: string; operator_no: string; at: number };

/** By the index of the box: a few rows. */
const STEPS = `SELECT body, operator_no, at FROM custody_event
  WHERE inspection_id = +? AND kind = 'more-time' AND body ->> '$.returnId' = +? ORDER BY rowid`;

const fold = (rows: readonly Row[]): MoreTimeAsked | null =>
  rows.reduce<MoreTimeAsked | null>((found, { body, operator_no: operatorNo, at }) => {
    const told = v.parse(Told, JSON.parse(body));
    if (told.step === 'asked') return { askedAt: at, operatorNo, outcome: null, words: null, deadlineAt: null };
    if (found === null) throw new Error('an answer about more time that was never asked for');
    const { outcome, words, deadlineAt } = told;
    return { ...found, outcome, words, deadlineAt };
  }, null);

export function createMoreTimes({ db, store, sessions, people, record }: Deps): MoreTimes {
  const steps = db.prepare<[string, string], Row>(STEPS);
  const note = ({ inspectionId, returnId, returnNo }: MoreTimeSubject, told: object, operatorNo: string): void => {
    record({ kind: 'more-time', inspectionId, body: { ...told, returnId, returnNo }, operatorNo });
  };
  return {
    subjectOf: (verdictId) => {
      const verdict = store.verdict(verdictId);
      const decision = verdict === null ? null : store.decisionOf(verdictId);
      const isOpen = decision?.state === 'to-decide' || decision?.state === 'proposed';
      if (verdict === null || !isOpen) return refuse('already-decided');
      const { inspectionId, expectedReturnId } = verdict;
      const expected = sessions.read(inspectionId)?.returns.find(({ id }) => id === expectedReturnId);
      if (expected === undefined) return refuse('unknown-return');
      const { id: returnId, platform, returnNo, state, platformDeadlineAt } = expected;
      return ok({ inspectionId, returnId, platform, returnNo, state, platformDeadlineAt });
    },
    whyNotPerson: ({ platform }, by) => {
      if (by === null) return people.hasAny() ? 'sign-in-needed' : null;
      return mayPropose(by, platform, people.trustedNow()) ? null : 'not-allowed';
    },
    noteAsked: (subject, operatorNo) => {
      note(subject, { step: 'asked', wasDeadlineAt: subject.platformDeadlineAt }, operatorNo);
    },
    noteAnswer: (subject, { outcome, words, deadlineAt }, operatorNo) => {
      note(subject, { step: 'answered', outcome, words, deadlineAt }, operatorNo);
    },
    lastOf: ({ inspectionId, returnId }) => fold(steps.all(inspectionId, returnId)),
  };
}
