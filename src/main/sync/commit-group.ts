import { isStorageFault } from '../db/commit.ts';
import type { Clock } from '../lib/clock.ts';

export type CommitGroup = {
  /**
   * Puts `act` into the next transaction, together with what other commands have to note; gives what `act` gave once it
   * is on the disk. Rejects with its fault, which is nobody else's: the others are stored all the same.
   */
  note: <T>(act: () => T) => Promise<T>;
  /** One of those who might have noted something never will. */
  hasLeft: () => void;
};

type GroupDeps = {
  clock: Clock;
  /** Runs what it is given in one transaction; without it each note stores what it has by itself. */
  together: ((act: () => void) => void) | undefined;
  /** How many commands are under way: as long as one of them may still have something to note, a flush waits a moment. */
  underWay: () => number;
  /** Called before a flush that everybody has noted something for: whoever begins now may still be in it. */
  beginMore?: () => void;
};

type Note = { act: () => void; stored: () => void; failed: (error: unknown) => void };

/** The longest that a note waits for others, ms: little beside what a platform takes to answer. */
const GATHER_MS = 5;

/**
 * Group commit: a flush of the disk costs as much for one note as for eight, so commands that are under way at the same
 * time share one. A lone command has nobody to wait for and is stored at once.
 */
export function createCommitGroup({ clock, together, underWay, beginMore }: GroupDeps): CommitGroup {
  let group: Note[] = [];
  let cancelFlush: () => void = () => undefined;

  const store = (notes: readonly Note[]): void => {
    const all = (): void => {
      for (const { act } of notes) act();
    };
    try {
      if (together === undefined) all();
      else together(all);
    } catch (error) {
      // After an I/O error nobody knows what is stored, and nothing more may be written.
      if (notes.length === 1 || isStorageFault(error)) for (const { failed } of notes) failed(error);
      else for (const one of notes) store([one]);
      return;
    }
    for (const { stored } of notes) stored();
  };
  const flush = (): void => {
    cancelFlush();
    const notes = group;
    group = [];
    store(notes);
  };
  const isWhole = (): boolean => group.length > 0 && group.length >= underWay();
  const flushIfWhole = (): void => {
    if (isWhole()) beginMore?.();
    if (isWhole()) flush();
  };

  return {
    note: <T>(act: () => T): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        let given: { value: T } | null = null;
        group.push({
          act: () => {
            given = { value: act() };
          },
          stored: () => {
            if (given !== null) resolve(given.value);
          },
          failed: (error) => {
            reject(error instanceof Error ? error : new Error(String(error)));
          },
        });
        flushIfWhole();
        if (group.length === 1) cancelFlush = clock.after(GATHER_MS, flush);
      }),
    hasLeft: flushIfWhole,
  };
}
