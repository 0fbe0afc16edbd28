// Check digits of waybills and goods codes. All take ASCII text and answer false for text of another shape: a check
// digit is a hint about a misread, so it never throws and never refuses anything by itself.

const ZERO = 48;

const digitsOf = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0) - ZERO);

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** What tops the sum up to a multiple of ten. */
const topUp = (sum: number): number => (10 - (sum % 10)) % 10;

/** Luhn (ISO/IEC 7812-1, used by IMEI: 3GPP TS 23.003 annex B). Any number of digits from two on. */
export const fitsLuhn = (text: string): boolean => {
  if (!/^\d{2,}$/.test(text)) return false;
  const doubled = digitsOf(text)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2));
  return sumOf(doubled) % 10 === 0;
};

/** GS1 modulo 10, weights 3 and 1 from the right: EAN-8, UPC-A, EAN-13, GTIN-14, SSCC, and FedEx Ground. */
export const fitsGs1 = (text: string): boolean => {
  if (!/^\d{2,}$/.test(text)) return false;
  const weighted = digitsOf(text)
    .reverse()
    .map((digit, index) => digit * (index % 2 === 0 ? 1 : 3));
  return sumOf(weighted) % 10 === 0;
};

const S10 = /^[A-Z]{2}(\d{8})(\d)[A-Z]{2}$/;
const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** UPU standard S10: modulo 11 over the eight digits of the serial number. */
export const fitsS10 = (text: string): boolean => {
  const [, serial, check] = S10.exec(text) ?? [];
  if (serial === undefined || check === undefined) return false;
  const rest = 11 - (sumOf(digitsOf(serial).map((digit, index) => digit * (S10_WEIGHTS[index] ?? 0))) % 11);
  const expected = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return Number(check) === expected;
};

/**
 * 顺丰, 12 digits or `SF` and 13: the three digits of the area are left out; the rest, from the right, times 1, 3, 5, 7 …;
 * tens and units of each product are added. Known to hold for printed labels and to fail for SF's own sandbox numbers.
 */
export const fitsSf = (text: string): boolean => {
  const [, rest, check] = /^(?:SF\d{3}|\d{3})(\d{8,9})(\d)$/.exec(text) ?? [];
  if (rest === undefined || check === undefined) return false;
  if (text.startsWith('SF') ? rest.length !== 9 : rest.length !== 8) return false;
  const products = digitsOf(rest)
    .reverse()
    .map((digit, index) => digit * (2 * index + 1));
  // 9 × 17 = 153 is the largest product: "tens and units" of it are 15 and 3.
  const sum = sumOf(products.map((product) => Math.floor(product / 10) + (product % 10)));
  return Number(check) === topUp(sum);
};

/** UPS `1Z`: letters count as (ASCII − 3) mod 10; the second, fourth … of the 15 characters after `1Z` count twice. */
export const fitsUps = (text: string): boolean => {
  const [, body, check] = /^1Z([0-9A-Z]{15})(\d)$/.exec(text) ?? [];
  if (body === undefined || check === undefined) return false;
  const values = Array.from(body, (char) => (/\d/.test(char) ? Number(char) : (char.charCodeAt(0) - 3) % 10));
  return Number(check) === topUp(sumOf(values.map((value, index) => (index % 2 === 0 ? value : value * 2))));
};

const FEDEX_WEIGHTS = [3, 1, 7];

/** FedEx Express, 12 digits: weights 3 1 7 repeated, modulo 11, then modulo 10. */
export const fitsFedex12 = (text: string): boolean => {
  if (!/^\d{12}$/.test(text)) return false;
  const digits = digitsOf(text);
  const sum = sumOf(digits.slice(0, 11).map((digit, index) => digit * (FEDEX_WEIGHTS[index % 3] ?? 0)));
  return digits[11] === (sum % 11) % 10;
};

/** DHL Express, 10 digits: the first nine modulo 7. */
export const fitsDhl10 = (text: string): boolean =>
  /^\d{10}$/.test(text) && Number(text.slice(0, 9)) % 7 === Number(text[9]);
