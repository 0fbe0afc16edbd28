import { isCourierId } from '../../shared/couriers.ts';
import { readWaybill, withKnownCourier } from '../../shared/waybill.ts';
import type { Panel, RecentParcel, RefundProgress, SessionView } from '../../shared/session.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { Settings } from '../../shared/settings.ts';
import { viewReturn } from '../decision/return-view.ts';
import { causeOf, fillJudgements, offerCodes } from '../decision/verdict-rules.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { DispositionService } from '../disposition/disposition-service.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Repacks } from '../repack/repack-service.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session } from '../session/session-service.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { BoxState } from './box-state.ts';
import { nextStepOf } from './next-step.ts';

const RECENT_SHOWN = 5;
const LEAST_DONE_FIRST: readonly RefundProgress[] = [
  ...(['parked', 'to-decide', 'asking', 'waiting'] as const),
  ...(['refused', 'sent-anew', 'acknowledged', 'closed', 'none'] as const),
];
const WORST_FIRST: readonly Verdict[] = ['swapped', 'damaged', 'intact'];

export type BenchViews = {
  session: (session: Session) => SessionView;
  recent: () => RecentParcel[];
  alreadyDone: (session: Session) => Panel;
  /** A parcel that was taken back unopened. */
  takenBack: (session: Session) => Panel;
};

type Deps = {
  sessionStore: SessionStore;
  evidence: EvidenceService;
  decisions: DecisionService;
  decisionStore: DecisionStore;
  outbox: Pick<OutboxStore, 'commandOfReturn'>;
  box: BoxState;
  dispositions: DispositionService;
  repacks: Pick<Repacks, 'offer'>;
  settings: () => Settings;
  now: () => number;
};

/** Null as soon as one of them is not known: half a weight proves nothing. */
const shippedWeightOf = (returns: Session['returns']): number | null =>
  returns.reduce<number | null>(
    (sum, { shippedWeightG }) => (sum === null || shippedWeightG === null ? null : sum + shippedWeightG),
    returns.length === 0 ? null : 0,
  );

