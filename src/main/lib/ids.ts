import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** Makes ids that sort by the time they were made (UUIDv7, RFC 9562 §5.7). */
export type Ids = { next: () => string };

export const createIds = (clock: Clock): Ids => ({ next: () => v7({ msecs: clock.now() }) });
