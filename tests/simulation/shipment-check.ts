import type { Database } from '../../src/main/db/open.ts';
import type { CommandRow } from './judge.ts';
import type { Line } from './line.ts';
import { anewWaybillOf } from './orders.ts';
import type { BoxReturn } from './orders.ts';

type Parts = {
  db: Database;
  one: BoxReturn;
  line: Line;
  /** Its shipment, if one was ordered. */
  row: CommandRow | undefined;
  broken: (rule: string) => void;
};

/** Other goods, against the books: told once at most, never beside money or a refusal of ours, and never forgotten. */
export function checkShipment({ db, one, line, row, broken }: Parts): void {
  const { shop } = line;
  const name = `${shop.id} ${one.returnNo}`;
  const told = shop.shipment?.sent(one.returnNo) ?? [];
  const ours = told.filter(({ isOurs }) => isOurs);
  const paid = shop.paid(one.returnNo).ours;
  if (ours.length > 1) broken(`${name} was told ${String(ours.length)} shipments`);
  if (ours.some(({ waybill }) => waybill !== anewWaybillOf(one))) broken(`${name} was told another number`);
  if (ours.length > 0 && told.findIndex(({ isOurs }) => isOurs) > 0) broken(`${name} was told over somebody else's`);
  if (ours.length > 0 && (paid.length > 0 || line.timesRefused(one.returnNo) > 0))
    broken(`${name} had goods and another answer from us`);
  if (row === undefined) {
    if (ours.length > 0) broken(`${name} was told a shipment, and nobody ordered it`);
    return;
  }
  checkAlone(db, one, row, broken);
  if (row.state === 'cancelled' && ours.length > 0) broken(`${name} was taken back, and told`);
  if (ours.length > 0 && row.attempts === 0) broken(`${name} was told by a request that nobody noted`);
  const state = shop.stateOf(one.returnNo);
  const isOthers = told.length > 0 && ours.length === 0;
  if (row.state === 'parked' && (ours.length > 0 || (state !== 'locked' && !isOthers)))
    broken(`${name} stays parked without a reason: ${row.last_words ?? ''}`);
  if (row.state !== 'done') return;
  if (row.how === 'answered' && ours.length === 0) broken(`${name} is called told, and is not`);
  if (row.how === 'read-back' && told.length === 0) broken(`${name} was read back as told, and is not`);
  if (row.how === 'already-closed' && state === 'open' && told.length === 0)
    broken(`${name} is called closed, and is open there`);
  checkReopened(db, { name, row }, broken);
}

/** One exit: no other answer of ours stands beside it. */
function checkAlone(db: Database, one: BoxReturn, row: CommandRow, broken: Parts['broken']): void {
  if (row.state === 'cancelled') return;
  const beside = db
    .prepare<[string, string], { n: number }>(
      `SELECT count(*) AS n FROM command WHERE kind IN ('refund', 'refuse') AND state <> 'cancelled'
         AND platform = ? AND json_extract(body, '$.returnNo') = ?`,
    )
    .get(one.platform, one.returnNo);
  if (beside?.n !== 0) broken(`${one.returnNo} has a shipment and another answer`);
}

/** What was over before any goods were told is a person's again, and nothing else is. */
function checkReopened(db: Database, { name, row }: { name: string; row: CommandRow }, broken: Parts['broken']): void {
  const found = db
    .prepare<[string], { state: string; sent: number | null }>(
      `SELECT d.state, r.body ->> '$.sent' AS sent FROM command c JOIN decision d ON d.id = c.decision_id
         JOIN receipt r ON r.command_id = c.id WHERE c.id = ?`,
    )
    .get(row.id);
  const isReopened = found?.state === 'to-decide';
  if (isReopened !== (found?.sent === 0))
    broken(
      `${name} is ${isReopened ? 'reopened' : 'not reopened'}, and goods were ${found?.sent === 0 ? 'not ' : ''}told`,
    );
}
