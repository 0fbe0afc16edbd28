import type { RunningTalk } from '../../shared/board.ts';
import type { ToDecideItem } from '../../shared/decision.ts';
import type {
  BuyerAnswerInput,
  Due,
  NegotiationEndInput,
  NegotiationInput,
  NegotiationOffer,
  NegotiationView,
} from '../../shared/negotiation.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Who } from '../session/session-service.ts';
import { mayPropose } from './approval-rules.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { dueChoices, settleDue, whyNotNegotiable } from './negotiation-rules.ts';
import type { NegotiationStore } from './negotiation-store.ts';
import { shopZone } from './shop-zone.ts';
import type { ToDecide } from './to-decide.ts';

export type Negotiations = {
  /** Who may own it and until when it may last, for this person; refused where it can't be negotiated. */
  offer: (verdictId: string, by: Person | null, now: number) => Result<NegotiationOffer>;
  /** Puts the case into negotiation, or gives one that runs another owner, time or note. Money and bench go on as before. */
  begin: (input: NegotiationInput, by: Person | null, who: Who) => Result<Due>;
  /** Adds what the buyer said, while the case is undecided. */
  answer: (input: BuyerAnswerInput, by: Person | null, who: Who) => Result<undefined>;
  end: (input: NegotiationEndInput, by: Person | null, who: Who) => Result<undefined>;
  /** What of it is shown beside a case; null when it was never talked over. */
  viewOf: (verdictId: string, viewer: Person | null) => NegotiationView | null;
  /** All that run, nearest due time first: what the board counts and the next shift takes over. */
  running: () => RunningTalk[];
};

type Deps = {
  db: Database;
  /** The zone of this computer, for shops that aren't Chinese. */
  systemZone: () => string;
  store: DecisionStore;
  steps: NegotiationStore;
  toDecide: Pick<ToDecide, 'read'>;
  people: {
    hasAny: () => boolean;
    one: (personId: string) => Person | null;
    list: () => Person[];
    trustedNow: () => number;
  };
};

type Found = { verdict: StoredVerdict; decision: StoredDecision; item: ToDecideItem };

export function createNegotiations({ db, systemZone, store, steps, toDecide, people }: Deps): Negotiations {
  const find = (verdictId: string): Found | null => {
    const verdict = store.verdict(verdictId);
    const decision = verdict === null ? null : store.decisionOf(verdictId);
    const opened = toDecide.read(verdictId);
    return verdict === null || decision === null || !opened.ok ? null : { verdict, decision, item: opened.value.item };
  };
  const subjectOf = ({ verdict, decision }: Pick<Found, 'verdict' | 'decision'>) => ({
    inspectionId: verdict.inspectionId,
    decisionId: decision.id,
  });
  /** A claim back runs after the refund: its clock has stopped. */
  const deadlineOf = ({ item }: Found): number | null => (item.why === 'claim-back' ? null : item.deadlineAt);
  const zoneOf = ({ item }: Found): string =>
    shopZone({ currency: item.expectedReturn?.currency ?? 'CNY' }, systemZone());
  const platformOf = ({ item }: Found): string => item.expectedReturn?.platform ?? '';

  const mayOwn = (one: Person, found: Found): boolean => mayPropose(one, platformOf(found), people.trustedNow());
  const ownerOf = (ownerId: string): RunningTalk['owner'] => {
    const owner = people.one(ownerId);
    return { operatorNo: owner?.operatorNo ?? '', name: owner?.name ?? '' };
  };
  const whyNotPerson = (found: Found, by: Person | null): ErrorCode | null => {
    if (!people.hasAny()) return 'people-needed';
    if (by === null) return 'sign-in-needed';
    return mayOwn(by, found) ? null : 'not-allowed';
  };
  const whyNot = (found: Found, by: Person | null, now: number): ErrorCode | null => {
    const { decision, item } = found;
    const about = { ...decision, returnState: item.expectedReturn?.state ?? null, deadlineAt: deadlineOf(found), now };
    return whyNotPerson(found, by) ?? whyNotNegotiable(about);
  };

  return {
    offer: (verdictId, by, now) => {
      const found = find(verdictId);
      if (found === null) return refuse('already-decided');
      const not = whyNot(found, by, now);
      if (not !== null) return refuse(not);
      const deadlineAt = deadlineOf(found);
      return ok({
        owners: people
          .list()
          .filter((one) => mayOwn(one, found))
          .toSorted((one, other) => Number(other.id === by?.id) - Number(one.id === by?.id))
          .map(({ id, operatorNo, name }) => ({ id, operatorNo, name })),
        dues: dueChoices(found.item.targetAt, { now, deadlineAt, zone: zoneOf(found) }),
        deadlineAt,
      });
    },
    begin: ({ verdictId, ownerId, dueAt: wantedAt, note }, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const not = whyNot(found, by, who.now);
        if (not !== null) return refuse(not);
        const owner = people.one(ownerId);
        if (owner === null || !mayOwn(owner, found)) return refuse('owner-not-possible');
        const due = settleDue(wantedAt, { now: who.now, deadlineAt: deadlineOf(found), zone: zoneOf(found) });
        if (due === null) return refuse('no-time-to-negotiate');
        const begun = { ownerId, ownerNo: owner.operatorNo, dueAt: due.dueAt, note };
        steps.begin(subjectOf(found), begun, by?.operatorNo ?? who.operatorNo);
        return ok(due);
      }),
    answer: ({ verdictId, text, saidAt }, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const not = whyNotPerson(found, by);
        if (not !== null) return refuse(not);
        if (steps.of(subjectOf(found)) === null) return refuse('no-negotiation');
        // The window's clock is this computer's: a time ahead of it is a slip of the hand.
        const said = { text, saidAt: Math.min(saidAt, who.now) };
        steps.answer(subjectOf(found), said, by?.operatorNo ?? who.operatorNo);
        return ok(undefined);
      }),
    end: ({ verdictId, note }, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const not = whyNotPerson(found, by);
        if (not !== null) return refuse(not);
        const isEnded = steps.end(subjectOf(found), { how: 'ended', note }, by?.operatorNo ?? who.operatorNo);
        return isEnded ? ok(undefined) : refuse('no-negotiation');
      }),
    viewOf: (verdictId, viewer) => {
      const verdict = store.verdict(verdictId);
      const decision = verdict === null ? null : store.decisionOf(verdictId);
      const found = verdict === null || decision === null ? null : steps.of(subjectOf({ verdict, decision }));
      if (found === null) return null;
      const { ownerId, isOpen, dueAt, note, answers } = found;
      const isMine = viewer !== null && viewer.id === ownerId;
      return { isOpen, dueAt, note, answers, isMine, owner: ownerOf(ownerId) };
    },
    running: () => steps.running().map(({ ownerId, ...talk }) => ({ ...talk, owner: ownerOf(ownerId) })),
  };
}
