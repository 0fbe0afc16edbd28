import { sure } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

export const genericWays: WaysOf = ({ refusals }) => ({
  ...PLAIN_WAYS,
  refuse: sure(refusals === 'yes' ? 'refuse-call' : 'refuse-no-call'),
});
