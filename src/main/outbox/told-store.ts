import type { LastWords } from '../../shared/last-words.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import type { Database } from '../db/open.ts';
import { TOLD_OUTCOMES, toldOutcome, unclearOutcome } from './attempt-store.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { CommandChange } from './command-change.ts';

/** A return as a platform told of it; `version` as in `ExpectedReturn`. */
type ToldOf = { platform: string; returnNo: string; state: ReturnState; version: number };

/** Parked commands that a pull may bring on: what others did there meanwhile ends them. */
export type ToldStore = {
  /**
   * Those of these returns whose command is for a person are asked about again, at once, and never sent by that
   * (`AttemptStore.heldBy`): what no call pays, waits for a code or was taken there, where the return is not open any
   * more; another sum than was ordered, and a refusal that was only told about, once for each version of the return.
   */
  releaseTold: (returns: readonly ToldOf[], now: number) => void;
};

type Row = { id: string; platform: string; returnNo: string; words: string | null; isToldOnly: 0 | 1 };

const BY_OTHERS: readonly LastWords[] = ['sync:by-hand', 'sync:code-needed'];
const OTHER_SUM: readonly LastWords[] = ['sync:other-amount', 'sync:refunded-less'];

const listed = (words: readonly string[]): string => words.map((one) => `'${one}'`).join(', ');

const TOLD_ONLY = `c.kind = 'refuse' AND EXISTS (
    SELECT 1 FROM attempt a WHERE a.command_id = c.id AND a.outcome IN (${listed(TOLD_OUTCOMES)}))`;

/** Exported for the test of its plan. */
export const PARKED_FOR_OTHERS = `SELECT c.id, c.platform, r.return_no AS returnNo, c.last_words AS words,
    (${TOLD_ONLY}) AS isToldOnly FROM command c
  JOIN expected_return r ON r.id = c.expected_return_id
  WHERE c.state = 'parked' AND ((c.kind = 'refund' AND c.last_words IN (${listed([...BY_OTHERS, ...OTHER_SUM])}))
    OR (c.kind IN ('refund', 'refuse', 'shipment') AND ${listed([unclearOutcome('taken')])} = (
      SELECT outcome FROM attempt a WHERE a.command_id = c.id AND a.outcome IS NOT NULL ORDER BY a.seq DESC LIMIT 1))
    OR (${TOLD_ONLY}))`;

export function createToldStore(
  db: Database,
  { change }: Pick<CommandChange, 'change'>,
  attempts: Pick<AttemptStore, 'add' | 'wasTold'>,
): ToldStore {
  const parked = db.prepare<[], Row>(PARKED_FOR_OTHERS);
  const keyOf = (one: { platform: string; returnNo: string }): string => `${one.platform} ${one.returnNo}`;

  const isWanted = ({ id, words, isToldOnly }: Row, { state, version }: ToldOf): boolean =>
    isToldOnly === 1 || OTHER_SUM.some((one) => one === words) ? !attempts.wasTold(id, version) : state !== 'open';

  return {
    releaseTold: (returns, now) => {
      if (returns.length === 0) return;
      const told = new Map(returns.map((one) => [keyOf(one), one]));
      for (const row of parked.all()) {
        const one = told.get(keyOf(row));
        if (one === undefined || !isWanted(row, one) || !change(row.id, 'release', { nextAttemptAt: now })) continue;
        attempts.add(row.id, 'released', toldOutcome(one.version), row.words, now);
      }
    },
  };
}
