import type { Disposition } from '../../shared/disposition.ts';
import type { EvidenceItem } from '../../shared/evidence-meter.ts';
import type { Lane, Question } from '../../shared/session.ts';
import { countLines, countStranger, startTally } from './line-count.ts';
import type { Carried, CountableLine, LineCount, Stranger } from './line-count.ts';
import type { SessionFact, StoredFact } from './session-facts.ts';
import { hear, NOTHING_SAID } from './session-said.ts';
import type { AllSaid, Said } from './session-said.ts';

export type SessionState = {
  lines: LineCount[];
  strangers: Stranger[];
  said: AllSaid;
  /** Several returns: the one that was picked, or whose goods were counted last. */
  focusId: string | null;
  note: string;
  bin: string | null;
  /** What the scale said last, grams. */
  weightG: number | null;
  /** Chosen by a person; null = what the rules propose. */
  disposition: Disposition | null;
  /** Returns whose rest is in another box. */
  awaitsRest: ReadonlySet<string>;
  /** Returns that a person found, not a scan. */
  claimed: ReadonlySet<string>;
  lane: Lane;
  question: Question | null;
  hasVerdict: boolean;
  /** What was wanted on record when the verdict was given. */
  asked: { returnId: string | null; items: EvidenceItem[] }[];
  isResumed: boolean;
  /** The line counted last: `DP:Q3` says how many of it there are. */
  lastLineId: string | null;
  /** What F12 takes back next; null when there is nothing. */
  undoable: StoredFact | null;
};

const UNDOABLE: ReadonlySet<SessionFact['kind']> = new Set([
  'counted',
  'serial',
  'stranger',
  'chosen',
  'coded',
  'placed',
  'weighed',
  'claimed',
  'rest-elsewhere',
  'disposed',
  'verdict-given',
]);

/** What the fold needs beside the facts: the lines, and what other boxes of the same returns held. */
type FoldGround = {
  lines: readonly CountableLine[];
  carried?: ReadonlyMap<string, Carried>;
  /** What was said of a return in an earlier box. */
  carriedSaid?: ReadonlyMap<string, Said>;
};

/**
 * The state of a box, folded from its facts in order: the only place that knows what a fact means. Pure: the same facts
 * and lines give the same state. Goods scanned before their return was known (offline) are counted against its lines
 * as soon as those are given.
 */
export function foldSession(facts: readonly StoredFact[], { lines, carried, carriedSaid }: FoldGround): SessionState {
  const undone = new Set(facts.flatMap(({ fact }) => (fact.kind === 'undone' ? [fact.factId] : [])));
  const standing = facts.filter(({ id }) => !undone.has(id));

  const tally = startTally(lines, carried);
  const ofReturn = new Map<string, Said>(carriedSaid);
  const awaitsRest = new Set<string>();
  const claimed = new Set<string>();
  const state: SessionState = {
    lines: [],
    strangers: [],
    said: { box: NOTHING_SAID, ofReturn },
    focusId: null,
    note: '',
    bin: null,
    weightG: null,
    disposition: null,
    awaitsRest,
    claimed,
    lane: 'return',
    question: null,
    hasVerdict: false,
    asked: [],
    isResumed: false,
    lastLineId: null,
    undoable: null,
  };

  /** Goods of another return turn the eye to it, but not while something is being said of this one. */
  const look = (lineId: string): void => {
    state.lastLineId = lineId;
    const returnId = tally.get(lineId)?.line.returnId;
    const isBusy = state.focusId !== null && (ofReturn.get(state.focusId)?.choice ?? null) !== null;
    if (returnId !== undefined && !isBusy) state.focusId = returnId;
  };

  for (const stored of standing) {
    const { fact } = stored;
    if (UNDOABLE.has(fact.kind)) state.undoable = stored;
    switch (fact.kind) {
      case 'counted': {
        const entry = tally.get(fact.lineId);
        if (entry === undefined) break;
        if (fact.what === 'good') entry.scanned = Math.max(0, entry.scanned + fact.delta);
        else if (fact.what === 'defective') entry.defective = Math.max(0, entry.defective + fact.delta);
        else entry.isMissing = fact.delta > 0;
        look(fact.lineId);
        break;
      }
      case 'serial':
        tally.get(fact.lineId)?.serials.add(fact.serial);
        look(fact.lineId);
        break;
      case 'stranger': {
        const stranger = { text: fact.text, kind: fact.as, returnId: fact.returnId ?? null };
        if (!countStranger(stranger, tally)) state.strangers.push(stranger);
        break;
      }
      case 'chosen':
      case 'coded':
      case 'caused':
      case 'judged': {
        const returnId = fact.returnId ?? null;
        if (returnId === null) state.said = { box: hear(state.said.box, fact), ofReturn };
        else ofReturn.set(returnId, hear(ofReturn.get(returnId) ?? NOTHING_SAID, fact));
        break;
      }
      case 'focused':
        state.focusId = fact.returnId;
        break;
      case 'claimed':
        claimed.add(fact.returnId);
        break;
      case 'unclaimed':
        claimed.delete(fact.returnId);
        break;
      case 'rest-elsewhere':
        for (const id of fact.returnIds) awaitsRest.add(id);
        break;
      case 'disposed':
        state.disposition = fact.disposition;
        break;
      case 'lane':
        state.lane = fact.lane;
        break;
      case 'noted':
        state.note = fact.text;
        break;
      case 'placed':
        state.bin = fact.bin;
        break;
      case 'weighed':
        state.weightG = fact.grams;
        break;
      case 'asked':
        state.question = fact.question;
        break;
      case 'answered':
        if (state.question?.id === fact.questionId) state.question = null;
        break;
      case 'verdict-given':
        state.hasVerdict = true;
        state.asked = fact.asked ?? [];
        break;
      case 'verdict-revoked':
        state.hasVerdict = false;
        if (state.undoable?.fact.kind === 'verdict-given') state.undoable = lastBefore(standing, stored);
        break;
      case 'resumed':
        state.isResumed = true;
        // Opened again, it is asked again what is missing: the rest may be the very box that came now.
        awaitsRest.clear();
        if (state.undoable?.fact.kind === 'rest-elsewhere') state.undoable = null;
        break;
      case 'opened':
      case 'matched':
      case 'undone':
      case 'half-done':
      case 'closed':
        break;
    }
  }
  state.lines = countLines(tally);
  return state;
}

/** After a revoked verdict, undo goes on with what stood before it. */
function lastBefore(standing: readonly StoredFact[], revocation: StoredFact): StoredFact | null {
  const until = standing.slice(0, standing.indexOf(revocation));
  return until.filter(({ fact }) => UNDOABLE.has(fact.kind) && fact.kind !== 'verdict-given').at(-1) ?? null;
}
