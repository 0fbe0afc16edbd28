import type { Shot } from '../../shared/domain-words.ts';

/** A picture asked for takes a moment to arrive: five quick presses of the pedal are five shots, not one five times. */
const PROMISE_MS = 5000;

type ShotPromises = {
  promise: (inspectionId: string, shot: Shot, now: number) => void;
  isPromised: (inspectionId: string, shot: Shot, now: number) => boolean;
  keep: (inspectionId: string, shot: Shot) => void;
};

export function createShotPromises(): ShotPromises {
  const promised = new Map<string, number>();
  const keyOf = (inspectionId: string, shot: Shot): string => `${inspectionId}:${shot}`;
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
