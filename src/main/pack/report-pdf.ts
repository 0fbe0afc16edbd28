import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import { reportOf } from './report-content.ts';
import { loadReportFonts } from './report-fonts.ts';
import { drawIntegrity } from './report-integrity.ts';
import type { Block, Pair, Report, Section } from './report-model.ts';
import { drawFigures, drawFour, figuresStart } from './report-pictures.ts';
import type { Album } from './report-pictures.ts';
import { ACCENT, FLOOR, INK, LINE, lineHeight, MARK, openSheet, PAGE, SOFT, TINT, WIDTH } from './report-sheet.ts';
import type { Sheet, Style } from './report-sheet.ts';
import { drawGrid, drawTable, tableStart } from './report-tables.ts';
import { reportWords } from './report-text.ts';

// The report as a PDF: A4, real text in embedded fonts, in plain Node. Why by this way and not by a browser's printing:
// docs/how-it-works.md, "How a pack is made, and checked".

const TITLE: Style = { face: 'bold', size: 21, color: INK };
const ORDER: Style = { face: 'bold', size: 14, color: INK };
const SECTION: Style = { face: 'bold', size: 13, color: ACCENT };
const HEADING: Style = { face: 'bold', size: 10, color: INK };
const SMALL: Style = { face: 'regular', size: 8, color: SOFT };
const TONES: Record<'plain' | 'small' | 'warn', Style> = {
  plain: { face: 'regular', size: 9.5, color: INK },
  small: SMALL,
  warn: { face: 'bold', size: 9.5, color: MARK },
};

const drawWords = (sheet: Sheet, text: string, style: Style): void => {
  const high = lineHeight(style.size);
  for (const line of sheet.lines(text, WIDTH, style)) {
    sheet.need(high);
    sheet.line(line, PAGE.left, sheet.y, style);
    sheet.y += high;
  }
  sheet.y += 5;
};

/** How much of the first of these blocks must fit below what leads to it. */
const startOf = (sheet: Sheet, [block, ...next]: readonly Block[]): number => {
  switch (block?.kind) {
    case undefined:
    case 'films':
      return 0;
    case 'words':
      return lineHeight(TONES[block.tone].size) * 2 + 5 + startOf(sheet, next);
    case 'heading':
      return lineHeight(HEADING.size) + 9 + startOf(sheet, next);
    case 'grid':
      return 56;
    case 'table':
      return tableStart(sheet, block.columns, block.rows);
    case 'figures':
      return figuresStart(sheet, block.figures);
  }
};

const drawBlock = (sheet: Sheet, album: Album, block: Block, next: readonly Block[]): void => {
  switch (block.kind) {
    case 'words':
      if (next[0]?.kind === 'table') sheet.need(startOf(sheet, [block, ...next]));
      drawWords(sheet, block.text, TONES[block.tone]);
      break;
    case 'heading':
      sheet.need(startOf(sheet, [block, ...next]));
      sheet.y += 4;
      drawWords(sheet, block.text, HEADING);
      break;
    case 'grid':
      drawGrid(sheet, block.pairs);
      break;
    case 'table':
      drawTable(sheet, block.columns, block.rows);
      break;
    case 'figures':
      drawFigures(sheet, album, block.figures);
      break;
    case 'films':
      for (const { anchor } of block.films) {
        sheet.doc.addNamedDestination(anchor, 'XYZ', PAGE.left, Math.max(PAGE.top, sheet.y - 60), null);
      }
      break;
  }
};

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** `一、时间线`, `1. Time line`. */
const numbered = (report: Report, title: string, index: number): string =>
  report.locale === 'zh' ? `${ORDINALS[index] ?? String(index + 1)}、${title}` : `${index + 1}. ${title}`;

const drawTitle = (sheet: Sheet, title: string): void => {
  sheet.doc.outline.addItem(title);
  sheet.line(title, PAGE.left, sheet.y, SECTION);
  const under = sheet.y + lineHeight(SECTION.size) + 2;
  sheet.doc
    .moveTo(PAGE.left, under)
    .lineTo(PAGE.left + WIDTH, under)
    .lineWidth(1)
    .stroke(ACCENT);
  sheet.y = under + 8;
};

const drawSection = (sheet: Sheet, album: Album, section: Section, title: string): void => {
  sheet.y += 6;
  sheet.need(lineHeight(SECTION.size) + 12 + startOf(sheet, section.blocks));
  drawTitle(sheet, title);
  section.blocks.forEach((block, index) => {
    drawBlock(sheet, album, block, section.blocks.slice(index + 1));
  });
  sheet.y += 4;
};

/** What is wrong and what we ask: large while short, smaller when somebody wrote a page. */
const drawSaid = (sheet: Sheet, [label, text]: Pair): void => {
  const sizes = [12.5, 12, 11, 10, 9].map((size): Style => ({ face: 'bold', size, color: INK }));
  const inner = WIDTH - 26;
  const isSet = (one: Style): boolean => {
    const set = sheet.lines(text, inner, one);
    return set.length === 1 || (set.length <= 3 && (set.at(-1)?.length ?? 0) > 2);
  };
  const style = sizes.find(isSet) ?? { ...TONES.plain, size: 9 };
  const lines = sheet.lines(text, inner, style);
  const high = lineHeight(style.size);
  sheet.need(lineHeight(SMALL.size) + high * Math.min(lines.length, 4) + 12);
  const labelled: [string, Style][] = [[label, SMALL], ...lines.map((line): [string, Style] => [line, style])];
  let top = sheet.y;
  const bar = (): void => {
    sheet.doc.rect(PAGE.left, top, 3, sheet.y - top + 4).fill(ACCENT);
  };
  sheet.y += 3;
  for (const [line, of] of labelled) {
    if (sheet.y + lineHeight(of.size) > FLOOR) {
      bar();
      sheet.newPage();
      top = sheet.y;
    }
    sheet.doc.rect(PAGE.left + 3, sheet.y - 3, WIDTH - 3, lineHeight(of.size) + 7).fill(TINT);
    sheet.line(line, PAGE.left + 14, sheet.y, of);
    sheet.y += lineHeight(of.size);
  }
  bar();
  sheet.y += 12;
};

