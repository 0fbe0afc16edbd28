import type { Database } from '../../src/main/db/open.ts';
import type { Line } from './line.ts';
import type { Corrections } from './corrections.ts';
import { approvedOf, checkCorrections } from './correction-check.ts';
import type { BoxReturn, Ordered } from './orders.ts';
import { checkByHand } from './by-hand-check.ts';
import { checkOvertakenRefund } from './overtaken-check.ts';
import { checkRefusal } from './refusal-check.ts';
import { checkShipment } from './shipment-check.ts';
import { isShownRight, sumOf } from './shop.ts';
import type { Shop } from './shop.ts';
import { checkParts } from './supplement-check.ts';
import type { Supplements } from './supplements.ts';
import type { Watch } from './watch.ts';
import type { Plan } from './world.ts';

// What must hold when everything is over, whatever went wrong before. It compares what was approved on the bench with
// what the platforms' own books say; how the engine got there is none of its business.

type Parts = {
  db: Database;
  plan: Plan;
  lines: readonly Line[];
  watch: Watch;
  ordered: ReadonlyMap<string, Ordered & { atMs: number }>;
  supplements: Supplements;
  corrections: Corrections;
  broken: (rule: string) => void;
};
export type CommandRow = {
  id: string;
  key: string;
  kind: string;
  state: string;
  attempts: number;
  return_no: string | null;
  created_at: number;
  last_words: string | null;
  how: string | null;
  receipts: number;
  sends: number;
  /** Requests that have no final answer of their own. */
  lost: number;
};

const COMMANDS = `SELECT c.id, c.key, c.kind, c.state, c.attempts, c.created_at, c.last_words,
    json_extract(c.body, '$.returnNo') AS return_no,
    (SELECT how FROM receipt WHERE command_id = c.id) AS how,
    (SELECT count(*) FROM receipt WHERE command_id = c.id) AS receipts,
    (SELECT count(*) FROM attempt WHERE command_id = c.id AND step = 'send') AS sends,
    (SELECT count(*) FROM attempt WHERE command_id = c.id AND step = 'send')
      - (SELECT count(*) FROM attempt WHERE command_id = c.id AND step = 'send-answer'
        AND (outcome IN ('retry', 'acknowledged') OR outcome GLOB 'refused:*')) AS lost
  FROM command c ORDER BY c.seq`;

export function judge({ db, plan, lines, watch, ordered, supplements, corrections, broken }: Parts): {
  orders: number;
  paid: number;
  added: number;
  refused: number;
  sentAnew: number;
  sends: number;
} {
  const rows = db.prepare<[], CommandRow>(COMMANDS).all();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const row of rows) checkTrail(row, broken);
  checkCorrections(db, broken);

  const total = { orders: 0, paid: 0, added: 0, refused: 0, sentAnew: 0, sends: 0, approvedCents: 0, movedCents: 0 };
  for (const { box } of plan.boxes) {
    for (const one of box.of) {
      const line = lines.find(({ shop: { id } }) => id === one.platform);
      if (line === undefined) throw new Error(`no shop ${one.platform}`);
      const { shop } = line;
      total.refused += line.timesRefused(one.returnNo);
      const row = byKey.get(`refund:${one.platform}:${one.returnNo}:1`);
      checkRefusal({ db, one, line, row: byKey.get(`refuse:${one.platform}:${one.returnNo}:1`), broken });
      checkShipment({ db, one, line, row: byKey.get(`shipment:${one.platform}:${one.returnNo}:1`), broken });
      total.sentAnew += shop.shipment?.sent(one.returnNo).filter(({ isOurs }) => isOurs).length ?? 0;
      checkStock(one, shop, rows, broken);
      checkPulled(db, one, shop, broken);
      if (corrections.isLeftOver(one)) broken(`${one.returnNo} stays parked, and could be corrected`);
      if (row === undefined) {
        if (ordered.has(`${one.platform} ${one.returnNo}`) && !one.isRefused && !one.isSentAnew)
          broken(`the order for ${one.returnNo} is gone`);
        continue;
      }
      total.orders += 1;
      total.sends += row.sends;
      checkOvertakenRefund(db, row.id, `${shop.id} ${one.returnNo}`, broken);
      if (shop.pays === 'by hand') {
        checkByHand(one, shop, row, broken);
        continue;
      }
      const { part } = one;
      const moved =
        part === null
          ? { ...checkRefund(one, shop, row, approvedOf(db, row.id), broken), isAdded: false }
          : checkParts({ db, one, part, shop, rows, supplements, broken });
      total.added += +moved.isAdded;
      for (const own of [row, byKey.get(`refund:${one.platform}:${one.returnNo}:2`)]) {
        if (own === undefined) continue;
        checkUndo(one, own, plan, watch, broken);
        if (watch.timesSent(own.key) > own.sends) broken(`${own.key} left more often than noted`);
      }
      total.paid += +(moved.oursCents > 0);
      total.approvedCents += moved.approvedCents;
      total.movedCents += moved.oursCents;
    }
  }
  if (total.approvedCents !== total.movedCents)
    broken(`approved and done ${String(total.approvedCents)}, moved ${String(total.movedCents)} cents`);
  const { orders, paid, added, refused, sentAnew, sends } = total;
  return { orders, paid, added, refused, sentAnew, sends };
}

