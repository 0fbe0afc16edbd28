import { createHash } from 'node:crypto';

/** What happened, line by line: the same seed gives the same lines, and so the same hash. */
export type Trace = {
  note: (line: string) => void;
  lines: () => readonly string[];
  /** SHA-256 over all lines so far, in hex. */
  hash: () => string;
};

/** `isKept`: false keeps only the hash, for many seeds one after the other. */
export function createTrace(now: () => number, startAt: number, isKept: boolean): Trace {
  const hash = createHash('sha256');
  const lines: string[] = [];
  return {
    note: (text) => {
      const line = `${String((now() - startAt) / 1000).padStart(12)}s ${text}`;
      hash.update(line).update('\n');
      if (isKept) lines.push(line);
    },
    lines: () => lines,
    hash: () => hash.copy().digest('hex'),
  };
}
