import type { SpaceState } from '../../shared/retention.ts';

export type Space = { freeBytes: number; totalBytes: number };

/** Below `warnBytes` a person is told; below `stopBytes` the bench films no more. */
export type SpaceFloors = { warnBytes: number; stopBytes: number };

const GB = 1_000_000_000;
/** On a small disk 20 GB would warn for ever: there it is 5 % of it. */
const WARN_SHARE = 0.05;
/** Room that must be there above a floor before the bench goes back, so that it doesn't turn at each fragment. */
const MARGIN_BYTES = GB;

/** `warnGb` null = 20 GB or 5 % of the disk, whichever is less, but always well above the second floor. */
export function floorsOf(settings: { warnGb: number | null; stopGb: number }, totalBytes: number): SpaceFloors {
  const stopBytes = settings.stopGb * GB;
  const warnBytes = settings.warnGb === null ? Math.min(20 * GB, totalBytes * WARN_SHARE) : settings.warnGb * GB;
  return { stopBytes, warnBytes: Math.max(Math.round(warnBytes), stopBytes + 2 * MARGIN_BYTES) };
}

/** The state that follows from the room there is; going back to a better one takes a margin more than leaving it did. */
export function nextSpaceState(
  was: SpaceState,
  { freeBytes }: Space,
  { warnBytes, stopBytes }: SpaceFloors,
): SpaceState {
  if (freeBytes < (was === 'video-stopped' ? stopBytes + MARGIN_BYTES : stopBytes)) return 'video-stopped';
  return freeBytes < (was === 'fine' ? warnBytes : warnBytes + MARGIN_BYTES) ? 'low' : 'fine';
}
