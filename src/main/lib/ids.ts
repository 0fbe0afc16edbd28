import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock } from './clock.ts';

/** Makes ids that sort by the time they were made (UUIDv7, RFC 9562 §5.7). */
export type Ids = { next: () => string };

const ID_BYTES = 16;

/** Chance is drawn for 256 ids at once: one draw costs more than the id itself, and a verdict needs nine. */
export function createIds(clock: Clock): Ids {
  const chance = new Uint8Array(256 * ID_BYTES);
  let used = chance.length;
  return {
    next: () => {
      if (used === chance.length) {
        randomFillSync(chance);
        used = 0;
      }
      const random = chance.subarray(used, used + ID_BYTES);
      used += ID_BYTES;
      return v7({ msecs: clock.now(), random });
    },
  };
}
