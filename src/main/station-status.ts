import type { SpaceState } from '../shared/retention.ts';
import type { StatusView } from '../shared/sync.ts';
import type { Recovered } from './evidence/recording-recovery.ts';
import type { Core } from './station-core.ts';

/** Small corrections by the network are nobody's business. */
const CLOCK_SLACK_MS = 60_000;

type Around = {
  now: number;
  isOnline: boolean;
  unreadShops: StatusView['unreadShops'];
  unreadReturns: StatusView['unreadReturns'];
  isTraining: boolean;
  recovered: Recovered | null;
  isRolledBack: boolean;
  /** Endpoints of outgoing events that need a person. */
  eventsStuck: number;
  room: { space: SpaceState; daysLeft: number | null; freeBytes: number | null };
  dataDir: string;
  runtime: string;
};

/** The strip on top of the window, at one moment. */
export function readStatus(core: Core, around: Around): StatusView {
  const {
    now,
    isOnline,
    unreadShops,
    unreadReturns,
    isTraining,
    recovered,
    isRolledBack,
    eventsStuck,
    room,
    dataDir,
    runtime,
  } = around;
  const undecided = core.toDecide.brief();
  const nearest = [core.outbox.nearest(), undecided.nearest]
    .filter((one) => one !== null)
    .sort((a, b) => a.deadlineAt - b.deadlineAt)[0];
  return {
    isOnline,
    unreadShops,
    unreadReturns,
    isTraining,
    ...core.outbox.counts(),
    toDecide: undecided.count,
    nearest: nearest ?? null,
    recovered,
    isClockBehind: core.sessions.lastRecordedAt() > now + CLOCK_SLACK_MS,
    isRolledBack,
    eventsStuck,
    ...room,
    runtime,
    dataFolder: dataDir,
  };
}
