import * as v from 'valibot';
import type {
  DisputeFact,
  DisputeItem,
  DisputePage,
  DisputeQuery,
  DisputeView,
  LevelInput,
  OpenInput,
  RulingInput,
} from '../../shared/dispute.ts';
import { rolesAt } from '../../shared/people.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { atOnce, commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { deadlineOf } from '../decision/decision-rules.ts';
import type { Ids } from '../lib/ids.ts';
import type { Who } from '../session/session-service.ts';
import { DisputeFactBody, factOf } from './dispute-facts.ts';
import { ASLEEP_MS, atLeast, disputeCause, disputeClock, followGround, openedCase } from './dispute-rules.ts';
import type { DisputeGround, DisputeNow } from './dispute-rules.ts';
import type { DisputeRow, DisputeStore, GroundRow } from './dispute-store.ts';

/** What a case is about, for a call to its platform. */
export type DisputeSubject = Pick<
  DisputeRow,
  'id' | 'inspectionId' | 'returnId' | 'platform' | 'returnNo' | 'state' | 'stage'
>;

export type Disputes = {
  /**
   * Opens, steps up and ends cases by what changed since. The change itself put its return on the list of those to look at,
   * in its own transaction (triggers of the migration); which clock runs is worked out here, a moment later.
   */
  sweep: (now: number) => { changed: number; isBehind: boolean };
  /** Until nothing is left, in small transactions. */
  sweepAll: (now: number) => void;
  /** The days off are others now: which clock runs is worked out anew where it counts a platform's working days. */
  daysOffChanged: () => void;
  list: (query: DisputeQuery, viewer: Person | null) => DisputePage;
  /** The cases of the returns of this box. */
  ofBox: (inspectionId: string, viewer: Person | null) => DisputeView[];
  /** Refuses with `unknown-dispute`, `not-allowed`. */
  subjectOf: (id: string, viewer: Person | null) => Result<DisputeSubject>;
  /** Refuses with `unknown-return`, `dispute-known`, `no-verdict`, `not-allowed`, `dispute-time`. */
  open: (input: OpenInput, by: Person | null, who: Who) => Result<DisputeView>;
  /** Refuses with `unknown-dispute`, `not-allowed`, `dispute-time`. */
  setLevel: (input: LevelInput, by: Person | null, who: Who) => Result<DisputeView>;
  /** Refuses with `unknown-dispute`, `not-allowed`, `amount-out-of-range`. */
  rule: (input: RulingInput, by: Person | null, who: Who) => Result<DisputeView>;
  /** The platform was asked, and said until when (ms) it wants proof; a time that a person set stays. */
  noteAsked: (id: string, dueAt: number, who: Pick<Who, 'now'>) => void;
  /** Refuses with `unknown-dispute`, `not-allowed`, `dispute-over`. */
  settle: (input: { id: string; note: string }, by: Person | null, who: Who) => Result<DisputeView>;
};

type Deps = {
  db: Database;
  store: DisputeStore;
  ids: Ids;
  settings: () => Pick<Settings, 'refundWithinHours' | 'daysOff'>;
  people: { trustedNow: () => number };
};

const PAGE = 50;
/** Looked at in one transaction: a few ms. */
const LOOKS = 100;

const BY_PERSON: ReadonlySet<string> = new Set(['level', 'ruled', 'settled']);

