import * as v from 'valibot';
import { RefundBody, totalCentsOf } from '../../shared/command-body.ts';
import type { CommandKind } from '../../shared/sync.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import { isForHand } from './by-hand-rules.ts';
import type { Standing } from './by-hand-rules.ts';
import type { CommandChange } from './command-change.ts';

/** Of which verdict and box it is: goods and notices follow from no verdict, and an arrival may not be opened yet. */
type ForHand = { kind: CommandKind; verdictId: string | null; inspectionId: string | null };

type Row = ForHand & Omit<Standing, 'hasLostSend' | 'wasTaken'> & { body: string };

/** Commands that a person ends who has done elsewhere what no call does or what the platform refuses (`isForHand`). */
export type ByHandStore = {
  /** Null for a command that is not for a hand. */
  heldForHand: (commandId: string) => ForHand | null;
  /**
   * Says where it is written and which photo of the box shows it; the receipt holds that, who said so, the words over which
   * it was said and, of a refund, the sum. False when the command is not for a hand: what a platform may still do is
   * not ended by a word.
   */
  endByHand: (
    commandId: string,
    done: { reference: string; picture: string | null; operatorNo: string },
    now: number,
  ) => boolean;
};

/** An order that this version can't read has no sum, and is over by reading only; one parked before may be such. */
const movedBy = (body: string): { movedCents?: number } => {
  const ordered = v.safeParse(v.pipe(v.string(), v.parseJson(), RefundBody), body);
  return ordered.success ? { movedCents: totalCentsOf(ordered.output) } : {};
};

export function createByHandStore(
  db: Database,
  { change }: CommandChange,
  attempts: Pick<AttemptStore, 'storeReceipt' | 'hasLostSend' | 'wasTaken'>,
): ByHandStore {
  const held = db.prepare<[string], Row>(
    `SELECT c.kind, c.state, c.failures_in_row AS failuresInRow, v.id AS verdictId, coalesce(v.inspection_id, i.id) AS inspectionId, c.last_words AS words, c.body,
       (SELECT outcome FROM attempt a WHERE a.command_id = c.id AND a.outcome IS NOT NULL ORDER BY a.seq DESC LIMIT 1) AS outcome
     FROM command c LEFT JOIN decision d ON d.id = c.decision_id LEFT JOIN verdict v ON v.id = d.verdict_id
       LEFT JOIN inspection i ON i.parcel_id = c.parcel_id
     WHERE c.id = ? AND c.state IN ('parked', 'waiting')`,
  );
  const find = (commandId: string): Row | null => {
    const row = held.get(commandId);
    const trail = { hasLostSend: attempts.hasLostSend(commandId), wasTaken: attempts.wasTaken(commandId) };
    return row !== undefined && isForHand({ ...row, ...trail }) ? row : null;
  };
  return {
    heldForHand: (commandId) => {
      const row = find(commandId);
      return row === null ? null : { kind: row.kind, verdictId: row.verdictId, inspectionId: row.inspectionId };
    },
    endByHand: (commandId, done, now) =>
      atOnce(db, () => {
        const row = find(commandId);
        if (row === null || !change(commandId, 'end', { endedAt: now })) return false;
        const moved = row.kind === 'refund' ? movedBy(row.body) : {};
        const receipt = { state: 'by-hand', words: row.words, ...moved, ...done };
        attempts.storeReceipt(commandId, 'already-closed', receipt, now);
        return true;
      }),
  };
}
