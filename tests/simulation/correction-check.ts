import type { Database } from '../../src/main/db/open.ts';

/** What the decision behind this refund stands for now: the last sum that was approved, cents. */
export const approvedOf = (db: Database, commandId: string): number =>
  db
    .prepare<[string], { cents: number }>(
      `SELECT d.amount_cents + d.freight_cents AS cents FROM command c JOIN decision d ON d.id = c.decision_id WHERE c.id = ?`,
    )
    .get(commandId)?.cents ?? 0;

type Corrected = {
  key: string;
  before: string;
  after: string;
  /** What is ordered after it: by the next correction, else now. */
  then: string;
  outcome: string;
  isLost: number;
  proposer: string;
  confirmer: string | null;
};

// A request that has no answer of its own when the correction is made: nothing of it may be on its way.
const CORRECTIONS = `SELECT c.key, k.body_before AS before, k.body_after AS after, a.outcome,
    coalesce((SELECT n.body_before FROM command_correction n WHERE n.command_id = k.command_id AND n.attempt_seq > k.attempt_seq
      ORDER BY n.attempt_seq LIMIT 1), c.body) AS "then",
    (SELECT count(*) FROM attempt s WHERE s.command_id = k.command_id AND s.step = 'send' AND s.seq < k.attempt_seq)
      - (SELECT count(*) FROM attempt s WHERE s.command_id = k.command_id AND s.step = 'send-answer' AND s.seq <= k.attempt_seq
        AND (s.outcome = 'retry' OR s.outcome GLOB 'refused:*')) AS isLost,
    k.operator_no AS proposer, k.second_operator_no AS confirmer
  FROM command_correction k JOIN command c ON c.id = k.command_id LEFT JOIN attempt a ON a.seq = k.attempt_seq ORDER BY k.attempt_seq`;

/** Each correction answers a refusal, keeps the key, follows on the one before, and is of two people where it is of money. */
export function checkCorrections(db: Database, broken: (rule: string) => void): void {
  for (const one of db.prepare<[], Corrected>(CORRECTIONS).all()) {
    const { key, before, after, then, outcome, isLost, proposer, confirmer } = one;
    if (!outcome.startsWith('refused:')) broken(`${key} was corrected after ${outcome}`);
    if (isLost > 0) broken(`${key} was corrected with a request that nobody answered`);
    if (after !== then) broken(`${key} was changed by something else than a correction`);
    for (const body of [before, after])
      if ((JSON.parse(body) as { key: string }).key !== key) broken(`${key} was corrected to another key`);
    if (key.startsWith('refund:') && (confirmer === null || confirmer === proposer))
      broken(`${key} was corrected by one person`);
  }
}
