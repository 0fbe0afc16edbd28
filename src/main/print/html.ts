// Text into markup: every value is escaped by the template itself, so that no maker can forget it.

const MADE_HERE: unique symbol = Symbol('html');

/** Markup that this template made. */
export type Html = { readonly [MADE_HERE]: string };

type Value = string | number | null | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
/** Controls, direction marks and characters nobody sees: on paper they could turn a number around or hide a part. */
const UNSEEN = /(?![\n\t ])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text from anywhere as text: escaped, and what can't be seen written out as ⟨U+202E⟩. */
export const escapeText = (text: string): string =>
  text
    .replace(UNSEEN, (char) => `⟨U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
    .replace(/[&<>"'`]/g, (char) => ESCAPES[char] ?? '');

const isHtml = (value: Exclude<Value, readonly Html[]>): value is Html => typeof value === 'object' && value !== null;

const write = (value: Value): string => {
  if (value === null) return '';
  if (typeof value === 'string') return escapeText(value);
  if (typeof value === 'number') return String(value);
  if ('length' in value) return value.map((one) => one[MADE_HERE]).join('');
  return isHtml(value) ? value[MADE_HERE] : '';
};

/**
 * Markup with values. Values may stand in text and in quoted attributes only (never in `style`, in a URL or as a tag
 * name): there, escaping is enough.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  [MADE_HERE]: parts.reduce((whole, part, index) => {
    const value = values[index - 1];
    return `${whole}${value === undefined ? '' : write(value)}${part}`;
  }),
});

/** The markup itself, for the end of the line. */
export const markupOf = (made: Html): string => made[MADE_HERE];

/** A whole page in `lang`. The style is ours, never made of values from outside: it goes in as it stands. */
export const documentOf = (page: { lang: string; title: string; style: string; body: Html }): string =>
  `<!doctype html><html lang="${escapeText(page.lang)}"><head><meta charset="utf-8"><title>${escapeText(
    page.title,
  )}</title><style>${page.style}</style></head><body>${markupOf(page.body)}</body></html>`;
