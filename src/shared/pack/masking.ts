// Masking: what a copy that leaves the house hides. GB/T on express waybills as reported by SAMR: at least one character of
// the name, at least six digits of the phone, the unit or room of the address (design, evidence §3.4).

const STAR = '*';

/** The first character stays, the rest is hidden, at least one: `王*`, `J***`. One character is hidden whole. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  if (letters.length === 0) return '';
  const [first = ''] = letters;
  if (letters.length === 1) return STAR;
  return `${first}${STAR.repeat(Math.min(3, letters.length - 1))}`;
}

/** `138******78`: three digits, six stars, two digits; a shorter number keeps what is left of it after six. */
export function maskPhone(phone: string): string {
  const digits = plainDigits(phone).replace(/[^\d*]/g, '');
  const bare = digits.length > 11 && digits.startsWith('86') ? digits.slice(2) : digits;
  if (bare.length <= 6) return STAR.repeat(6);
  const tail = bare.slice(-Math.min(2, bare.length - 6));
  const head = bare.slice(0, Math.max(0, Math.min(3, bare.length - 6 - tail.length)));
  return `${head}${STAR.repeat(6)}${tail}`;
}

/** Full-width and other decimal digits as 0–9. */
const plainDigits = (text: string): string => text.replace(/[\u{ff10}-\u{ff19}]/gu, (digit) => digit.normalize('NFKC'));

const GAP = '[ \\u{a0}.\\-·–—]?';
/** Chinese mobiles, with a country code or not, in one piece or in groups, whole or with too few stars. */
const MOBILE = new RegExp(`(?<![\\d*])(?:(?:\\+|00)?86${GAP})?1[3-9]\\d(?:${GAP}[\\d*]){6,7}${GAP}\\d(?![\\d*])`, 'gu');
const LANDLINE = /(?<![\d*])0\d{2,3}[ -]?\d{7,8}(?![\d*])/g;
/** Identity card: 17 digits and a check digit, with a date of birth in it. */
const IDENTITY = /(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)/g;
const MAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}/g;

const NUMBER = '[0-9A-Za-z零〇一二三四五六七八九十百]{1,6}';
/** Building, entrance, floor and room; what stands before them (street, house number, city) stays. */
const ROOM = new RegExp(`${NUMBER}(?=\\s?(?:号楼|号房|单元|室|户|房间|幢|栋|座|弄))`, 'gu');
const DASHED_ROOM = /(?<![\d-])\d{1,3}-\d{1,3}-\d{2,4}(?![\d-])/g;
const ENGLISH_ROOM = /\b(apt|apartment|unit|room|rm|suite|flat)(\.?\s?#?\s?)[0-9A-Za-z-]{1,6}\b/gi;

/** The unit or room of an address is hidden, the rest stays. */
export const maskAddress = (address: string): string =>
  plainDigits(address)
    .replace(ROOM, STAR)
    .replace(DASHED_ROOM, '*-*-*')
    .replace(ENGLISH_ROOM, (_all, word: string, gap: string) => `${word}${gap}${STAR}`);

/**
 * Free text with every phone, identity number, mail address and room in it hidden, and the buyer's name where it stands.
 * Numbers of `keep` (waybill, order, serials) stay readable although they may look like a phone.
 */
export function maskText(text: string, { names = [], keep = [] }: { names?: string[]; keep?: string[] } = {}): string {
  const kept = new Set(keep);
  const unlessKept =
    (mask: (found: string) => string) =>
    (found: string): string =>
      kept.has(found) ? found : mask(found);
  const hidden = plainDigits(text)
    .replace(
      IDENTITY,
      unlessKept((found) => `${found.slice(0, 3)}${STAR.repeat(13)}${found.slice(-2)}`),
    )
    .replace(MOBILE, unlessKept(maskPhone))
    .replace(LANDLINE, unlessKept(maskPhone))
    .replace(MAIL, (found) => `${found.slice(0, 1)}${STAR.repeat(3)}${found.slice(found.indexOf('@'))}`);
  const roomless = maskAddress(hidden);
  return names
    .filter((name) => Array.from(name).length > 1 && !name.includes(STAR))
    .reduce((masked, name) => masked.replaceAll(name, maskName(name)), roomless);
}
