import type { Database } from '../../src/main/db/open.ts';

type Ended = { state: string; returnState: string; receipt: string };
type Receipt = { how?: string; state?: string; movedCents?: number };

/**
 * A refund that ended without money (the return was closed first, or was closed after our notice was taken) is a person's
 * again: nobody else finds out whose the goods are.
 */
export function checkOvertakenRefund(
  db: Database,
  commandId: string,
  name: string,
  broken: (rule: string) => void,
): void {
  const ended = db
    .prepare<[string], Ended>(
      `SELECT d.state, r.state AS returnState, e.body AS receipt FROM command c JOIN decision d ON d.id = c.decision_id
       JOIN receipt e ON e.command_id = c.id JOIN expected_return r ON r.id = c.expected_return_id
       WHERE c.id = ? AND c.state = 'done'`,
    )
    .get(commandId);
  if (ended === undefined) return;
  const { how, state, movedCents } = JSON.parse(ended.receipt) as Receipt;
  const isUnpaid = how === 'noticed' || ((state === 'closed' || state === 'withdrawn') && movedCents === 0);
  const isOver = ended.returnState === 'closed' || ended.returnState === 'withdrawn';
  if (isUnpaid && isOver && ended.state !== 'to-decide')
    broken(`${name} is ${ended.returnState} without a refund, and nobody is asked whose the goods are`);
}
