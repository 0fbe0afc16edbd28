import type { Database } from '../../src/main/db/open.ts';
import type { CommandRow } from './judge.ts';
import type { BoxReturn, Part } from './orders.ts';
import { sumOf } from './shop.ts';
import type { Shop } from './shop.ts';
import type { Supplements } from './supplements.ts';

type Parts = {
  db: Database;
  one: BoxReturn;
  part: Part;
  shop: Shop;
  rows: readonly CommandRow[];
  supplements: Supplements;
  broken: (rule: string) => void;
};

const SHARES = { 1: 'cents', 2: 'addCents' } as const;

/** What two people's refund in parts did to the money, against the books. Cents; by our requests alone. */
export function checkParts({ db, one, part, shop, rows, supplements, broken }: Parts) {
  const name = `${shop.id} ${one.returnNo}`;
  const { ours, others } = shop.paid(one.returnNo);
  const hand = supplements.paidByHand(one);
  const due = one.amountCents + one.freightCents;
  const standing = rows.filter(
    ({ kind, state, return_no: no, key }) =>
      kind === 'refund' && state !== 'cancelled' && no === one.returnNo && key.startsWith(`refund:${one.platform}:`),
  );
  const ordered = (n: 1 | 2): CommandRow | undefined => {
    const same = standing.filter(({ key }) => key.endsWith(`:${String(n)}`));
    if (same.length > 1) broken(`${name} was ordered ${String(same.length)} times as part ${String(n)}`);
    return same[0];
  };
  const [first, second] = [ordered(1), ordered(2)];
  if (standing.length !== +(first !== undefined) + +(second !== undefined))
    broken(`${name} has orders beyond its two parts`);
  // Whoever refunds the rest there later knows nothing of what was paid past the platform: that is not the bench's doing.
  for (const given of [sumOf([...ours, ...others]), sumOf([...ours, ...hand])])
    if (given > due) broken(`${name} gave back ${String(given)} of ${String(due)}`);
  if (hand.length > 1) broken(`${name} was paid ${String(hand.length)} times by hand`);

  // Which of our movements were approved: in order, and each to the cent.
  const wanted = ([1, 2] as const).flatMap((n) => {
    const row = n === 1 ? first : second;
    const isOurs = row?.state === 'done' && (row.how === 'answered' || row.how === 'read-back');
    return isOurs ? [part[SHARES[n]]] : [];
  });
  if (JSON.stringify(ours) !== JSON.stringify(wanted))
    broken(`${name}: approved in parts ${wanted.join(' + ')}, moved ${ours.join(' + ')}`);

  for (const row of standing) checkPark(row, shop, one, broken);
  if (second !== undefined) {
    if (first?.state !== 'done') broken(`${name}: added to before the first part had ended`);
    checkWords(db, name, second, broken);
    const isByHand = second.state === 'done' && hand.length > 0;
    if (isByHand && sumOf(hand) !== part.addCents) broken(`${name}: another sum was paid by hand`);
    if (second.state === 'done' && second.how === 'already-closed' && others.length === 0 && hand.length === 0)
      broken(`${name}: the second part is called over, and nobody paid it`);
  }
  if (supplements.isLeftOver(one)) broken(`${name}: nobody could add what was to be added`);
  return { oursCents: sumOf(ours), approvedCents: sumOf(wanted), isAdded: ours.length + hand.length > 1 };
}

function checkPark({ state, key, last_words: words }: CommandRow, shop: Shop, one: BoxReturn, broken: Parts['broken']) {
  // A part of ours was lost on its way, and somebody has refunded all of it since: a person compares the sums.
  const isOvertaken = words === 'sync:paid-more' && shop.paid(one.returnNo).others.length > 0;
  if (state === 'parked' && shop.stateOf(one.returnNo) !== 'locked' && !isOvertaken)
    broken(`${key} stays parked without a reason: ${words ?? ''}`);
}

/** Two people stand behind a second part, and the last of their words are these. */
function checkWords(db: Database, name: string, { id }: CommandRow, broken: Parts['broken']): void {
  const steps = db
    .prepare<[string], { step: string; operatorNo: string; cents: number; ordered: number }>(
      `SELECT e.body ->> '$.step' AS step, e.operator_no AS operatorNo, e.body ->> '$.amountCents' AS cents,
         c.body ->> '$.amountCents' AS ordered
       FROM command c JOIN custody_event e ON e.kind = 'supplement' AND e.body ->> '$.decisionId' = c.decision_id
       WHERE c.id = ? ORDER BY e.rowid DESC LIMIT 2`,
    )
    .all(id);
  const [last, before] = steps;
  if (last?.step !== 'confirmed' || last.cents !== last.ordered) broken(`${name}: a second part that nobody confirmed`);
  const proposer = before?.step === 'proposed' ? before.operatorNo : null;
  if (before?.step === 'proposed' && proposer === last?.operatorNo) broken(`${name}: one person gave both words`);
}
