import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Who } from '../session/session-service.ts';

export type RefundByHand = {
  /**
   * A refund that no call makes, or the rest of one that was paid short, was made by a person at the platform that sold the
   * goods; `reference` says where that is written. The command ends and the chain says who said so. `not-parked` for any other command.
   */
  settle: (done: { commandId: string; reference: string }, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  outbox: Pick<OutboxStore, 'endByHand'>;
  /** Adds to the chain what has no row of its own. */
  record: (event: {
    kind: 'by-hand';
    inspectionId: string;
    body: Record<string, string | null>;
    operatorNo: string;
  }) => void;
};

export function createRefundByHand({ db, outbox, record }: Deps): RefundByHand {
  return {
    settle: ({ commandId, reference }, { operatorNo, now }) =>
      commit(db, () => {
        const settled = outbox.endByHand(commandId, { reference, operatorNo }, now);
        if (settled === null) return refuse('not-parked');
        const { verdictId, inspectionId } = settled;
        const body = { outcome: 'refunded', picture: null, reference, verdictId };
        record({ kind: 'by-hand', inspectionId, body, operatorNo });
        return ok(undefined);
      }),
  };
}
