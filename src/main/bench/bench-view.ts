import { isCourierId } from '../../shared/couriers.ts';
import { readWaybill, withKnownCourier } from '../../shared/waybill.ts';
import type { NextStep, Panel, RecentParcel, RefundProgress, SessionView } from '../../shared/session.ts';
import type { Settings } from '../../shared/settings.ts';
import { viewReturn } from '../decision/return-view.ts';
import { causeOf, fillJudgements, offerCodes } from '../decision/verdict-rules.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import { nextShot } from '../evidence/shot-rules.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Session, SessionService } from '../session/session-service.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { BoxActions } from './box-actions.ts';

const RECENT_SHOWN = 5;

export type BenchViews = {
  session: (session: Session) => SessionView;
  recent: () => RecentParcel[];
  alreadyDone: (session: Session) => Panel;
};

type Deps = {
  sessions: SessionService;
  sessionStore: SessionStore;
  evidence: EvidenceService;
  decisions: DecisionService;
  decisionStore: DecisionStore;
  outbox: Pick<OutboxStore, 'commandOfReturn'>;
  box: BoxActions;
  settings: () => Settings;
  now: () => number;
};

export function createBenchViews(deps: Deps): BenchViews {
  const { sessions, sessionStore, evidence, decisions, decisionStore, outbox, box, settings, now } = deps;

  /** How far the money of this inspection is, worst first; and until when its verdict can be taken back. */
  const follow = (inspectionId: string): Pick<RecentParcel, 'verdict' | 'progress' | 'undoUntilAt'> => {
    const verdicts = decisionStore.verdictsOf(inspectionId);
    const [first] = verdicts;
    if (first === undefined) return { verdict: null, progress: 'none', undoUntilAt: null };
    const steps = verdicts.map((verdict): { progress: RefundProgress; undoUntilAt: number | null } => {
      const decision = decisionStore.decisionOf(verdict.id);
      if (decision?.state === 'to-decide')
        return { progress: 'to-decide', undoUntilAt: verdict.at + settings().undoMs };
      if (decision?.state === 'proposed') return { progress: 'to-decide', undoUntilAt: null };
      const command = verdict.expectedReturnId === null ? null : outbox.commandOfReturn(verdict.expectedReturnId);
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
    const order: RefundProgress[] = ['parked', 'to-decide', 'asking', 'waiting', 'acknowledged', 'closed', 'none'];
    const progress = order.find((one) => steps.some((step) => step.progress === one)) ?? 'none';
    const until = steps.map((step) => step.undoUntilAt);
    const canUndo = until.every((at) => at !== null && at > now());
    return {
      verdict: box.verdictOf(readOrThrow(inspectionId)) ?? first.verdict,
      progress,
      undoUntilAt: canUndo ? Math.min(...until.filter((at) => at !== null)) : null,
    };
  };

  const readOrThrow = (inspectionId: string): Session => {
    const session = sessions.read(inspectionId);
    if (session === null) throw new Error(`inspection ${inspectionId} is gone`);
    return session;
  };

  const nextStep = (session: Session, view: Pick<SessionView, 'shots'>): NextStep => {
    const { state } = session;
    const missing = nextShot(view.shots);
    const required = view.shots.filter((shot) => shot.isRequired);
    if (state.choice === 'damaged' && !state.hasVerdict) {
      const isNamed = decisions.evaluate(session).every(({ judged }) => (judged?.codes.length ?? 0) > 0);
      return { step: isNamed ? 'confirm-codes' : 'choose-code' };
    }
    if (state.choice === 'swapped' || state.hasVerdict) {
      if (missing !== null) {
        const done = required.filter((shot) => shot.count > 0).length;
        return { step: 'take-shot', shot: missing.shot, done, of: required.length, returnId: missing.returnId };
      }
      const isBinDue = state.bin === null && (!state.hasVerdict || box.needsBin(session));
      return { step: isBinDue ? 'scan-bin' : 'close' };
    }
    const wantsSerial = state.lines.find((line) => line.serialState === 'wanted' && !line.isMissingConfirmed);
    if (wantsSerial !== undefined) return { step: 'scan-serial', lineId: wantsSerial.lineId };
    const uncounted = state.lines.find(
      (line) =>
        line.good + line.defective < line.expected && !line.isMissingConfirmed && line.serialState !== 'mismatch',
    );
    return uncounted === undefined ? { step: 'judge' } : { step: 'scan-line', lineId: uncounted.lineId };
  };

  return {
    session: (session) => {
      const { inspection, parcel, returns, state } = session;
      const verdicts = decisionStore.verdictsOf(inspection.id);
      const evaluated = decisions.evaluate(session);
      const judged = evaluated[0]?.judged ?? null;
      const [first] = returns;
      const read = readWaybill(parcel.waybill);
      const own = first?.courier ?? null;
      const reading = read === null || own === null || !isCourierId(own) ? read : withKnownCourier(read, own);
      const { shots } = evidence.check(session, box.verdictOf(session));
      return {
        inspectionId: inspection.id,
        waybill: parcel.waybill,
        couriers: reading?.couriers ?? [],
        isCheckDigitOff: reading?.checkDigit === 'off',
        matching: parcel.matching,
        place: parcel.place,
        openedAt: inspection.openedAt,
        isResumed: state.isResumed,
        returns: returns.map((expected) =>
          viewReturn(
            expected,
            parcel,
            state,
            verdicts.find((verdict) => verdict.expectedReturnId === expected.id) ?? null,
            settings(),
          ),
        ),
        strangers: state.strangers,
        focusId: null,
        choice: state.choice,
        codes: state.choice === null ? state.codes : (judged?.codes ?? state.codes),
        offeredCodes: offerCodes(first?.reason ?? null, first?.category ?? null),
        cause: state.cause ?? causeOf(judged?.codes ?? state.codes),
        judgements: fillJudgements(judged, state.judged),
        note: state.note,
        shots,
        bin: state.bin,
        disposition: null,
        next: nextStep(session, { shots }),
        canBeIntact:
          !state.hasVerdict &&
          state.choice === null &&
          state.codes.length === 0 &&
          evaluated.every((one) => one.judged?.verdict === 'intact'),
        canBeRest: false,
        canUndo: state.undoable !== null,
      };
    },
    recent: () =>
      sessionStore.recent(RECENT_SHOWN).map((inspection) => {
        const session = readOrThrow(inspection.id);
        const names = session.returns.flatMap((expected) => expected.lines.map((line) => line.name));
        return {
          inspectionId: inspection.id,
          waybill: session.parcel.waybill,
          title: names.join(' · '),
          isHalfDone: inspection.state === 'half-done',
          lane: 'return',
          awaitsRest: false,
          at: inspection.changedAt,
          ...follow(inspection.id),
        };
      }),
    alreadyDone: (session) => ({
      kind: 'already-done',
      inspectionId: session.inspection.id,
      waybill: session.parcel.waybill,
      operatorNo: session.inspection.operatorNo,
      at: session.inspection.changedAt,
      verdict: box.verdictOf(session),
      progress: follow(session.inspection.id).progress,
    }),
  };
}
