import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { CommandChange } from './command-change.ts';

type Settled = { verdictId: string; inspectionId: string };

/**
 * Refunds that a person ends: no call makes them (`sync:by-hand`), or the platform paid less than was ordered
 * (`sync:refunded-less`) and whoever compared the sums has seen to the rest there.
 */
export type ByHandStore = {
  /** The verdict and the box of a command that is parked for a hand; null for any other. */
  parkedForHand: (commandId: string) => Settled | null;
  /**
   * Says where it is written and which photo of the box shows it; the receipt holds that and who said so. False when the
   * command is not parked for a hand: what a platform refused or may still do is not ended by a word.
   */
  endByHand: (
    commandId: string,
    done: { reference: string; picture: string | null; operatorNo: string },
    now: number,
  ) => boolean;
};

export function createByHandStore(
  db: Database,
  { change }: CommandChange,
  attempts: Pick<AttemptStore, 'storeReceipt'>,
): ByHandStore {
  const parked = db.prepare<[string], Settled>(
    `SELECT v.id AS verdictId, v.inspection_id AS inspectionId FROM command c
       JOIN decision d ON d.id = c.decision_id JOIN verdict v ON v.id = d.verdict_id
     WHERE c.id = ? AND c.kind = 'refund' AND c.state = 'parked' AND c.last_words IN ('sync:by-hand', 'sync:refunded-less')`,
  );
  return {
    parkedForHand: (commandId) => parked.get(commandId) ?? null,
    endByHand: (commandId, done, now) =>
      atOnce(db, () => {
        if (parked.get(commandId) === undefined || !change(commandId, 'end', { endedAt: now })) return false;
        attempts.storeReceipt(commandId, 'already-closed', { state: 'by-hand', ...done }, now);
        return true;
      }),
  };
}
