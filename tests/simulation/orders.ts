import { atOnce } from '../../src/main/db/commit.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Ids } from '../../src/main/lib/ids.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { ExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import type { ShopReturn } from './shop.ts';

/** A box on the bench and what is to be decided of the returns in it. */
export type Box = { parcel: string; of: readonly BoxReturn[] };
const JUDGED = JSON.stringify({
  ...{ packaging: 'good', function: 'untested', appearance: 'good' },
  ...{ accessories: 'good', invoice: 'good', reason: 'good' },
});
/** SHA-256 of the picture that goes along with a refusal. */
export const PICTURE = 'ab'.repeat(32);

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
  /** Other goods have left instead, under `anewWaybillOf`. */
  isSentAnew: boolean;
  /** The platform is told that the parcel is here. */
  isTold: boolean;
  refusalReason: string | null;
  /** It is refused without a picture and with a reason that no shop knows. */
  isIllSaid: boolean;
  /** Two people refund this much of it, and may add to that later; null = all of it at once. */
  part: Part | null;
};

/** `cents`: the first part. `addCents`: what is added once that has ended; in all no more than the buyer paid. */
export type Part = { cents: number; addCents: number };

/** Under which number other goods left. */
export const anewWaybillOf = ({ returnNo }: Pick<BoxReturn, 'returnNo'>): string =>
  `YT${returnNo.replaceAll(/\D/g, '').slice(-13).padStart(13, '0')}`;

/** The key of what it is ordered first. */
export const keyOf = ({ platform, returnNo, isRefused, isSentAnew }: BoxReturn): string =>
  `${isSentAnew ? 'shipment' : isRefused ? 'refuse' : 'refund'}:${platform}:${returnNo}:1`;

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
      const { platform, returnNo } = one;
      const sums = sumsOf(one);
      const expectedReturnId = known.get(platform, returnNo)?.id ?? returns.save(importedOf(one), now);
      const [verdictId, decisionId] = [ids.next(), ids.next()];
      run('INSERT INTO parcel_return (parcel_id, expected_return_id) VALUES (?, ?)', parcelId, expectedReturnId);
      run(
        `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines,
           note, operator_no, at) VALUES (?, ?, ?, ?, ?, ?, 'unknown', ?, '[]', '', '0217', ?)`,
        ...[verdictId, inspectionId, expectedReturnId, ...foundOf(one), JUDGED, now],
      );
      run(
        `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at,
           changed_at) VALUES (?, ?, 'approved', 'by-rule', ?, ?, ?, '完好', '0217', ?, ?)`,
        ...[decisionId, verdictId, kindOf(one), sums.amountCents, sums.freightCents, now, now],
      );
      const common = {
        ...{ platform, returnNo, parcelId, expectedReturnId, now },
        ...{ notBeforeAt: now + one.undoMs, deadlineAt: now + one.deadlineMs },
      };
      if (one.isTold) outbox.enqueueReceived({ ...common, notBeforeAt: now, receivedAt: now });
      const { commandId } = one.isSentAnew
        ? outbox.enqueueShipment({
            ...{ ...common, decisionId, outcome: 'exchanged', waybill: anewWaybillOf(one) },
            courier: { id: 'yto', name: '圆通' },
          })
        : one.isRefused
          ? outbox.enqueueRefusal({
              ...{ ...common, decisionId, message: '寄回的不是原物' },
              ...(one.isIllSaid
                ? { reasonCode: 'x-404', pictures: [] }
                : { reasonCode: one.refusalReason, pictures: [PICTURE] }),
            })
          : outbox.enqueueRefund({
              ...{ ...common, ...sums, decisionId, currency: 'CNY', reason: '完好' },
              ...(one.part === null ? {} : { isPart: true as const }),
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

const foundOf = ({ isRefused }: BoxReturn): [verdict: string, finding: string, codes: string] =>
  isRefused ? ['swapped', 'contradicts', '["not-as-shipped"]'] : ['intact', 'neutral', '[]'];

const kindOf = ({ isRefused, isSentAnew, part }: BoxReturn): string =>
  isSentAnew ? 'exchange' : isRefused ? 'refuse' : part === null ? 'refund-full' : 'refund-part';

/** What its first refund is ordered as, cents. */
const sumsOf = ({ part, orderedCents, freightCents }: BoxReturn) =>
  part === null ? { amountCents: orderedCents, freightCents } : { amountCents: part.cents, freightCents: 0 };

/** The confirmation of a part is taken back before it was sent: nothing is decided any more, as at the real bench. */
export function takeBack({ db, outbox, now }: Pick<Parts, 'db' | 'outbox' | 'now'>, one: BoxReturn): string {
  const ordered = db.prepare<[string], { key: string; decisionId: string }>(
    `SELECT e.key, e.decision_id AS decisionId FROM command c JOIN command e ON e.decision_id = c.decision_id
     WHERE c.key = ? ORDER BY e.seq DESC LIMIT 1`,
  );
  return atOnce(db, () => {
    const last = ordered.get(`refund:${one.platform}:${one.returnNo}:1`);
    if (last === undefined) return 'none';
    // A supplement stands on it: what it was added to has ended.
    if (last.key.endsWith(':2')) return 'too-late';
    const how = outbox.cancelUnsent(last.decisionId, now);
    if (how === 'cancelled' && one.part !== null)
      db.prepare(`UPDATE decision SET state = 'proposed', changed_at = ? WHERE id = ?`).run(now, last.decisionId);
    return how;
  });
}

/** A shipment that was taken back in time leaves its case to be decided anew. */
export function takeShipmentBack({ db, outbox, now }: Pick<Parts, 'db' | 'outbox' | 'now'>, one: BoxReturn): string {
  const ordered = db.prepare<[string], { decisionId: string }>(
    'SELECT decision_id AS decisionId FROM command WHERE key = ?',
  );
  return atOnce(db, () => {
    const decisionId = ordered.get(keyOf(one))?.decisionId ?? '';
    const how = outbox.cancelUnsent(decisionId, now);
    if (how === 'cancelled')
      db.prepare(`UPDATE decision SET state = 'to-decide', kind = NULL, changed_at = ? WHERE id = ?`).run(
        now,
        decisionId,
      );
    return how;
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
