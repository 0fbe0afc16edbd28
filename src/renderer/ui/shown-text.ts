/** How many characters of a foreign text the screen shows at most. */
export const SHOWN_MAX = 160;

// Control characters, zero-width and direction marks: a barcode may carry them to hide or turn around what it says.
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** A text from outside as it may be shown: what can't be seen is written as `\u{…}`, what is too long is cut with `…`. */
export const showText = (text: string): string => {
  const escaped = text.replace(INVISIBLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  const chars = Array.from(escaped);
  return chars.length <= SHOWN_MAX ? escaped : `${chars.slice(0, SHOWN_MAX).join('')}…`;
};
