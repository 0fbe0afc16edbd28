import { sure, unverified } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/**
 * Of all warehouse notices only Douyin's document says that the refund follows; the numbers of its operations are in none,
 * nor how often and by how long its timer may be asked about (design, platforms.md §0.1, §4.4).
 */
export const douyinWays: WaysOf = ({ refundBy, refuseBy, shipBy, pictures }) => ({
  ...PLAIN_WAYS,
  market: 'douyin',
  backOffice: 'https://fxg.jinritemai.com',
  full: refundBy === 'warehouse' ? sure('pay-notice') : unverified('pay-call'),
  part: sure('part-applied'),
  refuse:
    refuseBy === 'operate' ? unverified(pictures === 'relay' ? 'refuse-call' : 'refuse-bare') : sure('refuse-hand'),
  sentAnew: shipBy === 'confirm' ? unverified('anew-exchange') : sure('anew-hand'),
  moreTime: unverified('time-call'),
});
