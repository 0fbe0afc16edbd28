import type { Clock } from '../lib/clock.ts';

type ContactDeps = {
  clock: Clock;
  platformIds: string[];
  /** The platform speaks again after a while of silence: what waited for it may go. */
  onBack: (platform: string) => void;
  /** The time is over for which a platform asked to be left alone. */
  onPauseOver: () => void;
  onChange: () => void;
};

type Contacts = {
  note: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** Every platform answered when it was last called, whatever it said. */
  isOnline: () => boolean;
  isReached: (platform: string) => boolean;
  /** It asked to be left alone (Retry-After), and that is not over. Measured by timers: the clock may be set meanwhile. */
  isPaused: (platform: string) => boolean;
  /** Ends what runs; nothing is paused any more. */
  stop: () => void;
};

/** A flapping line must not undo every command's back-off. */
const SILENCE_MS = 60_000;

/** Keeps in memory what the last call to each platform told about the line to it. */
export function createContacts({ clock, platformIds, onBack, onPauseOver, onChange }: ContactDeps): Contacts {
  const reached = new Map<string, boolean>();
  const silentSince = new Map<string, number>();
  /** Of each platform every pause that still runs, and how to end it: the longest holds, in whatever order they were heard. */
  const pauses = new Map<string, Set<() => void>>();
  const isOnline = (): boolean => platformIds.length > 0 && platformIds.every((id) => reached.get(id) === true);

  const pause = (platform: string, forMs: number): void => {
    const running = pauses.get(platform) ?? new Set();
    const cancel = clock.after(forMs, () => {
      running.delete(cancel);
      if (running.size > 0) return;
      pauses.delete(platform);
      onPauseOver();
    });
    pauses.set(platform, running.add(cancel));
  };

  return {
    note: (platform, { isReached, retryAfterMs }) => {
      const now = clock.now();
      const wasOnline = isOnline();
      reached.set(platform, isReached);
      if (retryAfterMs !== null && retryAfterMs > 0) pause(platform, retryAfterMs);
      if (!isReached) {
        if (!silentSince.has(platform)) silentSince.set(platform, now);
      } else {
        const since = silentSince.get(platform);
        silentSince.delete(platform);
        if (since !== undefined && now - since >= SILENCE_MS) onBack(platform);
      }
      if (isOnline() !== wasOnline) onChange();
    },
    isOnline,
    isReached: (platform) => reached.get(platform) === true,
    isPaused: (platform) => pauses.has(platform),
    stop: () => {
      for (const running of pauses.values()) for (const cancel of running) cancel();
      pauses.clear();
    },
  };
}
