import * as v from 'valibot';
import { RefundBody, ShipmentBody, StockBody, totalCentsOf } from '../../shared/command-body.ts';
import type { CommandKind, CommandState, CommandView } from '../../shared/sync.ts';
import type { Database } from '../db/open.ts';
import { isTold } from './attempt-store.ts';
import type { AttemptStore } from './attempt-store.ts';
import { isForHand } from './by-hand-rules.ts';
import { stateAfter } from './command-state.ts';
import type { Standing } from './by-hand-rules.ts';
import { isForCorrection } from './correction-rules.ts';

/** How far one command is, for the bench's list of parcels. */
type CommandBrief = {
  id: string;
  kind: CommandKind;
  key: string;
  expectedReturnId: string;
  decisionId: string | null;
  state: CommandState;
  /** Requests that left so far; 0 = it can still be taken back. */
  attempts: number;
  lastWords: string | null;
  notBeforeAt: number;
  deadlineAt: number;
  /** When its receipt was stored. */
  doneAt: number | null;
};

export type CommandViewStore = {
  /** The latest answer to the buyer (refund, refusal or shipment) of an expected return, cancelled ones too. */
  commandOfReturn: (expectedReturnId: string) => CommandBrief | null;
  /** Every refund that was ordered on it and not taken back, in order. */
  refundsOf: (expectedReturnId: string) => RefundOrdered[];
  /** Refunds, in order. */
  commandsOfParcel: (parcelId: string) => CommandBrief[];
  /** What the stock system is told of a box, in order. */
  stockCommands: (parcelId: string) => CommandBrief[];
  view: (commandId: string) => CommandView | null;
  /** What is not done, nearest deadline first, then the last finished ones; at most `limit`. */
  list: (limit: number) => CommandView[];
  /** Commands of a platform that are not over; a notice that got no further counts for nothing. */
  countOpen: (platform: string) => number;
  counts: () => { waiting: number; unknown: number; parked: number };
  /** The nearest deadline that the platform has not acknowledged, and where that parcel lies. */
  nearest: () => { deadlineAt: number; place: string | null; waybill: string } | null;
  /** What is not done and has its deadline at or before `untilAt`, nearest first; at most `limit`. */
  openDeadlines: (untilAt: number, limit: number) => OpenDeadline[];
};

type Trail = Pick<AttemptStore, 'hasLostSend' | 'wasTaken'>;

/** `movedCents`: what its receipt tells of, null without one. */
type RefundOrdered = { key: string; state: CommandState; orderedCents: number; movedCents: number | null };
type RefundRow = { key: string; state: CommandState; body: string; receipt: string | null };
type OpenDeadline = {
  commandId: string;
  deadlineAt: number;
  /** Until then it can be taken back, and is not begun. */
  notBeforeAt: number;
  /** Nothing was sent and nothing has failed: it has only waited so far. */
  isUntouched: boolean;
};
type DeadlineRow = Omit<OpenDeadline, 'isUntouched'> & { isUntouched: number };
type BriefRow = {
  id: string;
  kind: CommandKind;
  key: string;
  expected_return_id: string;
  decision_id: string | null;
  state: CommandState;
  attempts: number;
  last_words: string | null;
  not_before_at: number;
  deadline_at: number;
  ended_at: number | null;
};
type ViewRow = {
  id: string;
  inspection_id: string | null;
  kind: CommandKind;
  key: string;
  platform: string;
  waybill: string;
  return_no: string;
  body: string;
  state: CommandState;
  attempts: number;
  failures_in_row: number;
  created_at: number;
  deadline_at: number;
  next_attempt_at: number;
  last_words: string | null;
  ended_at: number | null;
  said: string | null;
};

const VIEW = `SELECT c.id, c.kind, c.key, c.platform, p.waybill, r.return_no, c.body, c.state, c.attempts,
    c.failures_in_row, c.created_at,
    c.deadline_at, c.next_attempt_at, c.last_words, c.ended_at,
    (SELECT outcome FROM attempt a WHERE a.command_id = c.id AND a.outcome IS NOT NULL ORDER BY a.seq DESC LIMIT 1) AS said,
    coalesce((SELECT v.inspection_id FROM decision d JOIN verdict v ON v.id = d.verdict_id WHERE d.id = c.decision_id),
      (SELECT i.id FROM inspection i WHERE i.parcel_id = c.parcel_id)) AS inspection_id
  FROM command c JOIN parcel p ON p.id = c.parcel_id JOIN expected_return r ON r.id = c.expected_return_id`;
const BRIEF = `SELECT id, kind, key, expected_return_id, decision_id, state, attempts, last_words, not_before_at, deadline_at,
    ended_at FROM command`;
const NEAREST = `SELECT c.deadline_at, p.place, p.waybill FROM command c JOIN parcel p ON p.id = c.parcel_id`;
const DEADLINES = `SELECT c.id AS commandId, c.deadline_at AS deadlineAt, c.not_before_at AS notBeforeAt,
    c.state = 'waiting' AND c.attempts = 0 AND c.failures_in_row = 0 AND c.last_words IS NULL AS isUntouched
  FROM command c WHERE c.deadline_at <= +?`;
