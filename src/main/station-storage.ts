import { existsSync } from 'node:fs';
import { refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { isStorageFault } from './db/commit.ts';
import type { EvidencePaths } from './evidence/evidence-paths.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';

type StationStorage = {
  /** Reopens after a fault of the disk: one reopening at a time, however many calls met the fault. */
  mend: (error: unknown) => Promise<void>;
  /** Runs against the core that is open now; a fault of the disk reopens it and answers `commit-unknown`. */
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
};

export function createStationStorage(deps: {
  log: Logger;
  core: () => Core;
  reopen: (error: unknown) => Promise<void>;
}): StationStorage {
  const { log, core, reopen } = deps;
  let mending: Promise<void> | null = null;

  /** One that fails is logged; the next call tries again. */
  const mend = (error: unknown): Promise<void> => {
    mending ??= reopen(error)
      .catch((fault: unknown) => {
        log.error('storage-not-reopened', { words: wordsOf(fault) });
      })
      .finally(() => {
        mending = null;
      });
    return mending;
  };

  return {
    mend,
    run: async (act) => {
      try {
        return await act(core());
      } catch (error) {
        if (!isStorageFault(error)) throw error;
        await mend(error);
        return refuse('commit-unknown');
      }
    },
  };
}

/** The file behind an `evidence://` address, or null: only what has a name of ours and is there. */
export function findEvidenceFile(
  { core, paths, log }: { core: Core; paths: EvidencePaths; log: Logger },
  kind: 'photo' | 'thumb' | 'recording' | 'attachment',
  key: string,
): string | null {
  let file: string;
  try {
    if (kind === 'attachment') return core.attachments.pictureFile(key);
    file = paths[kind](key);
  } catch (error) {
    log.warn('evidence-name-refused', { words: wordsOf(error) });
    return null;
  }
  if (existsSync(file)) return file;
  if (kind !== 'thumb' || !core.evidenceStore.hasPhoto(key)) return null;
  const photo = paths.photo(key);
  // Removed by retention, or lost: there is nothing to make a small copy of.
  if (!existsSync(photo)) return null;
  // The picture itself until its small copy is made.
  core.photos.orderThumbnail(key);
  return photo;
}
