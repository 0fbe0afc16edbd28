import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { html, markupOf } from '../print/html.ts';
import type { Html } from '../print/html.ts';
import { qrCode } from '../print/qr-code.ts';
import { reportOf } from './report-content.ts';
import type { Block, Cell, Integrity, Pair, Report, ReportFigure, Row, Section } from './report-model.ts';

/** A path of the bag (`data/figures/fig-01.jpg`) as seen from `data/report.html`. Any other is a bug of the pack. */
const besideReport = (path: string): string => {
  if (!/^data\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(path)) {
    throw new Error(`no path of a pack: ${JSON.stringify(path)}`);
  }
  return path.slice('data/'.length);
};

/** Text of a person: kept apart, so that one written from right to left turns nothing around it. */
const said = (text: string): Html => html`<bdi>${text}</bdi>`;

const cellMarkup = (cell: Cell): Html => {
  if (typeof cell === 'string') return said(cell);
  return html`${cell.refs.map(({ label, anchor }) =>
    anchor === ''
      ? html`<span class="ref">${said(label)}</span> `
      : html`<a class="ref" href="#${anchor}">${label}</a> `,
  )}`;
};

const rowMarkup = (row: Row, columns: number): Html =>
  'remark' in row
    ? html`<tr>
        <td class="remark" colspan="${columns}">${row.remark}</td>
      </tr> `
    : html`<tr>
        ${row.map((cell) => html`<td>${cellMarkup(cell)}</td>`)}
      </tr> `;

/** Too much for half the width of the page. */
const isLong = (value: string): boolean => value.length > 40 || value.includes('\n');

const gridMarkup = (pairs: readonly Pair[]): Html =>
  html`<dl class="grid">
    ${pairs.map(
      ([label, value]) =>
        html`<div${isLong(value) ? html` class="wide"` : null}>
          <dt>${label}</dt>
          <dd>${said(value)}</dd>
        </div> `,
    )}
  </dl> `;

const figureMarkup = (figure: ReportFigure, id: string | null): Html => {
  const picture = html`<img
      src="${besideReport(figure.path)}"
      alt="${figure.label} ${figure.shot}"
      width="${figure.widthPx}"
      height="${figure.heightPx}"
    />
    <figcaption>
      <strong>${figure.label}</strong> ${figure.shot}
      ${figure.notes.map((note) => html`<span class="note">${said(note)}</span> `)}
    </figcaption>`;
  return id === null ? html`<figure>${picture}</figure> ` : html`<figure id="${id}">${picture}</figure> `;
};

const blockMarkup = (block: Block): Html => {
  switch (block.kind) {
    case 'words':
      return html`<p class="${block.tone}">${said(block.text)}</p> `;
    case 'heading':
      return html`<h3>${said(block.text)}</h3> `;
    case 'grid':
      return gridMarkup(block.pairs);
    case 'table':
      return html`<div class="scroll">
        <table>
          <thead>
            <tr>
              ${block.columns.map(({ title }) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${block.rows.map((row) => rowMarkup(row, block.columns.length))}
          </tbody>
        </table>
      </div> `;
    case 'figures':
      return html`<div class="figures">${block.figures.map((figure) => figureMarkup(figure, figure.anchor))}</div> `;
    case 'films':
      return html`<div class="films">
        ${block.films.map(({ label, anchor, path }) =>
          path === null
            ? html`<p id="${anchor}" class="small">${label}</p> `
            : html`<figure id="${anchor}">
                <video controls preload="none" src="${besideReport(path)}"></video>
                <figcaption><strong>${label}</strong></figcaption>
              </figure> `,
        )}
      </div> `;
  }
};

const sectionMarkup = ({ anchor, title, blocks }: Section): Html =>
  html`<section id="${anchor}">
    <h2>${title}</h2>
    ${blocks.map(blockMarkup)}
  </section> `;

/** Light modules around the code, as ISO/IEC 18004 asks. */
const QUIET = 4;

const codeMarkup = (text: string, title: string): Html => {
  const { size, bars } = qrCode(text);
  const path = bars.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join('');
  const whole = size + 2 * QUIET;
  return html`<figure class="code">
    <svg role="img" aria-label="${title}" viewBox="-${QUIET} -${QUIET} ${whole} ${whole}" shape-rendering="crispEdges">
      <path d="${path}" />
    </svg>
    <figcaption>${title}</figcaption>
  </figure> `;
};

const integrityMarkup = (integrity: Integrity): Html =>
  html`<section id="integrity">
    <h2>${integrity.title}</h2>
    <div class="proof">${gridMarkup(integrity.pairs)} ${codeMarkup(integrity.qrText, integrity.qrTitle)}</div>
    <p>${integrity.meaning}</p>
    <p>${integrity.limits}</p>
    <h3>${integrity.how}</h3>
    <ol>
      ${integrity.ways.map(
        ({ text, command }) => html`<li>${text} ${command === null ? null : html`<code>${command}</code>`}</li> `,
      )}
    </ol>
  </section> `;

const leadMarkup = (report: Report): Html =>
  html`<header class="lead">
    <p class="for">${report.subtitle}</p>
    <h1>${report.title}</h1>
    <p class="order">${report.order[0]} <strong>${said(report.order[1])}</strong></p>
    ${gridMarkup(report.facts)}
    ${[report.problem, report.demand].map(
      ([label, text]) =>
        html`<section class="said">
          <h2>${label}</h2>
          <p>${said(text)}</p>
        </section> `,
    )}
    ${
      report.four.length === 0
        ? html`<p class="warn">${report.noPictures}</p> `
        : html`<div class="four">${report.four.map((figure) => figureMarkup(figure, null))}</div> `
    }
    <p class="small">${report.zone}</p>
    ${report.maskedNote === null ? null : html`<p class="small">${report.maskedNote}</p> `}
  </header> `;

/** What stands in `<!--title-->` of the page: plain text, escaped. */
export const renderReportTitle = (record: PackRecord): string => {
  const report = reportOf(record);
  return markupOf(html`${report.title} · ${report.orderFoot}`);
};

/**
 * The report as static markup for `<!--report-->` of the page: everything escaped, no script, no style, nothing from
 * outside the bag; pictures and films beside it (`figures/fig-01.jpg`). Throws for a path that no pack may hold.
 */
export const renderReportBody = (record: PackRecord): string => {
  const report = reportOf(record);
  return markupOf(
    html`<article class="report" lang="${report.lang}">
      ${leadMarkup(report)} ${report.sections.map(sectionMarkup)} ${integrityMarkup(report.integrity)}
    </article>`,
  );
};
