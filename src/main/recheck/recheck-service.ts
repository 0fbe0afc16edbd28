import type {
  RecheckDone,
  RecheckInput,
  RecheckItem,
  RecheckPair,
  RecheckReport,
  RecheckView,
} from '../../shared/recheck.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { StoredVerdict } from '../decision/decision-rows.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import { offerCodes } from '../decision/verdict-rules.ts';
import type { DispositionService } from '../disposition/disposition-service.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { agree, isDrawn, reckon } from './recheck-rules.ts';
import type { Draw, RecheckStore, StoredPair } from './recheck-store.ts';

/** Whoever asks: by number, and whether they may see both judgements. */
export type Onlooker = { operatorNo: string; isSupervisor: boolean };

export type Rechecks = {
  /**
   * Draws lots for verdicts that were just given; what is drawn is put to the place of re-checks, unless a bin was scanned for
   * it. In the caller's transaction. Gives back the place where something was drawn.
   */
  draw: (session: Session, given: readonly StoredVerdict[], who: Who) => string | null;
  view: (onlooker: Onlooker) => RecheckView;
  /** The second judgement. Neither verdict nor decision change. */
  judge: (input: RecheckInput, who: Who) => Result<RecheckDone>;
  /** Whether this box waits for this person's eyes, or anybody's but the first: its verdict and pictures stay hidden. */
  isBlind: (inspectionId: string, onlooker: Onlooker) => boolean;
  /** It waits, and somebody else than this person judged it first. */
  isFor: (inspectionId: string, operatorNo: string) => boolean;
  /** Where the goods of this box wait for their second look; null when none of them does. */
  placeOf: (inspectionId: string) => string | null;
  /** Of the last so many days. */
  report: (days: number, now: number) => RecheckReport;
};

type Deps = {
  db: Database;
  store: RecheckStore;
  sessions: SessionService;
  decisionStore: Pick<DecisionStore, 'decisionOf' | 'verdict'>;
  dispositions: Pick<DispositionService, 'unitsOf' | 'move' | 'binOf'>;
  settings: () => Settings;
  /** How many people could judge here. */
  countInspectors: () => number;
  /** In [0, 1), known to nobody before. */
  chance: () => number;
};

const DIFFERING_SHOWN = 50;
const DAY_MS = 86_400_000;

