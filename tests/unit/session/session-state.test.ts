import { describe, expect, it } from 'vitest';
import type { SessionFact, StoredFact } from '../../../src/main/session/session-facts.ts';
import { foldSession } from '../../../src/main/session/session-state.ts';
import type { CountableLine } from '../../../src/main/session/line-count.ts';
import { fc } from '../../support/property.ts';

const LINES: CountableLine[] = [
  { id: 'a', returnId: 'r1', expected: 2, barcodes: ['6901234567892'], shippedSerials: [] },
  { id: 'b', returnId: 'r1', expected: 1, barcodes: [], shippedSerials: ['356938035643809'] },
];
const stored = (facts: SessionFact[]): StoredFact[] =>
  facts.map((fact, index) => ({ id: `f${index}`, at: index, fact }));
const fold = (facts: SessionFact[]) => foldSession(stored(facts), { lines: LINES });
const counted = (lineId: string, delta = 1): SessionFact => ({ kind: 'counted', lineId, what: 'good', delta });
const serial = (text: string): SessionFact => ({ kind: 'serial', lineId: 'b', serial: text });

describe('the state of a box, folded from its facts', () => {
  it('starts at zero and adds one a scan; more than expected is extra', () => {
    expect(fold([]).lines.map((line) => line.good)).toEqual([0, 0]);
    expect(fold([counted('a'), counted('a'), counted('a')]).lines[0]).toMatchObject({ good: 2, extra: 1 });
  });

  it('counts a unit once, be it scanned by SKU, by serial or by both', () => {
    const right = serial('356938035643809');
    expect(fold([right]).lines[1]).toMatchObject({ good: 1, serialState: 'match' });
    expect(fold([counted('b'), right]).lines[1]).toMatchObject({ good: 1, extra: 0, serialState: 'match' });
    expect(fold([counted('b')]).lines[1]).toMatchObject({ good: 1, serialState: 'wanted' });
  });

  it('never counts a unit with a foreign serial as good', () => {
    expect(fold([counted('b'), serial('490154203237518')]).lines[1]).toMatchObject({
      good: 0,
      serialState: 'mismatch',
    });
  });

  it('counts goods scanned before their return was known, once its lines are', () => {
    const facts = stored([{ kind: 'stranger', text: '6901234567892', as: 'goods' }]);
    expect(foldSession(facts, { lines: [] }).strangers).toHaveLength(1);
    expect(foldSession(facts, { lines: LINES })).toMatchObject({ strangers: [], lines: [{ good: 1 }, { good: 0 }] });
  });

  const anyFact: fc.Arbitrary<SessionFact> = fc.oneof(
    fc.constantFrom(counted('a'), counted('b'), counted('a', -1), serial('356938035643809'), serial('490154203237518')),
    fc.constantFrom<SessionFact>(
      { kind: 'chosen', choice: 'damaged' },
      { kind: 'chosen', choice: 'swapped' },
      { kind: 'coded', code: 'worn', isSet: true },
      { kind: 'coded', code: 'worn', isSet: false },
      { kind: 'placed', bin: 'HOLD-01' },
      { kind: 'stranger', text: 'X', as: 'goods' },
      { kind: 'verdict-given' },
      { kind: 'verdict-revoked' },
      { kind: 'noted', text: 'n' },
    ),
  );

  it('undo takes back exactly the last thing: the state is that of the facts without it (any history)', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 12 }), (facts) => {
        const history = stored(facts);
        const last = foldSession(history, { lines: LINES }).undoable;
        if (last === null || last.fact.kind === 'verdict-given') return;
        const undone: StoredFact = { id: 'undo', at: 99, fact: { kind: 'undone', factId: last.id } };
        expect(foldSession([...history, undone], { lines: LINES })).toEqual(
          foldSession(
            history.filter((fact) => fact.id !== last.id),
            { lines: LINES },
          ),
        );
      }),
    );
  });

  it('never counts below zero nor more good ones than expected (any history)', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 20 }), (facts) => {
        for (const [index, one] of fold(facts).lines.entries()) {
          expect(one.good).toBeGreaterThanOrEqual(0);
          expect(one.good).toBeLessThanOrEqual(LINES[index]?.expected ?? 0);
        }
      }),
    );
  });
});
