import { describe, expect, it } from 'vitest';
import { COMMAND_EVENTS, stateAfter } from '../../../src/main/outbox/command-state.ts';
import type { CommandEvent } from '../../../src/main/outbox/command-state.ts';
import { COMMAND_STATES } from '../../../src/shared/sync.ts';
import type { CommandState } from '../../../src/shared/sync.ts';
import { fc } from '../../support/property.ts';

/** Lets events happen one after the other as the store does: what is refused changes nothing. */
function play(events: CommandEvent[]): { state: CommandState; attempts: number }[] {
  const trail: { state: CommandState; attempts: number }[] = [{ state: 'waiting', attempts: 0 }];
  let now: { state: CommandState; attempts: number } = { state: 'waiting', attempts: 0 };
  for (const event of events) {
    const state = stateAfter(now.state, now.attempts, event);
    if (state !== null) now = { state, attempts: now.attempts + +(event === 'send') };
    trail.push(now);
  }
  return trail;
}
const anyEvents = fc.array(fc.constantFrom(...COMMAND_EVENTS), { maxLength: 40 });

describe('a command', () => {
  it('never comes back from its end (invariant 4)', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = play(events).map(({ state }) => state);
        const end = states.findIndex((state) => state === 'done' || state === 'cancelled');
        if (end >= 0) expect(new Set(states.slice(end)).size).toBe(1);
      }),
    );
  });

  it('is never cancelled after a request left', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const trail = play(events);
        if (trail.at(-1)?.state !== 'cancelled') return;
        expect(trail.map(({ attempts }) => attempts)).toEqual(trail.map(() => 0));
        expect(trail.map(({ state }) => state)).not.toContain('unknown');
      }),
    );
  });

  it('is unknown from the moment a request leaves until something is learnt', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const trail = play(events);
        events.forEach((event, index) => {
          const before = trail[index];
          const after = trail[index + 1];
          if (before?.state === 'unknown' && after?.state === 'waiting') expect(event).toBe('not-done');
          if (before?.state === 'waiting' && after?.state === 'unknown') expect(event).toBe('send');
        });
      }),
    );
  });

  it('can always still end, whatever happened before: nothing gets stuck', () => {
    for (const state of COMMAND_STATES)
      for (const attempts of [0, 3])
        expect(stateAfter(state, attempts, 'end')).toBe(state === 'done' || state === 'cancelled' ? null : 'done');
  });

  it('comes back from parked as unknown when it was ever sent, as waiting when not', () => {
    expect(stateAfter('parked', 0, 'release')).toBe('waiting');
    expect(stateAfter('parked', 1, 'release')).toBe('unknown');
    expect(stateAfter('parked', 0, 'send')).toBeNull();
    expect(stateAfter('parked', 0, 'cancel')).toBe('cancelled');
    expect(stateAfter('parked', 1, 'cancel')).toBeNull();
    expect(stateAfter('unknown', 0, 'cancel')).toBeNull();
    expect(stateAfter('waiting', 0, 'release')).toBeNull();
  });
});
