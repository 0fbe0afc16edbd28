/** The text from its end: what a suffix look-up compares, because an index can only answer for beginnings. */
export function reversed(text: string): string;
export function reversed(text: string | null): string | null;
export function reversed(text: string | null): string | null {
  return text === null ? null : Array.from(text).reverse().join('');
}

/** Behind every text with this beginning: characters of waybills and numbers are all below U+FFFF. */
export const endOfPrefix = (prefix: string): string => `${prefix}\uffff`;
