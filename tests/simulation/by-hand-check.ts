import type { CommandRow } from './judge.ts';
import type { BoxReturn } from './orders.ts';
import type { Shop } from './shop.ts';

/**
 * A refund that no call makes: never sent, ended by a person's tick or by what the system tells later, and by nothing
 * else; then somebody has paid it once, or the matter was over without money.
 */
export function checkByHand(one: BoxReturn, shop: Shop, row: CommandRow, broken: (rule: string) => void): void {
  const { returnNo } = one;
  const name = `${shop.id} ${returnNo}`;
  const { ours, others } = shop.paid(returnNo);
  const state = shop.stateOf(returnNo);
  const isTicked = shop.hand?.isSettled(returnNo) === true;
  if (row.sends > 0 || ours.length > 0) broken(`${name} was sent, and no call moves money there`);
  if (others.length > 1) broken(`${name} was paid ${String(others.length)} times by hand`);
  if (row.state === 'parked') broken(`${name} stays parked though a person saw to it: ${row.last_words ?? ''}`);
  if (row.state !== 'done') return;
  if (row.how !== 'already-closed') broken(`${name} ended as ${row.how ?? 'nothing'}, and is made by hand`);
  if ((state === 'open' || state === 'locked') && !isTicked) broken(`${name} is called over, and is ${state} there`);
  const isOverWithoutMoney = state === 'withdrawn' || state === 'closed';
  if (others.length === 0 && !isOverWithoutMoney) broken(`${name} is called over, and nobody paid`);
}
