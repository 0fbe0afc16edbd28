import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { idEndInPack, idEndOf } from '../../shared/pack/pack-name.ts';
import { wordsOf } from '../lib/app-error.ts';
import { flushFolder } from '../lib/atomic-file.ts';
import type { Logger } from '../lib/logger.ts';

/** A pack that still lies in the folder of packs. It is a copy: what it was made of goes by rules of its own. */
export type PackCopy = { exportId: string; file: string; bytes: number };

/** Those of these exports whose packs still lie there. */
export type PacksOf = (exportIds: readonly string[]) => PackCopy[];

export type PackCopies = {
  of: PacksOf;
  /** Removes these packs, each told to the chain before it goes. Gives those that are gone. */
  remove: (inspectionId: string, due: readonly PackCopy[], rule: string, operatorNo: string) => Promise<PackCopy[]>;
};

type CopiesDeps = {
  /** Where packs go. */
  folder: string;
  /** Whether the chain says already that this export's pack went: it could not be removed then, or came back. */
  isTold: (inspectionId: string, exportId: string) => boolean;
  record: (event: {
    kind: 'pack-removed';
    inspectionId: string;
    body: { bytes: number; exportId: string; file: string; rule: string };
    operatorNo: string;
  }) => void;
  log: Logger;
  /** Removes a file, also one that is not there; tests make it fail. */
  removeFile?: (path: string) => Promise<void>;
};

const removeForGood = (path: string): Promise<void> => rm(path, { force: true });

/**
 * The packs this station made and nobody took away. A pack holds the very files that retention removes: as long as one lies
 * here nothing was really deleted. What was handed over, or moved to another folder, is no longer ours to delete.
 */
export function createPackCopies({ folder, isTold, record, log, removeFile = removeForGood }: CopiesDeps): PackCopies {
  return {
    of: (exportIds) => {
      if (exportIds.length === 0 || !existsSync(folder)) return [];
      const byEnd = new Map(exportIds.map((exportId) => [idEndOf(exportId), exportId]));
      return readdirSync(folder).flatMap((file) => {
        const exportId = byEnd.get(idEndInPack(file) ?? '');
        const stat = exportId === undefined ? undefined : lstatSync(join(folder, file), { throwIfNoEntry: false });
        return exportId === undefined || stat?.isFile() !== true ? [] : [{ exportId, file, bytes: stat.size }];
      });
    },
    remove: async (inspectionId, due, rule, operatorNo) => {
      const gone: PackCopy[] = [];
      for (const copy of due) {
        const { exportId, file, bytes } = copy;
        if (!isTold(inspectionId, exportId))
          record({ kind: 'pack-removed', inspectionId, body: { bytes, exportId, file, rule }, operatorNo });
        try {
          await removeFile(join(folder, file));
          gone.push(copy);
        } catch (error) {
          // Open in another program on Windows: tried again with every run.
          log.warn('pack-not-removed', { file, words: wordsOf(error) });
        }
      }
      if (gone.length > 0) flushFolder(folder);
      return gone;
    },
  };
}
