import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { KeepDays, RetentionRule } from '../../shared/retention.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidencePaths } from '../evidence/evidence-paths.ts';
import { wordsOf } from '../lib/app-error.ts';
import { flushFolder } from '../lib/atomic-file.ts';
import type { Logger } from '../lib/logger.ts';
import { tombstoneRule } from './retention-rules.ts';
import type { KeptFile, RetentionStore } from './retention-store.ts';

export type DueFile = KeptFile & { rule: RetentionRule };

/** Values that outlive a start, one a name. */
type Notes = { read: (name: string) => string | null; write: (name: string, text: string) => void };

/** What retention needs of the database that is open now. */
export type RetentionParts = { db: Database; store: RetentionStore; notes: Notes };

type Named = Pick<KeptFile, 'kind' | 'file'>;
const Unremoved = v.array(v.object({ kind: v.picklist(['photo', 'recording', 'attachment']), file: v.string() }));
const NOTE = 'retention:unremoved';

export type Removal = {
  /**
   * Removes the files that `stillDue` names inside the transaction that writes their tombstones. Tombstones first, on
   * the disk, together with the list of what is to be removed; then the files. A program killed anywhere in between goes
   * on with the list at its next start.
   */
  remove: (
    inspectionId: string,
    stillDue: () => readonly DueFile[],
    days: KeepDays,
    operatorNo: string,
  ) => Promise<DueFile[]>;
  /** Removes what has a tombstone and was not let go before. Gives back how many files are still there. */
  finish: () => Promise<number>;
  countUnremoved: () => number;
};

type RemovalDeps = {
  parts: () => RetentionParts;
  paths: EvidencePaths;
  now: () => number;
  log: Logger;
  /** Removes a file, also one that is not there; tests make it fail or die. */
  removeFile?: (path: string) => Promise<void>;
};

const removeForGood = (path: string): Promise<void> => rm(path, { force: true });

export function createRemoval({ parts, paths, now, log, removeFile = removeForGood }: RemovalDeps): Removal {
  const listed = (): Named[] => {
    const text = parts().notes.read(NOTE);
    return text === null ? [] : v.parse(Unremoved, JSON.parse(text));
  };
  const list = (files: readonly Named[]): void => {
    parts().notes.write(NOTE, JSON.stringify(files.map(({ kind, file }) => ({ kind, file }))));
  };

  /** A small copy goes before its picture: a picture without one is made anew, one without the other would stay. */
  const filesOf = ({ kind, file }: Named): string[] => {
    switch (kind) {
      case 'photo':
        return [paths.thumb(file), paths.photo(file)];
      case 'recording':
        return [paths.recording(file)];
      case 'attachment':
        return [paths.attachment(file)];
    }
  };

  const finish = async (): Promise<number> => {
    const gone = new Set<string>();
    const folders = new Set<string>();
    const before = listed();
    if (before.length === 0) return 0;
    for (const one of before) {
      try {
        for (const path of filesOf(one)) {
          await removeFile(path);
          folders.add(dirname(path));
        }
        gone.add(one.file);
      } catch (error) {
        // Open in a player on Windows, or a folder without the right: tried again with every run.
        log.warn('evidence-not-removed', { file: one.file, words: wordsOf(error) });
      }
    }
    for (const folder of folders) if (existsSync(folder)) flushFolder(folder);
    // What was added to the list meanwhile stays in it.
    atOnce(parts().db, () => {
      list(listed().filter(({ file }) => !gone.has(file)));
    });
    return listed().length;
  };

  return {
    remove: async (inspectionId, stillDue, days, operatorNo) => {
      const { db, store } = parts();
      const buried = atOnce(db, () => {
        const due = [...stillDue()];
        for (const { kind, file, sha256, bytes, rule } of due)
          store.bury({
            ...{ kind, file, sha256, bytes, inspectionId, operatorNo },
            rule: tombstoneRule(rule, days),
            at: now(),
          });
        if (due.length > 0) list([...listed(), ...due]);
        return due;
      });
      await finish();
      return buried;
    },
    finish,
    countUnremoved: () => listed().length,
  };
}
