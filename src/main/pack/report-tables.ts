import type { Cell, Column, Pair, Row } from './report-model.ts';
import { FLOOR, INK, LINE, lineHeight, PAGE, ROOM, SOFT, TINT, WIDTH } from './report-sheet.ts';
import type { Sheet, Style } from './report-sheet.ts';

// Tables and grids on sheets: rows stay whole where they can, a row higher than a quarter of a page is cut between its lines,
// and every page that a table goes on over has its head.

const PAD = { x: 5, y: 3.2 } as const;
const BODY: Style = { face: 'regular', size: 8.5, color: INK };
const HEAD: Style = { face: 'bold', size: 8, color: SOFT };
const REMARK: Style = { face: 'regular', size: 8, color: SOFT };
const ROW_LINE = lineHeight(BODY.size);
/** A row up to this height is never cut. */
const WHOLE = ROOM / 4;

type Piece = { text: string; x: number; goTo: string | undefined };
/** One cell ready to be drawn: its lines, each of pieces. */
type Box = { width: number; lines: readonly (readonly Piece[])[]; style: Style; isTinted: boolean };

const plain = (lines: readonly string[]): Piece[][] => lines.map((text) => [{ text, x: 0, goTo: undefined }]);

/** Pointers side by side, as many as a line takes. */
const refLines = (sheet: Sheet, refs: readonly { label: string; anchor: string }[], width: number): Piece[][] => {
  const lines: Piece[][] = [[]];
  let used = 0;
  for (const { label, anchor } of refs) {
    for (const text of sheet.lines(label, width, BODY)) {
      const wide = sheet.widthOf(text, BODY);
      if (used > 0 && used + wide > width) {
        lines.push([]);
        used = 0;
      }
      lines.at(-1)?.push({ text, x: used, goTo: anchor === '' ? undefined : anchor });
      used += wide + 8;
    }
  }
  return lines;
};

const boxOf = (sheet: Sheet, cell: Cell, width: number, style: Style = BODY): Box => {
  const inner = width - 2 * PAD.x;
  const lines = typeof cell === 'string' ? plain(sheet.lines(cell, inner, style)) : refLines(sheet, cell.refs, inner);
  return { width, lines, style, isTinted: style !== BODY };
};

const linesIn = (boxes: readonly Box[]): number => Math.max(1, ...boxes.map(({ lines }) => lines.length));
const heightOf = (lines: number): number => lines * ROW_LINE + 2 * PAD.y;

/** Draws lines `from`..`to` of a row at the sheet's place, with its borders. */
const drawPart = (sheet: Sheet, boxes: readonly Box[], from: number, to: number): void => {
  const { doc, y } = sheet;
  const height = heightOf(to - from);
  let x: number = PAGE.left;
  for (const { width, lines, style, isTinted } of boxes) {
    if (isTinted) doc.rect(x, y, width, height).fill(TINT);
    lines.slice(from, to).forEach((pieces, index) => {
      const top = y + PAD.y + index * ROW_LINE + (ROW_LINE - lineHeight(style.size)) / 2;
      for (const piece of pieces) sheet.line(piece.text, x + PAD.x + piece.x, top, style, piece.goTo);
    });
    doc.rect(x, y, width, height).lineWidth(0.5).stroke(LINE);
    x += width;
  }
  sheet.y += height;
};

/** A whole row; `head` is drawn again on each page that it starts or goes on. */
const drawRow = (sheet: Sheet, boxes: readonly Box[], head: () => void): void => {
  const all = linesIn(boxes);
  if (sheet.y + heightOf(all) <= FLOOR) {
    drawPart(sheet, boxes, 0, all);
    return;
  }
  if (heightOf(all) <= WHOLE) {
    sheet.newPage();
    head();
    drawPart(sheet, boxes, 0, all);
    return;
  }
  for (let from = 0; from < all;) {
    const fit = Math.floor((FLOOR - sheet.y - 2 * PAD.y) / ROW_LINE);
    if (fit < Math.min(3, all - from)) {
      sheet.newPage();
      head();
      continue;
    }
    const to = Math.min(all, from + fit);
    drawPart(sheet, boxes, from, to);
    from = to;
  }
};

const widthsOf = (columns: readonly Column[]): number[] => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => (WIDTH * share) / shares);
};

const rowBoxes = (sheet: Sheet, row: Row, widths: readonly number[]): Box[] =>
  'remark' in row
    ? [boxOf(sheet, row.remark, WIDTH, REMARK)]
    : widths.map((width, index) => boxOf(sheet, row[index] ?? '', width));

/** How high the head and the first row are: less room than that would leave a heading alone. */
export const tableStart = (sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): number => {
  const widths = widthsOf(columns);
  const head = linesIn(columns.map(({ title }, index) => boxOf(sheet, title, widths[index] ?? 0, HEAD)));
  const [first] = rows;
  if (first === undefined) return heightOf(head);
  const row = heightOf(linesIn(rowBoxes(sheet, first, widths)));
  return heightOf(head) + (row <= WHOLE ? row : heightOf(6));
};

export const drawTable = (sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): void => {
  const widths = widthsOf(columns);
  const heads = columns.map(({ title }, index) => boxOf(sheet, title, widths[index] ?? 0, HEAD));
  const head = (): void => {
    drawPart(sheet, heads, 0, linesIn(heads));
  };
  sheet.need(tableStart(sheet, columns, rows));
  head();
  for (const row of rows) drawRow(sheet, rowBoxes(sheet, row, widths), head);
  sheet.y += 10;
};

/** As wide as the longest label, within reason. */
const labelWidthOf = (sheet: Sheet, pairs: readonly Pair[]): number => {
  const longest = Math.max(0, ...pairs.map(([label]) => sheet.widthOf(label, HEAD)));
  return Math.min(112, Math.max(64, longest + 2 * PAD.x + 1));
};

/** Labels and values, two pairs a row; a value that is long takes a row of its own. */
export const drawGrid = (sheet: Sheet, pairs: readonly Pair[], width: number = WIDTH): void => {
  const half = width / 2;
  const labelWidth = labelWidthOf(sheet, pairs);
  const isLong = ([label, value]: Pair): boolean =>
    sheet.lines(value, half - labelWidth - 2 * PAD.x, BODY).length > 1 ||
    sheet.lines(label, labelWidth - 2 * PAD.x, HEAD).length > 1;
  const rows: Pair[][] = [];
  for (const pair of pairs) {
    const last = rows.at(-1);
    const [before] = last ?? [];
    if (width === WIDTH && last?.length === 1 && before !== undefined && !isLong(before) && !isLong(pair))
      last.push(pair);
    else rows.push([pair]);
  }
  for (const row of rows) {
    const wide = row.length === 2 ? half : width;
    const boxes = row.flatMap(([label, value]) => [
      boxOf(sheet, label, labelWidth, HEAD),
      boxOf(sheet, value, wide - labelWidth),
    ]);
    drawRow(sheet, boxes, () => undefined);
  }
  if (width === WIDTH) sheet.y += 10;
};
