import { join } from 'node:path';
import type {
  BuyerOpened,
  ExportAsk,
  ReportRange,
  ReportStep,
  ReportView,
  TableAsk,
  TablePage,
} from '../shared/report.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Database } from './db/open.ts';
import { wordsOf } from './lib/app-error.ts';
import { systemUptime } from './lib/clock.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { SeatService } from './people/seat.ts';
import { filePathOf } from './print/print-file.ts';
import { readBuyer } from './report/buyer-store.ts';
import type { ReportFound, ReportAsk } from './report/report-asks.ts';
import { dayOfText, systemZone } from './report/report-days.ts';
import { createReportFold } from './report/report-fold.ts';
import type { ReportFold } from './report/report-fold.ts';
import type { Core } from './station-core.ts';
import type { Worker } from './worker/worker-jobs.ts';

const LOOK_EVERY_MS = 15_000;
/** More is waiting: soon again, but never so that a scan would wait for it. */
const GO_ON_AFTER_MS = 250;
const AT_A_TIME_MS = 10;
/** A person who opens a report waits this long for the counts at most. */
const CATCH_UP_MS = 40;
const WORKER_IDLE_MS = 5 * 60_000;

export type StationReport = {
  view: (asked: ReportRange & { step: ReportStep }) => Promise<Result<ReportView>>;
  table: (asked: TableAsk) => Promise<Result<TablePage>>;
  /** Writes the file into the folder `print`. */
  exportTable: (asked: ExportAsk) => Promise<Result<{ file: string; rows: number }>>;
  openBuyer: (key: string) => Promise<Result<BuyerOpened>>;
  stop: () => Promise<void>;
};

type ReportParts = {
  dataDir: string;
  sqliteBinding?: string;
  worker: Worker;
  /** A worker of its own: a report must not wait for a film that is cut. */
  openWorker?: () => Worker;
  clock: Clock;
  log: Logger;
  core: () => Core;
  seat: Pick<SeatService, 'person' | 'view'>;
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
  onFault: (error: unknown) => void;
};

/** Keeps the roll-ups of reports while no box is open, and asks the worker what stands in them. */
export function createStationReport(parts: ReportParts): StationReport {
  const { dataDir, sqliteBinding, clock, log, core, seat, run, onFault } = parts;
  const openWorker = parts.openWorker ?? (() => ({ ...parts.worker, close: () => Promise.resolve() }));
  let made: { db: Database; fold: ReportFold } | null = null;
  let own: Worker | null = null;
  let cancelIdle: () => void = () => undefined;
  let cancelLook: () => void = () => undefined;

  /** The database may have been opened anew. */
  const foldOf = ({ db }: Core): ReportFold => {
    if (made?.db !== db) made = { db, fold: createReportFold(db, { zone: systemZone(), now: systemUptime }) };
    return made.fold;
  };
  const catchUp = (withinMs: number): boolean => {
    try {
      // Cases begin and end by what changed since; the figures of their rulings are read after it.
      core().disputes.sweepAll(clock.now());
      return foldOf(core()).catchUp(withinMs);
    } catch (error) {
      // A full or failing disk: the counts wait, and the station hears of it.
      log.warn('report-counts-wait', { words: wordsOf(error) });
      onFault(error);
      return false;
    }
  };
  const look = (): void => {
    const isBusy = core().sessions.readOpen() !== null;
    cancelLook = clock.after(isBusy || catchUp(AT_A_TIME_MS) ? LOOK_EVERY_MS : GO_ON_AFTER_MS, look);
  };
  cancelLook = clock.after(LOOK_EVERY_MS, look);

  const closeWorker = async (): Promise<void> => {
    cancelIdle();
    const closing = own;
    own = null;
    await closing?.close();
  };
  const ask = async <W extends ReportAsk['what']>(
    asked: ReportAsk & { what: W },
  ): Promise<Result<ReportFound & { what: W }>> => {
    own ??= openWorker();
    cancelIdle();
    cancelIdle = clock.after(WORKER_IDLE_MS, () => void closeWorker());
    try {
      const file = join(dataDir, 'app.db');
      const answer = await own.report({ file, binding: sqliteBinding ?? null, ask: asked });
      if (answer === 'unreadable' || !isOf(answer, asked.what)) return refuse('report-failed');
      return ok(answer);
    } catch (error) {
      log.error('report-failed', { what: asked.what, words: wordsOf(error) });
      const code = error instanceof Error && 'code' in error ? error.code : null;
      return refuse(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'report-failed');
    }
  };

  /** A shop agent reads of their own shops alone. */
  const platforms = (): string[] | null => {
    const roles = seat.view().person?.roles ?? [];
    const isAgentOnly = roles.includes('agent') && !roles.includes('supervisor') && !roles.includes('administrator');
    return isAgentOnly ? (seat.person()?.shops ?? []) : null;
  };
  const scopeOf = ({ from, until }: ReportRange) => ({
    from: dayOfText(from),
    until: dayOfText(until),
    platforms: platforms(),
    now: clock.now(),
  });

  return {
    view: async ({ step, ...range }) => {
      const isDone = catchUp(CATCH_UP_MS);
      const found = await ask({ what: 'view', ...scopeOf(range), step, zone: systemZone() });
      return found.ok ? ok({ ...found.value.view, isBehind: !isDone }) : found;
    },
    table: async ({ table, sort, isDescending, filter, offset, ...range }) => {
      const isDone = catchUp(CATCH_UP_MS);
      const found = await ask({ what: 'table', ...scopeOf(range), table, sort, isDescending, filter, offset });
      return found.ok ? ok({ ...found.value.page, isBehind: !isDone }) : found;
    },
    exportTable: async ({ table, sort, isDescending, filter, format, language, ...range }) => {
      catchUp(CATCH_UP_MS);
      const file = `report-${table}-${language}-${range.from}-${range.until}-${clock.now().toString(36)}.${format}`;
      const target = filePathOf(join(dataDir, 'print'), file);
      const wanted = { table, sort, isDescending, filter, format, language, target };
      const found = await ask({ what: 'file', ...scopeOf(range), ...wanted });
      if (!found.ok) return found;
      if (found.value.rows === 0) return refuse('nothing-to-print');
      // Who took what out of the house is part of the record.
      return run(({ custody, who }) => {
        const body = { ...range, file, rows: found.value.rows, table };
        custody.record({ kind: 'report-exported', inspectionId: null, body, operatorNo: who().operatorNo });
        return ok({ file, rows: found.value.rows });
      });
    },
    openBuyer: (key) =>
      run(({ db, custody, who }) => {
        const buyer = readBuyer(db, Number(key));
        if (buyer === null) return refuse('unknown-return');
        custody.record({
          ...{ kind: 'buyer-opened', inspectionId: null, operatorNo: who().operatorNo },
          body: { buyer: key, platform: buyer.platform, returns: buyer.returns.length, shop: buyer.shop },
        });
        return ok(buyer);
      }),
    stop: async () => {
      cancelLook();
      await closeWorker();
    },
  };
}

const isOf = <W extends ReportFound['what']>(answer: ReportFound, what: W): answer is ReportFound & { what: W } =>
  answer.what === what;
