import { createHash } from 'node:crypto';

const STYLE = /<style>([^<]*)<\/style>/;

/**
 * The document's one style sheet is allowed by its hash, everything else is not: no script, no picture, no font, no
 * request of any kind.
 */
export const printPolicy = (html: string): string => {
  const hash = createHash('sha256')
    .update(STYLE.exec(html)?.[1] ?? '')
    .digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
};
