import { barcode } from './barcode.ts';
import { documentOf, html } from './html.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import type { BadgeJob } from './print-sources.ts';
import { fill, wordsIn } from './words.ts';
import type { Language } from './words.ts';

const CODE = { widthMm: 57, heightMm: 14, isLabel: true };

const STYLE = pageStyle(
  'label-60x40',
  `.page{display:flex;flex-direction:column;justify-content:space-between;align-items:center;padding:2.5mm 1.5mm 2mm;line-height:1.2}
.name{font-size:20pt;font-weight:800;max-width:57mm}
.no{font-size:11pt;font-weight:700}
.foot{font-size:6.5pt;text-align:center}`,
);

/** A badge of 60 × 40 mm: who, the number, and the code that takes over a bench. */
export const badgeCard = ({ code, name, operatorNo }: BadgeJob, language: Language): PrintDocument => {
  const words = wordsIn(language);
  const { title, no, foot } = words.badge;
  const body = html`<section class="page">
    <div class="name one">${name}</div>
    <div class="no mono">${fill(no, { no: operatorNo })}</div>
    ${barcode(`DB:${code}`, CODE)}
    <div class="foot">${foot}</div>
  </section>`;
  return {
    title,
    page: 'label-60x40',
    rows: 1,
    html: documentOf({ lang: words.lang, title, style: STYLE, body }),
  };
};
