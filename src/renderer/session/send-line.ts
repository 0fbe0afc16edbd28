import type { Result } from '../../shared/result.ts';
import type { BenchAnswer } from '../../shared/session.ts';

// session (window's side): what a person does at the open box, handed to the station one after the other and shown as
// the station answers. Before it the wedge (scan/), beside it the cameras (evidence/); the station holds the state.

/** One thing to hand over. `scanned` is the text of a scan, null for a key or a button. */
export type Errand = { scanned: string | null; send: () => Promise<Result<BenchAnswer>> };

export type LineState = {
  /** Scans not yet answered, oldest first. */
  unsent: readonly string[];
  /** The station does not answer, and scans wait for it. */
  isStalled: boolean;
};

export type SendLine = {
  add: (errand: Errand) => void;
  /** Ends the waiting between tries; what is unsent stays unsent. */
  stop: () => void;
};

type SendLineParts = {
  onAnswer: (errand: Errand, result: Result<BenchAnswer>) => void;
  /** A key or button that did not arrive. Scans are never lost, only late. */
  onLost: () => void;
  onState: (state: LineState) => void;
  wait: (ms: number) => Promise<void>;
};

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 5000;

/**
 * Hands errands over strictly in order, one at a time. A scan whose call fails stays at the head and is tried again
 * until the station answers; keys are dropped then, and said: nobody knows seconds later what F1 was meant for.
 */
export const createSendLine = ({ onAnswer, onLost, onState, wait }: SendLineParts): SendLine => {
  let line: Errand[] = [];
  let isRunning = false;
  let isStalled = false;
  let isStopped = false;

  const tell = (): void => {
    onState({ unsent: line.flatMap(({ scanned }) => (scanned === null ? [] : [scanned])), isStalled });
  };
  const dropKeys = (): void => {
    const scans = line.filter(({ scanned }) => scanned !== null);
    const isAnyLost = scans.length < line.length;
    line = scans;
    if (isAnyLost) onLost();
  };
  /** False when the call failed. */
  const handOver = async (errand: Errand): Promise<boolean> => {
    let result: Result<BenchAnswer>;
    try {
      result = await errand.send();
    } catch {
      dropKeys();
      // With no scan left to try again, the next key is what finds out whether the station is back.
      isStalled = line.length > 0;
      tell();
      return false;
    }
    isStalled = false;
    line.shift();
    tell();
    onAnswer(errand, result);
    return true;
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    let retryMs = FIRST_RETRY_MS;
    for (let head = line[0]; head !== undefined && !isStopped; head = line[0]) {
      if (await handOver(head)) {
        retryMs = FIRST_RETRY_MS;
      } else {
        await wait(retryMs);
        retryMs = Math.min(LAST_RETRY_MS, retryMs * 2);
      }
    }
    isRunning = false;
  };

  return {
    add: (errand) => {
      if (isStalled && errand.scanned === null) {
        onLost();
        return;
      }
      line.push(errand);
      tell();
      if (!isRunning) void run();
    },
    stop: () => {
      isStopped = true;
    },
  };
};
