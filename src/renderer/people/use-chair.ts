import { useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { Seat } from '../../shared/people.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useLiveValue } from '../ui/use-live-value.ts';
import type { SeatDoor } from './seat-context.ts';

/** Who sits here, kept fresh by the station. */
export const useChair = (station: StationClient, isPinAsked: boolean): SeatDoor => {
  const [read] = useState(() => () => station.seatView(undefined));
  const [listen] = useState(() => (listener: (seat: Seat) => void) => station.on('seatChanged', listener));
  const [seat, keep] = useLiveValue(read, listen);
  const ask = async (answer: Promise<Result<Seat>>): Promise<ErrorCode | null> => {
    const taken = await answer.catch(() => null);
    if (taken === null) return 'internal';
    if (!taken.ok) return taken.error.code;
    keep(taken.value);
    return null;
  };
  return {
    seat,
    isEmpty: seat?.hasPeople === true && seat.person === null,
    isPinAsked,
    take: (claim, pin) => ask(station.seatTake({ claim, pin })),
    leave: () => ask(station.seatLeave(undefined)),
  };
};
