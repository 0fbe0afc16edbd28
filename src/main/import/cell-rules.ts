import { canonicalText } from '../../shared/scan-grammar.ts';
import { readWaybillLabel } from '../../shared/waybill-label.ts';
import { readWaybill } from '../../shared/waybill.ts';

// One cell's text → what it means. Pure and total: any text has an answer, `null` where it can't be read. A formula is
// text like any other: it is kept as it stands and never computed.

/** Nothing a person typed: controls, bidi, zero width. Tabs and line ends become spaces first. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
const HAN_LABEL = /^\p{Script=Han}+[:：\s]*/u;

/** Text for people: one spelling, on one line, nothing hidden in it. */
export const cleanText = (cell: string): string =>
  cell.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').trim();

/** Longer text for people loses its end: it is shown, never compared. */
export const cutText = (cell: string, max: number): string => {
  const text = cleanText(cell);
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  // Half a surrogate pair at the cut would be no character at all.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/**
 * A number that names something (order, SKU …): without spaces, the tab some platforms put behind, and the two tricks that
 * keep Excel from making a number of it (`'123` and `="123"`).
 */
export const cleanNumber = (cell: string): string => {
  const text = cleanText(cell.normalize('NFKC')).replaceAll(' ', '');
  return (/^="([^"]*)"$/.exec(text)?.[1] ?? text).replace(/^'+/, '');
};

/** What a spreadsheet makes of a long number: its last digits are gone. */
export const hasLostDigits = (text: string): boolean => /^\d(?:\.\d+)?E\+\d+$/i.test(text);

/** Several values in one cell. */
export const splitList = (cell: string): string[] =>
  cell
    .split(/[,，;；、|/\n\r]+/)
    .map(cleanNumber)
    .filter((text) => text !== '');

const waybillOf = (text: string): string | null => {
  const canonical = canonicalText(text);
  return (readWaybill(canonical) ?? readWaybillLabel(canonical))?.waybill ?? null;
};

/** The waybills of a cell, as a scan would read them; null when one of them is none. Empty for an empty cell. */
export const readWaybills = (cell: string): string[] | null => {
  const text = cleanText(cell);
  if (text === '') return [];
  const whole = waybillOf(cleanNumber(text.replace(HAN_LABEL, '')));
  if (whole !== null) return [whole];
  const read = text
    .split(/[,，;；、|\s]+/)
    .map((part) => cleanNumber(part.replace(HAN_LABEL, '')))
    .filter((part) => part !== '')
    .map(waybillOf);
  const found = read.filter((waybill) => waybill !== null);
  return found.length === read.length && found.length > 0 ? [...new Set(found)] : null;
};

export type Money = { cents: number; currency: string | null };

const CURRENCIES: readonly [RegExp, string][] = [
  [/HK\$|HKD|港币/, 'HKD'],
  [/US\$|USD|\$|美元/, 'USD'],
  [/€|EUR|欧元/, 'EUR'],
  [/£|GBP|英镑/, 'GBP'],
  [/¥|CNY|RMB|人民币|元|圆/, 'CNY'],
];
const MAX_CENTS = 100_000_000_00;

/** `¥1,299.00`, `1299`, `1.299,00`, `129.90元` → cents. Null for signs, words, and more than two decimals that count. */
export const readMoney = (cell: string): Money | null => {
  let text = cleanText(cell.normalize('NFKC')).replaceAll(' ', '').toUpperCase();
  const currency = CURRENCIES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  for (const [pattern] of CURRENCIES) text = text.replace(pattern, '');
  if (/^\d{1,3}(?:\.\d{3})*,\d{2}$/.test(text)) text = text.replaceAll('.', '').replace(',', '.');
  else if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(text)) text = text.replaceAll(',', '');
  const [, whole, decimals = ''] = /^(\d{1,12})(?:\.(\d{0,2})0*)?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const cents = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return cents <= MAX_CENTS ? { cents, currency } : null;
};

/** `2`, `2.0`, `2件`, `x2` → 2; null for anything but a whole number from 0 to 10,000. */
export const readQuantity = (cell: string): number | null => {
  const text = cleanText(cell.normalize('NFKC')).replaceAll(' ', '');
  const digits = /^[x×*]?(\d{1,5})(?:\.0+)?(?:\p{Script=Han}{1,2}|pcs?|ea)?$/iu.exec(text)?.[1];
  const quantity = digits === undefined ? NaN : Number(digits);
  return quantity <= 10_000 ? quantity : null;
};

/** Last four digits of the phone itself, not of the extension that virtual numbers carry; null when they are hidden. */
export const readPhoneTail = (cell: string): string | null => {
  const [phone = ''] = cleanNumber(cell).split(/[转,;#/_]|EXT/i);
  const withoutCountry = phone.replace(/^\+?86-?(?=1)/, '');
  const main = /^(1[\d*]{10})-\d+$/.exec(withoutCountry)?.[1] ?? withoutCountry;
  return /(\d{4})$/.exec(main.replaceAll('-', ''))?.[1] ?? null;
};

/** A name with all but its first character hidden: 王*. */
export const maskBuyer = (cell: string): string => {
  const [first] = cleanText(cell);
  return first === undefined ? '' : `${first}*`;
};

const YES = /^(?:是|y|yes|true|1|√|✓|赠品|gift)$/i;
export const readYes = (cell: string): boolean => YES.test(cleanText(cell.normalize('NFKC')));
