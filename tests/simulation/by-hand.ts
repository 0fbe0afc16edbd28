import * as v from 'valibot';
import { totalCentsOf } from '../../src/shared/command-body.ts';
import { RefundBody } from '../../src/shared/command-body.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Life } from './bench.ts';
import type { Shop } from './shop.ts';

// What a person does about refunds that no call makes.

type Parked = { id: string; key: string; platform: string; returnNo: string; cents: number; words: string | null };

/** Every parked refund, oldest first. */
export const parkedRefunds = (db: Database): Parked[] =>
  db
    .prepare<[], { id: string; platform: string; body: string; words: string | null }>(
      `SELECT id, platform, body, last_words AS words FROM command WHERE kind = 'refund' AND state = 'parked' ORDER BY seq`,
    )
    .all()
    .map(({ id, platform, body: text, words }) => {
      const body = v.parse(RefundBody, JSON.parse(text));
      return { id, key: body.key, platform, returnNo: body.returnNo, cents: totalCentsOf(body), words };
    });

/** Pays past the platform and ticks; false where that command is not for a hand. */
export function tickByHand(
  { outbox, clock }: Life,
  { hand }: Shop,
  { id, returnNo, cents }: Pick<Parked, 'id' | 'returnNo' | 'cents'>,
): boolean {
  const done = { reference: `转账 ${returnNo}`, picture: null, operatorNo: '0217' };
  if (hand === undefined || !outbox.endByHand(id, done, clock.now())) return false;
  hand.settle(returnNo, cents);
  return true;
}
