import type { HelpCard, HelpLine, HelpMark, HelpSection } from '../../shared/help-card.ts';
import { TONE_RHYTHMS } from '../../shared/help-card.ts';
import { helpCardOf } from '../../shared/help-cards.ts';
import type { Role } from '../../shared/print.ts';
import { A4_STYLE, a4Page } from './a4-page.ts';
import { documentOf, html } from './html.ts';
import type { Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import { verdictShape } from './verdict-shape.ts';
import { wordsIn } from './words.ts';
import type { Language } from './words.ts';

const STYLE = pageStyle(
  'a4',
  `${A4_STYLE}
.head h1{font-size:24pt}
.head p{font-size:12pt;font-weight:600}
.head .no{font-weight:400;font-size:9pt}
.cols{columns:2;column-gap:9mm;margin:4mm 12mm 0}
section.card{break-inside:avoid;margin-bottom:3.6mm}
h2{margin-bottom:1.2mm;padding-bottom:.6mm;border-bottom:.3mm solid #000;font-size:13pt}
li{display:grid;grid-template-columns:auto 1fr;gap:2.6mm;align-items:start;padding:.55mm 0;font-size:11pt;line-height:1.3;list-style:none}
html[lang='zh-CN'] li{font-size:12pt}
html[lang='zh-CN'] li small{font-size:10pt}
li b{font-weight:700}
li small{display:block;font-size:9.5pt}
.mark{min-width:8mm;text-align:center}
.mark svg{display:inline-block;vertical-align:-.8mm}
.key{display:inline-block;min-width:9mm;padding:.3mm 1.4mm;border:.3mm solid #000;border-radius:1mm;font-size:9.5pt;font-weight:700}
.tone{display:inline-block;min-width:19mm;text-align:left;font-size:12pt;line-height:1.1;white-space:pre}
.num{display:inline-block;width:6mm;height:6mm;border-radius:50%;background:#000;color:#fff;font-size:10pt;font-weight:700;line-height:6mm;text-align:center}
.look{display:inline-block;width:5mm;height:5mm;border-radius:50%;background:#0b4c9c;color:#fff;font-size:9pt;font-weight:700;line-height:5mm}`,
);

const COLOUR_MM = 5;

const markOf = (mark: HelpMark): Html => {
  if ('key' in mark) return html`<span class="key">${mark.key}</span>`;
  if ('tone' in mark) return html`<span class="tone">${TONE_RHYTHMS[mark.tone]}</span>`;
  return mark.colour === 'look' ? html`<span class="look">?</span>` : verdictShape(mark.colour, COLOUR_MM);
};

const lineOf = ({ mark, say, then }: HelpLine, number: number | null): Html => {
  const front = mark === undefined ? (number === null ? '' : html`<span class="num">${number}</span>`) : markOf(mark);
  const text = then === undefined ? html`<b>${say}</b>` : html`<b>${say}</b><small>${then}</small>`;
  return html`<li>
    ${front === '' ? html`<span>·</span>` : html`<span class="mark">${front}</span>`}
    <div>${text}</div>
  </li>`;
};

const sectionOf = ({ title, isSteps, lines }: HelpSection): Html =>
  html`<section class="card">
    <h2>${title}</h2>
    <ul>
      ${lines.map((line, index) => lineOf(line, isSteps === true ? index + 1 : null))}
    </ul>
  </section>`;

/** One page for one role, to hang beside the bench. */
export const helpCard = (role: Role, language: Language): PrintDocument => {
  const words = wordsIn(language);
  const card: HelpCard = helpCardOf(language, role);
  const { title, lead, sections } = card;
  const body = a4Page(
    { words, title, lead, foot: '', number: 1, of: 1 },
    html`<div class="cols">${sections.map(sectionOf)}</div>`,
  );
  return {
    title,
    page: 'a4',
    rows: sections.length,
    html: documentOf({ lang: words.lang, title, style: STYLE, body }),
  };
};
