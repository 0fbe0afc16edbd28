import type { Database } from '../../src/main/db/open.ts';
import type { CommandRow } from './judge.ts';
import type { Line } from './line.ts';
import type { BoxReturn } from './orders.ts';

type Parts = {
  db: Database;
  one: BoxReturn;
  line: Line;
  /** Its refusal, if one was ordered. */
  row: CommandRow | undefined;
  broken: (rule: string) => void;
};

/** What was refused by us, against the books: once at most, never beside a refund of ours, and never forgotten. */
export function checkRefusal({ db, one, line, row, broken }: Parts): void {
  const { shop } = line;
  const name = `${shop.id} ${one.returnNo}`;
  const times = line.timesRefused(one.returnNo);
  const { ours, others } = shop.paid(one.returnNo);
  if (times > 1) broken(`${name} was refused ${String(times)} times`);
  const byHand = shop.refusal?.byHand;
  const told = byHand?.told(one.returnNo) ?? 0;
  const isSaid = times + told > 0;
  if (told > 1) broken(`${name} was told ${String(told)} times`);
  if (isSaid && ours.length > 0) broken(`${name} was refused and refunded by us`);
  if (row === undefined) {
    if (isSaid) broken(`${name} was refused, and nobody ordered it`);
    return;
  }
  const state = shop.stateOf(one.returnNo);
  const isRefusedThere = shop.refusal?.isRefused(one.returnNo) ?? false;
  if (row.state === 'cancelled' && isSaid) broken(`${name} was taken back, and refused`);
  // Said wrong, and a request of it was lost before it was refused: that one is for the back office.
  const isBeyondCorrection = one.isIllSaid && row.lost > 0;
  const isLeftToHands = byHand !== undefined && row.attempts > 0 && state === 'open' && !isRefusedThere;
  if (row.state === 'parked' && state !== 'locked' && !isBeyondCorrection && !isLeftToHands)
    broken(`${name} stays parked without a reason: ${row.last_words ?? ''}`);
  if (row.state !== 'done') return;
  // A colleague's refusal is as good as ours; at some platforms it is told from an open return, at others by its end.
  const isRefused = times > 0 || isRefusedThere;
  if (row.how === 'answered' && !isRefused && state === 'open') broken(`${name} is called refused, and is open there`);
  // Closed after a request of ours whose answer was lost: by whom, no platform tells.
  if (row.how === 'read-back' && !isRefused && state !== 'closed')
    broken(`${name} was read back as refused, and is not`);
  if (row.how === 'already-closed' && state === 'open') broken(`${name} is called closed, and is open there`);
  if (isSaid && row.attempts === 0) broken(`${name} was refused by a request that nobody noted`);
  checkOvertaken(db, { name, row, isRefunded: others.length > 0 && row.how === 'already-closed' }, broken);
}

type Ended = { name: string; row: CommandRow; isRefunded: boolean };

/** A refusal that ended because somebody had refunded is a person's again: to claim the money back. */
function checkOvertaken(db: Database, { name, row, isRefunded }: Ended, broken: Parts['broken']): void {
  const decision = db
    .prepare<[string], { state: string; why: string }>(
      'SELECT d.state, d.why FROM command c JOIN decision d ON d.id = c.decision_id WHERE c.id = ?',
    )
    .get(row.id);
  const isReopened = decision?.state === 'to-decide' && decision.why === 'claim-back';
  if (isReopened !== isRefunded)
    broken(
      `${name} is ${isReopened ? 'reopened' : 'not reopened'}, and was ${isRefunded ? '' : 'not '}refunded before`,
    );
}
