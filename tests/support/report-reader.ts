import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { writeReportPdf } from '../../src/main/pack/report-pdf.ts';
import type { PackRecord } from '../../src/shared/pack/pack-record.ts';

// Makes reports with small pictures, and reads PDFs the way a stranger does: with poppler.

const run = promisify(execFile);

const answers = (program: string): boolean => {
  try {
    execFileSync(program, ['-v'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
};

export const hasPoppler = ['pdftotext', 'pdftoppm', 'pdffonts'].every(answers);

export const fontsDir = resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts/noto-sans-sc');

/** A folder of figures `fig-01.jpg` … of their record's shape, small. */
export async function makeFigures(record: PackRecord): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'dockproof-report-'));
  mkdirSync(join(dir, 'figures'));
  for (const { path, number, widthPx, heightPx } of record.figures) {
    const background = { r: (number * 53) % 256, g: (number * 97) % 256, b: 120 };
    await sharp({ create: { width: widthPx >> 4, height: heightPx >> 4, channels: 3, background } })
      .jpeg()
      .toFile(join(dir, 'figures', basename(path)));
  }
  return dir;
}

/** Writes the report into the folder of its figures and answers the file's path. */
export async function writeReport(record: PackRecord, dir: string, name = 'report.pdf'): Promise<string> {
  const target = join(dir, name);
  await writeReportPdf({
    record,
    pictureOf: (path) => join(dir, 'figures', basename(path)),
    target,
    fontsDir,
  });
  return target;
}

/** The text of each page, without any white space: where lines break is not what is asked. */
export async function pagesOf(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', [pdf, '-'], { maxBuffer: 50_000_000 });
  return stdout
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ''));
}

type PlacedWord = { page: number; text: string; left: number; top: number; right: number; bottom: number };

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs;

/** Every word with its place in points. */
export async function wordsOf(pdf: string): Promise<PlacedWord[]> {
  const { stdout } = await run('pdftotext', ['-bbox', pdf, '-'], { maxBuffer: 50_000_000 });
  return stdout
    .split('<page ')
    .slice(1)
    .flatMap((part, page) =>
      [...part.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
        page,
        text,
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
      })),
    );
}

export async function fontsOf(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdffonts', [pdf]);
  return stdout.trim().split('\n').slice(2);
}

/** One page (from 1) as a PNG. */
export async function pictureOfPage(pdf: string, page: number): Promise<Buffer> {
  const out = `${pdf}-${page}`;
  await run('pdftoppm', ['-r', '150', '-f', String(page), '-l', String(page), '-singlefile', '-png', pdf, out]);
  return readFileSync(`${out}.png`);
}