export function createBenchViews(deps: Deps): BenchViews {
  const { sessionStore, evidence, decisions, decisionStore, dispositions, repacks, outbox, box, settings, now } = deps;

  /** How far the money of this inspection is, worst first; and until when its verdict can be taken back. */
  const follow = (inspectionId: string): Pick<RecentParcel, 'verdict' | 'progress' | 'undoUntilAt'> => {
    const verdicts = decisionStore.verdictsOf(inspectionId);
    const [first] = verdicts;
    if (first === undefined) return { verdict: null, progress: 'none', undoUntilAt: null };
    const steps = verdicts.map((verdict): { progress: RefundProgress; undoUntilAt: number | null } => {
      const decision = decisionStore.decisionOf(verdict.id);
      if (decision?.state === 'to-decide')
        return { progress: 'to-decide', undoUntilAt: verdict.at + settings().undoMs };
      if (decision?.kind === 'refuse' && decision.state === 'approved')
        return { progress: 'refused', undoUntilAt: null };
      if (decision?.state === 'proposed') return { progress: 'to-decide', undoUntilAt: null };
      const command = verdict.expectedReturnId === null ? null : outbox.commandOfReturn(verdict.expectedReturnId);
      if (decision?.state === 'approved' && (decision.kind ?? 'refund-full') !== 'refund-full') {
        // Red where the platform can't be told of it: the goods have left, and the buyer's clock runs.
        const isStuck =
          command?.kind === 'shipment' && command.decisionId === decision.id && command.state === 'parked';
        return { progress: isStuck ? 'parked' : 'sent-anew', undoUntilAt: null };
      }
      if (command?.decisionId !== decision?.id || command === null) return { progress: 'closed', undoUntilAt: null };
      switch (command.state) {
        case 'waiting':
          return { progress: 'waiting', undoUntilAt: command.attempts === 0 ? command.notBeforeAt : null };
        case 'unknown':
          return { progress: 'asking', undoUntilAt: null };
        case 'parked':
          return { progress: 'parked', undoUntilAt: null };
        case 'done':
          return { progress: 'acknowledged', undoUntilAt: null };
        case 'cancelled':
          return { progress: 'none', undoUntilAt: null };
      }
    });
    const progress = LEAST_DONE_FIRST.find((one) => steps.some((step) => step.progress === one)) ?? 'none';
    const until = steps.map((step) => step.undoUntilAt);
    const canUndo = until.every((at) => at !== null && at > now());
    return {
      verdict: WORST_FIRST.find((worst) => verdicts.some(({ verdict }) => verdict === worst)) ?? first.verdict,
      progress,
      undoUntilAt: canUndo ? Math.min(...until.filter((at) => at !== null)) : null,
    };
  };

  /** Where the goods that aren't intact go; null while nothing says that they aren't. */
  const viewDisposition = (session: Session): SessionView['disposition'] => {
    const verdict = box.verdictOf(session);
    if (verdict === null || (verdict === 'intact' && !box.needsBin(session))) return null;
    // Scrapping takes a second person: it is done in the record of the goods, not at the bench.
    const offered: Disposition[] = dispositions.offered(session).filter((one) => one !== 'scrap');
    const { disposition, bin } = session.state;
    const chosen = disposition !== null && offered.includes(disposition) ? disposition : (offered[0] ?? 'keep');
    return { chosen, offered, bin: bin ?? dispositions.binOf(chosen) };
  };

  return {
    session: (session) => {
      const { inspection, parcel, returns, state } = session;
      const focusId = box.focusOf(session);
      const focused = returns.find(({ id }) => id === focusId) ?? returns[0];
      const said = box.saidNow(session);
      const evaluated = decisions.evaluate(session);
      const mine = evaluated.find(({ expected }) => expected?.id === focused?.id) ?? evaluated[0];
      const given = focused === undefined ? null : decisionStore.verdictOfReturn(focused.id);
      const judged = given ?? mine?.judged ?? null;
      const checked = evidence.check(session, box.casesOf(session));
      const isClean = box.allSaid(session).every(({ choice, codes }) => choice === null && codes.length === 0);
      return {
        inspectionId: inspection.id,
        waybill: parcel.waybill,
        ...viewWaybill(parcel.waybill, focused?.courier ?? null),
        matching: parcel.matching,
        place: parcel.place,
        openedAt: inspection.openedAt,
        isResumed: state.isResumed,
        returns: returns.map((expected) =>
          viewReturn(session, expected, decisionStore.verdictOfReturn(expected.id), settings()),
        ),
        strangers: state.strangers.map(({ text, kind }) => ({ text, kind })),
        focusId,
        choice: said.choice,
        codes: said.choice === null ? said.codes : (judged?.codes ?? said.codes),
        offeredCodes: offerCodes(focused?.reason ?? null, focused?.category ?? null),
        cause: said.cause ?? causeOf(judged?.codes ?? said.codes),
        judgements: fillJudgements(judged, said.judged),
        note: state.note,
        shots: checked.shots,
        meter: checked.meter,
        checks: checked.checks,
        bin: state.bin,
        weightG: state.weightG,
        shippedWeightG: shippedWeightOf(returns),
        disposition: viewDisposition(session),
        next: nextStepOf(session, checked, { box, decisions }),
        canBeIntact: !state.hasVerdict && isClean && evaluated.every((one) => one.judged?.verdict === 'intact'),
        canBeRest:
          !state.hasVerdict && evaluated.some(({ expected }) => expected !== null && isShort(session, expected)),
        canUndo: state.undoable !== null,
      };
    },
    recent: () =>
      sessionStore.recent(RECENT_SHOWN).map(({ id, changedAt, ...rest }) => ({
        inspectionId: id,
        at: changedAt,
        ...rest,
        ...follow(id),
      })),
    takenBack: (session) => {
      const { progress, undoUntilAt } = follow(session.inspection.id);
      const lines = session.returns.flatMap((expected) => expected.lines);
      return {
        kind: 'refused-parcel',
        inspectionId: session.inspection.id,
        waybill: session.parcel.waybill,
        title: lines.map(({ name }) => name).join(' · '),
        orderNo: session.returns[0]?.orderNo ?? '',
        units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
        bin: session.state.bin ?? dispositions.binOf('restock'),
        progress,
        openUntilAt: undoUntilAt,
      };
    },
    alreadyDone: (session) => ({
      kind: 'already-done',
      inspectionId: session.inspection.id,
      waybill: session.parcel.waybill,
      operatorNo: session.inspection.operatorNo,
      at: session.inspection.changedAt,
      verdict: box.verdictOf(session),
      progress: follow(session.inspection.id).progress,
      toBuyer: repacks.offer(session.inspection.id),
    }),
  };
}

/** The couriers it may be, the order's own first, and whether its check digit fits. */
function viewWaybill(waybill: string, own: string | null): Pick<SessionView, 'couriers' | 'isCheckDigitOff'> {
  const read = readWaybill(waybill);
  const reading = read === null || own === null || !isCourierId(own) ? read : withKnownCourier(read, own);
  return { couriers: reading?.couriers ?? [], isCheckDigitOff: reading?.checkDigit === 'off' };
}

/** Something of this return is neither counted nor said to be missing. */
const isShort = ({ state }: Session, { lines }: StoredReturn): boolean =>
  lines.some(({ id }) => {
    const count = state.lines.find(({ lineId }) => lineId === id);
    return count !== undefined && count.good + count.defective < count.expected && !count.isMissingConfirmed;
  });
