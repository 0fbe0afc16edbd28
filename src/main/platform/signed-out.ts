import type { Failed, Platform } from './platform.ts';

/**
 * A shop whose secret isn't here (asked for at each start where the system keeps none): it answers nothing, so what is
 * ordered for it waits, and is said to wait for signing in.
 */
export function createSignedOutPlatform(id: string): Platform {
  const failed: Failed = { kind: 'failed', words: 'net:signed-out', retryAfterMs: null, isReached: false };
  return {
    id,
    pullExpected: () => Promise.resolve(failed),
    readReturn: () => Promise.resolve(failed),
    sendRefund: () => Promise.resolve({ kind: 'retry', words: 'net:signed-out', retryAfterMs: null, isReached: false }),
  };
}
