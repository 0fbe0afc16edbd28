import { atOnce } from '../../src/main/db/commit.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Ids } from '../../src/main/lib/ids.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { ExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import type { ShopReturn } from './shop.ts';

/** A box on the bench and what is to be decided of the returns in it. */
export type Box = { parcel: string; of: readonly BoxReturn[] };
/** SHA-256 of the picture that goes along with a refusal. */
const PICTURE = 'ab'.repeat(32);

export type BoxReturn = ShopReturn & {
  platform: string;
  /** What is ordered; another sum than the one applied for is a mistake of the shop's. */
  orderedCents: number;
  undoMs: number;
  /** Within which it must be refunded. */
  deadlineMs: number;
  hasStockOrder: boolean;
  /** It is not to be refunded but refused. */
  isRefused: boolean;
  /** The platform is told that the parcel is here. */
  isTold: boolean;
  refusalReason: string | null;
};

export type Ordered = { returnNo: string; decisionId: string; commandId: string };

type Parts = { db: Database; ids: Ids; outbox: OutboxStore; returns: ExpectedReturnStore; now: number };

/** One person, one box: verdicts, decisions and their commands in one transaction, as the bench does it. */
export function decideBox({ db, ids, outbox, returns, now }: Parts, box: Box): Ordered[] {
  const run = (sql: string, ...values: (string | number | null)[]): void => {
    db.prepare(sql).run(...values);
  };
  const known = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM expected_return WHERE platform = ? AND return_no = ?',
  );
  const [parcelId, inspectionId] = [`p-${box.parcel}`, `i-${box.parcel}`];
  return atOnce(db, () => {
    const waybill = `WB-${box.parcel}`;
    run(
      `INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at) VALUES (?, ?, ?, 'matched', ?)`,
      ...[parcelId, waybill, Array.from(waybill).reverse().join(''), now],
    );
    run(
      `INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
       VALUES (?, ?, '0217', 'bench 1', 'closed', ?, ?)`,
      ...[inspectionId, parcelId, now, now],
    );
    return box.of.map((one) => {
      const { platform, returnNo, orderedCents, freightCents } = one;
      const expectedReturnId = known.get(platform, returnNo)?.id ?? returns.save(importedOf(one), now);
      const [verdictId, decisionId] = [ids.next(), ids.next()];
      run('INSERT INTO parcel_return (parcel_id, expected_return_id) VALUES (?, ?)', parcelId, expectedReturnId);
      run(
        `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines,
           note, operator_no, at) VALUES (?, ?, ?, 'intact', 'neutral', '[]', 'unknown', '{}', '[]', '', '0217', ?)`,
        ...[verdictId, inspectionId, expectedReturnId, now],
      );
      run(
        `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at,
           changed_at) VALUES (?, ?, 'approved', 'intact', ?, ?, ?, '完好', '0217', ?, ?)`,
        ...[decisionId, verdictId, one.isRefused ? 'refuse' : 'refund-full', orderedCents, freightCents, now, now],
      );
      const common = {
        ...{ platform, returnNo, parcelId, expectedReturnId, now },
        ...{ notBeforeAt: now + one.undoMs, deadlineAt: now + one.deadlineMs },
      };
      if (one.isTold) outbox.enqueueReceived({ ...common, notBeforeAt: now, receivedAt: now });
      const { commandId } = one.isRefused
        ? outbox.enqueueRefusal({
            ...{ ...common, decisionId, message: '寄回的不是原物', reasonCode: one.refusalReason, pictures: [PICTURE] },
          })
        : outbox.enqueueRefund({
            ...{ ...common, decisionId, amountCents: orderedCents, freightCents, currency: 'CNY', reason: '完好' },
          });
      if (one.hasStockOrder)
        outbox.enqueueStock({
          ...{ ...common, inspectionId },
          units: [{ sku: 'P-04', quantity: 1, disposition: 'restock', bin: 'A-01', from: null }],
        });
      return { returnNo, decisionId, commandId };
    });
  });
}

/** A refusal that was taken back in time is refunded instead: the same decision, made anew, in one transaction. */
export function refundInstead({ db, outbox, now }: Pick<Parts, 'db' | 'outbox' | 'now'>, one: BoxReturn): string {
  const { platform, returnNo, orderedCents, freightCents } = one;
  const refusal = db.prepare<[string], { decisionId: string; parcelId: string; expectedReturnId: string }>(
    `SELECT decision_id AS decisionId, parcel_id AS parcelId, expected_return_id AS expectedReturnId
     FROM command WHERE key = ?`,
  );
  return atOnce(db, () => {
    const found = refusal.get(`refuse:${platform}:${returnNo}:1`);
    if (found === undefined) return 'none';
    const how = outbox.cancelUnsent(found.decisionId, now);
    if (how !== 'cancelled') return how;
    db.prepare(`UPDATE decision SET kind = 'refund-full', changed_at = ? WHERE id = ?`).run(now, found.decisionId);
    outbox.enqueueRefund({
      ...{ ...found, platform, returnNo, now, notBeforeAt: now + one.undoMs, deadlineAt: now + one.deadlineMs },
      ...{ amountCents: orderedCents, freightCents, currency: 'CNY', reason: '完好' },
    });
    return how;
  });
}

/** A return that came in a file before the platform told of it: the lowest version there is. */
const importedOf = ({ platform, returnNo, amountCents, freightCents }: BoxReturn) => ({
  ...{ platform, returnNo, orderNo: `O-${returnNo}`.slice(0, 64), shop: '山岚', buyer: '*', amountCents, freightCents },
  ...{ reason: 'no-reason' as const, reasonText: '', category: 'other' as const, currency: 'CNY' },
  ...{ state: 'open' as const, isMarkedHighValue: false, signedAt: null, platformDeadlineAt: null, version: 0 },
  ...{ returnWaybill: null, outboundWaybill: null, courier: null },
  lines: [{ sku: 'P-04', name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
});
