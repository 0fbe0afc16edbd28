import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '../../../src/main/lib/logger.ts';
import type { PrintDocument, Printer } from '../../../src/main/print/print-document.ts';
import { isSafeFileName } from '../../../src/main/print/print-file.ts';
import { countPages, createPrintService } from '../../../src/main/print/print-service.ts';
import type { PrintSources } from '../../../src/main/print/print-sources.ts';
import type { PrintJob } from '../../../src/shared/print.ts';
import { NOW, someSources } from './print-rows.ts';

const quiet: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const PDF = Buffer.from('%PDF-1.4\n<</Type /Pages /Count 2>>\n<</Type /Page>>\n<</Type/Page >>\n%%EOF');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-print-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fakePrinter = (more: Partial<Printer> = {}): Printer & { sent: [PrintDocument, string][] } => {
  const sent: [PrintDocument, string][] = [];
  return {
    sent,
    pdf: () => Promise.resolve(PDF),
    paper: (document, name) => {
      sent.push([document, name]);
      return Promise.resolve(true);
    },
    list: () => Promise.resolve([]),
    ...more,
  };
};
const service = (printer: Printer | null, sources: PrintSources = someSources(), into = folder) =>
  createPrintService({ sources, printer, folder: into, clock: { now: () => NOW }, log: quiet });

const JOBS: PrintJob[] = [
  { what: 'command-sheet', language: 'zh' },
  { what: 'training-labels', language: 'en' },
  { what: 'help-card', role: 'inspector', language: 'zh' },
  { what: 'unit-labels', inspectionId: 'i1', language: 'zh' },
  { what: 'bin-labels', bins: ['A-01'], language: 'zh' },
  { what: 'refund-elsewhere', language: 'zh' },
  { what: 'hand-over', handOverId: null, language: 'zh' },
  { what: 'stock-list', language: 'en' },
];

describe('making something', () => {
  it.each(JOBS)('$what becomes a PDF with a safe name, its pages counted', async (job) => {
    const printed = await service(fakePrinter()).make(job, 'pdf');
    if (!printed.ok) throw new Error(printed.error.code);
    const { file, pages, rows } = printed.value;
    expect(isSafeFileName(file ?? '')).toBe(true);
    expect(readFileSync(join(folder, file ?? ''))).toEqual(PDF);
    expect(pages).toBe(2);
    expect(rows).toBeGreaterThan(0);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('labels go to the label printer, sheets to the one the system chose', async () => {
    const printer = fakePrinter();
    const { make } = service(printer);
    expect(await make({ what: 'unit-labels', inspectionId: 'i1', language: 'zh' }, 'paper')).toEqual({
      ok: true,
      value: { file: null, pages: null, rows: 1 },
    });
    await make({ what: 'command-sheet', language: 'zh' }, 'paper');
    expect(printer.sent.map(([{ page }, name]) => [page, name])).toEqual([
      ['label-60x40', 'TSC TTP-244'],
      ['a4', ''],
    ]);
  });

  it('a list becomes a CSV even without a printer', async () => {
    const printed = await service(null).make({ what: 'refund-elsewhere', language: 'zh' }, 'csv');
    if (!printed.ok) throw new Error(printed.error.code);
    expect(printed.value.file).toBe('refund-elsewhere-zh-20261122-140500.csv');
    expect(readFileSync(join(folder, printed.value.file ?? ''), 'utf8')).toMatch(/^\u{feff}"截止时间",/u);
  });
});

describe('refusals', () => {
  const sheet: PrintJob = { what: 'command-sheet', language: 'zh' };
  const codeOf = async (answer: ReturnType<ReturnType<typeof service>['make']>): Promise<string> => {
    const result = await answer;
    return result.ok ? 'made' : result.error.code;
  };

  it('no printer, a printer that is gone, one that fails', async () => {
    expect(await codeOf(service(null).make(sheet, 'pdf'))).toBe('no-printer');
    expect(await codeOf(service(null).make(sheet, 'paper'))).toBe('no-printer');
    const gone = fakePrinter({ paper: () => Promise.resolve(false) });
    expect(await codeOf(service(gone).make(sheet, 'paper'))).toBe('no-printer');
    const failing = fakePrinter({ pdf: () => Promise.reject(new Error('no paper')) });
    expect(await codeOf(service(failing).make(sheet, 'pdf'))).toBe('print-failed');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('an empty list, an unknown one, bins that are none', async () => {
    const nothing = someSources({ units: () => [], refundsElsewhere: () => [], handOver: () => null });
    const { make } = service(fakePrinter(), nothing);
    for (const job of [
      { what: 'refund-elsewhere', language: 'zh' },
      { what: 'hand-over', handOverId: 'h1', language: 'zh' },
      { what: 'unit-labels', inspectionId: 'i1', language: 'zh' },
      { what: 'bin-labels', bins: ['../x', 'a b', ''], language: 'zh' },
    ] satisfies PrintJob[])
      expect(await codeOf(make(job, 'pdf'))).toBe('nothing-to-print');
  });

  it('a CSV of what is no list', async () => {
    expect(await codeOf(service(fakePrinter()).make(sheet, 'csv'))).toBe('bad-request');
  });

  it('a folder that can’t be written', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(await codeOf(service(fakePrinter(), someSources(), file).make(sheet, 'pdf'))).toBe('print-failed');
  });
});

it('pages are counted, not the list of pages', () => {
  expect(countPages(PDF)).toBe(2);
  expect(countPages(new Uint8Array())).toBe(0);
});

it.each(['../x.pdf', 'a/b.pdf', '.hidden.pdf', 'con.pdf', 'x', 'x.pdf\0', 'a'.repeat(200) + '.pdf', 'é.pdf', 'x.pdf '])(
  '%j is no file name of ours',
  (name) => {
    expect(isSafeFileName(name)).toBe(false);
  },
);
