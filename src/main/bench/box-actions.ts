import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { DefectCode, Gap, Shot } from '../../shared/domain-words.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { BenchAnswer, Tone } from '../../shared/session.ts';
import type { Settings } from '../../shared/settings.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { DispositionService } from '../disposition/disposition-service.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { PictureChecks } from '../evidence/picture-checks.ts';
import { nextShot } from '../evidence/shot-rules.ts';
import type { Rechecks } from '../recheck/recheck-service.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import type { BoxState } from './box-state.ts';

/** A still to take; `inspectionId` null = of the box that is open. */
type Still = { shot: Shot; inspectionId: string | null; returnId: string | null };
/** What came of an action: the tone to play and the still to take. */
export type Did = { tone: Tone; still: Still | null };

export const did = (tone: Tone, shot: Shot | null = null, of: Partial<Omit<Still, 'shot'>> = {}): Result<Did> =>
  ok({ tone, still: shot === null ? null : { shot, inspectionId: null, returnId: null, ...of } });

/** A still without a box of its own is of the one that is open now. */
export function stillOf({ still }: Did, open: Session | null): BenchAnswer['still'] {
  const inspectionId = still?.inspectionId ?? open?.inspection.id;
  return still === null || inspectionId === undefined ? null : { ...still, inspectionId };
}

/** Actions on the open box. Every one runs in the caller's transaction; a refusal rolls it back. */
export type BoxActions = {
  intact: (session: Session, who: Who) => Result<Did>;
  /** ◆: unfolds the codes; again, with a code: gives the verdict. */
  damaged: (session: Session, who: Who) => Result<Did>;
  swapped: (session: Session, who: Who) => Result<Did>;
  code: (session: Session, code: DefectCode, isSet: boolean, who: Who) => Result<Did>;
  /** A bin was scanned: for ✕, and for ◆ with codes, it is the second action that gives the verdict. */
  place: (session: Session, bin: string, who: Who) => Result<Did>;
  dispose: (session: Session, disposition: Disposition, who: Who) => Result<Did>;
  hold: (session: Session, who: Who) => Result<Did>;
  undo: (session: Session, who: Who) => Result<Did>;
  /** `DP:Q3`: three good ones of the line counted last. */
  quantity: (session: Session, count: number, who: Who) => Result<Did>;
  /** What is not counted lies in another box: no verdict of those returns before that one came. */
  rest: (session: Session, who: Who) => Result<Did>;
  /**
   * Closes the box when verdict, guided shots and bin are there; gives back whether it did. Waits for a label that is being
   * looked at or should be taken again, unless the person goes on anyway.
   */
  settle: (inspectionId: string, who: Who, isGoingOn?: boolean) => boolean;
};

type Deps = {
  sessions: SessionService;
  evidence: EvidenceService;
  pictureChecks: Pick<PictureChecks, 'isLooking'>;
  decisions: DecisionService;
  dispositions: DispositionService;
  rechecks: Pick<Rechecks, 'draw'>;
  box: BoxState;
  settings: () => Settings;
};

