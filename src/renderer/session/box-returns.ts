import type { ReturnView, SessionView } from '../../shared/session.ts';

// Which of the returns in a box is meant: what the screen needs to name it. Pure.

/** Units found of those that are due, extra ones left out. */
export const countedUnits = ({ lines }: ReturnView): { counted: number; due: number } => ({
  counted: lines.reduce((sum, { good, defective, expected }) => sum + Math.min(good + defective, expected), 0),
  due: lines.reduce((sum, { expected }) => sum + expected, 0),
});

/** How a return stands in this box: what its place in the rail says. */
type ReturnMark =
  | { kind: 'verdict' | 'chosen'; verdict: 'intact' | 'damaged' | 'swapped' }
  | { kind: 'judged-elsewhere' }
  | { kind: 'awaits-rest' }
  | { kind: 'counted'; counted: number; due: number };

export const markOf = (expected: ReturnView): ReturnMark => {
  if (expected.isJudgedElsewhere) return { kind: 'judged-elsewhere' };
  if (expected.verdict !== null) return { kind: 'verdict', verdict: expected.verdict.verdict };
  if (expected.choice !== null) return { kind: 'chosen', verdict: expected.choice };
  if (expected.awaitsRest) return { kind: 'awaits-rest' };
  return { kind: 'counted', ...countedUnits(expected) };
};

/** The return that is spoken of: the one in focus, or the only one. */
export const focusedReturn = ({ returns, focusId }: SessionView): ReturnView | null =>
  (focusId === null ? returns[0] : returns.find(({ id }) => id === focusId)) ?? null;

const ownVerdict = ({ verdict, isJudgedElsewhere }: ReturnView): ReturnView['verdict'] =>
  isJudgedElsewhere ? null : verdict;

/** Something in this box is not in order: the pane for it is unfolded. */
export const isException = ({ choice, returns }: SessionView): boolean =>
  choice !== null ||
  returns.some((expected) => {
    const given = ownVerdict(expected);
    return expected.choice !== null || (given !== null && given.verdict !== 'intact');
  });

/** The verdict of what is spoken of: given, or about to be; of a box with one return or none, its own. */
export const shownVerdict = (session: SessionView): 'intact' | 'damaged' | 'swapped' | null => {
  const focused = focusedReturn(session);
  const given = focused === null ? null : ownVerdict(focused);
  return given?.verdict ?? session.choice;
};

/** The return that the next step is about; null when it is about the box, or there are not several. */
export const steppedReturn = (session: SessionView): ReturnView | null => {
  const { returns, next } = session;
  if (returns.length < 2) return null;
  switch (next.step) {
    case 'scan-line':
    case 'scan-serial':
      return returns.find(({ lines }) => lines.some(({ id }) => id === next.lineId)) ?? null;
    case 'take-shot':
      return returns.find(({ id }) => id === next.returnId) ?? null;
    case 'choose-code':
      return (
        returns.find(({ choice, codes, verdict }) => choice === 'damaged' && codes.length === 0 && verdict === null) ??
        focusedReturn(session)
      );
    case 'confirm-codes':
      return returns.find(({ choice, verdict }) => choice !== null && verdict === null) ?? null;
    case 'judge':
    case 'scan-bin':
    case 'close':
      return null;
  }
};

/** 1, 2, 3 …: how a return of this box is called; null for the box itself, and when there is nothing to tell apart. */
export const nthOf = ({ returns }: SessionView, returnId: string | null): number | null => {
  const index = returns.length < 2 ? -1 : returns.findIndex(({ id }) => id === returnId);
  return index < 0 ? null : index + 1;
};
