import type { BoardAlert, BoardItem, BoardLevel, BoardView, RunningTalk } from '../../shared/board.ts';
import type { Settings } from '../../shared/settings.ts';
import { deadlineOf } from '../decision/decision-rules.ts';
import { alertOf, burnDown, countRisks, countTalks, forecast, oncePerParcel, startOfDay } from './board-rules.ts';
import type { Queued } from './board-rules.ts';
import type { BoardStore, WaitingRow } from './board-store.ts';

export type Board = {
  view: (now: number) => BoardView;
  /** What came nearer than a threshold since the last question; each level of a parcel, each due time of a talk once. */
  alerts: (now: number) => BoardAlert[];
};

type Deps = {
  store: BoardStore;
  settings: () => Settings;
  /** Negotiations that run, nearest first. */
  talks: () => readonly RunningTalk[];
};

const HOUR_MS = 3_600_000;
const CURVE_STEP_MS = HOUR_MS / 4;
const NEAREST_SHOWN = 8;

export function createBoard({ store, settings, talks }: Deps): Board {
  let said = new Map<string, BoardLevel>();
  /** Due times that were said to be over, by the verdict they belong to. */
  let saidTalks = new Map<string, number>();

  /** null: no money of a buyer's hangs on it any more. */
  const deadlineAt = (row: WaitingRow): number | null => {
    if (row.state !== null && row.state !== 'open' && row.state !== 'locked') return null;
    return deadlineOf({ ...row, refundWithinHours: settings().refundWithinHours });
  };

  const look = (): { rows: WaitingRow[]; items: BoardItem[] } => {
    const rows = store.waiting();
    const waits = rows.flatMap((row): BoardItem[] => {
      const at = deadlineAt(row);
      return at === null ? [] : [{ waybill: row.waybill, place: row.place, deadlineAt: at, waits: row.waits }];
    });
    const unsent = store.unsent().map((row): BoardItem => ({ ...row, waits: 'platform' }));
    return { rows, items: oncePerParcel([...waits, ...unsent]) };
  };

  /** One entry a parcel that somebody must open or finish. */
  const queueOf = (rows: readonly WaitingRow[]): Queued[] => {
    const queue = new Map<string, Queued>();
    for (const row of rows) {
      if (row.waits !== 'open' && row.waits !== 'finish') continue;
      const at = deadlineAt(row);
      const known = queue.get(row.waybill)?.deadlineAt ?? null;
      const nearest = at === null ? known : Math.min(at, known ?? at);
      queue.set(row.waybill, { deadlineAt: nearest, place: row.place });
    }
    return [...queue.values()];
  };

  const byStation = (done: readonly { station: string; doneAt: number }[], now: number): BoardView['stations'] =>
    [...new Set(done.map(({ station }) => station))].sort().map((station) => {
      const own = done.filter((one) => one.station === station);
      return { station, pace: own.filter(isWithinHour(now)).length, doneToday: own.filter(isToday(now)).length };
    });

  /** Talks that ran out and were not said yet; one that got more time is said again when that is over, too. */
  const overTalks = (now: number): BoardAlert[] => {
    const over = talks().filter(({ dueAt }) => dueAt <= now);
    const fresh = over.filter(({ verdictId, dueAt }) => saidTalks.get(verdictId) !== dueAt);
    saidTalks = new Map(over.map(({ verdictId, dueAt }) => [verdictId, dueAt]));
    const [first] = fresh;
    if (first === undefined) return [];
    const nearest = { waybill: first.waybill, place: first.place, deadlineAt: first.dueAt, waits: 'decide' } as const;
    return [{ level: 'talk', count: fresh.length, nearest }];
  };

  return {
    view: (now) => {
      const { rows, items } = look();
      const queue = queueOf(rows);
      // The last hour may have begun before midnight.
      const done = store.doneSince(Math.min(startOfDay(now), now - HOUR_MS));
      const doneToday = done.filter(isToday(now));
      const pace = done.filter(isWithinHour(now)).length;
      const waitingNow = new Map(
        rows.flatMap((row) => (row.waits === 'decide' ? [] : [[row.waybill, row.receivedAt] as const])),
      );
      const received = [...waitingNow.values(), ...doneToday.map(({ receivedAt }) => receivedAt)].filter(
        (at) => at >= startOfDay(now),
      );
      const day = { fromAt: startOfDay(now), now, stepMs: CURVE_STEP_MS, waiting: queue.length };
      return {
        at: now,
        receivedToday: received.length,
        doneToday: doneToday.length,
        waiting: queue.length,
        toDecide: new Set(rows.filter(({ waits }) => waits === 'decide').map(({ waybill }) => waybill)).size,
        ...countRisks(items, now, settings()),
        stuck: store.countStuck(),
        pace,
        stations: byStation(done, now),
        forecast: forecast(queue, pace, now),
        nearest: items.slice(0, NEAREST_SHOWN),
        talks: countTalks(talks(), now, settings()),
        curve: burnDown(
          day,
          received,
          doneToday.map(({ doneAt }) => doneAt),
        ),
      };
    },
    alerts: (now) => {
      const thresholds = settings();
      const holds = new Map<string, BoardLevel>();
      const fresh = new Map<BoardLevel, BoardItem[]>();
      for (const item of look().items) {
        const level = alertOf(item.deadlineAt, now, thresholds);
        // Nearest first: the rest has more time still.
        if (level === null) break;
        holds.set(item.waybill, level);
        if (said.get(item.waybill) !== level) fresh.set(level, [...(fresh.get(level) ?? []), item]);
      }
      said = holds;
      const levels: BoardLevel[] = ['late', ...thresholds.alertHours.toReversed()];
      const deadlines = levels.flatMap((level) => {
        const items = fresh.get(level) ?? [];
        const [nearest] = items;
        return nearest === undefined ? [] : [{ level, count: items.length, nearest }];
      });
      return [...deadlines, ...overTalks(now)];
    },
  };
}

const isToday =
  (now: number) =>
  ({ doneAt }: { doneAt: number }): boolean =>
    doneAt >= startOfDay(now);
const isWithinHour =
  (now: number) =>
  ({ doneAt }: { doneAt: number }): boolean =>
    doneAt > now - HOUR_MS;