/** The trail of one command in itself: it has ended or is parked, and its receipt is there exactly then. */
function checkTrail(row: CommandRow, broken: Parts['broken']): void {
  const { key, state, receipts, attempts, sends, last_words: words } = row;
  if (!['done', 'cancelled', 'parked'].includes(state))
    broken(`${key} never came to an end (${state}, ${words ?? ''})`);
  if (receipts !== +(state === 'done')) broken(`${key} is ${state} with ${String(receipts)} receipts`);
  if (attempts !== sends) broken(`${key} counts ${String(attempts)} attempts, and ${String(sends)} are noted`);
  if (state === 'cancelled' && sends > 0) broken(`${key} was taken back after it was sent`);
  if (state === 'parked' && words === null) broken(`${key} is parked without a word`);
}

/** What one order did to the money, against the books. */
function checkRefund(one: BoxReturn, shop: Shop, row: CommandRow, wanted: number, broken: Parts['broken']) {
  const { returnNo, freightCents, amountCents } = one;
  const due = amountCents + freightCents;
  const { ours, others } = shop.paid(returnNo);
  const name = `${shop.id} ${returnNo}`;
  // A sum that was corrected downwards leaves a rest, and a colleague may give that back.
  const isRest = ours.length === 1 && others.length === 1 && wanted < due && sumOf([...ours, ...others]) <= due;
  if (ours.length + others.length > 1 && !isRest)
    broken(`${name} was paid ${String(ours.length)} times by us and ${String(others.length)} times by others`);
  if (ours.length > 0 && sumOf(ours) !== wanted) broken(`${name}: ordered ${wanted}, moved ${sumOf(ours)}`);
  if (row.state === 'cancelled' && ours.length > 0) broken(`${name} was taken back, and paid`);
  if (row.state === 'parked' && ours.length > 0) broken(`${name} is parked, and was paid: ${row.last_words ?? ''}`);

  const state = shop.stateOf(returnNo);
  const isWrongSum = shop.isExact ? wanted !== due : wanted > due;
  // A colleague gave back more than two people had corrected it to, after a try of ours: a person hears of it.
  const isMore = row.last_words === 'sync:paid-more' && row.attempts > 0 && sumOf(others) > wanted && wanted < due;
  const mayBeParked = state === 'locked' || isWrongSum || isMore || !shop.canRefund(one);
  if (row.state === 'parked' && !mayBeParked) broken(`${name} stays parked without a reason: ${row.last_words ?? ''}`);
  const isNoticeOnly = shop.pays === 'never';
  if (row.state === 'done') {
    if (row.how === 'answered' && ours.length === 0 && !(isNoticeOnly && shop.isNoticed(returnNo)))
      broken(`${name} is called acknowledged, and nothing was paid`);
    if (row.how === 'read-back' && ours.length + others.length === 0)
      broken(`${name} was read back, and nothing was paid`);
    // What others have refunded is over, also where the shop would refund still more.
    if (row.how === 'already-closed' && state === 'open' && others.length === 0)
      broken(`${name} is called closed, and is open there`);
    if (row.how === 'already-closed' && ours.length > 0 && row.attempts === 0)
      broken(`${name} was paid by a request that nobody noted`);
  }
  const isDoneByUs =
    row.state === 'done' && (row.how === 'answered' || (row.how === 'read-back' && others.length === 0));
  return {
    oursCents: sumOf(ours),
    approvedCents: isDoneByUs && !isNoticeOnly ? wanted : row.state === 'done' ? sumOf(ours) : 0,
  };
}

function checkStock(one: BoxReturn, shop: Shop, rows: readonly CommandRow[], broken: Parts['broken']): void {
  for (const { key, state, kind, return_no: returnNo, lost } of rows) {
    if (kind !== 'stock' || !key.startsWith(`stock:${one.platform}:`) || returnNo !== one.returnNo) continue;
    const booked = shop.bookings(key);
    if (booked > 1) broken(`${key} was booked ${String(booked)} times`);
    if (state === 'done' && booked === 0) broken(`${key} is done, and was never booked`);
    const isTaken = shop.takesStock?.(returnNo) ?? true;
    // What nobody can read there and may have been booked is a person's.
    const isBlind = shop.isStockBlind === true && lost > 0;
    if (state === 'parked' && isTaken && !isBlind) broken(`${key} is parked: goods have no reason to be`);
  }
}

/** What the platform did last must be what the bench shows. */
function checkPulled(db: Database, one: BoxReturn, shop: Shop, broken: Parts['broken']): void {
  const row = db
    .prepare<[string, string], { state: string; version: number }>(
      'SELECT state, version FROM expected_return WHERE platform = ? AND return_no = ?',
    )
    .get(one.platform, one.returnNo);
  const state = shop.stateOf(one.returnNo);
  if (row?.version === 0) broken(`${shop.id} ${one.returnNo} was never pulled`);
  if (!isShownRight(shop, one.returnNo, row?.state))
    broken(`${shop.id} ${one.returnNo} is ${state ?? 'under way'} there and ${row?.state ?? 'unknown'} here`);
}

/** Nothing leaves within the time to undo, where nobody set the clock. */
function checkUndo(one: BoxReturn, row: CommandRow, plan: Plan, watch: Watch, broken: Parts['broken']): void {
  const at = watch.firstSentAt(row.key);
  if (at === null || plan.jumps.length > 0) return;
  const afterMs = at - row.created_at;
  if (afterMs < one.undoMs) broken(`${one.returnNo} was sent ${String(afterMs)} ms after the decision`);
}
