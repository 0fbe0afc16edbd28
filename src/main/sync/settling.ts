import type { Clock } from '../lib/clock.ts';
import type { DueCommand, OutboxStore } from '../outbox/outbox-store.ts';

/** Whether a request may still be on its way. Measured by timers: the clock may be set meanwhile, a timer isn't. */
export type Settling = {
  start: () => void;
  stop: () => void;
  /** A request of this command leaves now. */
  begin: (commandId: string) => void;
  /**
   * Makes the call of this command. Until it has come back it may send still more, however long ago it began: a connector's
   * call may be several requests.
   */
  during: <A>(commandId: string, call: () => Promise<A>) => Promise<A>;
  /** Nothing of this command is under way any more: it has ended, or its platform has heard it. */
  end: (commandId: string) => void;
  /** When "not done" proves that none of its requests will ever be carried out; not after `now` = it does already. */
  settledAt: (command: DueCommand, now: number) => number;
};

type SettlingDeps = { outbox: Pick<OutboxStore, 'sentSince'>; clock: Clock; settleMs: number };

/** It is not asked about again sooner than this. */
const SOONEST_MS = 1_000;
/** A call that is not back after so many times `settleMs` never will be: a fault must not hold a command for ever. */
const LOST_AFTER = 10;

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

  /** Calls that are not back yet, and how to stop waiting for them. */
  const calls = new Map<string, Set<() => void>>();
  let isStopped = false;

  const isOver = ({ id }: DueCommand): boolean => (sent.has(id) ? !underWay.has(id) && !calls.has(id) : isStartOver);
  const begin = (commandId: string): void => {
    underWay.get(commandId)?.();
    sent.add(commandId);
    const cancel = clock.after(settleMs, () => {
      underWay.delete(commandId);
    });
    underWay.set(commandId, cancel);
  };
  const enter = (commandId: string): (() => void) => {
    const own = calls.get(commandId) ?? new Set();
    const leave = (): void => {
      stopWaiting();
      own.delete(stopWaiting);
      if (own.size === 0 && calls.get(commandId) === own) calls.delete(commandId);
    };
    const stopWaiting = clock.after(LOST_AFTER * settleMs, leave);
    calls.set(commandId, own.add(stopWaiting));
    return leave;
  };

  return {
    start: () => {
      isStopped = false;
      stopStart = clock.after(settleMs, () => {
        isStartOver = true;
      });
    },
    stop: () => {
      stopStart();
      isStopped = true;
      for (const cancel of underWay.values()) cancel();
      for (const own of calls.values()) for (const stopWaiting of own) stopWaiting();
    },
    begin,
    during: async (commandId, call) => {
      const late = { isIt: false };
      const stopLate = clock.after(settleMs / 2, () => {
        late.isIt = true;
      });
      const leave = enter(commandId);
      try {
        return await call();
      } finally {
        stopLate();
        leave();
        // Its last request may have left just now, and has the whole time from here.
        if (late.isIt && sent.has(commandId) && !isStopped) begin(commandId);
      }
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
