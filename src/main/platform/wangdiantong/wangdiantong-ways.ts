import { sure } from '../../../shared/platform-ways.ts';
import type { WaysOf } from '../../../shared/platform-ways.ts';
import { PLAIN_WAYS } from '../plain-ways.ts';

/** An ERP keeps papers and moves no money. */
export const wangdiantongWays: WaysOf = () => ({ ...PLAIN_WAYS, full: sure('pay-hand'), part: sure('part-hand') });