// Each on its own partial index; one statement with OR would read every command there ever was.
const RUNNING = `c.state IN ('waiting', 'unknown')`;
// Goods and arrivals are told in the shadow of the money: they come into sight when they don't get through.
const WORTH_SEEING = `(c.kind IN ('refund', 'refuse', 'shipment') OR c.failures_in_row > 0)`;
/** What somebody waits for until its deadline. */
const HAS_DEADLINE = `c.kind IN ('refund', 'refuse', 'shipment')`;
const PARKED = `c.state = 'parked'`;
const BY_DEADLINE = 'ORDER BY c.deadline_at, c.seq LIMIT +?';
const FINISHED_SHOWN = 50;

/** SQL of the hot look-ups, for the test of their query plans. */
export const VIEW_QUERIES = {
  running: `${VIEW} WHERE ${RUNNING} AND ${WORTH_SEEING} ${BY_DEADLINE}`,
  parked: `${VIEW} WHERE ${PARKED} ${BY_DEADLINE}`,
  finished: `${VIEW} WHERE c.state IN ('done', 'cancelled') AND ${HAS_DEADLINE} ORDER BY c.seq DESC LIMIT +?`,
  ofReturn: `${BRIEF} WHERE expected_return_id = +? AND kind IN ('refund', 'refuse', 'shipment') ORDER BY seq DESC LIMIT 1`,
  refundsOf: `SELECT c.key, c.state, c.body, r.body AS receipt FROM command c LEFT JOIN receipt r ON r.command_id = c.id
    WHERE c.expected_return_id = +? AND c.kind = 'refund' AND c.state <> 'cancelled' ORDER BY c.seq`,
  ofParcel: `${BRIEF} WHERE parcel_id = +? AND kind = +? ORDER BY seq`,
  nearestRunning: `${NEAREST} WHERE ${RUNNING} AND ${HAS_DEADLINE} ${BY_DEADLINE}`,
  nearestParked: `${NEAREST} WHERE ${PARKED} AND ${HAS_DEADLINE} ${BY_DEADLINE}`,
  deadlinesRunning: `${DEADLINES} AND ${RUNNING} AND ${HAS_DEADLINE} ${BY_DEADLINE}`,
  deadlinesParked: `${DEADLINES} AND ${PARKED} AND ${HAS_DEADLINE} ${BY_DEADLINE}`,
  countRunning: `SELECT c.state, count(*) AS n FROM command c WHERE ${RUNNING} AND ${WORTH_SEEING} GROUP BY c.state`,
  // A notice that got no further is listed, and no alarm: the parcel is here all the same.
  countParked: `SELECT count(*) AS n FROM command c WHERE ${PARKED} AND c.kind <> 'received'`,
};

const toBrief = (row: BriefRow): CommandBrief => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  expectedReturnId: row.expected_return_id,
  decisionId: row.decision_id,
  state: row.state,
  attempts: row.attempts,
  lastWords: row.last_words,
  notBeforeAt: row.not_before_at,
  deadlineAt: row.deadline_at,
  doneAt: row.state === 'done' ? row.ended_at : null,
});

const readBody = <S extends v.GenericSchema>(schema: S, json: string): v.InferOutput<S> | null => {
  const body = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), json);
  return body.success ? body.output : null;
};

const Moved = v.object({
  amountCents: v.exactOptional(v.number()),
  movedCents: v.exactOptional(v.number()),
  how: v.exactOptional(v.string()),
});

const toOrdered = ({ key, state, body, receipt }: RefundRow): RefundOrdered => {
  const ordered = readBody(RefundBody, body);
  const moved = receipt === null ? null : readBody(Moved, receipt);
  // A notice that the goods are in is not the money.
  const movedCents = moved?.how === 'noticed' ? 0 : (moved?.amountCents ?? moved?.movedCents ?? null);
  // An order that this version can't read is one of an unknown sum: whoever adds to it must not believe in nothing.
  return { key, state, orderedCents: ordered === null ? Number.MAX_SAFE_INTEGER : totalCentsOf(ordered), movedCents };
};

/** The sum that an outcome tells of, see `movedWords`. */
const movedIn = (said: string | null): number | null => {
  const [, cents] = / moved:(\d{1,15})$/.exec(said ?? '') ?? [];
  return cents === undefined ? null : Number(cents);
};