export function createRechecks(deps: Deps): Rechecks {
  const { db, store, sessions, decisionStore, dispositions, settings, countInspectors, chance } = deps;

  const unitsHere = ({ returns, state }: Session, expectedReturnId: string | null): number => {
    const lines = new Set(returns.find(({ id }) => id === expectedReturnId)?.lines.map(({ id }) => id) ?? []);
    return state.lines
      .filter(({ lineId }) => lines.has(lineId))
      .reduce((sum, { good, defective, extra, elsewhere }) => sum + good + defective + extra - elsewhere, 0);
  };

  const returnOf = ({ returns }: Session, expectedReturnId: string | null) =>
    returns.find(({ id }) => id === expectedReturnId) ?? null;

  const toItem = (draw: Draw, { operatorNo }: Onlooker): RecheckItem[] => {
    const session = sessions.read(draw.inspectionId);
    const expected =
      session === null ? null : returnOf(session, decisionStore.verdict(draw.verdictId)?.expectedReturnId ?? null);
    // A box that is open again is on a bench: its verdict may yet be taken back.
    if (session === null || expected === null || session.inspection.state === 'open') return [];
    const { reason, reasonText, category } = expected;
    return [
      {
        ...{ verdictId: draw.verdictId, waybill: session.parcel.waybill, drawnAt: draw.at },
        ...{ reason, reasonText, category },
        place: session.state.bin ?? dispositions.unitsOf(draw.inspectionId)[0]?.bin ?? session.parcel.place,
        goods: expected.lines.map(({ sku, name, picture, quantity }) => ({ sku, name, picture, quantity })),
        offeredCodes: offerCodes(reason, category),
        isOwn: draw.operatorNo === operatorNo,
      },
    ];
  };

  const toPair = ({ expectedReturnId, first, second, ...pair }: StoredPair): RecheckPair => {
    const session = sessions.read(pair.inspectionId);
    const expected = session === null ? null : returnOf(session, expectedReturnId);
    return {
      ...pair,
      waybill: session?.parcel.waybill ?? '',
      title: expected?.lines.map(({ name }) => name).join(' · ') ?? '',
      first: { verdict: first.verdict, codes: [...first.codes] },
      second: second === null ? null : { ...second, codes: [...second.codes] },
    };
  };

  /** From the place of re-checks to where such goods go. */
  const putBack = (inspectionId: string, who: Who): string | null => {
    const { recheckBin } = settings();
    const here = dispositions.unitsOf(inspectionId).filter(({ bin }) => bin === recheckBin);
    let putTo: string | null = null;
    for (const disposition of new Set(here.map((unit) => unit.disposition))) {
      const bin = dispositions.binOf(disposition);
      const unitIds = here.filter((unit) => unit.disposition === disposition).map(({ id }) => id);
      const moved = dispositions.move({ unitIds, disposition, bin, secondOperatorNo: null }, who);
      if (moved.ok) putTo ??= bin;
    }
    return putTo;
  };

  return {
    draw: (session, given, who) => {
      if (!db.inTransaction) throw new Error('lots are drawn in the transaction of the verdict');
      const { recheckPercent: percent, recheckBin } = settings();
      if (percent === 0) return null;
      const inspectionId = session.inspection.id;
      const drawn = given.filter((verdict) => {
        const decision = decisionStore.decisionOf(verdict.id);
        const of = {
          isByRule: decision?.state === 'approved' && decision.why === 'by-rule',
          unitsHere: unitsHere(session, verdict.expectedReturnId),
          wasDrawn: store.wasDrawn(inspectionId, verdict.expectedReturnId),
          inspectors: countInspectors(),
        };
        return isDrawn(of, percent, chance());
      });
      for (const { id: verdictId } of drawn)
        store.addDraw({ verdictId, inspectionId, percent, operatorNo: who.operatorNo, at: who.now });
      if (drawn.length === 0) return null;
      // Of several returns each may go elsewhere: then the list says where it lies.
      if (session.returns.length > 1 || session.state.bin !== null) return session.state.bin;
      sessions.place(session, recheckBin, who);
      return recheckBin;
    },
    view: (onlooker) => ({
      open: store.open().flatMap((draw) => toItem(draw, onlooker)),
      differing: onlooker.isSupervisor ? store.differing(DIFFERING_SHOWN).map(toPair) : null,
      percent: settings().recheckPercent,
    }),
    judge: ({ verdictId, verdict, codes, note }, who) =>
      commit(db, (): Result<RecheckDone> => {
        const draw = store.openDraw(verdictId);
        if (draw === null) return refuse(store.isJudged(verdictId) ? 'recheck-done' : 'recheck-unknown');
        const first = decisionStore.verdict(verdictId);
        const session = sessions.read(draw.inspectionId);
        if (first === null || session === null) return refuse('recheck-unknown');
        if (session.inspection.state === 'open') return refuse('box-is-open');
        if (draw.operatorNo === who.operatorNo) return refuse('recheck-own');
        if (store.hasLooked(draw.inspectionId, who.operatorNo, draw.at)) return refuse('recheck-seen');
        const { inspectionId } = draw;
        const second = verdict === null ? null : { verdict, codes: verdict === 'intact' ? [] : [...new Set(codes)] };
        const agrees = second === null ? null : agree(first, second);
        const by = { operatorNo: who.operatorNo, at: who.now };
        store.add({ verdictId, inspectionId, verdict, codes: second?.codes ?? [], note, agrees, ...by });
        const pair = store.pair(verdictId);
        if (pair === null) throw new Error(`the second judgement of ${verdictId} is gone`);
        const isLast = verdict !== null && store.openOf(inspectionId).length === 0;
        return ok({ pair: toPair(pair), putTo: isLast ? putBack(inspectionId, who) : null });
      }),
    isBlind: (inspectionId, { operatorNo, isSupervisor }) =>
      !isSupervisor && store.openOf(inspectionId).some((draw) => draw.operatorNo !== operatorNo),
    isFor: (inspectionId, operatorNo) => store.openOf(inspectionId).some((draw) => draw.operatorNo !== operatorNo),
    placeOf: (inspectionId) => {
      const session = store.openOf(inspectionId).length === 0 ? null : sessions.read(inspectionId);
      return session === null ? null : (session.state.bin ?? settings().recheckBin);
    },
    report: (days, now) => reckon(store.since(now - days * DAY_MS)),
  };
}
