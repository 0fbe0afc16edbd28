import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { StationEmit } from '../shared/contract.ts';
import { systemUptime } from './lib/clock.ts';
import type { Clock } from './lib/clock.ts';
import { createSeat } from './people/seat.ts';
import type { SeatService } from './people/seat.ts';
import type { Core } from './station-core.ts';

/** An empty file of this name in the data folder, laid there by whoever owns this computer, clears the administrators' PINs. */
const FORGOTTEN = 'forgotten-administrator-pin';

type Deps = {
  dataDir: string;
  clock: Clock;
  /** Ms of a clock that nobody can set. */
  uptime?: () => number;
  core: () => Core;
  emit: StationEmit;
  changed: () => void;
};

/** Who sits at this bench. Who signs in is the operator of every record from then on, as the settings name them. */
export function createStationPeople({ dataDir, clock, uptime, core, emit, changed }: Deps): SeatService {
  const forgotten = join(dataDir, FORGOTTEN);
  if (existsSync(forgotten)) {
    core().people.clearAdministratorPins();
    rmSync(forgotten, { force: true });
  }
  return createSeat({
    people: () => core().people,
    clock,
    uptime: uptime ?? systemUptime,
    // Goods being packed for their buyer are before the camera like an open box.
    boxOf: () => core().sessions.readOpen()?.inspection.operatorNo ?? core().repacks.operatorNo(),
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
}
