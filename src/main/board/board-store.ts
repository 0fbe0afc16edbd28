import type { BoardWait } from '../../shared/board.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';

/** A parcel that waits, with what its deadline is reckoned from; one row a return. */
export type WaitingRow = {
  waybill: string;
  place: string | null;
  receivedAt: number;
  signedAt: number | null;
  platformDeadlineAt: number | null;
  /** null: no return is known for it. */
  state: ReturnState | null;
  waits: BoardWait;
};
type UnsentRow = { waybill: string; place: string | null; deadlineAt: number };
type DoneRow = { station: string; receivedAt: number; doneAt: number };

export type BoardStore = {
  waiting: () => WaitingRow[];
  /** Refunds and refusals without the platform's answer. */
  unsent: () => UnsentRow[];
  /** Commands that a person must look at; a notice that was refused is none, nobody waits for it. */
  countStuck: () => number;
  /** The same, one by one. */
  stuck: () => UnsentRow[];
  /** Boxes closed since then. */
  doneSince: (at: number) => DoneRow[];
};

const CLOCKS = `p.waybill, p.place, p.received_at AS receivedAt, r.signed_at AS signedAt,
  r.platform_deadline_at AS platformDeadlineAt, r.state`;
const RETURNS = `LEFT JOIN parcel_return pr ON pr.parcel_id = p.id LEFT JOIN expected_return r ON r.id = pr.expected_return_id`;

/**
 * SQL of the board, for the test of its plans: what waits is little, what was done is years. CROSS JOIN keeps SQLite to that
 * order (https://www.sqlite.org/optoverview.html#crossjoin): a list that is empty now has no statistics, and was once taken
 * for longer than the parcels of three years.
 */
export const BOARD_QUERIES = {
  dock: `SELECT ${CLOCKS}, 'open' AS waits FROM dock_parcel d CROSS JOIN parcel p ON p.id = d.parcel_id ${RETURNS}
    WHERE NOT EXISTS (SELECT 1 FROM inspection i WHERE i.parcel_id = d.parcel_id)`,
  begun: `SELECT ${CLOCKS}, 'finish' AS waits FROM inspection i CROSS JOIN parcel p ON p.id = i.parcel_id ${RETURNS}
    WHERE i.state = 'half-done' OR i.awaits_rest = 1`,
  onBench: `SELECT ${CLOCKS}, 'finish' AS waits FROM inspection i CROSS JOIN parcel p ON p.id = i.parcel_id ${RETURNS}
    WHERE i.state = 'open'`,
  undecided: `SELECT ${CLOCKS}, 'decide' AS waits
    FROM decision d CROSS JOIN verdict v ON v.id = d.verdict_id CROSS JOIN inspection i ON i.id = v.inspection_id
      CROSS JOIN parcel p ON p.id = i.parcel_id LEFT JOIN expected_return r ON r.id = v.expected_return_id
    WHERE d.state IN ('to-decide', 'proposed')`,
  running: `SELECT p.waybill, p.place, c.deadline_at AS deadlineAt FROM command c CROSS JOIN parcel p ON p.id = c.parcel_id
    WHERE c.state IN ('waiting', 'unknown') AND c.kind IN ('refund', 'refuse', 'shipment')`,
  parked: `SELECT p.waybill, p.place, c.deadline_at AS deadlineAt FROM command c CROSS JOIN parcel p ON p.id = c.parcel_id
    WHERE c.state = 'parked' AND c.kind IN ('refund', 'refuse', 'shipment')`,
  stuck: `SELECT count(*) AS n FROM command WHERE state = 'parked' AND kind <> 'received'`,
  stuckRows: `SELECT p.waybill, p.place, c.deadline_at AS deadlineAt FROM command c CROSS JOIN parcel p ON p.id = c.parcel_id
    WHERE c.state = 'parked' AND c.kind <> 'received' ORDER BY c.deadline_at, c.seq`,
  doneSince: `SELECT i.station, p.received_at AS receivedAt, i.changed_at AS doneAt
    FROM inspection i CROSS JOIN parcel p ON p.id = i.parcel_id WHERE i.changed_at >= ? AND i.state = 'closed'`,
};

export function createBoardStore(db: Database): BoardStore {
  const { dock, begun, onBench, undecided } = BOARD_QUERIES;
  const waiting = [dock, begun, onBench, undecided].map((sql) => db.prepare<[], WaitingRow>(sql));
  const unsent = [BOARD_QUERIES.running, BOARD_QUERIES.parked].map((sql) => db.prepare<[], UnsentRow>(sql));
  const stuck = db.prepare<[], { n: number }>(BOARD_QUERIES.stuck);
  const stuckRows = db.prepare<[], UnsentRow>(BOARD_QUERIES.stuckRows);
  const doneSince = db.prepare<[number], DoneRow>(BOARD_QUERIES.doneSince);
  return {
    waiting: () => waiting.flatMap((query) => query.all()),
    unsent: () => unsent.flatMap((query) => query.all()),
    countStuck: () => stuck.get()?.n ?? 0,
    stuck: () => stuckRows.all(),
    doneSince: (at) => doneSince.all(at),
  };
}
