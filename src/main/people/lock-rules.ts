const FREE_TRIES = 3;
const FIRST_LOCK_MS = 5_000;
const LONGEST_LOCK_MS = 15 * 60_000;
/** From so many wrong PINs in a row on a person is let in again by somebody else only. */
const TRIES_IN_ALL = 10;
/** As far as a Date reaches: until somebody unlocks. */
export const LOCKED_FOR_GOOD = 8_640_000_000_000_000;

/**
 * Until when no PIN of this person is looked at after so many wrong ones in a row, ms. An administrator is never locked for
 * good: nobody might be left to unlock.
 */
export function lockedUntil(failures: number, isAdministrator: boolean, now: number): number {
  if (failures < FREE_TRIES) return 0;
  if (failures >= TRIES_IN_ALL && !isAdministrator) return LOCKED_FOR_GOOD;
  return now + Math.min(FIRST_LOCK_MS * 2 ** (failures - FREE_TRIES), LONGEST_LOCK_MS);
}