export function createDisputes({ db, store, ids, settings, people }: Deps): Disputes {
  /** The shops this person sees: a mere shop agent their own, everyone else all (null). */
  const platformsOf = (by: Person | null): readonly string[] | null =>
    by !== null && rolesAt(by, people.trustedNow()).every((role) => role === 'agent') ? by.shops : null;

  const groundOf = (row: GroundRow): DisputeGround => ({
    platform: row.platform,
    returnState: row.returnState,
    stage: row.stage,
    platformDeadlineAt: row.platformDeadlineAt,
    finding: row.finding,
    decision:
      row.decisionState === null ? null : { isDecided: row.decisionState === 'approved', kind: row.decisionKind },
    refundDueAt: deadlineOf({
      signedAt: row.signedAt,
      receivedAt: row.receivedAt ?? row.signedAt ?? 0,
      platformDeadlineAt: row.platformDeadlineAt,
      refundWithinHours: settings().refundWithinHours,
    }),
    daysOff: settings().daysOff,
  });

  const addFact = (
    caseId: string,
    what: DisputeFact['what'],
    next: DisputeNow,
    who: Pick<Who, 'operatorNo' | 'now'>,
  ) => {
    store.addFact({ caseId, what, body: JSON.stringify(next), operatorNo: who.operatorNo, at: who.now });
  };
  const write = (
    row: DisputeRow,
    what: DisputeFact['what'],
    next: DisputeNow,
    who: Pick<Who, 'operatorNo' | 'now'>,
  ) => {
    const isOver = next.state !== 'open';
    // A ruling that is corrected ends the matter when it is corrected: what is kept for years is kept from then.
    store.change(row.id, next, isOver ? who.now : null);
    addFact(row.id, what, next, who);
  };
  const begin = (
    returnId: string,
    inspectionId: string,
    next: DisputeNow,
    who: Pick<Who, 'operatorNo' | 'now'>,
  ): string => {
    const id = ids.next();
    store.add({ id, returnId, inspectionId }, next, who.now);
    addFact(id, 'opened', next, who);
    return id;
  };

  const nowOf = (id: string): { now: DisputeNow; isTouched: boolean } => {
    const facts = store.facts(id);
    const last = facts.at(-1);
    if (last === undefined) throw new Error(`case ${id} has no facts`);
    return { now: v.parse(DisputeFactBody, last.body), isTouched: facts.some(({ what }) => BY_PERSON.has(what)) };
  };

  const lookAt = (returnId: string, now: number): boolean => {
    const found = store.ground(returnId);
    if (found === null) return false;
    const ground = groundOf(found);
    const program = { operatorNo: '', now };
    const id = store.ofReturn(returnId);
    if (id === null) {
      const cause = disputeCause(ground);
      if (cause === null || found.inspectionId === null) return false;
      begin(
        returnId,
        found.inspectionId,
        openedCase(cause, ground, { now, level: null, setDueAt: null, note: '' }),
        program,
      );
      return true;
    }
    const row = store.one(id);
    if (row === null) return false;
    const known = nowOf(id);
    const followed = followGround(known.now, ground, { now, isTouched: known.isTouched });
    if (followed !== null) write(row, followed.what, followed.next, program);
    return followed !== null;
  };

  const viewOf = (row: DisputeRow): DisputeView => {
    const facts = store.facts(row.id);
    const claim = store.claim(row.inspectionId);
    return {
      item: itemOf(row),
      ruling: nowOf(row.id).now.ruling,
      facts: facts.map(factOf),
      linked: store
        .linked(row.returnId)
        .map(({ hasSameGoods, ...one }) => ({ ...one, hasSameGoods: hasSameGoods === 1 })),
      claim: claim === null ? null : { ...claim, isOpen: claim.isOpen === 1 },
    };
  };
  const read = (id: string): DisputeView => {
    const row = store.one(id);
    if (row === null) throw new Error(`case ${id} is gone`);
    return viewOf(row);
  };
  const isForeign = (platform: string, by: Person | null): boolean => platformsOf(by)?.includes(platform) === false;

  /** What a person does about a case: refused, or what becomes of it. */
  const change = (
    id: string,
    { by, who, what }: { by: Person | null; who: Who; what: DisputeFact['what'] },
    next: (row: DisputeRow, before: DisputeNow) => DisputeNow | ErrorCode,
  ): Result<DisputeView> =>
    commit(db, () => {
      const row = store.one(id);
      if (row === null) return refuse('unknown-dispute');
      if (isForeign(row.platform, by)) return refuse('not-allowed');
      const changed = next(row, nowOf(id).now);
      if (typeof changed === 'string') return refuse(changed);
      const ground = store.ground(row.returnId);
      const clock = ground === null ? {} : disputeClock(changed, groundOf(ground));
      write(row, what, { ...changed, ...clock }, { ...who, operatorNo: by?.operatorNo ?? who.operatorNo });
      return ok(read(id));
    });

  const sweep: Disputes['sweep'] = (now) => {
    const looks = store.looks(LOOKS);
    const asleep = store.asleep(now - ASLEEP_MS, LOOKS);
    if (looks.length + asleep.length === 0) return { changed: 0, isBehind: false };
    return atOnce(db, () => {
      let changed = 0;
      for (const returnId of new Set([...looks, ...asleep])) {
        changed += +lookAt(returnId, now);
        store.looked(returnId);
      }
      return { changed, isBehind: looks.length === LOOKS };
    });
  };

  return {
    sweep,
    sweepAll: (now) => {
      while (sweep(now).isBehind);
    },
    daysOffChanged: store.relook,
    list: (query, viewer) => {
      const platforms = platformsOf(viewer);
      const rows = store.page(query, platforms, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const next = rows.length > PAGE && last !== undefined ? store.cursorOf(last, query.isOpen) : null;
      return { items: shown.map(itemOf), next, open: store.countOpen(platforms) };
    },
    ofBox: (inspectionId, viewer) =>
      store
        .ofBox(inspectionId)
        .filter(({ platform }) => !isForeign(platform, viewer))
        .map(viewOf),
    subjectOf: (id, viewer) => {
      const row = store.one(id);
      if (row === null) return refuse('unknown-dispute');
      return isForeign(row.platform, viewer) ? refuse('not-allowed') : ok(row);
    },
    open: ({ returnId, level, dueAt, note }, by, who) =>
      commit(db, () => {
        const found = store.ground(returnId);
        if (found === null) return refuse('unknown-return');
        if (isForeign(found.platform, by)) return refuse('not-allowed');
        if (store.ofReturn(returnId) !== null) return refuse('dispute-known');
        if (found.inspectionId === null) return refuse('no-verdict');
        if (dueAt !== null && dueAt <= who.now) return refuse('dispute-time');
        const opened = openedCase('person', groundOf(found), { now: who.now, level, setDueAt: dueAt, note });
        const operatorNo = by?.operatorNo ?? who.operatorNo;
        return ok(read(begin(returnId, found.inspectionId, opened, { ...who, operatorNo })));
      }),
    setLevel: ({ id, level, dueAt, note }, by, who) =>
      change(id, { by, who, what: 'level' }, (_row, before) => {
        if (dueAt !== null && dueAt <= who.now) return 'dispute-time';
        // The usual time counts from when it came to this level, not from when its time was typed anew.
        const levelAt = before.level === level && before.state === 'open' ? before.levelAt : who.now;
        const reached = atLeast(before.reached, level);
        return { ...before, state: 'open', level, reached, levelAt, setDueAt: dueAt, ruling: null, note };
      }),
    rule: ({ id, ...ruling }, by, who) =>
      change(id, { by, who, what: 'ruled' }, (row, before) => {
        const { outcome, amountCents } = ruling;
        if (amountCents !== null && (amountCents <= 0 || amountCents >= row.amountCents)) return 'amount-out-of-range';
        return { ...before, state: outcome, setDueAt: null, ruling, note: '' };
      }),
    noteAsked: (id, dueAt, who) => {
      commit(db, () => {
        const row = store.one(id);
        const ground = row === null ? null : store.ground(row.returnId);
        if (row === null || ground === null) return refuse('unknown-dispute');
        const asked = { ...nowOf(id).now, askedDueAt: dueAt };
        const next = { ...asked, ...disputeClock(asked, groundOf(ground)) };
        if (next.clock !== row.clock || next.dueAt !== row.dueAt) write(row, 'clock', next, { ...who, operatorNo: '' });
        return ok(undefined);
      });
    },
    settle: ({ id, note }, by, who) =>
      change(id, { by, who, what: 'settled' }, (_row, before) =>
        before.state === 'open' ? { ...before, state: 'settled', setDueAt: null, ruling: null, note } : 'dispute-over',
      ),
  };
}

const itemOf = (row: DisputeRow): DisputeItem => ({ ...row, title: row.title ?? '' });
