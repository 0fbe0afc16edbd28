import type { Database } from '../db/open.ts';

export type Answered = {
  step: 'ask-answer' | 'send-answer';
  /** One word for the log: `read:open`, `refused:locked`, `unknown` … */
  outcome: string;
  words: string | null;
};

/**
 * The trail of a command: a row before each request (its outcome: what the platform said when asked whether it may leave),
 * for each picture that goes along, after its answer; and the receipt. Append-only. In older trails the question (`ask`)
 * and its answer (`ask-answer`) before a request have rows of their own.
 */
export type AttemptStore = {
  add: (
    commandId: string,
    step: Answered['step'] | 'send' | 'picture' | 'released' | 'cancelled',
    outcome: string | null,
    words: string | null,
    now: number,
  ) => void;
  storeReceipt: (commandId: string, how: string, body: Record<string, unknown>, now: number) => void;
  /**
   * Since when the last request without an answer of its own has been under way, by a clock that may have been set back since: the earliest
   * note at or after it that does not lie in the future. Null when none is, `now` when no such note is there.
   */
  sentSince: (commandId: string, now: number) => number | null;
  /**
   * Whether a request of it ever left that is not answered for good: nobody but the platform knows what came of it, also
   * where it was told (`isTold`) and nothing is under way any more.
   */
  hasLostSend: (commandId: string) => boolean;
  /** Whether the platform ever said that a request of it is done, and nothing showed (`UnclearWhy`). */
  wasTaken: (commandId: string) => boolean;
  /**
   * What keeps it from leaving again: the answer to its last request, of which only a person can tell what came
   * (`unclearOutcome`, `movedWords`), until one releases it; or that nobody but a pull released it. Null when nothing does.
   */
  heldBy: (commandId: string) => Held | null;
  /** Whether a pull that told this version of its return has released it before. */
  wasTold: (commandId: string, version: number) => boolean;
};

type Held = { outcome: string; words: string | null };

/** A refusal's platform was told of it, surely or perhaps, and nothing was refused by that. */
export const TOLD_OUTCOMES: readonly string[] = ['told', 'told-lost'];
export const isTold = (outcome: string | null): boolean => outcome !== null && TOLD_OUTCOMES.includes(outcome);

const UNCLEAR = 'unclear:';
const TOLD = 'told:';
/** The outcome of a request that was answered, and of which only a person can tell what came; see `UnclearWhy`. */
export const unclearOutcome = (why: string): string => `${UNCLEAR}${why}`;
/** Of a release by what a pull told; its words are those that it was parked with. */
export const toldOutcome = (version: number): string => `${TOLD}${String(version)}`;

/** Ends an outcome that a person must compare with what was ordered: what the platform says was paid. */
export const movedWords = (cents: number): string => ` moved:${cents}`;

const WORDS_MAX = 300;

/** What another program said, made fit for one line: no control characters, at most 300 characters. */
export const oneLine = (words: string): string =>
  Array.from(words.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
    .slice(0, WORDS_MAX)
    .join('');

const isForPerson = (outcome: string | null): outcome is string =>
  outcome !== null && (outcome.startsWith(UNCLEAR) || / moved:\d+$/.test(outcome));

export function createAttemptStore(db: Database): AttemptStore {
  const insert = db.prepare('INSERT INTO attempt (command_id, step, outcome, words, at) VALUES (?, ?, ?, ?, ?)');
  const receipt = db.prepare('INSERT INTO receipt (command_id, how, body, at) VALUES (?, ?, ?, ?)');
  // A request that was answered "refused" or "not done" is over: nothing of it can still be on its way.
  const lastSend = (unless = '') =>
    db.prepare<[string], { seq: number }>(
      `SELECT s.seq FROM attempt s WHERE s.command_id = ? AND s.step = 'send' AND NOT EXISTS (
         SELECT 1 FROM attempt a WHERE a.command_id = s.command_id AND a.step = 'send-answer' AND a.seq > s.seq
           AND (a.outcome = 'retry' OR substr(a.outcome, 1, 8) = 'refused:')
           AND NOT EXISTS (SELECT 1 FROM attempt n WHERE n.command_id = s.command_id AND n.step = 'send'
             AND n.seq > s.seq AND n.seq < a.seq))
       ${unless} ORDER BY s.seq DESC LIMIT 1`,
    );
  const lastLost = lastSend();
  // "Told" is said of a request that was heard, or of an earlier one that had its time to be: none is under way after it.
  const lastOpen = lastSend(
    `AND NOT EXISTS (SELECT 1 FROM attempt t WHERE t.command_id = s.command_id AND t.seq > s.seq
       AND t.outcome IN (${TOLD_OUTCOMES.map((told) => `'${told}'`).join(', ')}))`,
  );
  const since = db.prepare<[string, number, number], { at: number | null }>(
    'SELECT min(at) AS at FROM attempt WHERE command_id = ? AND seq >= ? AND at <= ?',
  );
  // A person's release has no outcome.
  const answered = db.prepare<[string], { step: string; outcome: string | null; words: string | null }>(
    `SELECT step, outcome, words FROM attempt WHERE command_id = ?
       AND (step IN ('send', 'send-answer') OR (step = 'released' AND outcome IS NULL)) ORDER BY seq DESC LIMIT 1`,
  );
  const begun = db.prepare<[string], { step: string; outcome: string | null; words: string | null }>(
    `SELECT step, outcome, words FROM attempt WHERE command_id = ? AND step IN ('send', 'released') ORDER BY seq DESC LIMIT 1`,
  );
  const taken = db.prepare<[string, string], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM attempt WHERE command_id = ? AND step = 'send-answer' AND outcome = ?) AS found`,
  );
  const told = db.prepare<[string, string], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM attempt WHERE command_id = ? AND step = 'released' AND outcome = ?) AS found`,
  );
  return {
    add: (commandId, step, outcome, words, now) => {
      insert.run(commandId, step, outcome, words, now);
    },
    storeReceipt: (commandId, how, body, now) => {
      receipt.run(commandId, how, JSON.stringify(body), now);
    },
    sentSince: (commandId, now) => {
      const send = lastOpen.get(commandId);
      if (send === undefined) return null;
      return since.get(commandId, send.seq, now)?.at ?? now;
    },
    hasLostSend: (commandId) => lastLost.get(commandId) !== undefined,
    wasTaken: (commandId) => taken.get(commandId, unclearOutcome('taken'))?.found === 1,
    heldBy: (commandId) => {
      const last = answered.get(commandId);
      if (last?.step === 'send-answer' && isForPerson(last.outcome))
        return { outcome: last.outcome, words: last.words };
      // Its connector reads how it stands, and tells nothing twice.
      if (last?.step === 'send-answer' && isTold(last.outcome)) return null;
      const by = begun.get(commandId);
      return by?.step === 'released' && by.outcome !== null ? { outcome: 'read:open', words: by.words } : null;
    },
    wasTold: (commandId, version) => told.get(commandId, toldOutcome(version))?.found === 1,
  };
}
