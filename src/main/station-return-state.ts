import { atOnce } from './db/commit.ts';
import type { Core } from './station-core.ts';
import type { SyncDeps } from './sync/sync-service.ts';

type Needed = Pick<Core, 'db' | 'who'> & {
  expectedReturns: Pick<Core['expectedReturns'], 'setState'>;
  refusals: Pick<Core['refusals'], 'overtaken'>;
  shipments: Pick<Core['shipments'], 'overtaken'>;
  decisions: Pick<Core['decisions'], 'overtaken'>;
  sessions: Pick<Core['sessions'], 'read'>;
};

/** What becomes of a return's state that the sync has read, and of a case that others were first with. */
export const noteReturnStateOf =
  ({ db, who, expectedReturns, refusals, shipments, decisions, sessions }: Needed): SyncDeps['noteReturnState'] =>
  ({ platform, returnNo, state, isOvertaken }) => {
    const note = (): void => {
      expectedReturns.setState(platform, returnNo, state);
      // Nearly every state that is noted is our own refund's, which changes no case.
      if (isOvertaken !== true) return;
      if (state === 'refunded') refusals.overtaken(platform, returnNo, who().now);
      shipments.overtaken({ platform, returnNo, state }, who().now);
      decisions.overtaken({ platform, returnNo }, sessions.read, who());
    };
    // Noted with the answer that tells it, it needs no savepoint of its own.
    if (db.inTransaction) note();
    else atOnce(db, note);
  };
