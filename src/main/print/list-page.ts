import { A4_STYLE, a4Page } from './a4-page.ts';
import { documentOf, html } from './html.ts';
import type { Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import type { PrintWords } from './print-words.ts';

// Lists for a clipboard: rows of one height, pages cut by us, so that every page has its head and its number.

const STYLE = pageStyle(
  'a4',
  `${A4_STYLE}
table{width:186mm;margin:3mm 12mm 0;border-collapse:collapse;table-layout:fixed}
th{height:7mm;border-bottom:.4mm solid #000;font-size:8.5pt;text-align:left}
td{height:15mm;padding:0 2mm 0 0;border-bottom:.2mm solid #777;font-size:9.5pt;line-height:1.25;vertical-align:middle}
td b{font-size:10.5pt;white-space:nowrap}
.three{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;overflow-wrap:anywhere;font-size:8pt;line-height:1.25}
td small{font-size:8.5pt}
td.sum{text-align:right;padding-right:3mm}
th.sum{text-align:right;padding-right:3mm}
.box{display:inline-block;width:6mm;height:6mm;border:.4mm solid #000}
.line{display:block;height:8mm;border-bottom:.2mm solid #000}
.sign{display:grid;grid-template-columns:1fr 1fr;gap:9mm 10mm;margin:11mm 12mm 0;font-size:10.5pt}
.sign div{padding-bottom:9mm;border-bottom:.3mm solid #000}
.sign .all{grid-column:1/-1}`,
);

type Column = { title: string; widthMm: number; isSum?: boolean };

type ListPage = {
  words: PrintWords;
  title: string;
  lead: string;
  foot: string;
  columns: readonly Column[];
  rows: readonly Html[];
  /** Below the last row, on the last page. */
  end?: Html;
  csv: string;
};

const TABLE_MM = 186;
const ROWS_A_PAGE = 16;
/** What stands below the last row takes the height of so many. */
const END_ROWS = 5;

const pagesOf = (rows: readonly Html[], hasEnd: boolean): (readonly Html[])[] => {
  const pages: (readonly Html[])[] = [];
  for (let from = 0; from < rows.length || from === 0; from += ROWS_A_PAGE)
    pages.push(rows.slice(from, from + ROWS_A_PAGE));
  const last = pages.at(-1)?.length ?? 0;
  return hasEnd && last > ROWS_A_PAGE - END_ROWS ? [...pages, []] : pages;
};

/** A cell with a main line and a smaller second one. */
export const twoLines = (main: string, second: string): Html =>
  html`<td>
    <div class="one">${main}</div>
    <div class="one"><small>${second}</small></div>
  </td>`;

/** A box to tick. */
export const tickCell = (): Html => html`<td><span class="box"></span></td>`;
/** Room to write a name and a time. */
export const writeCell = (): Html => html`<td><span class="line"></span></td>`;

/** A list as A4 pages, with its CSV beside it. */
export const listDocument = (list: ListPage): PrintDocument => {
  const { words, title, lead, foot, columns, rows, end, csv } = list;
  const pages = pagesOf(rows, end !== undefined);
  const head = html`<colgroup>
      ${columns.map(({ widthMm }) => html`<col width="${Math.round((widthMm / TABLE_MM) * 1000) / 10}%" />`)}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(({ title: name, isSum }) => html`<th class="${isSum === true ? 'sum' : ''}">${name}</th>`)}
      </tr>
    </thead>`;
  const body = pages.map((some, index) =>
    a4Page(
      { words, title, lead, foot, number: index + 1, of: pages.length },
      html`${
        some.length === 0
          ? null
          : html`<table>
              ${head}
              <tbody>
                ${some}
              </tbody>
            </table>`
      }${index === pages.length - 1 && end !== undefined ? end : null}`,
    ),
  );
  return {
    title,
    page: 'a4',
    rows: rows.length,
    html: documentOf({ lang: words.lang, title, style: STYLE, body: html`${body}` }),
    csv,
  };
};
