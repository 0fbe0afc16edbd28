import { Buffer } from 'node:buffer';
import { safeParse } from 'valibot';
import { Bin } from '../../shared/disposition.ts';
import type { Printed, PrintHow, PrintJob } from '../../shared/print.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { PrintDocument, Printer } from './print-document.ts';
import { fileNameOf, filePathOf } from './print-file.ts';
import type { BadgeJob, PrintSources, ReportSheetJob } from './print-sources.ts';

/** A badge is asked for by the people's own call, never by the window's print call. */
type Job = PrintJob | BadgeJob | ReportSheetJob;

type PrintDeps = {
  sources: PrintSources;
  /** null in plain Node: then only CSV can be made. */
  printer: Printer | null;
  /** Where the files are written; made when it is missing. */
  folder: string;
  clock: Pick<Clock, 'now'>;
  log: Logger;
};

type PrintService = {
  /**
   * Makes the document and gives it out. Refuses with `nothing-to-print` (an empty list), `no-printer`, `print-failed`,
   * `disk-full`, or `bad-request` (a CSV of what is no list).
   */
  make: (job: Job, how: PrintHow) => Promise<Result<Printed>>;
};

/** What a PDF says of its pages: each has one such entry, outside the compressed parts. */
export const countPages = (pdf: Uint8Array): number =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    .toString('latin1')
    .match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

const isLabel = ({ page }: PrintDocument): boolean => page === 'label-60x40';

export function createPrintService({ sources, printer, folder, clock, log }: PrintDeps): PrintService {
  const write = (name: string, bytes: Uint8Array): Result<string> => {
    try {
      writeFileDurably(filePathOf(folder, name), bytes);
      return ok(name);
    } catch (error) {
      log.error('print-not-written', { words: wordsOf(error) });
      return refuse(isDiskFull(error) ? 'disk-full' : 'print-failed');
    }
  };

  const toCsv = (document: PrintDocument, job: Job): Result<Printed> => {
    if (document.csv === undefined) return refuse('bad-request');
    const written = write(fileNameOf(job, clock.now(), 'csv'), Buffer.from(document.csv, 'utf8'));
    return written.ok ? ok({ file: written.value, pages: null, rows: document.rows }) : written;
  };

  const toPdf = async (document: PrintDocument, job: Job, to: Printer): Promise<Result<Printed>> => {
    const pdf = await to.pdf(document);
    const written = write(fileNameOf(job, clock.now(), 'pdf'), pdf);
    return written.ok ? ok({ file: written.value, pages: countPages(pdf), rows: document.rows }) : written;
  };

  const toPaper = async (document: PrintDocument, to: Printer): Promise<Result<Printed>> => {
    const isSent = await to.paper(document, isLabel(document) ? sources.bench().labelPrinter : '');
    return isSent ? ok({ file: null, pages: null, rows: document.rows }) : refuse('no-printer');
  };

  return {
    make: async (job, how) => {
      const document = await documentOf(job, sources, clock.now());
      if (document === null || document.rows === 0) return refuse('nothing-to-print');
      if (how === 'csv') return toCsv(document, job);
      if (printer === null) return refuse('no-printer');
      try {
        return how === 'pdf' ? await toPdf(document, job, printer) : await toPaper(document, printer);
      } catch (error) {
        log.error('print-failed', { what: job.what, how, words: wordsOf(error) });
        return refuse('print-failed');
      }
    },
  };
}

/**
 * The document of a job; null when nobody knows what it is of. The makers are loaded when something is printed: the
 * barcode tables are large and no scan waits for them.
 */
async function documentOf(job: Job, sources: PrintSources, now: number): Promise<PrintDocument | null> {
  const { language } = job;
  const made = { language, bench: sources.bench(), now };
  switch (job.what) {
    case 'command-sheet':
      return (await import('./command-sheet.ts')).commandSheet(language);
    case 'training-labels':
      return (await import('./training-labels.ts')).trainingLabels(sources.trainingParcels(), language);
    case 'help-card':
      return (await import('./help-card.ts')).helpCard(job.role, language);
    case 'unit-labels':
      return (await import('./goods-labels.ts')).unitLabels(sources.units(job.inspectionId), language);
    case 'bin-labels': {
      const bins = job.bins.filter((bin) => safeParse(Bin, bin).success);
      return (await import('./goods-labels.ts')).binLabels(bins, language);
    }
    case 'badge':
      return (await import('./badge-card.ts')).badgeCard(job, language);
    case 'report':
      return (await import('./report-sheet.ts')).reportSheet(job.view, made);
    case 'refund-elsewhere':
      return (await import('./lists.ts')).refundList(sources.refundsElsewhere(), made);
    case 'hand-over': {
      const list = sources.handOver(job.handOverId);
      return list === null ? null : (await import('./lists.ts')).handOverList(list, made);
    }
    case 'stock-list':
      return (await import('./lists.ts')).stockList(sources.stock(), made);
    case 'shift':
      return (await import('./shift-sheet.ts')).shiftSheet(sources.shift(), job.takerNo, made);
    case 'register': {
      const rows = sources.register(job.register, job.isOpen);
      return (await import('./register-list.ts')).registerList(job.register, rows, made);
    }
  }
}
