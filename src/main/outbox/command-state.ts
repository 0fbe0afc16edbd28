import type { CommandState } from '../../shared/sync.ts';

// outbox: commands to platforms, stored in the transaction of the decision that wants them, kept until a receipt is
// stored. After the decision, before the sync, which is the only one to take commands out and note what happened.

/**
 * `send` a request is about to leave · `not-done` the platform said that nothing moved, try later · `postpone` nothing
 * learnt · `end` a receipt, or read as done or closed · `park` refused for good · `release` a person wants it tried
 * again · `cancel` taken back.
 */
export const COMMAND_EVENTS = ['send', 'not-done', 'postpone', 'end', 'park', 'release', 'cancel'] as const;
export type CommandEvent = (typeof COMMAND_EVENTS)[number];

/**
 * The state after an event, or null where it must not happen: an ended command stays ended, only one that was never
 * sent can be taken back, and a parked one that was once sent comes back as unknown, because only the platform knows
 * whether its money moved. A receipt also ends a parked command: money that moved is a fact.
 */
export function stateAfter(state: CommandState, attempts: number, event: CommandEvent): CommandState | null {
  if (state === 'done' || state === 'cancelled') return null;
  switch (event) {
    case 'send':
      return state === 'parked' ? null : 'unknown';
    case 'not-done':
      return state === 'parked' ? null : 'waiting';
    case 'postpone':
      return state === 'parked' ? null : state;
    case 'end':
      return 'done';
    case 'park':
      return state === 'parked' ? null : 'parked';
    case 'release':
      if (state !== 'parked') return null;
      return attempts > 0 ? 'unknown' : 'waiting';
    case 'cancel':
      return attempts === 0 && state !== 'unknown' ? 'cancelled' : null;
  }
}
