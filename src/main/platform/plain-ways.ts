import { sure } from '../../shared/platform-ways.ts';
import type { PlatformWays } from '../../shared/platform-ways.ts';
import type { Platform } from './platform.ts';

/** Of a shop that pays any sum by its call and has no other: what a folder doesn't say differently. */
export const PLAIN_WAYS: PlatformWays = {
  ...{ market: '', backOffice: null },
  full: sure('pay-call'),
  part: sure('part-call'),
  refuse: sure('refuse-no-call'),
  sentAnew: sure('anew-hand'),
  goodsBack: sure('return-hand'),
  moreTime: sure('time-hand'),
};

/** Of a platform that no form connects: the training shop, or one given by a test. Null: none that is connected here. */
export const plainWaysOf = (platform: Platform | null): PlatformWays => ({
  ...PLAIN_WAYS,
  refuse: sure(platform?.refusals === undefined ? 'refuse-no-call' : 'refuse-call'),
});
