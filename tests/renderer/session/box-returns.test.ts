import { describe, expect, it } from 'vitest';
import {
  countedUnits,
  isException,
  markOf,
  nthOf,
  shownVerdict,
  steppedReturn,
} from '../../../src/renderer/session/box-returns.ts';
import type { ReturnView } from '../../../src/shared/session.ts';
import { makeLine, makeReturn, makeSession } from '../../support/scene-parts.ts';

const given = (verdict: 'intact' | 'damaged'): ReturnView['verdict'] => ({
  verdict,
  finding: 'confirms',
  codes: [],
  at: 0,
  operatorNo: '0031',
});
const first = makeReturn({ id: 'r1', lines: [makeLine({ id: 'a' })] });
const second = makeReturn({ id: 'r2', lines: [makeLine({ id: 'b' })] });

describe('a return in its box', () => {
  it('counts what was found, never more than is due', () => {
    const lines = [makeLine({ expected: 2, good: 1, defective: 1, extra: 3 }), makeLine({ expected: 3, good: 1 })];
    expect(countedUnits(makeReturn({ lines }))).toEqual({ counted: 3, due: 5 });
  });
  it.each([
    [{ isJudgedElsewhere: true, verdict: given('damaged') }, 'judged-elsewhere'],
    [{ verdict: given('intact') }, 'verdict'],
    [{ choice: 'swapped' as const, awaitsRest: true }, 'chosen'],
    [{ awaitsRest: true }, 'awaits-rest'],
    [{}, 'counted'],
  ])('%j is marked %s', (more, kind) => {
    expect(markOf(makeReturn(more)).kind).toBe(kind);
  });
});

describe('which return is meant', () => {
  const session = makeSession({ returns: [first, second], focusId: 'r2' });
  it('names none when there is only one', () => {
    expect(nthOf(makeSession({ returns: [first] }), 'r1')).toBeNull();
    expect(nthOf(session, 'r2')).toBe(2);
    expect(nthOf(session, null)).toBeNull();
  });
  it('follows the line, the shot, and the one whose code is missing', () => {
    const at = (next: (typeof session)['next'], returns = session.returns) =>
      steppedReturn({ ...session, returns, next })?.id ?? null;
    expect(at({ step: 'scan-line', lineId: 'a' })).toBe('r1');
    expect(at({ step: 'take-shot', shot: 'defect', done: 0, of: 2, returnId: 'r2' })).toBe('r2');
    expect(at({ step: 'take-shot', shot: 'label', done: 0, of: 2, returnId: null })).toBeNull();
    const marked = [{ ...first, choice: 'damaged' as const }, second];
    expect(at({ step: 'choose-code' }, marked)).toBe('r1');
    expect(at({ step: 'confirm-codes' }, marked)).toBe('r1');
    expect(at({ step: 'judge' })).toBeNull();
  });
  it('shows the verdict of the one in focus, not of a box that came before', () => {
    const returns = [{ ...first, verdict: given('damaged') }, second];
    expect(shownVerdict(makeSession({ returns, focusId: 'r2' }))).toBeNull();
    expect(shownVerdict(makeSession({ returns, focusId: 'r1' }))).toBe('damaged');
    const late = makeReturn({ verdict: given('damaged'), isJudgedElsewhere: true });
    expect(shownVerdict(makeSession({ returns: [late] }))).toBeNull();
    expect(isException(makeSession({ returns: [late] }))).toBe(false);
  });
  it('unfolds for a problem of any return in the box', () => {
    expect(isException(session)).toBe(false);
    expect(isException({ ...session, returns: [{ ...first, choice: 'damaged' }, second] })).toBe(true);
  });
});
