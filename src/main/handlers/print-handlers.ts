import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import { wordsOf } from '../lib/app-error.ts';
import { filePathOf, isSafeFileName } from '../print/print-file.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'printMake' | 'fileShow' | 'printers';

/** What goes onto paper or into a file, and where those files lie. */
export function createPrintHandlers({
  print,
  log,
  shell: { dataDir, printer, showFile },
}: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    printMake: ({ job, how }) => print.make(job, how),
    fileShow: ({ folder, file }) => {
      if (!isSafeFileName(file)) return refuse('bad-request');
      const path = filePathOf(join(dataDir, folder), file);
      if (!existsSync(path)) return refuse('file-gone');
      showFile?.(path);
      return ok(undefined);
    },
    printers: async () => {
      try {
        return ok(printer === null ? [] : await printer.list());
      } catch (error) {
        log.warn('printers-not-listed', { words: wordsOf(error) });
        return refuse('print-failed');
      }
    },
  };
}
