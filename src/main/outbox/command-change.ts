import type { CommandState } from '../../shared/sync.ts';
import type { Database } from '../db/open.ts';
import { stateAfter } from './command-state.ts';
import type { CommandEvent } from './command-state.ts';

export type CommandRow = { id: string; state: CommandState; attempts: number };

type More = { nextAttemptAt?: number; words?: string | null; endedAt?: number; isFailure?: boolean };

/** The one place that changes a command's state: only along `command-state.ts`. */
export type CommandChange = {
  read: (commandId: string) => CommandRow | null;
  /** False where the command's state does not allow the event: nothing is changed then. */
  change: (commandId: string, event: CommandEvent, more?: More) => boolean;
};

export function createCommandChange(db: Database): CommandChange {
  const one = db.prepare<[string], CommandRow>('SELECT id, state, attempts FROM command WHERE id = ?');
  const setState = db.prepare(
    `UPDATE command SET state = @state, attempts = attempts + @sent, failures_in_row = failures_in_row * @keeps + @failed,
       next_attempt_at = coalesce(@nextAttemptAt, next_attempt_at), last_words = iif(@words IS NULL AND @state <> 'done', last_words, @words),
       ended_at = @endedAt WHERE id = @id`,
  );
  return {
    read: (commandId) => one.get(commandId) ?? null,
    change: (commandId, event, more = {}) => {
      const row = one.get(commandId);
      if (row === undefined) throw new Error(`no command ${commandId}`);
      const state = stateAfter(row.state, row.attempts, event);
      if (state === null) return false;
      setState.run({
        id: commandId,
        state,
        sent: +(event === 'send'),
        failed: +(more.isFailure === true),
        keeps: +(event !== 'release' && event !== 'end'),
        nextAttemptAt: more.nextAttemptAt ?? null,
        words: more.words ?? null,
        endedAt: more.endedAt ?? null,
      });
      return true;
    },
  };
}
