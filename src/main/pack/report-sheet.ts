import PDFDocument from 'pdfkit';
import type { ReportFonts } from './report-fonts.ts';
import { linesOf } from './report-lines.ts';
import { namedCharacter } from './report-text.ts';

// A4 sheets and a place on them: what the parts of the report are drawn with. Points of 1/72 inch, y downwards.

export const PAGE = { width: 595.28, height: 841.89, left: 48, top: 58, bottom: 62 } as const;
export const WIDTH = PAGE.width - 2 * PAGE.left;
export const FLOOR = PAGE.height - PAGE.bottom;
export const ROOM = FLOOR - PAGE.top;

export const INK = '#16181d';
export const SOFT = '#5a6070';
export const LINE = '#c3c9d4';
export const TINT = '#f2f4f7';
export const MARK = '#a4161a';
export const ACCENT = '#1f3a5f';

type Face = 'regular' | 'bold';
export type Style = { face: Face; size: number; color: string };
/** Lines are this many times as high as their letters. */
const LEADING = 1.5;
/** Of the letter's square: how much stands above the base line. */
const ASCENT = 0.88;

export const lineHeight = (size: number): number => size * LEADING;

export type Sheet = {
  doc: PDFKit.PDFDocument;
  /** Where the next part goes. */
  y: number;
  /** Places that links may point at. */
  anchors: ReadonlySet<string>;
  /** Starts a new page unless this height is left. */
  need: (height: number) => void;
  newPage: () => void;
  lines: (text: string, width: number, style: Pick<Style, 'face' | 'size'>) => string[];
  widthOf: (text: string, style: Pick<Style, 'face' | 'size'>) => number;
  /** One line, `y` its upper edge; `goTo`: the name of a place in the document. */
  line: (text: string, x: number, y: number, style: Style, goTo?: string) => void;
  /** Lines one under the other; answers how high they are. */
  stack: (lines: readonly string[], x: number, y: number, style: Style) => number;
};

type SheetInfo = { title: string; subject: string; lang: string; at: number; id: string };

/** Characters that the font lacks are named, so that nothing is lost where a box would stand. */
const inFont = (text: string, has: (codePoint: number) => boolean): string =>
  text.replace(/[^\n]/gu, (char) => (has(char.codePointAt(0) ?? 0) ? char : namedCharacter(char)));

/** A new document. Its dates and id come from `info.at` and its texts: the same report twice is the same bytes. */
export const openSheet = (fonts: ReportFonts, info: SheetInfo, anchors: ReadonlySet<string>): Sheet => {
  const made = new Date(info.at);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: '',
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: info.lang,
    displayTitle: true,
    info: {
      Title: info.title,
      Subject: info.subject,
      Keywords: info.id,
      Producer: 'DockProof',
      Creator: 'DockProof',
      CreationDate: made,
      ModDate: made,
    },
  });
  doc.registerFont('regular', fonts.regular.bytes);
  doc.registerFont('bold', fonts.bold.bytes);

  const widths = new Map<string, number>();
  const widthOf = (text: string, { face, size }: Pick<Style, 'face' | 'size'>): number => {
    const key = `${face} ${text}`;
    const known = widths.get(key) ?? doc.font(face).fontSize(100).widthOfString(text) / 100;
    widths.set(key, known);
    return known * size;
  };
  const line: Sheet['line'] = (text, x, y, style, goTo) => {
    if (text === '') return;
    const shown = inFont(text, fonts[style.face].has);
    const baseline = y + (lineHeight(style.size) - style.size) / 2 + ASCENT * style.size;
    doc.font(style.face).fontSize(style.size).fillColor(style.color);
    doc.text(shown, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
    if (goTo !== undefined && anchors.has(goTo)) {
      doc.goTo(x, y, widthOf(shown, style), lineHeight(style.size), goTo);
    }
  };
  const sheet: Sheet = {
    doc,
    y: PAGE.top,
    anchors,
    widthOf,
    line,
    lines: (text, width, style) => linesOf(inFont(text, fonts[style.face].has), width, (one) => widthOf(one, style)),
    stack: (lines, x, y, style) => {
      lines.forEach((one, index) => {
        line(one, x, y + index * lineHeight(style.size), style);
      });
      return lines.length * lineHeight(style.size);
    },
    newPage: () => {
      doc.addPage();
      sheet.y = PAGE.top;
    },
    need: (height) => {
      if (sheet.y + height > FLOOR) sheet.newPage();
    },
  };
  return sheet;
};
