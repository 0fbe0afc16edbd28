import { createContext, use } from 'react';
import type { Claim, Seat } from '../../shared/people.ts';
import type { ErrorCode } from '../../shared/result.ts';

/** Who sits here, and how that changes. */
export type SeatDoor = {
  /** null until the station has said. */
  seat: Seat | null;
  /** Somebody must sign in before anything else. */
  isEmpty: boolean;
  /** A PIN is being asked for: keys are its digits. */
  isPinAsked: boolean;
  /** Null when it was taken, else why not. */
  take: (claim: Claim, pin: string | null) => Promise<ErrorCode | null>;
  leave: () => Promise<ErrorCode | null>;
};

export const SeatContext = createContext<SeatDoor | null>(null);

/** The chair at this bench. Outside the context it is a bug, so it throws. */
export const useSeatDoor = (): SeatDoor => {
  const door = use(SeatContext);
  if (door === null) throw new Error('no seat in this tree');
  return door;
};
