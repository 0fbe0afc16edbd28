import type { Clock } from '../lib/clock.ts';

type ContactDeps = {
  clock: Clock;
  platformIds: string[];
  /** The platform speaks again after a while of silence: what waited for it may go. */
  onBack: (platform: string) => void;
  onChange: () => void;
};

type Contacts = {
  note: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** Every platform answered when it was last called: only then is "no expected return" an answer. */
  isOnline: () => boolean;
  isReached: (platform: string) => boolean;
  /** Until when it asked to be left alone (Retry-After); 0 = it didn't. */
  pausedUntil: (platform: string) => number;
  forgetPauses: () => void;
};

/** A flapping line must not undo every command's back-off. */
const SILENCE_MS = 60_000;

/** Keeps in memory what the last call to each platform told about the line to it. */
export function createContacts({ clock, platformIds, onBack, onChange }: ContactDeps): Contacts {
  const reached = new Map<string, boolean>();
  const silentSince = new Map<string, number>();
  const pausedUntil = new Map<string, number>();
  const isOnline = (): boolean => platformIds.length > 0 && platformIds.every((id) => reached.get(id) === true);

  return {
    note: (platform, { isReached, retryAfterMs }) => {
      const now = clock.now();
      const wasOnline = isOnline();
      reached.set(platform, isReached);
      if (retryAfterMs !== null && retryAfterMs > 0) pausedUntil.set(platform, now + retryAfterMs);
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
    pausedUntil: (platform) => pausedUntil.get(platform) ?? 0,
    forgetPauses: () => {
      pausedUntil.clear();
    },
  };
}
