import { afterEach, beforeEach } from 'vitest';
import { createIds } from '../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { RefundOrder } from '../../src/main/outbox/order-store.ts';
import { insertDecided, openScratchDatabase } from './platform-rows.ts';
import type { DecidedReturn } from './platform-rows.ts';

export const NOW = 1_800_000_000_000;
export const HOUR = 3_600_000;

type OrderMore = Partial<RefundOrder> & { parcel?: string };
type OutboxBench = {
  scratch: ReturnType<typeof openScratchDatabase>;
  outbox: OutboxStore;
  /** Decides a return and orders its refund. */
  order: (returnNo: string, more?: OrderMore) => string;
  /** Orders again for a return that is decided already. */
  orderAgain: (returnNo: string) => string;
  cancel: (decisionId: string) => string;
  steps: (commandId: string) => string[];
};

/** The refund of 129.00 and 8.00 freight, due in 20 h, with a minute to undo. */
export const refundOrder = (decided: DecidedReturn, more: Partial<RefundOrder> = {}): RefundOrder => ({
  platform: 'training',
  amountCents: 12_900,
  freightCents: 800,
  currency: 'CNY',
  reason: '完好',
  notBeforeAt: NOW + 60_000,
  deadlineAt: NOW + 20 * HOUR,
  now: NOW,
  ...more,
  ...decided,
});

function openOutboxBench(): OutboxBench {
  const scratch = openScratchDatabase(NOW);
  const outbox = createOutboxStore(scratch.db, createIds({ now: () => NOW, after: () => () => undefined }));
  const enqueue = (order: RefundOrder): string =>
    scratch.db.transaction(() => outbox.enqueueRefund(order)).immediate().commandId;
  return {
    scratch,
    outbox,
    order: (returnNo, { parcel = returnNo, ...more } = {}) =>
      enqueue(refundOrder(insertDecided(scratch.db, { returnNo, parcel }), more)),
    orderAgain: (returnNo) =>
      enqueue(
        refundOrder({
          returnNo,
          parcelId: `p-${returnNo}`,
          expectedReturnId: `r-${returnNo}`,
          decisionId: `d-${returnNo}`,
        }),
      ),
    cancel: (decisionId) => scratch.db.transaction(() => outbox.cancelUnsent(decisionId, NOW + 1)).immediate(),
    steps: (commandId) =>
      scratch.db
        .prepare<[string], { step: string }>('SELECT step FROM attempt WHERE command_id = ? ORDER BY seq')
        .all(commandId)
        .map(({ step }) => step),
  };
}

/** A fresh one for each test of the file. */
export function useOutboxBench(): OutboxBench {
  const held: { bench: OutboxBench | null } = { bench: null };
  beforeEach(() => {
    held.bench = openOutboxBench();
  });
  afterEach(() => {
    held.bench?.scratch.remove();
  });
  const bench = (): OutboxBench => {
    if (held.bench === null) throw new Error('only inside a test');
    return held.bench;
  };
  return {
    get scratch() {
      return bench().scratch;
    },
    get outbox() {
      return bench().outbox;
    },
    order: (returnNo, more) => bench().order(returnNo, more),
    orderAgain: (returnNo) => bench().orderAgain(returnNo),
    cancel: (decisionId) => bench().cancel(decisionId),
    steps: (commandId) => bench().steps(commandId),
  };
}

export const again = (event: 'not-done' | 'postpone', nextAttemptAt: number) =>
  ({ kind: 'again', event, nextAttemptAt, isFailure: true }) as const;