const toView = (row: ViewRow, { hasLostSend, wasTaken }: Trail): CommandView => {
  // An order that this version can't read is shown all the same, without its amount.
  const body = row.kind === 'refund' ? readBody(RefundBody, row.body) : null;
  const stock = row.kind === 'stock' ? readBody(StockBody, row.body) : null;
  const shipment = row.kind === 'shipment' ? readBody(ShipmentBody, row.body) : null;
  const isHeld = row.state === 'parked' || (row.state === 'waiting' && row.failures_in_row > 0);
  const standing = (): Standing => ({
    ...{ kind: row.kind, state: row.state, failuresInRow: row.failures_in_row },
    ...{ words: row.last_words, outcome: row.said, hasLostSend: hasLostSend(row.id) },
    wasTaken: wasTaken(row.id),
  });
  return {
    id: row.id,
    inspectionId: row.inspection_id,
    kind: row.kind,
    key: row.key,
    platform: row.platform,
    waybill: row.waybill,
    returnNo: row.return_no,
    amountCents: body === null ? 0 : totalCentsOf(body),
    currency: body?.currency ?? '',
    platformCents: row.state === 'parked' ? movedIn(row.said) : null,
    units: stock?.units.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0,
    sent: shipment === null ? null : { waybill: shipment.waybill, courier: shipment.courier.id },
    canTakeBack: row.kind === 'shipment' && stateAfter(row.state, row.attempts, 'cancel') !== null,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at,
    deadlineAt: row.deadline_at,
    nextAttemptAt: row.state === 'waiting' || row.state === 'unknown' ? row.next_attempt_at : null,
    lastWords: row.last_words,
    isForHand: isHeld && isForHand(standing()),
    isForCorrection: isHeld && isForCorrection(standing()),
    ...(row.state === 'parked' && isTold(row.said) ? { isToldOnly: true } : {}),
    doneAt: row.state === 'done' ? row.ended_at : null,
  };
};

export function createCommandViewStore(db: Database, trail: Trail): CommandViewStore {
  const views = (sql: string) => db.prepare<[number], ViewRow>(sql);
  const running = views(VIEW_QUERIES.running);
  const parked = views(VIEW_QUERIES.parked);
  const finished = views(VIEW_QUERIES.finished);
  const one = db.prepare<[string], ViewRow>(`${VIEW} WHERE c.id = ?`);
  const ofReturn = db.prepare<[string], BriefRow>(VIEW_QUERIES.ofReturn);
  const refundsOf = db.prepare<[string], RefundRow>(VIEW_QUERIES.refundsOf);
  const ofParcel = db.prepare<[string, string], BriefRow>(VIEW_QUERIES.ofParcel);
  type NearestRow = { deadline_at: number; place: string | null; waybill: string };
  const nearestRunning = db.prepare<[number], NearestRow>(VIEW_QUERIES.nearestRunning);
  const nearestParked = db.prepare<[number], NearestRow>(VIEW_QUERIES.nearestParked);
  const deadlinesRunning = db.prepare<[number, number], DeadlineRow>(VIEW_QUERIES.deadlinesRunning);
  const deadlinesParked = db.prepare<[number, number], DeadlineRow>(VIEW_QUERIES.deadlinesParked);
  const countRunning = db.prepare<[], { state: CommandState; n: number }>(VIEW_QUERIES.countRunning);
  const countParked = db.prepare<[], { n: number }>(VIEW_QUERIES.countParked);

  const countOpen = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM command WHERE platform = ?
       AND (state IN ('waiting', 'unknown') OR (state = 'parked' AND kind <> 'received'))`,
  );

  const open = (limit: number): ViewRow[] =>
    [...running.all(limit), ...parked.all(limit)].sort((a, b) => a.deadline_at - b.deadline_at).slice(0, limit);

  return {
    commandOfReturn: (expectedReturnId) => {
      const row = ofReturn.get(expectedReturnId);
      return row === undefined ? null : toBrief(row);
    },
    refundsOf: (expectedReturnId) => refundsOf.all(expectedReturnId).map(toOrdered),
    commandsOfParcel: (parcelId) => ofParcel.all(parcelId, 'refund').map(toBrief),
    stockCommands: (parcelId) => ofParcel.all(parcelId, 'stock').map(toBrief),
    view: (commandId) => {
      const row = one.get(commandId);
      return row === undefined ? null : toView(row, trail);
    },
    list: (limit) => {
      const unfinished = open(limit);
      const rest = Math.min(FINISHED_SHOWN, limit - unfinished.length);
      return [...unfinished, ...(rest > 0 ? finished.all(rest) : [])].map((row) => toView(row, trail));
    },
    countOpen: (platform) => countOpen.get(platform)?.n ?? 0,
    counts: () => {
      const found = new Map(countRunning.all().map(({ state, n }) => [state, n]));
      return {
        waiting: found.get('waiting') ?? 0,
        unknown: found.get('unknown') ?? 0,
        parked: countParked.get()?.n ?? 0,
      };
    },
    nearest: () => {
      const [row] = [...nearestRunning.all(1), ...nearestParked.all(1)].sort((a, b) => a.deadline_at - b.deadline_at);
      return row === undefined ? null : { deadlineAt: row.deadline_at, place: row.place, waybill: row.waybill };
    },
    openDeadlines: (untilAt, limit) =>
      [...deadlinesRunning.all(untilAt, limit), ...deadlinesParked.all(untilAt, limit)]
        .sort((a, b) => a.deadlineAt - b.deadlineAt)
        .slice(0, limit)
        .map((row) => ({ ...row, isUntouched: row.isUntouched === 1 })),
  };
}
