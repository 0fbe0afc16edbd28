import { html } from './html.ts';
import type { Html } from './html.ts';
import type { PrintWords } from './print-words.ts';
import { fill } from './words.ts';

/** Head and foot of an A4 page. Sides of 12 mm are the maker's: some barcodes need them. */
export const A4_STYLE = `.page{padding:9mm 0 12mm}
.head{display:flex;justify-content:space-between;align-items:flex-end;gap:8mm;margin:0 12mm;padding-bottom:2mm;border-bottom:.5mm solid #000}
.head h1{font-size:19pt;line-height:1.15}
.head p{font-size:9.5pt}
.head .no{flex:none;font-size:9pt;text-align:right;white-space:nowrap}
.foot{position:absolute;bottom:5mm;left:12mm;right:12mm;font-size:8pt}`;

type A4Head = { words: PrintWords; title: string; lead: string; foot: string; number: number; of: number };

/** One page of A4: title, what to do with it, page number, the body, and a line at the foot. */
export const a4Page = ({ words, title, lead, foot, number, of }: A4Head, body: Html): Html =>
  html`<section class="page">
    <header class="head">
      <div>
        <h1>${title}</h1>
        <p>${lead}</p>
      </div>
      <p class="no">DockProof 退验台<br />${fill(words.page, { n: number, of })}</p>
    </header>
    ${body}
    <p class="foot">${foot}</p>
  </section>`;
