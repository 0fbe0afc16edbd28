import { describe, expect, it } from 'vitest';
import { createCommandChange } from '../../../src/main/outbox/command-change.ts';
import { COMMAND_EVENTS, stateAfter } from '../../../src/main/outbox/command-state.ts';
import type { CommandEvent } from '../../../src/main/outbox/command-state.ts';
import type { CommandState } from '../../../src/shared/sync.ts';
import { NOW, useOutboxBench } from '../../support/platform-outbox.ts';
import { fc } from '../../support/property.ts';

const bench = useOutboxBench();

type Stored = {
  state: CommandState;
  attempts: number;
  failures_in_row: number;
  next_attempt_at: number;
  last_words: string | null;
  ended_at: number | null;
};

const stored = (id: string): Stored =>
  bench.scratch.db
    .prepare<[string], Stored>(
      'SELECT state, attempts, failures_in_row, next_attempt_at, last_words, ended_at FROM command WHERE id = ?',
    )
    .get(id) as Stored;

type Step = { event: CommandEvent; words: string | null; isFailure: boolean };
const anySteps = fc.array(
  fc.record({
    event: fc.constantFrom(...COMMAND_EVENTS),
    words: fc.constantFrom(null, 'net:timeout', 'sync:by-hand'),
    isFailure: fc.boolean(),
  }),
  { maxLength: 20 },
);

/** What the row must hold after a step that its state allows. */
function expected(before: Stored, { event, words, isFailure }: Step, to: CommandState, at: number): Stored {
  const after = { ...before, state: to };
  switch (event) {
    case 'send':
      return { ...after, attempts: before.attempts + 1 };
    case 'not-done':
    case 'postpone':
      return {
        ...after,
        next_attempt_at: at,
        failures_in_row: before.failures_in_row + +isFailure,
        last_words: words ?? before.last_words,
      };
    case 'end':
      return { ...after, ended_at: at, last_words: words, failures_in_row: 0 };
    case 'park':
      return { ...after, last_words: words ?? before.last_words };
    case 'release':
      return { ...after, next_attempt_at: at, failures_in_row: 0 };
    case 'cancel':
      return { ...after, ended_at: at };
  }
}

describe('the stored state of a command', () => {
  it('changes as the table of states says, and where it says no nothing changes', () => {
    const commands = createCommandChange(bench.scratch.db);
    let orders = 0;
    fc.assert(
      fc.property(anySteps, (steps) => {
        const id = bench.order(`R-${(orders += 1)}`);
        steps.forEach((step, index) => {
          const at = NOW + index;
          const before = stored(id);
          const to = stateAfter(before.state, before.attempts, step.event);
          const { words, isFailure } = step;
          const isChanged = commands.change(id, step.event, { words, isFailure, nextAttemptAt: at, endedAt: at });
          expect(isChanged).toBe(to !== null);
          expect(stored(id)).toEqual(to === null ? before : expected(before, step, to, at));
        });
      }),
    );
  });

  it('of a command that is not there is a bug', () => {
    expect(() => createCommandChange(bench.scratch.db).change('nowhere', 'send')).toThrow('no command nowhere');
  });
});
