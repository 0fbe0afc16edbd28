import * as v from 'valibot';
import { RefundBody, RefuseBody } from '../../shared/command-body.ts';
import type { Database } from '../db/open.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { CommandChange } from './command-change.ts';
import type { Standing } from './by-hand-rules.ts';
import { isForCorrection } from './correction-rules.ts';

type Ordered = { kind: 'refund'; body: RefundBody } | { kind: 'refuse'; body: RefuseBody };

/** A refused order that may be said anew. `refusalSeq`: the answer that refused it; the next refusal is another one. */
export type Correctable = Ordered & {
  commandId: string;
  platform: string;
  expectedReturnId: string;
  decisionId: string;
  refusalSeq: number;
  /** The platform's own words. */
  words: string;
};

/** `secondNo`: who confirmed it, where it takes two people. */
type Corrected = Ordered & { reason: string; operatorNo: string; secondNo: string | null };

/** Orders that a platform refused for good, said anew under the same key: the order before is kept, with who, why and when. */
export type CorrectionStore = {
  /** Null for a command that may not be corrected, or whose order this version can't read. */
  heldForCorrection: (commandId: string) => Correctable | null;
  /** The last order of this decision, where it may be corrected. */
  correctableOf: (decisionId: string) => Correctable | null;
  /** Every one that may be corrected, nearest deadline first. */
  correctables: () => Correctable[];
  /**
   * Keeps what was ordered, orders this instead and lets it go, as a release does: it is asked about before it is sent. In
   * the caller's transaction, which throws it away where anything of it fails; false where the command may not be corrected,
   * where another refusal has come meanwhile (`refusalSeq`) or where nothing is another than before.
   */
  correct: (what: Pick<Correctable, 'commandId' | 'refusalSeq'>, corrected: Corrected, now: number) => boolean;
};

type Row = Omit<Standing, 'hasLostSend' | 'wasTaken'> & {
  id: string;
  platform: string;
  expectedReturnId: string;
  decisionId: string | null;
  body: string;
  refusalSeq: number | null;
};

const HELD = `SELECT c.id, c.kind, c.state, c.platform, c.expected_return_id AS expectedReturnId, c.decision_id AS decisionId,
    c.failures_in_row AS failuresInRow, c.last_words AS words, c.body, a.seq AS refusalSeq, a.outcome
  FROM command c LEFT JOIN attempt a ON a.seq = (SELECT max(l.seq) FROM attempt l WHERE l.command_id = c.id)
  WHERE c.state = 'parked'`;

/** SQL of the look-ups, for the test of their plans. */
export const CORRECTION_QUERIES = {
  one: `${HELD} AND c.id = +?`,
  ofDecision: `${HELD} AND c.decision_id = +? ORDER BY c.seq DESC LIMIT 1`,
  all: `${HELD} AND c.kind IN ('refund', 'refuse') ORDER BY c.deadline_at, c.seq`,
};

const readBody = <S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
  return read.success ? read.output : null;
};

function orderedIn({ kind, body: text }: Pick<Row, 'kind' | 'body'>): Ordered | null {
  if (kind === 'refund') {
    const body = readBody(RefundBody, text);
    return body === null ? null : { kind, body };
  }
  const body = kind === 'refuse' ? readBody(RefuseBody, text) : null;
  return body === null ? null : { kind: 'refuse', body };
}

export function createCorrectionStore(
  db: Database,
  { change }: CommandChange,
  attempts: Pick<AttemptStore, 'add' | 'hasLostSend' | 'wasTaken'>,
): CorrectionStore {
  const one = db.prepare<[string], Row>(CORRECTION_QUERIES.one);
  const ofDecision = db.prepare<[string], Row>(CORRECTION_QUERIES.ofDecision);
  const all = db.prepare<[], Row>(CORRECTION_QUERIES.all);
  const insert = db.prepare(
    `INSERT INTO command_correction (attempt_seq, command_id, body_before, body_after, reason, operator_no,
       second_operator_no, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const toCorrectable = (row: Row | undefined): Correctable | null => {
    if (row === undefined) return null;
    const { id, platform, expectedReturnId, decisionId, refusalSeq, words } = row;
    if (decisionId === null || refusalSeq === null || words === null) return null;
    const trail = { hasLostSend: attempts.hasLostSend(id), wasTaken: attempts.wasTaken(id) };
    if (!isForCorrection({ ...row, ...trail })) return null;
    const ordered = orderedIn(row);
    return ordered === null
      ? null
      : { ...ordered, commandId: id, platform, expectedReturnId, decisionId, refusalSeq, words };
  };
  return {
    heldForCorrection: (commandId) => toCorrectable(one.get(commandId)),
    correctableOf: (decisionId) => toCorrectable(ofDecision.get(decisionId)),
    correctables: () => all.all().flatMap((row) => toCorrectable(row) ?? []),
    correct: ({ commandId, refusalSeq }, { body, kind, reason, operatorNo, secondNo }, now) => {
      if (!db.inTransaction) throw new Error('a correction belongs into the transaction of what it follows from');
      const row = one.get(commandId);
      const held = toCorrectable(row);
      if (row === undefined || held?.kind !== kind || held.refusalSeq !== refusalSeq) return false;
      const after = JSON.stringify(body);
      if (after === row.body) return false;
      insert.run(refusalSeq, commandId, row.body, after, reason, operatorNo, secondNo, now);
      if (!change(commandId, 'release', { nextAttemptAt: now, body: after }))
        throw new Error(`${commandId} was corrected and could not be released`);
      attempts.add(commandId, 'released', null, null, now);
      return true;
    },
  };
}
