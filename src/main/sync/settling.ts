import type { Clock } from '../lib/clock.ts';
import type { DueCommand, OutboxStore } from '../outbox/outbox-store.ts';

/** Whether a request may still be on its way. Measured by timers: the clock may be set meanwhile, a timer isn't. */
export type Settling = {
  start: () => void;
  stop: () => void;
  /** A request of this command leaves now. */
  begin: (commandId: string) => void;
  /** This command has ended: nobody will ask again. */
  end: (commandId: string) => void;
  /** When "not done" proves that none of its requests will ever be carried out; not after `now` = it does already. */
  settledAt: (command: DueCommand, now: number) => number;
};

type SettlingDeps = { outbox: Pick<OutboxStore, 'sentSince'>; clock: Clock; settleMs: number };

/** It is not asked about again sooner than this. */
const SOONEST_MS = 1_000;

/**
 * A request must have had `settleMs` to be carried out, whatever the clock says: what this program has sent is measured
 * from then, what one before it has sent from the start, because nobody knows what the clock did in between.
 */
export function createSettling({ outbox, clock, settleMs }: SettlingDeps): Settling {
  /** Requests of this program that may be on their way, and how to stop their timers. */
  const underWay = new Map<string, () => void>();
  const sent = new Set<string>();
  let isStartOver = false;
  let stopStart: () => void = () => undefined;

  const isOver = ({ id }: DueCommand): boolean => (sent.has(id) ? !underWay.has(id) : isStartOver);

  return {
    start: () => {
      stopStart = clock.after(settleMs, () => {
        isStartOver = true;
      });
    },
    stop: () => {
      stopStart();
      for (const cancel of underWay.values()) cancel();
    },
    begin: (commandId) => {
      underWay.get(commandId)?.();
      sent.add(commandId);
      const cancel = clock.after(settleMs, () => {
        underWay.delete(commandId);
      });
      underWay.set(commandId, cancel);
    },
    end: (commandId) => {
      underWay.get(commandId)?.();
      underWay.delete(commandId);
      sent.delete(commandId);
    },
    settledAt: (command, now) => {
      const since = command.state === 'unknown' ? outbox.sentSince(command.id, now) : null;
      if (since === null || isOver(command)) return now;
      return Math.min(Math.max(since + settleMs, now + SOONEST_MS), now + settleMs);
    },
  };
}
