import { sure, unverified } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/**
 * Either path pays what the buyer applied for. That a refund follows the warehouse's notice is in no document of Pinduoduo
 * (design, platforms.md §0.1), and of its ten after-sales calls none refuses (§0.3). One tells the waybill of an exchange; in
 * which of its states is in no document.
 */
export const pddWays: WaysOf = ({ refundBy, shipBy }) => ({
  ...PLAIN_WAYS,
  market: 'pdd',
  backOffice: 'https://mms.pinduoduo.com',
  full: refundBy === 'warehouse' ? unverified('pay-notice') : sure('pay-call'),
  part: sure('part-applied'),
  sentAnew: shipBy === 'exchange' ? unverified('anew-exchange') : sure('anew-hand'),
});
