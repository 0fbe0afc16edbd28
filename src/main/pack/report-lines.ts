// Text into lines, as Chinese and Latin print is set: between any two Han characters, but a closing mark stays with the
// one before, an opening mark with the one after; Latin words whole, unless one is wider than the line.

/** What must not start a line (JIS X 4051 / CLREQ: closing brackets, stops), and what must not end one. */
const CLOSING = /^[，。、；：？！）】》」』〉〕”’…—·％℃,.;:?!)\]}%]$/u;
const OPENING = /^[（【《「『〈〔“‘¥$([{]$/u;
/** A run of letters, digits and marks that is read as one. */
const LATIN = /[\p{Script=Latin}\p{Nd}\p{Script=Cyrillic}\p{Script=Greek}!-~]/u;

const isLatin = (char: string): boolean => LATIN.test(char);

/** The text as pieces that are kept whole; spaces hang on the piece before. */
const piecesOf = (text: string): string[] => {
  const pieces: string[] = [];
  let last = '';
  for (const char of text) {
    const joins =
      char === ' ' ||
      CLOSING.test(char) ||
      OPENING.test(last) ||
      (isLatin(char) && isLatin(last) && !OPENING.test(char));
    const before = joins ? pieces.pop() : undefined;
    pieces.push(`${before ?? ''}${char}`);
    last = char;
  }
  return pieces;
};

/** Code points of a piece that is wider than the line, cut where it is full. */
const cutPiece = (piece: string, width: number, measure: (text: string) => number): string[] => {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const char of piece) {
    const wide = measure(char);
    if (part !== '' && used + wide > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += char;
    used += wide;
  }
  return [...parts, part];
};

const breakParagraph = (text: string, width: number, measure: (text: string) => number): string[] => {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const take = (piece: string): void => {
    const wide = measure(piece.trimEnd());
    if (line !== '' && used + wide > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += measure(piece);
  };
  for (const piece of piecesOf(text)) {
    if (measure(piece.trimEnd()) <= width) take(piece);
    else for (const part of cutPiece(piece, width, measure)) take(part);
  }
  return [...lines, line.trimEnd()];
};

/** The lines of a text in a column of this width; `measure` gives the width of a text on one line. At least one line. */
export const linesOf = (text: string, width: number, measure: (text: string) => number): string[] =>
  text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, measure));
