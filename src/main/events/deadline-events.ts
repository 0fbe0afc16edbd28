import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { deadlineOf } from '../decision/decision-rules.ts';
import { alarmOf } from '../sync/sync-schedule.ts';

type Waiting = {
  returnId: string;
  platform: string;
  returnNo: string;
  orderNo: string;
  waybill: string;
  deadlineAt: number;
  waitsFor: 'decision' | 'platform';
};

const SOON_MS = 8 * 3_600_000;
const OF_RETURN = `r.id AS returnId, r.platform, r.return_no AS returnNo, r.order_no AS orderNo, p.waybill`;

/**
 * Notes `deadline.near` events: what is neither acknowledged nor decided 8, 4 and 1 hour before its deadline and when it
 * is late. Each level of a deadline is told once, of one that has moved anew; one that was slept through is passed over for
 * the one that holds now.
 */
export function createDeadlineEvents(
  db: Database,
  refundWithinHours: () => number,
): { note: (now: number) => boolean } {
  const isWanted = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
     WHERE t.type = 'deadline.near' AND e.is_on = 1 AND e.removed_at IS NULL`,
  );
  const unsentIn = (states: string): string =>
    `SELECT ${OF_RETURN}, c.deadline_at AS deadlineAt FROM command c JOIN parcel p ON p.id = c.parcel_id
       JOIN expected_return r ON r.id = c.expected_return_id
     WHERE c.state ${states} AND c.kind IN ('refund', 'refuse', 'shipment') AND c.deadline_at <= @until`;
  const unsent = db.prepare<{ until: number }, Omit<Waiting, 'waitsFor'>>(
    `${unsentIn(`IN ('waiting', 'unknown')`)} UNION ALL ${unsentIn(`= 'parked'`)}`,
  );
  type Undecided = Omit<Waiting, 'waitsFor' | 'deadlineAt'> & {
    signedAt: number | null;
    receivedAt: number;
    platformDeadlineAt: number | null;
  };
  const undecided = db.prepare<[], Undecided>(
    `SELECT ${OF_RETURN}, r.signed_at AS signedAt, p.received_at AS receivedAt,
       r.platform_deadline_at AS platformDeadlineAt
     FROM decision d JOIN verdict v ON v.id = d.verdict_id JOIN inspection i ON i.id = v.inspection_id
       JOIN parcel p ON p.id = i.parcel_id JOIN expected_return r ON r.id = v.expected_return_id
     WHERE d.state IN ('to-decide', 'proposed')`,
  );
  const add = db.prepare<[string, number, string]>(
    `INSERT OR IGNORE INTO webhook_event (id, type, subject, at, body)
     VALUES ('msg_' || lower(hex(randomblob(16))), 'deadline.near', ?, ?, ?)`,
  );

  return {
    note: (now) => {
      if ((isWanted.get()?.n ?? 0) === 0) return false;
      const all: Waiting[] = [
        ...unsent.all({ until: now + SOON_MS }).map((row) => ({ ...row, waitsFor: 'platform' as const })),
        ...undecided.all().map(({ signedAt, receivedAt, platformDeadlineAt, ...row }) => ({
          ...row,
          deadlineAt: deadlineOf({
            signedAt,
            receivedAt,
            platformDeadlineAt,
            refundWithinHours: refundWithinHours(),
          }),
          waitsFor: 'decision' as const,
        })),
      ];
      const near = all.flatMap((one) => {
        const level = alarmOf(one.deadlineAt, now);
        return level === null ? [] : [{ one, level }];
      });
      if (near.length === 0) return false;
      return atOnce(db, () => {
        let added = 0;
        for (const { one, level } of near)
          added += add.run(`${one.returnId}:${one.deadlineAt}:${level}`, now, bodyOf(one, level, now)).changes;
        return added > 0;
      });
    },
  };
}

function bodyOf(one: Waiting, level: string, now: number): string {
  const { platform, returnNo, orderNo, waybill, waitsFor } = one;
  const deadline = new Date(one.deadlineAt).toISOString();
  const data = { platform, returnNo, orderNo, waybill, waitsFor, deadline, level };
  return JSON.stringify({ type: 'deadline.near', version: 1, timestamp: new Date(now).toISOString(), data });
}
