import { sure, unverified } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/**
 * Either path pays what the buyer applied for. That a refund follows the warehouse's notice is in no document of Taobao
 * (design, platforms.md §0.1), and a return without reason can't be refused by a call (domain.md, rule 7).
 */
export const taobaoWays: WaysOf = ({ refundBy, shopType }) => ({
  ...PLAIN_WAYS,
  market: shopType === 'tmall' ? 'tmall' : 'taobao',
  backOffice: 'https://myseller.taobao.com',
  full: refundBy === 'warehouse' ? unverified('pay-notice') : sure('pay-call'),
  part: sure('part-applied'),
  refuse: sure('refuse-call'),
  refuseNoReason: sure('refuse-no-reason'),
});
