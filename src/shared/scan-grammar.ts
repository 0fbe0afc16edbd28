import { fitsGs1, fitsLuhn } from './check-digits.ts';
import { DISPOSITIONS } from './disposition.ts';
import type { Disposition } from './disposition.ts';
import { DEFECT_CODES } from './domain-words.ts';
import type { DefectCode } from './domain-words.ts';
import { COMMAND_WORD, SCAN_MAX_BYTES } from './scan.ts';
import type { ReadScan } from './scan.ts';
import { readWaybillLabel } from './waybill-label.ts';
import { readWaybill } from './waybill.ts';

// The grammar of a scan: raw text → canonical text → shape. Pure and total: any string has an answer.

/** Nothing a printed barcode holds, but what hides in text: controls, bidi, zero width, halves of characters, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/**
 * Scanners can be set to wrap a code in STX … ETX; ends of this kind carry no meaning. Other controls at the ends do: a
 * character was lost there, and the rest must not pass for a whole code.
 */
const END_CHAR = /[\s\u0002\u0003]/;
/** AIM symbology identifiers (ISO/IEC 15424): `]`, a letter for the symbology, a modifier. */
const AIM = /^(?:\][A-Za-z][0-9A-Za-z]\s*)+/;
const WAYBILL_CHARS = /^[A-Z0-9-]{6,35}$/;

const BADGE = /^DB:([0-9A-HJKMNP-TV-Z]{8,26})$/;
const BIN = /^DL:([A-Z0-9-]{1,12})$/;

/** What a scale in keyboard mode types: `0.486 kg`, `+486g`. The unit must be there: a bare number is goods or a waybill. */
const WEIGHT = /^\+? *(\d{1,6}(?:\.\d{1,4})?) *(K?G)$/;
/** Heavier is no parcel on a bench. */
const HEAVIEST_G = 200_000;

/** Bytes in UTF-8 (half a surrogate pair counts as the three bytes of its replacement). */
export const utf8Bytes = (text: string): number => {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Each UTF-16 unit is at least one byte: the first test spares counting what can't fit. */
const isTooLong = (text: string): boolean => text.length > SCAN_MAX_BYTES || utf8Bytes(text) > SCAN_MAX_BYTES;

/** By hand: an expression for both ends takes quadratic time on 8 kB of spaces between two letters. */
const trimEnds = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && END_CHAR.test(text.charAt(start))) start += 1;
  while (end > start && END_CHAR.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/**
 * One spelling for what is the same code: NFKC (full-width letters and digits become plain ones), ends trimmed, AIM
 * identifier stripped, a-z in capitals, and no spaces inside when what is left is a waybill as people print it in groups.
 * Only a-z: other alphabets change their length in capitals (ß), and no courier prints them. Idempotent.
 */
export const canonicalText = (raw: string): string => {
  const text = trimEnds(raw.normalize('NFKC'))
    .replace(AIM, '')
    .replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase());
  const compact = text.replaceAll(' ', '');
  return WAYBILL_CHARS.test(compact) ? compact : text;
};

/** The defect code a command word `C-…` names; null for other words and for codes not on the closed list. */
export const defectCodeOf = (word: string): DefectCode | null => {
  if (!word.startsWith('C-')) return null;
  const code = word.slice(2).toLowerCase();
  return DEFECT_CODES.find((known) => known === code) ?? null;
};

/** The disposition a command word `D-…` names; null for other words and for what is not on the closed list. */
export const dispositionOf = (word: string): Disposition | null => {
  if (!word.startsWith('D-')) return null;
  const name = word.slice(2).toLowerCase();
  return DISPOSITIONS.find((known) => known === name) ?? null;
};

const isCommandWord = (word: string): boolean =>
  COMMAND_WORD.test(word) &&
  (!word.startsWith('C-') || defectCodeOf(word) !== null) &&
  (!word.startsWith('D-') || dispositionOf(word) !== null);

const isEan = (text: string): boolean => /^(?:\d{8}|\d{12}|\d{13})$/.test(text) && fitsGs1(text);

const readCommand = (text: string): ReadScan => {
  const word = text.slice('DP:'.length);
  return isCommandWord(word) ? { shape: 'command', text, word } : { shape: 'unreadable', text, why: 'command' };
};

const readBadge = (text: string): ReadScan => {
  const badge = BADGE.exec(text)?.[1];
  return badge === undefined ? { shape: 'unreadable', text, why: 'badge' } : { shape: 'badge', text, badge };
};

const readBin = (text: string): ReadScan => {
  const bin = BIN.exec(text)?.[1];
  return bin === undefined ? { shape: 'unreadable', text, why: 'bin' } : { shape: 'bin', text, bin };
};

/** Whole grams that a scale's text means; null when it is none. */
const gramsOf = (text: string): number | null => {
  const [, number = '', unit = ''] = WEIGHT.exec(text) ?? [];
  const grams = Math.round(Number(number) * (unit === 'KG' ? 1000 : 1));
  return grams > 0 && grams <= HEAVIEST_G ? grams : null;
};

/** What the scanner sent, read by shape. Never throws; `readScan(scan.text)` reads the same again. */
export const readScan = (raw: string): ReadScan => {
  if (isTooLong(raw)) return { shape: 'unreadable', text: raw, why: 'too-long' };
  const text = canonicalText(raw);
  // NFKC can make one sign into eighteen letters.
  if (isTooLong(text)) return { shape: 'unreadable', text, why: 'too-long' };
  if (text === '') return { shape: 'unreadable', text, why: 'empty' };
  if (INVISIBLE.test(text)) return { shape: 'unreadable', text, why: 'control' };
  if (text.startsWith('DP:')) return readCommand(text);
  if (text.startsWith('DB:')) return readBadge(text);
  if (text.startsWith('DL:')) return readBin(text);
  const grams = gramsOf(text);
  if (grams !== null) return { shape: 'weight', text, grams };
  return {
    shape: 'code',
    text,
    waybill: readWaybill(text) ?? readWaybillLabel(text),
    isImei: /^\d{15}$/.test(text) && fitsLuhn(text),
    isEan: isEan(text),
  };
};

/**
 * One key for one article: scanners send UPC-A as 12 digits or, with a leading zero, as EAN-13, and cartons carry the
 * same number with 14 (GS1 General Specifications: GTIN-12, -13 and -14 of one unit differ in zeros only). `text` canonical.
 */
export const goodsKey = (text: string): string => {
  if (!/^(?:\d{12}|0\d{13})$/.test(text) || !fitsGs1(text)) return text;
  return text.length === 12 ? `0${text}` : text.slice(1);
};

/** ⟨ and ⟩ themselves, too: else a scan could fake an escape. */
const TO_SHOW = /[\p{C}\p{M}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}⟨⟩]|(?! )\p{Zs}/u;
const ELLIPSIS = '…';

const showChar = (char: string): string =>
  TO_SHOW.test(char) ? `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩` : char;

/**
 * Text from outside for a person's eyes: what can't be seen, or would move its neighbours, becomes ⟨U+202E⟩. Longer than
 * `max` (an escape counts as one) loses its middle: the ends are what people compare. Put it in an isolated element
 * (`<bdi>`): letters of right-to-left scripts stay letters.
 */
export const showScan = (text: string, max: number): string => {
  const chars = Array.from(text);
  if (chars.length <= max) return chars.map(showChar).join('');
  const kept = Math.max(0, max - 1);
  const head = chars.slice(0, Math.ceil(kept / 2));
  const tail = kept < 2 ? [] : chars.slice(-Math.floor(kept / 2));
  return [...head.map(showChar), ELLIPSIS, ...tail.map(showChar)].join('');
};
