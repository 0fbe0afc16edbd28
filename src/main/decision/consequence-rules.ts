import type { Consequence } from '../../shared/advice.ts';
import type { Reason, ReturnState } from '../../shared/domain-words.ts';
import { sure } from '../../shared/platform-ways.ts';
import type { PlatformWays } from '../../shared/platform-ways.ts';

/** What of a platform decides how far a call goes there; its own folder says it. */
export type PlatformFacts = {
  ways: PlatformWays;
  /** False: nothing of it can be sent from here. */
  isConnected: boolean;
};

/** What of a return decides it. */
export type ReturnFacts = { state: ReturnState; reason: Reason; amountCents: number; freightCents: number };

/** Where nothing of the platform can be sent from here: a person does it there. */
const BY_HAND: Omit<PlatformWays, 'market' | 'backOffice'> = {
  full: sure('pay-hand'),
  part: sure('part-hand'),
  refuse: sure('refuse-hand'),
  sentAnew: sure('anew-hand'),
  goodsBack: sure('return-hand'),
  moreTime: sure('time-hand'),
};

/**
 * What each way does at the platform of this return: the whole, a part, refusing, other goods, the goods back, more time.
 * Sums are goods and freight together; what a person has to type, or moves nothing, has none.
 */
export function consequencesOf(one: ReturnFacts, { ways, isConnected }: PlatformFacts): Consequence[] {
  const totalCents = one.amountCents + one.freightCents;
  const isOpen = one.state === 'open';
  const isLocked = one.state === 'locked';
  const over = isLocked ? sure('pay-locked') : isOpen ? null : sure('pay-over');
  const there = isConnected ? ways : BY_HAND;
  const refuse = (one.reason === 'no-reason' ? there.refuseNoReason : undefined) ?? there.refuse;
  const none = { amountCents: null };
  return [
    { way: 'refund-full', ...(over ?? there.full), amountCents: over === null ? totalCents : null },
    { way: 'refund-part', ...(over ?? there.part), ...none },
    { way: 'refuse', ...(isOpen ? refuse : sure(isLocked ? 'pay-locked' : 'refuse-over')), ...none },
    { way: 'sent-anew', ...there.sentAnew, ...none },
    { way: 'return-goods', ...there.goodsBack, ...none },
    { way: 'more-time', ...(isOpen ? there.moreTime : sure('time-hand')), ...none },
  ];
}
