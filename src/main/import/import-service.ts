import { rm } from 'node:fs/promises';
import type { ImportMapping, ImportView } from '../../shared/import.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { cutText } from './cell-rules.ts';
import { findHeader, fingerprintOf, fitsFile, guessMapping, missingIn } from './column-rules.ts';
import { rowsFileIn, runJob, uploadFileIn } from './import-job.ts';
import type { ReadTable, ReadTableFacts, RunInRoom, Slice } from './import-room.ts';
import { openUpload, tidyImportFolder } from './import-upload.ts';
import type { Upload } from './import-upload.ts';

export type ImportService = {
  /** A slice of the file; the view comes with the last one, null before. One import at a time. */
  take: (slice: Slice) => Promise<Result<ImportView | null>>;
  map: (importId: string, mapping: ImportMapping) => Result<ImportView>;
  /** Starts it and answers at once; what follows is told by `onChange`. */
  start: (importId: string) => Promise<Result<ImportView>>;
  /** Stops after the batch that is being stored; what was stored stays. */
  cancel: (importId: string) => Promise<Result<ImportView>>;
  view: () => ImportView | null;
  close: () => Promise<void>;
};

type ServiceDeps = {
  /** The folder of uploads and reports. */
  folder: string;
  clock: Clock;
  ids: Ids;
  log: Logger;
  readTable: ReadTable;
  run: RunInRoom;
  /** A platform that tells its returns itself. */
  isConnected: (platform: string) => boolean;
  language: () => 'zh' | 'en';
  /** At most five a second, and the end. */
  onChange: (view: ImportView) => void;
  onFault: (code: ErrorCode) => void;
};

/** `busy`: the worker reads it, or it runs; nothing else is begun until then. */
type Current = {
  id: string;
  /** Ours: names files. The window's id is only compared. */
  name: string;
  upload: Upload;
  slice: Pick<Slice, 'kind' | 'fileName' | 'totalBytes'>;
  step: 'receiving' | 'busy' | 'ready' | 'ended';
  headerRow: number;
  fingerprint: string;
  view: ImportView | null;
  isCancelled: boolean;
  running: Promise<void> | null;
};

const SAMPLE_SHOWN = 8;
const HEADER_SHOWN = 80;
const TELL_EVERY_MS = 200;

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

