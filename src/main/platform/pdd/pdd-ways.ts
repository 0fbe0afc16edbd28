import { sure, unverified } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/**
 * Either path pays what the buyer applied for. That a refund follows the warehouse's notice is in no document of Pinduoduo
 * (design, platforms.md §0.1), and of its ten after-sales calls none refuses; what the notice that goods were not taken in does is
 * in none either (§0.3). One tells the waybill of an exchange; in which of its states is in no document.
 */
export const pddWays: WaysOf = ({ refundBy, refuseBy, shipBy }) => ({
  ...PLAIN_WAYS,
  market: 'pdd',
  backOffice: 'https://mms.pinduoduo.com',
  full: refundBy === 'warehouse' ? unverified('pay-notice') : sure('pay-call'),
  part: sure('part-applied'),
  refuse: refuseBy === 'warehouse' ? unverified('refuse-told') : PLAIN_WAYS.refuse,
  sentAnew: shipBy === 'exchange' ? unverified('anew-exchange') : sure('anew-hand'),
});
