import { isFilled, sure, unverified } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/** The numbers of JD's operations are in no document: without the merchant's nothing is sent (design, platforms.md §2.2). */
export const jdWays: WaysOf = (fields) => {
  const pays = isFilled(fields, 'refundType');
  const closes = isFilled(fields, 'closeType') && isFilled(fields, 'closeReasons');
  return {
    ...PLAIN_WAYS,
    market: 'jd',
    backOffice: 'https://shop.jd.com',
    full: pays ? unverified('pay-call') : sure('pay-hand'),
    part: pays ? unverified('part-call') : sure('part-hand'),
    refuse: closes ? unverified('refuse-bare') : sure('refuse-hand'),
  };
};
