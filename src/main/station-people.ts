import type { StationEmit } from '../shared/contract.ts';
import type { Clock } from './lib/clock.ts';
import { createSeat } from './people/seat.ts';
import type { SeatService } from './people/seat.ts';
import type { Core } from './station-core.ts';

type Deps = {
  clock: Clock;
  /** Ms of a clock that nobody can set. */
  uptime?: () => number;
  core: () => Core;
  emit: StationEmit;
  changed: () => void;
};

/** Who sits at this bench. Who signs in is the operator of every record from then on, as the settings name them. */
export const createStationPeople = ({ clock, uptime, core, emit, changed }: Deps): SeatService =>
  createSeat({
    people: () => core().people,
    clock,
    uptime: uptime ?? (() => performance.now()),
    boxOf: () => core().sessions.readOpen()?.inspection.operatorNo ?? null,
    idleMs: () => core().settings().lockAfterMin * 60_000,
    onTaken: ({ operatorNo, name }) => {
      const settings = core().settingsStore.set({ operatorNo, operatorName: name }, clock.now());
      emit('settingsChanged', settings);
      changed();
    },
    onChange: (seat) => {
      emit('seatChanged', seat);
    },
  });
