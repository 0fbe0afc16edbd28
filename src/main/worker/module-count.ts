/** What a decoder tells of a symbol, as far as its count of modules follows from it. */
type Symbol = { format: string; text: string; version: string };

/**
 * Modules from edge to edge of a symbol (along its bars, or one side of a matrix), or null where that doesn't follow from
 * what was read. Code 128: 11 a symbol, 13 the stop (ISO/IEC 15417); EAN-13: 95 (GS1 General Specifications 5.2);
 * Code 39 with wide bars of three: 16 a character (ISO/IEC 16388); QR: 17 + 4 × version (ISO/IEC 18004).
 */
export function countModules({ format, text, version }: Symbol): number | null {
  switch (format) {
    case 'Code128':
      return 11 * (countCode128(text) + 2) + 13;
    case 'EAN13':
    case 'UPCA':
      return 95;
    case 'EAN8':
      return 67;
    case 'Code39':
    case 'Code39Std':
      return 16 * (text.length + 2) - 1;
    case 'QRCode':
    case 'QRCodeModel2': {
      const number = Number(version);
      return Number.isInteger(number) && number >= 1 && number <= 40 ? 17 + 4 * number : null;
    }
    default:
      return null;
  }
}

/**
 * Symbols of a text in Code 128 without start, check and stop: the shortest encoding, as printers make it. Pairs of digits
 * are one symbol in set C; each change of set is one more. (Sets A and B count alike here: a waybill has no control
 * characters.) A printer that stays in set B makes a longer code: then the real module is smaller than we say.
 */
export function countCode128(text: string): number {
  // Fewest symbols so far, ending in set B (or A) and in set C. The start symbol chooses the first set for nothing.
  let inB = 0;
  let inC = 0;
  // Two characters back, for the pairs of set C.
  let pairStart = { inB: 0, inC: 0 };
  let isPairOpen = false;
  for (let at = 0; at < text.length; at += 1) {
    const isDigit = /\d/.test(text.charAt(at));
    const before = { inB, inC };
    const nextB = Math.min(before.inB, before.inC + (at === 0 ? 0 : 1)) + 1;
    const canPair = isDigit && isPairOpen;
    const nextC = canPair ? Math.min(pairStart.inC, pairStart.inB + (at === 1 ? 0 : 1)) + 1 : Infinity;
    pairStart = before;
    isPairOpen = isDigit;
    inB = nextB;
    inC = nextC;
  }
  return Math.min(inB, inC);
}
