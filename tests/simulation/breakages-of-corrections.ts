import type { RefundBody } from '../../src/shared/command-body.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Correctable } from '../../src/main/outbox/correction-store.ts';
import type { DueCommand, OutboxStore } from '../../src/main/outbox/outbox-store.ts';

// Rules of what may be corrected when, broken on purpose.

/**
 * An order is corrected whatever has become of its requests: neither the rule nor the database's own guard stands in the way.
 */
export const correctTheLost = (outbox: OutboxStore, db: Database): OutboxStore => {
  for (const guard of ['command_keep_body', 'command_correction_allowed']) db.exec(`DROP TRIGGER IF EXISTS ${guard}`);
  type Row = {
    commandId: string;
    platform: string;
    expectedReturnId: string;
    decisionId: string;
    body: string;
    at: number;
  };
  const held = (where: string) => {
    const row = db.prepare<[string], Row>(
      `SELECT id AS commandId, platform, expected_return_id AS expectedReturnId, decision_id AS decisionId, body,
         (SELECT max(seq) FROM attempt WHERE command_id = command.id) AS at
       FROM command WHERE kind = 'refund' AND state IN ('unknown', 'parked') AND attempts > 0 AND ${where} = ?`,
    );
    return (id: string): Correctable | null => {
      const found = row.get(id);
      if (found === undefined) return null;
      const { body, at, ...known } = found;
      return { ...known, kind: 'refund', body: JSON.parse(body) as RefundBody, refusalSeq: at, words: '' };
    };
  };
  const change = db.prepare(`UPDATE command SET body = ?, state = 'unknown', next_attempt_at = ? WHERE id = ?`);
  return {
    ...outbox,
    heldForCorrection: held('id'),
    correctableOf: held('decision_id'),
    correct: ({ commandId }, { body }, now) => change.run(JSON.stringify(body), now, commandId).changes === 1,
  };
};

/** What was read of an order once is sent for ever, though it was corrected since. */
export const readOnce = (outbox: OutboxStore): OutboxStore => {
  const read = new Map<string, DueCommand>();
  return {
    ...outbox,
    takeDue: (platform, now, limit) =>
      outbox.takeDue(platform, now, limit).map((due) => {
        const before = read.get(due.id);
        if (before === undefined) read.set(due.id, due);
        return { ...due, body: before?.body ?? due.body } as DueCommand;
      }),
  };
};
