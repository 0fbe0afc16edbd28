import type { DefectCode, Shot, Verdict } from '../../shared/domain-words.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Tone } from '../../shared/session.ts';
import type { Settings } from '../../shared/settings.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import { nextShot } from '../evidence/shot-rules.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';

// bench: the seat of the inspector. It takes scans and keys in order and lets the stages act: session, evidence,
// decision. It stands above them and below the station; the window shows its view and nothing else.

/** What came of an action: the tone to play and the still to take. */
export type Did = { tone: Tone; still: Shot | null };

export const did = (tone: Tone, still: Shot | null = null): Result<Did> => ok({ tone, still });

/** Actions on the open box. Every one runs in the caller's transaction; a refusal rolls it back. */
export type BoxActions = {
  intact: (session: Session, who: Who) => Result<Did>;
  /** ◆: unfolds the codes; again, with a code: gives the verdict. */
  damaged: (session: Session, who: Who) => Result<Did>;
  swapped: (session: Session, who: Who) => Result<Did>;
  code: (session: Session, code: DefectCode, isSet: boolean, who: Who) => Result<Did>;
  /** A bin was scanned: for ✕, and for ◆ with codes, it is the second action that gives the verdict. */
  place: (session: Session, bin: string, who: Who) => Result<Did>;
  hold: (session: Session, who: Who) => Result<Did>;
  undo: (session: Session, who: Who) => Result<Did>;
  /** `DP:Q3`: three good ones of the line counted last. */
  quantity: (session: Session, count: number, who: Who) => Result<Did>;
  /** Closes the box when verdict, guided shots and bin are there; gives back whether it did. */
  settle: (inspectionId: string, who: Who) => boolean;
  /** The verdict this box has or is about to have. */
  verdictOf: (session: Session) => Verdict | null;
  needsBin: (session: Session) => boolean;
};

type Deps = {
  sessions: SessionService;
  evidence: EvidenceService;
  decisions: DecisionService;
  decisionStore: DecisionStore;
  settings: () => Settings;
};

const WORST_FIRST: readonly Verdict[] = ['swapped', 'damaged', 'intact'];

export function createBoxActions({ sessions, evidence, decisions, decisionStore, settings }: Deps): BoxActions {
  const verdictOf = (session: Session): Verdict | null => {
    const given = decisionStore.verdictsOf(session.inspection.id).map(({ verdict }) => verdict);
    const worst = WORST_FIRST.find((verdict) => given.includes(verdict));
    return worst ?? session.state.choice;
  };

  const needsBin = (session: Session): boolean =>
    decisionStore
      .verdictsOf(session.inspection.id)
      .some(({ id }) => ['to-decide', 'proposed'].includes(decisionStore.decisionOf(id)?.state ?? ''));

  const reread = (inspectionId: string): Session => {
    const session = sessions.read(inspectionId);
    if (session === null) throw new Error(`inspection ${inspectionId} is gone`);
    return session;
  };

  const closeWithGaps = (session: Session, who: Who): void => {
    sessions.close(session.inspection.id, evidence.check(session, verdictOf(session)).gaps, who);
  };

  const settle = (inspectionId: string, who: Who): boolean => {
    const session = reread(inspectionId);
    if (session.inspection.state !== 'open' || !session.state.hasVerdict) return false;
    const { shots } = evidence.check(session, verdictOf(session));
    if (nextShot(shots) !== null) return false;
    if (needsBin(session) && session.state.bin === null) return false;
    closeWithGaps(session, who);
    return true;
  };

  const give = (session: Session, who: Who): Result<Did> => {
    const given = decisions.give(session, who);
    if (!given.ok) return given;
    sessions.add(session.inspection.id, { kind: 'verdict-given' }, who);
    return did(settle(session.inspection.id, who) ? 'closed' : 'verdict');
  };

  const choose = (session: Session, choice: 'damaged' | 'swapped', who: Who): Result<Did> => {
    sessions.add(session.inspection.id, { kind: 'chosen', choice }, who);
    return did('accepted');
  };

  const confirmCodes = (session: Session, who: Who): Result<Did> => {
    const isNamed = decisions.evaluate(session).every(({ judged }) => judged !== null && judged.codes.length > 0);
    return isNamed ? give(session, who) : refuse('code-needed');
  };

  const place = (session: Session, bin: string, who: Who): Result<Did> => {
    sessions.place(session, bin, who);
    const { choice, codes, hasVerdict } = session.state;
    const placed = reread(session.inspection.id);
    if (!hasVerdict && (choice === 'swapped' || (choice === 'damaged' && codes.length > 0))) return give(placed, who);
    return did(settle(session.inspection.id, who) ? 'closed' : 'accepted');
  };

  const undo = (session: Session, who: Who): Result<Did> => {
    const { undoable } = session.state;
    if (undoable === null) return refuse('nothing-to-undo');
    if (undoable.fact.kind !== 'verdict-given') {
      sessions.add(session.inspection.id, { kind: 'undone', factId: undoable.id }, who);
      return did('accepted');
    }
    const revoked = decisions.revoke(session.inspection.id, who.now);
    if (!revoked.ok) return revoked;
    sessions.add(session.inspection.id, { kind: 'verdict-revoked' }, who);
    // A bin scanned as the second action gave the verdict: both go back together.
    const before = reread(session.inspection.id).state.undoable;
    if (before?.fact.kind === 'placed') {
      sessions.add(session.inspection.id, { kind: 'undone', factId: before.id }, who);
    }
    return did('accepted');
  };

  return {
    intact: (session, who) => {
      const { choice, codes, hasVerdict } = session.state;
      if (hasVerdict) return refuse('verdict-exists');
      if (choice !== null || codes.length > 0) return refuse('defect-marked');
      const judged = decisions.evaluate(session).map((one) => one.judged);
      if (judged.some((one) => one !== null && one.verdict !== 'intact')) return refuse('not-intact');
      return give(session, who);
    },
    damaged: (session, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      return session.state.choice === 'damaged' ? confirmCodes(session, who) : choose(session, 'damaged', who);
    },
    swapped: (session, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      return session.state.choice === 'swapped' ? did('accepted') : choose(session, 'swapped', who);
    },
    code: (session, code, isSet, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      if (session.state.choice === null) choose(session, 'damaged', who);
      sessions.add(session.inspection.id, { kind: 'coded', code, isSet }, who);
      return did('accepted');
    },
    place,
    hold: (session, who) => {
      const { choice, bin, hasVerdict } = session.state;
      if (!hasVerdict && choice === null) {
        sessions.place(session, settings().holdBin, who);
        sessions.setAside(session.inspection.id, who);
        return did('closed');
      }
      if (bin === null && (!hasVerdict || needsBin(session))) return place(session, settings().holdBin, who);
      if (!hasVerdict) return choice === 'swapped' ? give(session, who) : confirmCodes(session, who);
      // Pressed again with shots missing: the person says that they can't be had. The gaps are named.
      closeWithGaps(session, who);
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
    settle,
    verdictOf,
    needsBin,
  };
}
