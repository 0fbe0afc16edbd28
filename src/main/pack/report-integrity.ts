import { qrCode } from '../print/qr-code.ts';
import type { Integrity } from './report-model.ts';
import { INK, LINE, lineHeight, PAGE, SOFT, TINT, WIDTH } from './report-sheet.ts';
import type { Sheet, Style } from './report-sheet.ts';
import { drawGrid } from './report-tables.ts';

// The last page: what ties the report to the chain, and how a stranger checks it.

const CODE_SIDE = 118;
const GAP = 14;
const TEXT: Style = { face: 'regular', size: 9, color: INK };
const SMALL: Style = { face: 'regular', size: 7.5, color: SOFT };
const HOW: Style = { face: 'bold', size: 10, color: INK };
const COMMAND: Style = { face: 'regular', size: 8.5, color: INK };

const drawCode = (sheet: Sheet, text: string, title: string, top: number): number => {
  const { size, bars } = qrCode(text);
  const x = PAGE.left + WIDTH - CODE_SIDE;
  const module = CODE_SIDE / size;
  for (const bar of bars) {
    sheet.doc.rect(x + bar.x * module, top + bar.y * module, bar.width * module, module);
  }
  sheet.doc.fill('#000000');
  const lines = sheet.lines(title, CODE_SIDE, SMALL);
  return CODE_SIDE + 6 + sheet.stack(lines, x, top + CODE_SIDE + 6, SMALL);
};

const drawText = (sheet: Sheet, text: string, style: Style, indent = 0): void => {
  for (const line of sheet.lines(text, WIDTH - indent, style)) {
    sheet.need(lineHeight(style.size));
    sheet.line(line, PAGE.left + indent, sheet.y, style);
    sheet.y += lineHeight(style.size);
  }
};

const drawCommand = (sheet: Sheet, command: string): void => {
  const lines = sheet.lines(command, WIDTH - 34, COMMAND);
  const height = lines.length * lineHeight(COMMAND.size) + 6;
  sheet.need(height);
  sheet.doc.rect(PAGE.left + 16, sheet.y, WIDTH - 16, height).fill(TINT);
  sheet.stack(lines, PAGE.left + 24, sheet.y + 3, COMMAND);
  sheet.y += height + 4;
};

/** Hashes beside the code, what they show and what not, ways to check, a line to sign on. */
export const drawIntegrity = (sheet: Sheet, integrity: Integrity): void => {
  const top = sheet.y;
  const code = drawCode(sheet, integrity.qrText, integrity.qrTitle, top + 2);
  drawGrid(sheet, integrity.pairs, WIDTH - CODE_SIDE - GAP);
  sheet.y = Math.max(sheet.y, top + code) + 12;
  drawText(sheet, integrity.meaning, TEXT);
  sheet.y += 5;
  drawText(sheet, integrity.limits, TEXT);
  sheet.y += 10;
  drawText(sheet, integrity.how, HOW);
  sheet.y += 3;
  integrity.ways.forEach(({ text, command }, index) => {
    sheet.line(`${index + 1}.`, PAGE.left, sheet.y, TEXT);
    drawText(sheet, text, TEXT, 16);
    sheet.y += 2;
    if (command !== null) drawCommand(sheet, command);
  });
  sheet.need(54);
  sheet.y += 30;
  const half = WIDTH / 2 + 60;
  for (const [text, x, width] of [
    [integrity.signature, PAGE.left, half - 24],
    [integrity.date, PAGE.left + half, WIDTH - half],
  ] as const) {
    sheet.line(text, x, sheet.y, TEXT);
    const from = x + sheet.widthOf(text, TEXT) + 8;
    const line = sheet.y + lineHeight(TEXT.size);
    sheet.doc
      .moveTo(from, line)
      .lineTo(x + width, line)
      .lineWidth(0.7)
      .stroke(LINE);
  }
  sheet.y += 24;
};
