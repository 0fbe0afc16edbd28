import { join } from 'node:path';
import type { ImportView, RejectedRow } from '../../shared/import.ts';
import { ok } from '../../shared/result.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import { cutText } from './cell-rules.ts';
import { createGroupReader } from './group-readers.ts';
import type { Batch } from './group-readers.ts';
import { createImportReport } from './import-report.ts';
import type { RunInRoom } from './import-room.ts';
import { runImport } from './import-run.ts';
import type { BatchDone } from './import-run.ts';
import { columnsOf } from './row-rules.ts';

const REJECTED_SHOWN = 20;
const TEXT_SHOWN = 80;

type JobOptions = {
  folder: string;
  rowsFile: string;
  reportName: string;
  language: 'zh' | 'en';
  headerRow: number;
  /** As it was when the import was started; only its counts change. */
  view: ImportView;
  run: RunInRoom;
  now: () => number;
  isConnected: (platform: string) => boolean;
  isCancelled: () => boolean;
  /** Called after each batch with the view as it is then. */
  onProgress: (view: ImportView) => void;
};

/** How it ended; a `fault` is why the last batch could not be stored. */
type JobEnd = { view: ImportView; fault: ErrorCode | null };

/** Runs one import to its end and gives back the view of that. Every batch is stored whole, with its own transaction. */
export async function runJob(options: JobOptions): Promise<JobEnd> {
  const { folder, rowsFile, reportName, language, headerRow, run, isConnected, isCancelled } = options;
  let { view } = options;
  const faults: ErrorCode[] = [];
  const report = createImportReport({ folder, name: reportName, language, headers: view.headers });
  const headerOf = (field: string | null): string | null => {
    const at = field === null ? -1 : view.mapping.indexOf(field);
    return view.headers[at] ?? null;
  };

  const started = await run(({ nextVersion }) => ok(nextVersion()));
  if (!started.ok) return { view: { ...view, state: 'failed' }, fault: started.error.code };
  const reader = createGroupReader(view.kind, {
    columns: columnsOf(view.mapping),
    isConnected,
    version: started.value,
  });

  const store = async (batch: Batch, { reached, rejected }: BatchDone): Promise<boolean> => {
    const stored = await run(({ db, expectedReturns, imports }) =>
      commit(db, () => {
        for (const expected of batch.returns) expectedReturns.save(expected, options.now());
        for (const { sku, parts } of batch.bundles) imports.saveBundle(sku, parts);
        return ok(null);
      }),
    );
    if (!stored.ok) {
      faults.push(stored.error.code);
      return false;
    }
    const lines = rejected.map((one) => ({ ...one, column: headerOf(one.rejection.field) }));
    await report.add(lines);
    const shown = lines.map(({ rejection: { row, why, text }, column }): RejectedRow => {
      return { row, why, column, text: cutText(text, TEXT_SHOWN) };
    });
    view = {
      ...view,
      done: reached,
      saved: view.saved + batch.returns.length + batch.bundles.length,
      rejected: view.rejected + rejected.length,
      rejectedFirst: [...view.rejectedFirst, ...shown].slice(0, REJECTED_SHOWN),
      report: report.file(),
    };
    if (batch.returns.length > 0) {
      await run(({ returnsArrived }) => {
        returnsArrived();
        return ok(null);
      });
    }
    options.onProgress(view);
    return true;
  };

  try {
    const isWhole = await runImport({ rowsFile, headerRow, reader, isCancelled, store });
    if (isWhole) return { view: { ...view, done: view.rows, state: 'done' }, fault: null };
  } finally {
    await report.close();
  }
  const [fault = null] = faults;
  return { view: { ...view, state: fault === null ? 'cancelled' : 'failed' }, fault };
}

export const rowsFileIn = (folder: string, id: string): string => join(folder, `${id}.rows`);
export const uploadFileIn = (folder: string, id: string): string => join(folder, `${id}.upload`);
