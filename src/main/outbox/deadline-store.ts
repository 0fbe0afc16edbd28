import type { Database } from '../db/open.ts';

/** `receivedAt`: when the parcel came that it was ordered for. Times in ms. */
type DatedCommand = { commandId: string; deadlineAt: number; receivedAt: number };

/** When commands must be acknowledged: orders them and raises their alarms, and is no part of what was ordered. */
export type DeadlineStore = {
  /** The answer to the buyer of an expected return that is not over; its supplement has a time of its own. */
  datedByReturn: (expectedReturnId: string) => DatedCommand[];
  /** To be called in the transaction of what it follows from. Changes nothing on a command that is over. */
  moveDeadline: (commandId: string, deadlineAt: number) => void;
};

const OPEN = `state IN ('waiting', 'unknown', 'parked')`;

/** Exported for the test of its query plan. Asked for each pulled return whose clocks have moved, most without a command. */
export const DATED_BY_RETURN = `SELECT c.id AS commandId, c.deadline_at AS deadlineAt, p.received_at AS receivedAt
  FROM command c CROSS JOIN parcel p ON p.id = c.parcel_id
  WHERE c.expected_return_id = +? AND c.${OPEN} AND c.kind IN ('refund', 'refuse', 'shipment') AND c.body ->> '$.beforeCents' IS NULL`;

export function createDeadlineStore(db: Database): DeadlineStore {
  const dated = db.prepare<[string], DatedCommand>(DATED_BY_RETURN);
  const move = db.prepare<[number, string]>(`UPDATE command SET deadline_at = ? WHERE id = ? AND ${OPEN}`);
  return {
    datedByReturn: (expectedReturnId) => dated.all(expectedReturnId),
    moveDeadline: (commandId, deadlineAt) => {
      if (!db.inTransaction) throw new Error('a deadline moves in the transaction of what it follows from');
      move.run(deadlineAt, commandId);
    },
  };
}
