import type { RefundDoneInput } from '../../shared/refusal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Who } from '../session/session-service.ts';

export type RefundByHand = {
  /**
   * A refund that no call makes, or the rest of one that was paid short, was made by a person at the platform that sold the
   * goods; `reference` says where that is written, `picture` (a photo of its box) shows it. The command ends and the chain
   * says who said so. `not-parked` for any other command, `photo-unknown` for a picture that is not of this box.
   */
  settle: (done: RefundDoneInput, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  outbox: Pick<OutboxStore, 'endByHand' | 'parkedForHand'>;
  evidenceStore: Pick<EvidenceStore, 'photosOf'>;
  /** Adds to the chain what has no row of its own. */
  record: (event: {
    kind: 'by-hand';
    inspectionId: string;
    body: Record<string, string | null>;
    operatorNo: string;
  }) => void;
};

export function createRefundByHand({ db, outbox, evidenceStore, record }: Deps): RefundByHand {
  return {
    settle: ({ commandId, reference, picture }, { operatorNo, now }) =>
      commit(db, () => {
        const parked = outbox.parkedForHand(commandId);
        if (parked === null) return refuse('not-parked');
        const { verdictId, inspectionId } = parked;
        const isOfBox = evidenceStore.photosOf(inspectionId).some(({ sha256 }) => sha256 === picture);
        if (picture !== null && !isOfBox) return refuse('photo-unknown');
        if (!outbox.endByHand(commandId, { reference, picture, operatorNo }, now)) return refuse('not-parked');
        const body = { outcome: 'refunded', picture, reference, verdictId };
        record({ kind: 'by-hand', inspectionId, body, operatorNo });
        return ok(undefined);
      }),
  };
}