export function createImportService(deps: ServiceDeps): ImportService {
  const { folder, clock, ids, log, run } = deps;
  tidyImportFolder(folder);
  let current: Current | null = null;

  const find = (importId: string): (Current & { view: ImportView }) | null => {
    if (current?.id !== importId || current.view === null) return null;
    return current as Current & { view: ImportView };
  };

  const begin = async (slice: Slice): Promise<Current> => {
    await current?.upload.drop();
    if (current !== null) await rm(rowsFileIn(folder, current.name), { force: true });
    const name = ids.next();
    const { importId: id, kind, fileName, totalBytes } = slice;
    current = {
      id,
      name,
      upload: await openUpload(uploadFileIn(folder, name)),
      slice: { kind, fileName: cutText(fileName, 255), totalBytes },
      step: 'receiving',
      headerRow: 1,
      fingerprint: '',
      view: null,
      isCancelled: false,
      running: null,
    };
    return current;
  };

  const fits = (one: Current | null, slice: Slice): one is Current =>
    one?.id === slice.importId &&
    one.step === 'receiving' &&
    one.upload.received() === slice.offset &&
    one.slice.totalBytes === slice.totalBytes &&
    slice.offset + slice.bytes.byteLength <= slice.totalBytes &&
    slice.bytes.byteLength > 0;

  const read = async (one: Current): Promise<Result<ImportView>> => {
    one.step = 'busy';
    const give = async <T extends Result<ImportView>>(answer: T): Promise<T> => {
      one.step = answer.ok ? 'ready' : 'ended';
      await one.upload.drop();
      if (!answer.ok) await rm(rowsFileIn(folder, one.name), { force: true });
      return answer;
    };
    await one.upload.close();
    const facts = await deps.readTable({ file: one.upload.file, target: rowsFileIn(folder, one.name) });
    if (typeof facts === 'string') return give(refuse('import-unreadable'));
    const headerAt = findHeader(facts.sample, one.slice.kind);
    if (headerAt < 0 || facts.rows <= headerAt + 1) return give(refuse('import-empty'));
    one.headerRow = headerAt + 1;
    const viewed = await viewOf(one, facts);
    if (viewed.ok) one.view = viewed.value;
    return give(viewed);
  };

  const viewOf = async (one: Current, facts: ReadTableFacts): Promise<Result<ImportView>> => {
    const { kind, fileName } = one.slice;
    const columns = Math.max(...facts.sample.map((row) => row.length));
    const headerCells = facts.sample[one.headerRow - 1] ?? [];
    const headers = Array.from({ length: columns }, (_, at) => cutText(headerCells[at] ?? '', HEADER_SHOWN));
    one.fingerprint = fingerprintOf(headers, kind);
    const before = await run(({ imports }) => ok(imports.mappingOf(one.fingerprint)));
    if (!before.ok) return before;
    const isRemembered = before.value !== null && fitsFile(before.value, headers, kind);
    const mapping = isRemembered && before.value !== null ? before.value : guessMapping(headers, kind);
    return ok({
      importId: one.id,
      kind,
      fileName,
      format: facts.format,
      encoding: facts.encoding,
      headers,
      mapping,
      isRemembered,
      missing: missingIn(mapping, kind),
      sample: facts.sample.slice(one.headerRow, one.headerRow + SAMPLE_SHOWN),
      rows: facts.rows - one.headerRow,
      state: 'mapping',
      done: 0,
      saved: 0,
      rejected: 0,
      rejectedFirst: [],
      report: null,
    });
  };

  const runToEnd = async (one: Current & { view: ImportView }): Promise<void> => {
    const told: { cancel: (() => void) | null } = { cancel: null };
    const rowsFile = rowsFileIn(folder, one.name);
    let end: ImportView;
    try {
      const { view, fault } = await runJob({
        folder,
        rowsFile,
        reportName: `rejected-${new Date(clock.now()).toISOString().slice(0, 10)}-${one.name}.csv`,
        language: deps.language(),
        headerRow: one.headerRow,
        view: one.view,
        run,
        now: () => clock.now(),
        isConnected: deps.isConnected,
        isCancelled: () => one.isCancelled,
        onProgress: (view) => {
          one.view = view;
          told.cancel ??= clock.after(TELL_EVERY_MS, () => {
            told.cancel = null;
            deps.onChange(one.view);
          });
        },
      });
      end = view;
      if (fault !== null) deps.onFault(fault);
    } catch (error) {
      log.error('import-failed', { words: wordsOf(error) });
      end = { ...one.view, state: 'failed' };
      deps.onFault(codeOf(error) === 'ENOSPC' ? 'disk-full' : 'internal');
    }
    told.cancel?.();
    // It holds buyers' data: who reads that the import has ended finds it gone.
    await rm(rowsFile, { force: true });
    one.view = end;
    one.step = 'ended';
    one.running = null;
    deps.onChange(end);
  };

  return {
    take: async (slice) => {
      if (current?.step === 'busy') return refuse('import-busy');
      try {
        const one = slice.offset === 0 ? await begin(slice) : current;
        if (!fits(one, slice)) return refuse('import-out-of-order');
        await one.upload.add(slice.bytes);
        return one.upload.received() < slice.totalBytes ? ok(null) : await read(one);
      } catch (error) {
        if (current !== null) current.step = 'ended';
        await current?.upload.drop();
        if (codeOf(error) === 'ENOSPC') return refuse('disk-full');
        throw error;
      }
    },
    map: (importId, mapping) => {
      const one = find(importId);
      if (one?.step !== 'ready') return refuse('unknown-import');
      const { headers, kind } = one.view;
      if (!fitsFile(mapping, headers, kind)) return refuse('bad-request', 'mapping');
      one.view = { ...one.view, mapping, missing: missingIn(mapping, kind), isRemembered: false };
      return ok(one.view);
    },
    start: async (importId) => {
      const one = find(importId);
      if (one?.step !== 'ready') return refuse(one?.step === 'busy' ? 'import-busy' : 'unknown-import');
      if (one.view.missing.length > 0) return refuse('import-columns-missing', one.view.missing.join(' '));
      one.step = 'busy';
      const { fingerprint, slice, view } = one;
      const remembered = await run(({ imports }) => {
        imports.remember({ fingerprint, fileName: slice.fileName, mapping: view.mapping, now: clock.now() });
        return ok(null);
      });
      if (!remembered.ok) {
        one.step = 'ready';
        return remembered;
      }
      // Cancelled in the meantime: its rows are gone.
      if (one.isCancelled) return ok(one.view);
      one.view = { ...view, state: 'running' };
      one.running = runToEnd(one);
      return ok(one.view);
    },
    cancel: async (importId) => {
      const one = find(importId);
      if (one === null) return refuse('unknown-import');
      one.isCancelled = true;
      await one.running;
      if (one.view.state === 'mapping') one.view = { ...one.view, state: 'cancelled' };
      one.step = 'ended';
      await rm(rowsFileIn(folder, one.name), { force: true });
      return ok(one.view);
    },
    view: () => current?.view ?? null,
    close: async () => {
      if (current === null) return;
      current.isCancelled = true;
      await current.running;
      await current.upload.drop();
    },
  };
}
