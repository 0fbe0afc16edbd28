import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { REJECTIONS } from '../../shared/rejections.ts';
import { csvFile, csvRow } from '../lib/csv.ts';
import type { Rejection, TableRow } from './table-rows.ts';

type Language = 'zh' | 'en';

const HEAD: Record<Language, readonly string[]> = {
  zh: ['行号', '没有导入的原因', '问题所在的列'],
  en: ['Row', 'Why it was not imported', 'Column'],
};

/** What a report shows of a rejected row: where it stands, why, and all its cells, so that it can be mended right there. */
type RejectedLine = { rejection: Rejection; column: string | null; cells: TableRow['cells'] };

type ImportReport = {
  /** Its name inside the folder; null as long as nothing was rejected. */
  file: () => string | null;
  add: (lines: readonly RejectedLine[]) => Promise<void>;
  close: () => Promise<void>;
};

type ReportOptions = { folder: string; name: string; language: Language; headers: readonly string[] };

/**
 * The list of rejected rows as a CSV that opens in a spreadsheet program and runs nothing there. It comes to be with the
 * first rejected row and grows with the import: after a crash it tells what was rejected up to then.
 */
export function createImportReport({ folder, name, language, headers }: ReportOptions): ImportReport {
  let handle: FileHandle | null = null;
  return {
    file: () => (handle === null ? null : name),
    add: async (lines) => {
      if (lines.length === 0) return;
      if (handle === null) {
        handle = await open(join(folder, name), 'w');
        await handle.appendFile(csvFile([[...HEAD[language], ...headers]]));
      }
      const rows = lines.map(({ rejection, column, cells }) =>
        csvRow([rejection.row, REJECTIONS[rejection.why][language], column, ...cells]),
      );
      await handle.appendFile(rows.join(''));
    },
    close: async () => {
      await handle?.close();
    },
  };
}
