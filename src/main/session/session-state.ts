import { goodsKey } from '../../shared/scan-grammar.ts';
import type { Cause, DefectCode, Judgement, JudgementValue } from '../../shared/domain-words.ts';
import type { Question } from '../../shared/session.ts';
import type { SessionFact, StoredFact } from './session-facts.ts';

/** A line as the fold needs it: what may be scanned for it. */
export type CountableLine = { id: string; expected: number; barcodes: string[]; shippedSerials: string[] };

export type LineCount = {
  lineId: string;
  expected: number;
  good: number;
  defective: number;
  extra: number;
  isMissingConfirmed: boolean;
  seenSerials: string[];
  serialState: 'none' | 'wanted' | 'match' | 'mismatch';
};

export type Stranger = { text: string; kind: 'sku' | 'serial' | 'goods' };

export type SessionState = {
  lines: LineCount[];
  strangers: Stranger[];
  choice: 'damaged' | 'swapped' | null;
  codes: DefectCode[];
  /** null: nobody said; the code's own cause stands. */
  cause: Cause | null;
  /** What a person set by hand; the rest is filled from codes. */
  judged: Partial<Record<Judgement, JudgementValue>>;
  note: string;
  bin: string | null;
  question: Question | null;
  hasVerdict: boolean;
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
  'verdict-given',
]);

/**
 * The state of a box, folded from its facts in order: the only place that knows what a fact means. Pure: the same facts
 * and lines give the same state. Goods scanned before their return was known (offline) are counted against its lines
 * as soon as those are given.
 */
export function foldSession(facts: readonly StoredFact[], lines: readonly CountableLine[]): SessionState {
  const undone = new Set(facts.flatMap(({ fact }) => (fact.kind === 'undone' ? [fact.factId] : [])));
  const standing = facts.filter(({ id }) => !undone.has(id));

  const tally = new Map(
    lines.map((line) => [line.id, { line, scanned: 0, defective: 0, isMissing: false, serials: new Set<string>() }]),
  );
  const state: SessionState = {
    lines: [],
    strangers: [],
    choice: null,
    codes: [],
    cause: null,
    judged: {},
    note: '',
    bin: null,
    question: null,
    hasVerdict: false,
    isResumed: false,
    lastLineId: null,
    undoable: null,
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
        state.lastLineId = fact.lineId;
        break;
      }
      case 'serial':
        tally.get(fact.lineId)?.serials.add(fact.serial);
        state.lastLineId = fact.lineId;
        break;
      case 'stranger':
        countStranger(fact, tally, state);
        break;
      case 'chosen':
        state.choice = fact.choice;
        break;
      case 'coded':
        state.codes = state.codes.filter((code) => code !== fact.code);
        if (fact.isSet) state.codes.push(fact.code);
        break;
      case 'caused':
        state.cause = fact.cause;
        break;
      case 'judged':
        state.judged = { ...state.judged, [fact.judgement]: fact.value };
        break;
      case 'noted':
        state.note = fact.text;
        break;
      case 'placed':
        state.bin = fact.bin;
        break;
      case 'asked':
        state.question = fact.question;
        break;
      case 'answered':
        if (state.question?.id === fact.questionId) state.question = null;
        break;
      case 'verdict-given':
        state.hasVerdict = true;
        break;
      case 'verdict-revoked':
        state.hasVerdict = false;
        if (state.undoable?.fact.kind === 'verdict-given') state.undoable = lastBefore(standing, stored);
        break;
      case 'resumed':
        state.isResumed = true;
        break;
      case 'opened':
      case 'matched':
      case 'undone':
      case 'half-done':
      case 'closed':
        break;
    }
  }
  state.lines = [...tally.values()].map(({ line, scanned, defective, isMissing, serials }) =>
    countLine(line, scanned, defective, isMissing, [...serials]),
  );
  return state;
}

type Tally = Map<
  string,
  { line: CountableLine; scanned: number; defective: number; isMissing: boolean; serials: Set<string> }
>;

/** What looked foreign when it was scanned may belong to a line that became known later. */
function countStranger(fact: SessionFact & { kind: 'stranger' }, tally: Tally, state: SessionState): void {
  for (const entry of tally.values()) {
    if (entry.line.shippedSerials.includes(fact.text)) {
      entry.serials.add(fact.text);
      return;
    }
    if (entry.line.barcodes.includes(goodsKey(fact.text))) {
      entry.scanned += 1;
      return;
    }
  }
  state.strangers.push({ text: fact.text, kind: fact.as });
}

function countLine(
  line: CountableLine,
  scanned: number,
  defective: number,
  isMissing: boolean,
  serials: string[],
): LineCount {
  const matching = serials.filter((serial) => line.shippedSerials.includes(serial)).length;
  const foreign = serials.length - matching;
  // A unit may be scanned by its SKU, by its serial or by both: it is one unit all the same.
  const found = Math.max(scanned, matching);
  const isWanted = line.shippedSerials.length > 0;
  return {
    lineId: line.id,
    expected: line.expected,
    good: Math.min(Math.max(0, found - foreign), Math.max(0, line.expected - defective)),
    defective,
    extra: Math.max(0, found + defective - line.expected),
    isMissingConfirmed: isMissing && found + defective < line.expected,
    seenSerials: serials,
    serialState: !isWanted ? 'none' : foreign > 0 ? 'mismatch' : matching >= line.expected ? 'match' : 'wanted',
  };
}

/** After a revoked verdict, undo goes on with what stood before it. */
function lastBefore(standing: readonly StoredFact[], revocation: StoredFact): StoredFact | null {
  const until = standing.slice(0, standing.indexOf(revocation));
  return until.filter(({ fact }) => UNDOABLE.has(fact.kind) && fact.kind !== 'verdict-given').at(-1) ?? null;
}
