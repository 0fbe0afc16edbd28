import { statfsSync } from 'node:fs';
import type { SpaceState } from '../../shared/retention.ts';
import type { Clock } from '../lib/clock.ts';
import { floorsOf, nextSpaceState } from './space-rules.ts';
import type { Space, SpaceFloors } from './space-rules.ts';

/** Room on the disk of a folder; null where the system doesn't tell (some network drives). */
export type ReadSpace = (folder: string) => Space | null;

export const readSpace: ReadSpace = (folder) => {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    // Not told: then nothing is warned of and nothing is stopped; a full disk is refused when it is met.
    return null;
  }
};

type SpaceGuard = {
  start: () => void;
  stop: () => void;
  state: () => SpaceState;
  space: () => (Space & SpaceFloors) | null;
  /** Looks at the disk at once, so that no film begins on a disk that has just become full. */
  look: () => SpaceState;
};

type GuardDeps = {
  folder: string;
  read: ReadSpace;
  floors: () => { warnGb: number | null; stopGb: number };
  clock: Clock;
  /** Told once at each change. */
  onChange: (state: SpaceState, space: Space) => void;
};

/** A film writes about 1 MB a second: between two looks a bench uses a hundredth of the margin. */
const LOOK_EVERY_MS = 10_000;

/**
 * Watches the room for evidence. Below the first floor the bench warns, below the second it films no more; scans, photos
 * and verdicts go on until the disk is really full. It goes back by itself.
 */
export function createSpaceGuard({ folder, read, floors, clock, onChange }: GuardDeps): SpaceGuard {
  let state: SpaceState = 'fine';
  let space: (Space & SpaceFloors) | null = null;
  let cancel: () => void = () => undefined;

  const look = (): SpaceState => {
    const found = read(folder);
    space = found === null ? null : { ...found, ...floorsOf(floors(), found.totalBytes) };
    const was = state;
    state = space === null ? 'fine' : nextSpaceState(was, space, space);
    if (state !== was && space !== null) onChange(state, space);
    return state;
  };
  const every = (): void => {
    look();
    cancel = clock.after(LOOK_EVERY_MS, every);
  };
  return {
    start: every,
    stop: () => {
      cancel();
    },
    state: () => state,
    space: () => space,
    look,
  };
}
