import type { WantedShot } from '../evidence/shot-rules.ts';

/** A picture asked for takes a moment to arrive: five quick presses of the pedal are five shots, not one five times. */
const PROMISE_MS = 5000;

type ShotPromises = {
  promise: (inspectionId: string, shot: WantedShot, now: number) => void;
  isPromised: (inspectionId: string, shot: WantedShot, now: number) => boolean;
  keep: (inspectionId: string, shot: WantedShot) => void;
};

export function createShotPromises(): ShotPromises {
  const promised = new Map<string, number>();
  const keyOf = (inspectionId: string, { shot, returnId }: WantedShot): string =>
    JSON.stringify([inspectionId, shot, returnId]);
  return {
    promise: (inspectionId, shot, now) => {
      promised.set(keyOf(inspectionId, shot), now);
    },
    isPromised: (inspectionId, shot, now) => {
      const at = promised.get(keyOf(inspectionId, shot));
      return at !== undefined && now - at < PROMISE_MS;
    },
    keep: (inspectionId, shot) => {
      promised.delete(keyOf(inspectionId, shot));
    },
  };
}
