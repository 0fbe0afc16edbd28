import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';
import { call } from './ipc.ts';
import { RAW_SCAN_MAX } from './scan.ts';

// Board: how the day stands, in numbers that are read from across the dock; and receiving, which makes parcels known
// before anyone opens them.

/** `open` received, not opened · `finish` begun and put aside · `decide` a person must say what · `platform` the answer is on its way. */
const BOARD_WAITS = ['open', 'finish', 'decide', 'platform'] as const;
export const BoardWait = v.picklist(BOARD_WAITS);
export type BoardWait = v.InferOutput<typeof BoardWait>;

/** What is said aloud: a deadline in fewer than so many hours, or late; `talk`: a negotiation whose due time went by. */
const BoardLevel = v.union([v.picklist(['late', 'talk']), v.pipe(v.number(), v.integer(), v.minValue(1))]);
export type BoardLevel = v.InferOutput<typeof BoardLevel>;

const BoardItem = v.object({
  waybill: v.string(),
  place: v.nullable(v.string()),
  deadlineAt: AtMs,
  waits: BoardWait,
});
export type BoardItem = v.InferOutput<typeof BoardItem>;

/** A case that is talked over with the buyer 协商中: who owns it and until when. */
const RunningTalk = v.object({
  verdictId: Id,
  waybill: v.string(),
  place: v.nullable(v.string()),
  owner: v.object({ operatorNo: v.string(), name: v.string() }),
  dueAt: AtMs,
});
export type RunningTalk = v.InferOutput<typeof RunningTalk>;

/** What comes of the queue when the next hours go as the last one did. */
const Forecast = v.object({
  /** Not late yet, and will be before they are opened. */
  missing: Count,
  /** Where the next one to open lies; null when no place was noted. */
  nextPlace: v.nullable(v.string()),
  /** When the last one is opened. */
  emptyAt: v.nullable(AtMs),
});

export const BoardView = v.object({
  at: AtMs,
  /** Since midnight of this bench's clock. */
  receivedToday: Count,
  doneToday: Count,
  /** Received or begun, and not done. */
  waiting: Count,
  toDecide: Count,
  /** Parcels whose deadline is within the shop's hours of risk, and those that count as late. */
  atRisk: Count,
  late: Count,
  /** Commands that a person must look at. */
  stuck: Count,
  /** Done in the last hour. */
  pace: Count,
  /** The same by bench, where the records know of several. */
  stations: v.array(v.object({ station: v.string(), pace: Count, doneToday: Count })),
  /** null: nothing was done in the last hour, so there is no pace to reckon with. */
  forecast: v.nullable(Forecast),
  /** Nearest deadline first. */
  nearest: v.array(BoardItem),
  /** Negotiations that run: past their due time, near it (as near as `atRisk`), and the nearest of all. */
  talks: v.object({ late: Count, near: Count, nearest: v.array(RunningTalk) }),
  /** How many waited, from midnight to now. */
  curve: v.array(v.object({ at: AtMs, waiting: Count })),
});
export type BoardView = v.InferOutput<typeof BoardView>;

/** What came nearer to its deadline than a threshold since the last question; of a talk `deadlineAt` is its due time. */
const BoardAlert = v.object({ level: BoardLevel, count: Count, nearest: BoardItem });
export type BoardAlert = v.InferOutput<typeof BoardAlert>;

/** A parcel that was received and not opened yet. */
const DockParcel = v.object({
  waybill: v.string(),
  place: v.nullable(v.string()),
  receivedAt: AtMs,
  /** The goods, when they are known. */
  title: v.string(),
  /** `unknown` no return is known for it · `refused` came back as it was sent out: one scan at the bench takes it in. */
  kind: v.picklist(['return', 'refused', 'unknown']),
});
export type DockParcel = v.InferOutput<typeof DockParcel>;

/**
 * What a scan at the dock did: `received` a new one · `again` it stood in the list already (moved, when the place is
 * another) · `done` it was opened here before · `place` the cage or tote from now on · `unreadable` nothing.
 */
const DOCK_DID = ['received', 'again', 'done', 'place', 'unreadable'] as const;
export const DockAnswer = v.object({
  did: v.picklist(DOCK_DID),
  /** The waybill or the place, as read. */
  text: v.string(),
  parcel: v.nullable(DockParcel),
});
export type DockAnswer = v.InferOutput<typeof DockAnswer>;

export const DockView = v.object({
  /** Not opened yet, all of them. */
  waiting: Count,
  /** The newest ones first, at most 50. */
  latest: v.array(DockParcel),
});
export type DockView = v.InferOutput<typeof DockView>;

const Nothing = v.undefined();
const Place = v.pipe(v.string(), v.regex(/^[A-Z0-9-]{1,12}$/));

export const boardCalls = {
  boardView: call(Nothing, BoardView),
  /** Asked by the window now and then; the shell shows what it answers as a system notification too. */
  boardAlerts: call(Nothing, v.array(BoardAlert)),
  dockView: call(Nothing, DockView),
  /** Receives a parcel without opening it; `place` is where the person puts it, from the last cage that was scanned. */
  dockScan: call(
    v.object({ raw: v.pipe(v.string(), v.maxLength(RAW_SCAN_MAX)), place: v.nullable(Place) }),
    DockAnswer,
  ),
  /** Takes a parcel off the list that isn't there: a misread code, or it was given away. */
  dockRemove: call(v.object({ waybill: Id }), DockView),
};
