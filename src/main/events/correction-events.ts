import type { Database } from '../db/open.ts';
import type { CorrectedSum } from '../decision/refund-correction.ts';

/**
 * Notes `decision.corrected` events: what `decision.made` told has another sum. There is one place that corrects sums, and it
 * notes it in its own transaction: there is an event if and only if the correction is stored, as with those that triggers
 * make. One for each refusal that was answered.
 */
export function createCorrectionEvents(db: Database): { note: (corrected: CorrectedSum) => void } {
  const isWanted = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM webhook_topic t JOIN webhook_endpoint e ON e.id = t.endpoint_id
     WHERE t.type = 'decision.corrected' AND e.is_on = 1 AND e.removed_at IS NULL`,
  );
  const add = db.prepare<[string, number, string]>(
    `INSERT INTO webhook_event (id, type, subject, at, body)
     VALUES ('msg_' || lower(hex(randomblob(16))), 'decision.corrected', ?, ?, ?)`,
  );
  return {
    note: ({ refusalSeq, at, ...data }) => {
      if (!db.inTransaction) throw new Error('an event belongs into the transaction of its fact');
      if ((isWanted.get()?.n ?? 0) === 0) return;
      const timestamp = new Date(at).toISOString();
      const body = JSON.stringify({ type: 'decision.corrected', version: 1, timestamp, data });
      add.run(`${data.commandId}:${String(refusalSeq)}`, at, body);
    },
  };
}
