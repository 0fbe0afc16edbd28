import { DISPOSITIONS } from '../../shared/disposition.ts';
import { DEFECT_CODES } from '../../shared/domain-words.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import { barcode } from './barcode.ts';
import { documentOf, html } from './html.ts';
import type { Html } from './html.ts';
import { a4Page, A4_STYLE } from './a4-page.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import type { PrintWords } from './print-words.ts';
import { verdictShape } from './verdict-shape.ts';
import { fill, otherLanguage, wordsIn } from './words.ts';
import type { Language } from './words.ts';

// The sheet that hangs at the bench. No two barcodes share a height: the line of a hand scanner held level over one
// never crosses its neighbour whole. Where there are two columns, the right one hangs half a step lower.

type Command = { word: string; caption: string; other: string; verdict?: Verdict };

const ACTIONS = ['PHOTO', 'CAM', 'UNDO', 'HOLD', 'LATER', 'REST', 'OTHER', 'SEND'] as const;
const VERDICT_WORDS = [
  ['OK', 'intact'],
  ['DMG', 'damaged'],
  ['SWP', 'swapped'],
] as const;
const MOST = 9;
const PAGES = 3;

type Sheet = Record<'verdicts' | 'actions' | 'quantities' | 'dispositions' | 'codes', Command[]>;

const commandsIn = (language: Language): Sheet => {
  const [own, other] = [wordsIn(language), wordsIn(otherLanguage(language))];
  const both = (word: string, pick: (words: PrintWords) => string): Command => ({
    word,
    caption: pick(own),
    other: pick(other),
  });
  return {
    verdicts: VERDICT_WORDS.map(([word, verdict]) => ({ ...both(word, ({ command }) => command[word]), verdict })),
    actions: ACTIONS.map((word) => both(word, ({ command }) => command[word])),
    quantities: Array.from({ length: MOST }, (_, index) =>
      both(`Q${index + 1}`, ({ quantity }) => fill(quantity, { n: index + 1 })),
    ),
    dispositions: DISPOSITIONS.map((name) => both(`D-${name.toUpperCase()}`, ({ disposition }) => disposition[name])),
    codes: DEFECT_CODES.map((name) => both(`C-${name.toUpperCase()}`, ({ code }) => code[name])),
  };
};

const STYLE = pageStyle(
  'a4',
  `${A4_STYLE}

h2{margin:4mm 12mm 1mm;font-size:14pt;line-height:1.3}
h2 small{display:block;font-size:9pt;font-weight:400}
.cap{min-width:0;font-size:17pt;font-weight:700;line-height:1.15}
.cap small{display:block;font-size:9pt;font-weight:400;line-height:1.3}
.code{width:max-content;font-size:5.5pt;line-height:1.5;padding-left:3.4mm;letter-spacing:.06em;color:#444}
.row{display:grid;align-items:center;margin:0 12mm;border-bottom:.2mm solid #999}
.rows .row:last-child{border-bottom:0}
.verdict{height:26mm;grid-template-columns:19mm 1fr 64mm}
.verdict .cap{font-size:25pt}
.verdict .cap small{font-size:11pt}
.action{height:18.1mm;grid-template-columns:1fr 64mm}
.two{display:grid;grid-template-columns:88mm 116mm}
.two .low{padding-top:13mm}
.cell{display:grid;align-items:center;height:26mm;grid-template-columns:1fr 47mm;padding-left:12mm}
.two .low .cell{grid-template-columns:1fr 77mm;padding-left:6mm}
.two > div + div h2{margin-left:6mm}
.two h2{height:15mm}

.wide{display:grid;grid-template-columns:99mm 99mm;margin:0 6mm}
.wide .low{padding-top:12.25mm}
.code-cell{display:flex;flex-direction:column;justify-content:center;height:24.5mm}
.code-cell .cap{display:flex;align-items:baseline;gap:2.5mm;padding:0 0 1mm 3.4mm;font-size:14pt;white-space:nowrap}
.code-cell .cap small{display:inline}`,
);

type Size = { widthMm: number; heightMm: number; mostMm?: number };

const bars = ({ word }: Command, size: Size): Html =>
  html`<div>
    ${barcode(`DP:${word}`, size)}
    <div class="code mono">DP:${word}</div>
  </div>`;
const caption = ({ caption: text, other }: Command, otherLang: string): Html =>
  html`<div class="cap">${text}<small lang="${otherLang}">${other}</small></div>`;

/** All command barcodes, three pages of A4: verdicts and actions; quantities and dispositions; defect codes. */
export const commandSheet = (language: Language): PrintDocument => {
  const words = wordsIn(language);
  const otherLang = wordsIn(otherLanguage(language)).lang;
  const sheet = commandsIn(language);
  const { groups, groupNotes } = words;
  const heading = (group: keyof typeof groups): Html =>
    html`<h2>${groups[group]}<small>${groupNotes[group]}</small></h2>`;
  const page = (number: number, body: Html): Html => a4Page({ words, ...words.sheet, number, of: PAGES }, body);
  const cell = (size: Size) => (command: Command) =>
    html`<div class="cell">${caption(command, otherLang)}${bars(command, size)}</div>`;
  const codeCell = (command: Command): Html =>
    html`<div class="code-cell">
      ${caption(command, otherLang)}${bars(command, { widthMm: 99, heightMm: 10, mostMm: 0.34 })}
    </div>`;
  const half = Math.ceil(sheet.codes.length / 2);

  const body = html`${page(
    1,
    html`${heading('verdict')}
      <div class="rows">
        ${sheet.verdicts.map(
          (command) =>
            html`<div class="row verdict">
              ${verdictShape(command.verdict ?? 'intact', 13)}${caption(command, otherLang)}${bars(command, { widthMm: 62, heightMm: 16 })}
            </div>`,
        )}
      </div>
      ${heading('action')}
      <div class="rows">
        ${sheet.actions.map(
          (command) =>
            html`<div class="row action">
              ${caption(command, otherLang)}${bars(command, { widthMm: 62, heightMm: 10, mostMm: 0.43 })}
            </div>`,
        )}
      </div>`,
  )}${page(
    2,
    html`<div class="two">
      <div>${heading('quantity')}${sheet.quantities.map(cell({ widthMm: 47, heightMm: 10, mostMm: 0.43 }))}</div>
      <div>
        ${heading('disposition')}
        <div class="low">${sheet.dispositions.map(cell({ widthMm: 78, heightMm: 10, mostMm: 0.34 }))}</div>
      </div>
    </div>`,
  )}${page(
    3,
    html`${heading('code')}
      <div class="wide">
        <div>${sheet.codes.slice(0, half).map(codeCell)}</div>
        <div class="low">${sheet.codes.slice(half).map(codeCell)}</div>
      </div>`,
  )}`;
  return {
    title: words.sheet.title,
    page: 'a4',
    rows: Object.values(sheet).flat().length,
    html: documentOf({ lang: words.lang, title: words.sheet.title, style: STYLE, body }),
  };
};
