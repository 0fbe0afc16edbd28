import type { Clock } from '../lib/clock.ts';
import type { PictureOf, Platforms, ProofAnswer, WantedAnswer, Words } from '../platform/platform.ts';
import { orAfter } from './time-limit.ts';

/** Proof for the platform's own arbitration: a person's call, once; nothing waits and nothing is tried again. */
export type ArbitrationCalls = {
  readWanted: (platform: string, returnNo: string) => Promise<WantedAnswer>;
  sendProof: (
    platform: string,
    proof: { returnNo: string; comment: string; photos: readonly string[] },
  ) => Promise<ProofAnswer>;
};

type Deps = {
  platforms: Platforms;
  clock: Clock;
  callTimeoutMs: number;
  mayStart: () => boolean;
  isPaused: (platform: string) => boolean;
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** Waited for when the sync stops. */
  keep: (work: Promise<void>) => void;
  /** The copy of a photo that goes along. */
  copyOf: PictureOf;
};

/** Four pictures over a slow line, and the call; a connector begins none of it later than a minute after. */
const PROOF_WITHIN_MS = 120_000;

export function createArbitrationCalls(deps: Deps): ArbitrationCalls {
  const { platforms, clock, callTimeoutMs, noteContact, keep, copyOf } = deps;

  /** Why nothing may leave for this platform now; null = it may. */
  const hindrance = (platform: string): Words | null => {
    if (!deps.mayStart()) return 'net:no-connection';
    return deps.isPaused(platform) ? 'net:busy' : null;
  };
  const kept = <T>(work: Promise<T>): Promise<T> => {
    keep(work.then(() => undefined));
    return work;
  };

  const readWanted = async (platform: string, returnNo: string): Promise<WantedAnswer> => {
    const call = platforms.byId(platform)?.arbitration;
    const failed = (words: Words): WantedAnswer => ({ kind: 'failed', words, retryAfterMs: null, isReached: false });
    const not = call === undefined ? 'sync:no-call' : hindrance(platform);
    if (call === undefined || not !== null) return failed(not ?? 'sync:no-call');
    const read = await orAfter<WantedAnswer>(clock, callTimeoutMs, () => call.readWanted(returnNo), {
      ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
    });
    noteContact(platform, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
    return read;
  };

  const sendProof: ArbitrationCalls['sendProof'] = async (platform, proof) => {
    const call = platforms.byId(platform)?.arbitration;
    const nothing = { retryAfterMs: null, isReached: false, isStillWanted: null, pictures: [] };
    const not = call === undefined ? 'sync:no-call' : hindrance(platform);
    if (call === undefined || not !== null) return { outcome: 'not-sent', words: not ?? 'sync:no-call', ...nothing };
    const answer = await orAfter<ProofAnswer>(clock, PROOF_WITHIN_MS, () => call.sendProof(proof, copyOf), {
      ...{ outcome: 'unknown', words: 'net:timeout', ...nothing },
    });
    noteContact(platform, answer);
    return answer;
  };

  return {
    readWanted: (platform, returnNo) => kept(readWanted(platform, returnNo)),
    sendProof: (platform, proof) => kept(sendProof(platform, proof)),
  };
}
