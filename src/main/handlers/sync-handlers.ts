import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';

const COMMANDS_SHOWN = 200;
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'syncStatus' | 'syncCommands' | 'syncRelease' | 'syncByHand' | 'syncNow' | 'syncDismissRecovered';

/** Commands on their way, and the line to the platforms. */
export function createSyncHandlers({
  run,
  clock,
  sync,
  status,
  changed,
  dismissRecovered,
}: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    syncStatus: () => ok(status()),
    syncCommands: () => run(({ outbox }) => ok(outbox.list(COMMANDS_SHOWN))),
    syncRelease: ({ commandId, code }) =>
      run(({ outbox }) => {
        const before = outbox.view(commandId);
        if (before?.state !== 'parked' || !outbox.release(commandId, clock.now())) return refuse('not-parked');
        if (code !== undefined) sync().giveCode(commandId, code);
        sync().nudge();
        changed();
        return ok(outbox.view(commandId) ?? before);
      }),
    syncByHand: (done) =>
      run(({ outbox, commandsByHand, who }) => {
        const settled = commandsByHand.settle(done, who());
        if (!settled.ok) return settled;
        // What waited behind it may go now.
        sync().nudge();
        changed();
        const view = outbox.view(done.commandId);
        return view === null ? refuse('not-parked') : ok(view);
      }),
    syncNow: async () => {
      await sync().syncNow();
      return ok(status());
    },
    syncDismissRecovered: () => {
      dismissRecovered();
      return ok(status());
    },
  };
}
