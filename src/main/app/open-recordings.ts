import * as v from 'valibot';
import type { Result } from '../../shared/result.ts';

/** Which recordings the window has begun and not yet ended, as its answered calls tell. */
export type OpenRecordings = {
  note: (call: string, input: unknown, answer: Result<unknown>) => void;
  /** The window is gone (crashed): nobody will end its recordings any more; their ids, so that somebody does. */
  takeAll: () => string[];
  hasAny: () => boolean;
  /** Resolves true once none is open, false after `withinMs`. */
  whenNone: (withinMs: number) => Promise<boolean>;
};

const Recording = v.object({ recordingId: v.string() });

export function createOpenRecordings(): OpenRecordings {
  const open = new Set<string>();
  const waiting = new Set<() => void>();
  const tellIfNone = (): void => {
    if (open.size > 0) return;
    for (const tell of waiting) tell();
    waiting.clear();
  };
  return {
    note: (call, input, answer) => {
      if (call === 'evidenceRecordingStart' && answer.ok) open.add(v.parse(Recording, answer.value).recordingId);
      // A piece that could not be stored ends the film, too; one out of order does not.
      const isPieceLost =
        call === 'evidenceRecordingPiece' && !answer.ok && answer.error.code !== 'recording-out-of-order';
      if (!isPieceLost && call !== 'evidenceRecordingEnd') return;
      const ended = v.safeParse(Recording, input);
      if (ended.success) open.delete(ended.output.recordingId);
      tellIfNone();
    },
    takeAll: () => {
      const ids = [...open];
      open.clear();
      tellIfNone();
      return ids;
    },
    hasAny: () => open.size > 0,
    whenNone: (withinMs) =>
      new Promise((resolve) => {
        if (open.size === 0) {
          resolve(true);
          return;
        }
        const timer = setTimeout(() => {
          waiting.delete(tell);
          resolve(false);
        }, withinMs);
        const tell = (): void => {
          clearTimeout(timer);
          resolve(true);
        };
        waiting.add(tell);
      }),
  };
}
