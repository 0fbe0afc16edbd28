import { readFileSync } from 'node:fs';
import { readJpegSize } from '../evidence/jpeg-header.ts';
import type { ReportFigure } from './report-model.ts';
import { ACCENT, INK, LINE, lineHeight, MARK, PAGE, SOFT, TINT, WIDTH } from './report-sheet.ts';
import type { Sheet, Style } from './report-sheet.ts';

// Figures on sheets: the picture whole and undistorted in its frame, its number on it, what it shows below.

/** Where the pictures lie, and what to say in place of one that cannot be shown. */
export type Album = { pictureOf: (path: string) => string; unreadable: string };

const GAP = 12;
const HALF = (WIDTH - GAP) / 2;
/** An upright picture gets no higher than this. */
const HIGHEST = 232;
/** One that is wider than high: three rows of them fill a page. */
const WIDE = 178;
/** A caption beyond these lines ends with …: the whole of it stands in the record. */
const MOST_LINES = 40;
const NAME: Style = { face: 'bold', size: 9, color: INK };
const NOTE: Style = { face: 'regular', size: 7.5, color: SOFT };
const BADGE: Style = { face: 'bold', size: 9, color: '#ffffff' };

/** The picture in a frame of this size. Throws when its file is missing; one that is no JPEG is said to be none. */
const drawFrame = (sheet: Sheet, album: Album, figure: ReportFigure, frame: Frame): void => {
  const { doc } = sheet;
  const { x, y, width, height } = frame;
  doc.rect(x, y, width, height).fill(TINT);
  const file = album.pictureOf(figure.path);
  if (readJpegSize(readFileSync(file)) === null) {
    const style: Style = { ...NOTE, color: MARK };
    sheet.stack(sheet.lines(album.unreadable, width - 24, style), x + 12, y + height / 2 - 12, style);
  } else {
    doc.image(file, x, y, { fit: [width, height], align: 'center', valign: 'center' });
  }
  doc.rect(x, y, width, height).lineWidth(0.5).stroke(LINE);
  const badge = sheet.widthOf(figure.label, BADGE) + 12;
  doc.rect(x, y, badge, 17).fill(ACCENT);
  sheet.line(figure.label, x + 6, y + 1.8, BADGE);
};

type Frame = { x: number; y: number; width: number; height: number };

/** How high the picture is when it is as wide as this. */
const fittedHeight = ({ widthPx, heightPx }: ReportFigure, width: number): number =>
  widthPx <= 0 || heightPx <= 0
    ? HIGHEST
    : heightPx > widthPx
      ? Math.min(HIGHEST, (width * heightPx) / widthPx)
      : Math.min(WIDE, (width * heightPx) / widthPx);

type Captioned = { figure: ReportFigure; notes: string[] };

const caption = (sheet: Sheet, figure: ReportFigure): Captioned => {
  const notes = figure.notes.flatMap((note) => sheet.lines(note, HALF - 4, NOTE));
  const shown = notes.length > MOST_LINES ? [...notes.slice(0, MOST_LINES - 1), '…'] : notes;
  return { figure, notes: shown };
};

const rowHeights = (pair: readonly Captioned[]): { picture: number; whole: number } => {
  const picture = Math.max(...pair.map(({ figure }) => fittedHeight(figure, HALF)));
  const notes = Math.max(...pair.map((one) => one.notes.length));
  return { picture, whole: picture + 4 + lineHeight(NAME.size) + notes * lineHeight(NOTE.size) + GAP };
};

const pairsOf = (sheet: Sheet, figures: readonly ReportFigure[]): Captioned[][] => {
  const all = figures.map((figure) => caption(sheet, figure));
  return all.flatMap((one, index) => (index % 2 === 0 ? [[one, ...all.slice(index + 1, index + 2)]] : []));
};

/** Height of the first row of figures, for a heading that must not stand alone. */
export const figuresStart = (sheet: Sheet, figures: readonly ReportFigure[]): number => {
  const [first] = pairsOf(sheet, figures.slice(0, 2));
  return first === undefined ? 0 : rowHeights(first).whole;
};

/** All figures, two side by side, in their order. */
export const drawFigures = (sheet: Sheet, album: Album, figures: readonly ReportFigure[]): void => {
  for (const pair of pairsOf(sheet, figures)) {
    const { picture, whole } = rowHeights(pair);
    sheet.need(whole);
    pair.forEach(({ figure, notes }, index) => {
      const x = PAGE.left + index * (HALF + GAP);
      sheet.doc.addNamedDestination(figure.anchor, 'XYZ', x, sheet.y, null);
      drawFrame(sheet, album, figure, { x, y: sheet.y, width: HALF, height: picture });
      const below = sheet.y + picture + 4;
      sheet.line(`${figure.label}　${figure.shot}`, x, below, NAME);
      sheet.stack(notes, x, below + lineHeight(NAME.size), NOTE);
    });
    sheet.y += whole;
  }
};

/** A picture of the first page keeps at least this height: less shows nothing. */
const LEAST = 92;
const UNDER = lineHeight(NAME.size) + 10;

/** At most four pictures, as large as the rest of the page lets them be: one, two, or two rows of two. */
export const drawFour = (sheet: Sheet, album: Album, figures: readonly ReportFigure[], floor: number): void => {
  if (figures.length === 0) return;
  const columns = figures.length === 1 ? 1 : 2;
  const rows = Math.ceil(figures.length / columns);
  const width = columns === 1 ? WIDTH : HALF;
  if (sheet.y + rows * (LEAST + UNDER) > floor) sheet.newPage();
  const most = columns === 1 ? 380 : rows === 1 ? 320 : 212;
  const height = Math.min((floor - sheet.y) / rows - UNDER, most);
  figures.forEach((figure, index) => {
    const x = PAGE.left + (index % columns) * (HALF + GAP);
    const y = sheet.y + Math.floor(index / columns) * (height + UNDER);
    drawFrame(sheet, album, figure, { x, y, width, height });
    sheet.line(figure.shot, x, y + height + 2, NAME);
    const after = x + sheet.widthOf(figure.shot, NAME) + 8;
    sheet.line(figure.takenAt, after, y + height + 3, NOTE);
  });
  sheet.y += rows * (height + UNDER);
};