export function createBoxActions(deps: Deps): BoxActions {
  const { sessions, evidence, pictureChecks, decisions, dispositions, rechecks, box, settings } = deps;
  const reread = (inspectionId: string): Session => {
    const session = sessions.read(inspectionId);
    if (session === null) throw new Error(`inspection ${inspectionId} is gone`);
    return session;
  };
  const close = (session: Session, gaps: Gap[], who: Who): void => {
    dispositions.putAway(session, who);
    sessions.close(session.inspection.id, gaps, who);
  };

  const settle = (inspectionId: string, who: Who, isGoingOn = false): boolean => {
    const session = reread(inspectionId);
    if (session.inspection.state !== 'open' || !session.state.hasVerdict) return false;
    const { shots, gaps, again } = evidence.check(session, box.casesOf(session));
    if (nextShot(shots) !== null) return false;
    const wantsLabel = shots.some(({ shot, isRequired }) => shot === 'label' && isRequired);
    const isLooking = wantsLabel && pictureChecks.isLooking(inspectionId, who.now);
    if (!isGoingOn && (again !== null || isLooking)) return false;
    if (session.state.bin === null && box.needsBin(session)) return false;
    close(session, gaps, who);
    return true;
  };

  const give = (session: Session, who: Who, isGoingOn = false): Result<Did> => {
    const given = decisions.give(session, who);
    if (!given.ok) return given;
    rechecks.draw(session, given.value, who);
    const asked = evidence.asks(session, box.casesOf(session));
    sessions.add(session.inspection.id, { kind: 'verdict-given', asked }, who);
    // With this box every one of these returns is whole: its earlier boxes wait for nothing any more.
    for (const other of [...session.otherBoxes.values()].flat()) {
      if (other.inspectionId !== null && other.awaitsRest) sessions.awaitRest(other.inspectionId, [], who);
    }
    return did(settle(session.inspection.id, who, isGoingOn) ? 'closed' : 'verdict');
  };

  const choose = (session: Session, choice: 'damaged' | 'swapped', who: Who): Result<Did> => {
    sessions.add(session.inspection.id, { kind: 'chosen', choice, ...box.ofFocus(session) }, who);
    return did('accepted');
  };

  const isUnnamed = (session: Session): boolean =>
    decisions.evaluate(session).some(({ judged }) => judged?.verdict === 'damaged' && judged.codes.length === 0);
  const hasChoice = (session: Session): boolean => box.allSaid(session).some(({ choice }) => choice !== null);
  const confirmCodes = (session: Session, who: Who): Result<Did> =>
    isUnnamed(session) ? refuse('code-needed') : give(session, who);

  const place = (session: Session, bin: string, who: Who): Result<Did> => {
    sessions.place(session, bin, who);
    const placed = reread(session.inspection.id);
    if (!session.state.hasVerdict && hasChoice(session) && !isUnnamed(session)) return give(placed, who, true);
    return did(settle(session.inspection.id, who, true) ? 'closed' : 'accepted');
  };

  const undo = (session: Session, who: Who): Result<Did> => {
    const { id } = session.inspection;
    const { undoable } = session.state;
    if (undoable === null) return refuse('nothing-to-undo');
    const { fact } = undoable;
    if (fact.kind !== 'verdict-given') {
      if (fact.kind === 'claimed') sessions.claim(session, fact.returnId, false, who);
      if (fact.kind === 'rest-elsewhere') sessions.awaitRest(id, [], who);
      sessions.add(id, { kind: 'undone', factId: undoable.id }, who);
      return did('accepted');
    }
    const revoked = decisions.revoke(id, who.now);
    if (!revoked.ok) return revoked;
    sessions.add(id, { kind: 'verdict-revoked' }, who);
    // A bin scanned as the second action gave the verdict: both go back together.
    const before = reread(id).state.undoable;
    if (before?.fact.kind === 'placed') sessions.add(id, { kind: 'undone', factId: before.id }, who);
    return did('accepted');
  };

  const rest = (session: Session, who: Who): Result<Did> => {
    if (session.state.hasVerdict) return refuse('verdict-exists');
    const short = new Set(
      session.state.lines
        .filter((line) => line.good + line.defective < line.expected && !line.isMissingConfirmed)
        .map(({ lineId }) => lineId),
    );
    const lacking = decisions
      .evaluate(session)
      .filter(({ expected }) => expected?.lines.some(({ id }) => short.has(id)));
    if (lacking.length === 0) return refuse('nothing-missing');
    // Something foreign lies where goods should: that is a finding, and no other box will change it.
    if (lacking.some(({ judged }) => judged?.verdict === 'swapped')) return refuse('not-intact');
    const returnIds = lacking.flatMap(({ expected }) => expected?.id ?? []);
    const { id } = session.inspection;
    sessions.awaitRest(id, returnIds, who);
    const marked = reread(id);
    const others = decisions.evaluate(marked).filter(({ expected }) => expected !== null);
    if (others.length > 0 && others.every(({ judged }) => judged?.verdict === 'intact')) return give(marked, who);
    if (others.length > 0) return did('accepted');
    sessions.close(id, [], who);
    return did('closed');
  };

  return {
    intact: (session, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      if (box.allSaid(session).some(({ choice, codes }) => choice !== null || codes.length > 0)) {
        return refuse('defect-marked');
      }
      const judged = decisions.evaluate(session).map((one) => one.judged);
      if (judged.some((one) => one !== null && one.verdict !== 'intact')) return refuse('not-intact');
      return give(session, who);
    },
    damaged: (session, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      return box.saidNow(session).choice === 'damaged' ? confirmCodes(session, who) : choose(session, 'damaged', who);
    },
    swapped: (session, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      return box.saidNow(session).choice === 'swapped' ? did('accepted') : choose(session, 'swapped', who);
    },
    code: (session, code, isSet, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      if (box.saidNow(session).choice === null) choose(session, 'damaged', who);
      sessions.add(session.inspection.id, { kind: 'coded', code, isSet, ...box.ofFocus(session) }, who);
      return did('accepted');
    },
    place,
    dispose: (session, disposition, who) => {
      // Two people: at the bench there is one; the goods' record takes the second number.
      if (disposition === 'scrap') return refuse('second-operator-needed');
      if (!dispositions.offered(session).includes(disposition)) return refuse('disposition-not-allowed');
      sessions.add(session.inspection.id, { kind: 'disposed', disposition }, who);
      return did(settle(session.inspection.id, who) ? 'closed' : 'accepted');
    },
    hold: (session, who) => {
      const { bin, hasVerdict } = session.state;
      if (!hasVerdict && !hasChoice(session)) {
        sessions.place(session, settings().holdBin, who);
        sessions.setAside(session.inspection.id, who);
        return did('closed');
      }
      if (bin === null && (!hasVerdict || box.needsBin(session))) return place(session, settings().holdBin, who);
      if (!hasVerdict) return confirmCodes(session, who);
      // Pressed again with shots missing: the person says that they can't be had. The gaps are named.
      close(session, evidence.check(session, box.casesOf(session)).gaps, who);
      return did('closed');
    },
    undo,
    quantity: (session, count, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      const line = session.state.lines.find((one) => one.lineId === session.state.lastLineId);
      if (line === undefined) return refuse('unknown-line');
      const delta = count - (line.good + line.extra);
      if (delta !== 0) {
        sessions.add(session.inspection.id, { kind: 'counted', lineId: line.lineId, what: 'good', delta }, who);
      }
      return did('counted');
    },
    rest,
    settle,
  };
}