const drawLead = (sheet: Sheet, album: Album, report: Report): void => {
  sheet.newPage();
  sheet.y = 44;
  const { doc } = sheet;
  doc.outline.addItem(report.title);
  sheet.line(report.subtitle, PAGE.left, sheet.y, SMALL);
  sheet.y += lineHeight(SMALL.size) + 2;
  sheet.line(report.title, PAGE.left, sheet.y, TITLE);
  sheet.y += lineHeight(TITLE.size) + 4;
  doc.rect(PAGE.left, sheet.y, WIDTH, 2.2).fill(ACCENT);
  sheet.y += 12;
  const [label, order] = report.order;
  sheet.line(label, PAGE.left, sheet.y + 4.5, SMALL);
  const after = sheet.widthOf(label, SMALL) + 10;
  const orders = sheet.lines(order, WIDTH - after, ORDER);
  sheet.y += sheet.stack(orders, PAGE.left + after, sheet.y, ORDER) + 6;
  drawGrid(sheet, report.facts);
  drawSaid(sheet, report.problem);
  drawSaid(sheet, report.demand);
  const notes = [report.zone, ...(report.maskedNote === null ? [] : [report.maskedNote])];
  const lines = notes.flatMap((note) => sheet.lines(note, WIDTH, SMALL));
  const floor = FLOOR - lines.length * lineHeight(SMALL.size) - 4;
  if (report.four.length === 0) drawWords(sheet, report.noPictures, TONES.warn);
  drawFour(sheet, album, report.four, floor);
  sheet.y += sheet.stack(lines, PAGE.left, sheet.y + 2, SMALL);
};

/** Head and foot of every page, when their number is known. */
const drawMargins = (sheet: Sheet, report: Report, page: string): void => {
  const { doc } = sheet;
  const { start, count } = doc.bufferedPageRange();
  const right = PAGE.left + WIDTH;
  for (let index = 0; index < count; index += 1) {
    doc.switchToPage(start + index);
    const foot = PAGE.height - 44;
    doc.moveTo(PAGE.left, foot).lineTo(right, foot).lineWidth(0.5).stroke(LINE);
    const number = fill(page, { n: index + 1, of: count });
    sheet.line(number, right - sheet.widthOf(number, SMALL), foot + 5, SMALL);
    const [order = ''] = sheet.lines(report.orderFoot, WIDTH - 120, SMALL);
    sheet.line(order, PAGE.left, foot + 5, SMALL);
    if (index === 0) continue;
    sheet.line(report.title, PAGE.left, 28, SMALL);
    sheet.line(report.subtitle, right - sheet.widthOf(report.subtitle, SMALL), 28, SMALL);
    doc.moveTo(PAGE.left, 44).lineTo(right, 44).lineWidth(0.5).stroke(LINE);
  }
};

const anchorsOf = ({ sections }: Report): Set<string> =>
  new Set(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'figures'
          ? block.figures.map(({ anchor }) => anchor)
          : block.kind === 'films'
            ? block.films.map(({ anchor }) => anchor)
            : [],
      ),
    ),
  );

type ReportPdf = {
  record: PackRecord;
  /** Where the picture of a path of the bag (`data/figures/fig-01.jpg`) lies now. */
  pictureOf: (path: string) => string;
  /** The file to write; must not exist. */
  target: string;
  /** Where the fonts are: `loadReportFonts`. */
  fontsDir: string;
};

/**
 * Writes the report as a PDF (A4, PDF/A-2b by its own word, text in embedded subsets of Noto Sans SC). The same record
 * and pictures give the same bytes. Throws when a font or a picture's file is missing, or the target cannot be written.
 */
export async function writeReportPdf({ record, pictureOf, target, fontsDir }: ReportPdf): Promise<void> {
  const report = reportOf(record);
  const words = reportWords(record.locale);
  const sheet = openSheet(
    loadReportFonts(fontsDir),
    {
      title: `${report.title} · ${report.orderFoot}`,
      subject: report.problem[1].slice(0, 200),
      lang: report.lang,
      at: record.exportedAt,
      id: record.exportId,
    },
    anchorsOf(report),
  );
  const album: Album = { pictureOf, unreadable: words.unreadablePicture };
  drawLead(sheet, album, report);
  sheet.newPage();
  report.sections.forEach((section, index) => {
    drawSection(sheet, album, section, numbered(report, section.title, index));
  });
  sheet.newPage();
  drawTitle(sheet, numbered(report, report.integrity.title, report.sections.length));
  drawIntegrity(sheet, report.integrity);
  drawMargins(sheet, report, words.page);
  // Nothing is written before the whole is drawn: what fails on the way leaves no file.
  sheet.doc.end();
  await pipeline(sheet.doc, createWriteStream(target, { flags: 'wx' }));
}
