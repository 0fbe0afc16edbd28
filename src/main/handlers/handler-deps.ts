import type { StationEmit } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { StatusView } from '../../shared/sync.ts';
import type { ImportService } from '../import/import-service.ts';
import type { Clock } from '../lib/clock.ts';
import type { SeatService } from '../people/seat.ts';
import type { Logger } from '../lib/logger.ts';
import type { StationConnections } from '../station-connections.ts';
import type { Core } from '../station-core.ts';
import type { StationEvents } from '../station-events.ts';
import type { StationPack } from '../station-pack.ts';
import type { StationPictures } from '../station-pictures.ts';
import type { StationPractice } from '../station-practice.ts';
import type { StationPrint } from '../station-print.ts';
import type { StationVerify } from '../station-verify.ts';
import type { StationReport } from '../station-report.ts';
import type { StationRetention } from '../station-retention.ts';
import type { Sync } from '../sync/sync-service.ts';
import type { TimestampService } from '../timestamp/timestamp-service.ts';
import type { ShellDoor } from './shell-door.ts';

// handlers: one handler a call of the contract, each a line or two that hands the input to the stage whose matter it is.
// Below the station, above every stage; one file a room of the contract.

export type HandlerDeps = {
  clock: Clock;
  seat: SeatService;
  log: Logger;
  emit: StationEmit;
  sync: () => Sync;
  practice: StationPractice;
  connections: StationConnections;
  print: StationPrint;
  imports: ImportService;
  packs: StationPack;
  pictures: StationPictures;
  retention: StationRetention;
  reports: StationReport;
  verify: StationVerify;
  timestamps: TimestampService;
  events: StationEvents;
  status: () => StatusView;
  dismissRecovered: () => void;
  shell: ShellDoor;
  changed: () => void;
  /** Runs against the core that is open now; a fault of the disk reopens it and answers `commit-unknown`. */
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
};
