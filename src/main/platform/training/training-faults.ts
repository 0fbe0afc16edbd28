import type { TrainingFaults } from '../../../shared/settings.ts';

/** What a request is for; faults can be aimed. */
export type RequestKind = 'pull' | 'read' | 'refund' | 'booking' | 'stock';

/** It is carried out, and the answer suffers: lost, cut off in the middle, an error, half its JSON, or slow. */
export type AfterFault =
  { kind: 'lose-after' | 'cut-after' | 'error-after' | 'truncate-after' } | { kind: 'slow-after'; ms: number };

/** What a bad network, or a platform on a bad day, does to one request. `-before`: it is never carried out. */
export type NetworkFault =
  | AfterFault
  | { kind: 'lose-before' | 'error-before' | 'in-flight' }
  | { kind: 'busy'; status: 429 | 503; retryAfter: string | null }
  /** A login page, with status 200, instead of the platform. */
  | { kind: 'portal' }
  | { kind: 'slow-before'; ms: number }
  /** The network delivers it a second time; the second answer comes back. */
  | { kind: 'twice' }
  /** A later request comes before it: carried out after the next one, or after `ms`. */
  | { kind: 'overtaken'; ms: number };

/** A field left out or undefined stays as it is. */
export type FaultChange = { [K in keyof TrainingFaults]?: TrainingFaults[K] | undefined };

const NO_FAULTS: TrainingFaults = { isDown: false, loseAnswers: 0, slowMs: 0, isRefusing: false };

type FaultState = {
  faults: () => TrainingFaults;
  /** null = all well again. */
  set: (change: FaultChange | null) => TrainingFaults;
  /** The fault for the request that just came; counts `loseAnswers` down. */
  next: (kind: RequestKind) => NetworkFault | null;
};

/** Turns what a person switches on (and in tests a script of faults) into the fault of each request. */
export function createFaultState(script: (kind: RequestKind) => NetworkFault | null = () => null): FaultState {
  let faults = NO_FAULTS;
  return {
    faults: () => faults,
    set: (change) => {
      faults =
        change === null
          ? NO_FAULTS
          : {
              isDown: change.isDown ?? faults.isDown,
              loseAnswers: change.loseAnswers ?? faults.loseAnswers,
              slowMs: change.slowMs ?? faults.slowMs,
              isRefusing: change.isRefusing ?? faults.isRefusing,
            };
      return faults;
    },
    next: (kind) => {
      if (kind === 'refund' && faults.loseAnswers > 0) {
        faults = { ...faults, loseAnswers: faults.loseAnswers - 1 };
        return { kind: 'lose-after' };
      }
      return script(kind) ?? (faults.slowMs > 0 ? { kind: 'slow-after', ms: faults.slowMs } : null);
    },
  };
}
