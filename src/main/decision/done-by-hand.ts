import type { DoneByHandInput, DoneByHand } from '../../shared/refusal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { CommandKind } from '../../shared/sync.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Who } from '../session/session-service.ts';

export type CommandsByHand = {
  /**
   * A person has done elsewhere what this command asks for, which is parked or can't be asked about: refunded or refused in a back office, booked in the stock
   * system, seen to a notice. `reference` says where that is written, `picture` (a photo of its box) shows it. The command
   * ends and the chain says who said so. `not-parked` for any other command, `photo-unknown` for a picture that is not of
   * this box.
   */
  settle: (done: DoneByHandInput, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  outbox: Pick<OutboxStore, 'endByHand' | 'heldForHand'>;
  evidenceStore: Pick<EvidenceStore, 'photosOf'>;
  /** Adds to the chain what has no row of its own. */
  record: (event: {
    kind: 'by-hand';
    inspectionId: string | null;
    body: Record<string, string | null>;
    operatorNo: string;
  }) => void;
};

const OUTCOME: Readonly<Record<CommandKind, DoneByHand>> = {
  refund: 'refunded',
  refuse: 'refused',
  shipment: 'sent-told',
  stock: 'stock-booked',
  received: 'notice-settled',
};

export function createCommandsByHand({ db, outbox, evidenceStore, record }: Deps): CommandsByHand {
  return {
    settle: ({ commandId, reference, picture }, { operatorNo, now }) =>
      commit(db, () => {
        const held = outbox.heldForHand(commandId);
        if (held === null) return refuse('not-parked');
        const { kind, verdictId, inspectionId } = held;
        const photos = inspectionId === null ? [] : evidenceStore.photosOf(inspectionId);
        if (picture !== null && !photos.some(({ sha256 }) => sha256 === picture)) return refuse('photo-unknown');
        if (!outbox.endByHand(commandId, { reference, picture, operatorNo }, now)) return refuse('not-parked');
        const body = { commandId, outcome: OUTCOME[kind], picture, reference, verdictId };
        record({ kind: 'by-hand', inspectionId, body, operatorNo });
        return ok(undefined);
      }),
  };
}
