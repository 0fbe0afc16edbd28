import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { CommandChange } from './command-change.ts';

type Settled = { verdictId: string; inspectionId: string };

/** Refunds that no call makes (`sync:by-hand`): a person makes them at the platform that sold the goods. */
export type ByHandStore = {
  /**
   * A person has refunded elsewhere and says where that is written; the receipt holds both. Null when the command is not
   * parked for a hand: what a platform refused or may still do is not ended by a word.
   */
  endByHand: (commandId: string, done: { reference: string; operatorNo: string }, now: number) => Settled | null;
};

export function createByHandStore(
  db: Database,
  { change }: CommandChange,
  attempts: Pick<AttemptStore, 'storeReceipt'>,
): ByHandStore {
  const parked = db.prepare<[string], Settled>(
    `SELECT v.id AS verdictId, v.inspection_id AS inspectionId FROM command c
       JOIN decision d ON d.id = c.decision_id JOIN verdict v ON v.id = d.verdict_id
     WHERE c.id = ? AND c.kind = 'refund' AND c.state = 'parked' AND c.last_words = 'sync:by-hand'`,
  );
  return {
    endByHand: (commandId, { reference, operatorNo }, now) =>
      atOnce(db, () => {
        const found = parked.get(commandId);
        if (found === undefined || !change(commandId, 'end', { endedAt: now })) return null;
        attempts.storeReceipt(commandId, 'already-closed', { state: 'by-hand', reference, operatorNo }, now);
        return found;
      }),
  };
}
