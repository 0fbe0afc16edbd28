import { COMMAND_STATES } from '../../shared/sync.ts';
import type { CommandState } from '../../shared/sync.ts';
import type { Database } from '../db/open.ts';
import { stateAfter } from './command-state.ts';
import type { CommandEvent } from './command-state.ts';

export type CommandRow = { id: string; state: CommandState; attempts: number };

type More = {
  nextAttemptAt?: number;
  words?: string | null;
  endedAt?: number;
  isFailure?: boolean;
  /** Of a release: what is ordered from now on, as a correction says. */
  body?: string;
};

/** The one place that changes a command's state: only along `command-state.ts`. */
export type CommandChange = {
  read: (commandId: string) => CommandRow | null;
  /** False where the command's state does not allow the event: nothing is changed then. */
  change: (commandId: string, event: CommandEvent, more?: More) => boolean;
};

const TRY_LATER = `next_attempt_at = coalesce(@nextAttemptAt, next_attempt_at),
  failures_in_row = failures_in_row + @failed, last_words = coalesce(@words, last_words)`;

/** What an event changes beside the state. */
const SETS: Record<CommandEvent, string> = {
  send: 'attempts = attempts + 1',
  'not-done': TRY_LATER,
  postpone: TRY_LATER,
  end: 'ended_at = @endedAt, last_words = @words, failures_in_row = 0',
  park: 'last_words = coalesce(@words, last_words)',
  // Another body only where a correction stands behind it (trigger `command_keep_body`).
  release: 'next_attempt_at = @nextAttemptAt, failures_in_row = 0, body = coalesce(@body, body)',
  cancel: 'ended_at = @endedAt',
};

/** `stateAfter` as SQL: one statement reads, judges and writes, and a row that doesn't allow the event is not found. */
function sqlOf(event: CommandEvent): string {
  const ways = COMMAND_STATES.flatMap((state) =>
    [0, 1].flatMap((attempts) => {
      const to = stateAfter(state, attempts, event);
      return to === null ? [] : [{ from: `state = '${state}' AND attempts ${attempts === 0 ? '= 0' : '> 0'}`, to }];
    }),
  );
  const arms = ways.map(({ from, to }) => `WHEN ${from} THEN '${to}'`);
  return `UPDATE command SET state = CASE ${arms.join(' ')} END, ${SETS[event]}
    WHERE id = @id AND (${ways.map(({ from }) => from).join(' OR ')})`;
}

export function createCommandChange(db: Database): CommandChange {
  const one = db.prepare<[string], CommandRow>('SELECT id, state, attempts FROM command WHERE id = ?');
  const changes: Record<CommandEvent, ReturnType<Database['prepare']>> = {
    send: db.prepare(sqlOf('send')),
    'not-done': db.prepare(sqlOf('not-done')),
    postpone: db.prepare(sqlOf('postpone')),
    end: db.prepare(sqlOf('end')),
    park: db.prepare(sqlOf('park')),
    release: db.prepare(sqlOf('release')),
    cancel: db.prepare(sqlOf('cancel')),
  };
  return {
    read: (commandId) => one.get(commandId) ?? null,
    change: (
      commandId,
      event,
      { nextAttemptAt = null, words = null, endedAt = null, isFailure = false, body = null } = {},
    ) => {
      const { changes: changed } = changes[event].run({
        ...{ id: commandId, nextAttemptAt, words, endedAt, failed: +isFailure, body },
      });
      if (changed === 0 && one.get(commandId) === undefined) throw new Error(`no command ${commandId}`);
      return changed === 1;
    },
  };
}
