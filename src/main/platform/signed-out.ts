import type { LastWords } from '../../shared/last-words.ts';
import type { Failed, MoreTimeAnswer, Platform, ProofAnswer, StockSendAnswer } from './platform.ts';

/**
 * A shop whose secret isn't here (asked for at each start where the system keeps none): `platform`, built without the
 * secret, with an answer of our own in place of every call. It offers what the shop offers and reaches nobody, so what is
 * ordered for it is ordered all the same, waits, and is said to wait: `words` say for what.
 */
export function createSignedOutPlatform(platform: Platform, words: LastWords = 'net:signed-out'): Platform {
  const away = { words, retryAfterMs: null, isReached: false };
  const failed = (): Promise<Failed> => Promise.resolve({ kind: 'failed', ...away });
  const retry = (): Promise<Extract<StockSendAnswer, { kind: 'retry' }>> => Promise.resolve({ kind: 'retry', ...away });
  const notAsked = (): Promise<MoreTimeAnswer> => Promise.resolve({ outcome: 'not-asked', ...away, fresh: null });
  const noProof = (): Promise<ProofAnswer> =>
    Promise.resolve({ outcome: 'not-sent', ...away, isStillWanted: null, pictures: [] });
  const { refusals, shipments, stock } = platform;
  return {
    ...platform,
    pullExpected: failed,
    readReturn: failed,
    sendRefund: retry,
    ...(platform.findByWaybill === undefined ? {} : { findByWaybill: failed }),
    ...(platform.askMoreTime === undefined ? {} : { askMoreTime: notAsked }),
    ...(platform.arbitration === undefined ? {} : { arbitration: { readWanted: failed, sendProof: noProof } }),
    ...(refusals === undefined ? {} : { refusals: { ...refusals, rules: failed, sendRefusal: retry } }),
    ...(shipments === undefined ? {} : { shipments: { ...shipments, readShipment: failed, sendShipment: retry } }),
    ...(platform.sendReceived === undefined ? {} : { sendReceived: retry }),
    ...(stock === undefined ? {} : { stock: { ...stock, readBooking: failed, sendStock: retry } }),
  };
}

/** A shop of which nothing is left to build: nothing can be read there, and what is ordered waits for a person. */
export const createNowherePlatform = (id: string, words: LastWords): Platform => {
  const failed = (): Promise<Failed> =>
    Promise.resolve({ kind: 'failed', words, retryAfterMs: null, isReached: false });
  return {
    id,
    isRefundedByHand: true,
    pullExpected: failed,
    readReturn: failed,
    sendRefund: () => Promise.resolve({ kind: 'retry', words, retryAfterMs: null, isReached: false }),
  };
};
