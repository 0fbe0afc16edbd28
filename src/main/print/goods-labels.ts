import { barcode } from './barcode.ts';
import { documentOf, html } from './html.ts';
import type { Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import type { UnitLabel } from './print-sources.ts';
import type { PrintWords } from './print-words.ts';
import { dayTime, fill, wordsIn } from './words.ts';
import type { Language } from './words.ts';

// Labels of 60 × 40 mm: one a unit of goods, read at arm's length; one a bin, read by the scanner.

const BIN_CODE = { widthMm: 57, heightMm: 8, mostMm: 0.43, isLabel: true };

const STYLE = pageStyle(
  'label-60x40',
  `body{line-height:1.2}
.page{display:flex;flex-direction:column;justify-content:space-between;padding:1.2mm 1.5mm 1.2mm}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:2mm}
.top span,.binname{font-weight:800;white-space:nowrap}
.s18{font-size:18pt}.s15{font-size:15pt}.s12{font-size:12pt}.s10{font-size:10pt}.s8{font-size:8pt}
.bars{margin:.4mm auto}
.name{font-size:8.5pt;font-weight:700;line-height:1.25}
.fact{display:flex;justify-content:space-between;gap:2mm;font-size:7.2pt}
.fact .one{min-width:0}
.mark{padding:.4mm 1mm;background:#000;color:#fff;font-size:9pt;font-weight:800;text-align:center}
.only{justify-content:space-between;align-items:center;padding:2.5mm 1.5mm 2mm}
.only .binname{font-size:34pt;line-height:1}
.only .binname.long{font-size:22pt}
.only .fact{font-size:7pt}`,
);

const TOP_MM = 56;
const PT_MM = 0.3528;
const SIZES_PT = [18, 15, 12, 10, 8] as const;

/** The largest size at which disposition and bin stand side by side. Widths in em: han 1, latin 0.58, monospace 0.62. */
const sizeOf = (caption: string, bin: string): string => {
  const han = Array.from(caption).filter((char) => char > '\u{2e80}').length;
  const em = han + (caption.length - han) * 0.58 + bin.length * 0.62;
  return `s${SIZES_PT.find((size) => em * size * PT_MM + 2 <= TOP_MM) ?? 8}`;
};

const markOf = (label: UnitLabel, words: PrintWords): string | null => {
  const { unit } = words;
  const said = [
    label.verdict === 'swapped' ? unit.swapped : null,
    label.disposition === 'keep' ? unit.evidence : null,
    label.disposition === 'scrap'
      ? fill(unit.scrapBy, { a: label.operatorNo, b: label.secondOperatorNo ?? '—' })
      : null,
  ].filter((one) => one !== null);
  return said.length === 0 ? null : said.join(' · ');
};

const unitOf = (label: UnitLabel, words: PrintWords): Html => {
  const where = words.disposition[label.disposition];
  const mark = markOf(label, words);
  return html`<section class="page">
    <div class="top ${sizeOf(where, label.bin)}"><span>${where}</span><span class="mono">${label.bin}</span></div>
    ${barcode(`DL:${label.bin}`, BIN_CODE)}${mark === null ? null : html`<div class="mark one">${mark}</div>`}
    <div class="name ${mark === null ? 'cut' : 'one'}">${label.name}</div>
    <div class="fact mono">
      <span class="one">${label.sku}</span><span>${fill(words.unit.unit, { n: label.unit })}</span>
    </div>
    <div class="fact mono"><span class="one">${label.waybill}</span><span>${label.operatorNo}</span></div>
    <div class="fact">
      <span class="one"
        >${label.orderNo === null ? words.unit.noOrder : fill(words.unit.order, { no: label.orderNo })}</span
      ><span>${dayTime(label.at)}</span>
    </div>
  </section>`;
};

/** A label for each unit: where it goes, in which bin, and what it is. */
export const unitLabels = (labels: readonly UnitLabel[], language: Language): PrintDocument => {
  const words = wordsIn(language);
  const title = words.groups.disposition;
  return {
    title,
    page: 'label-60x40',
    rows: labels.length,
    html: documentOf({
      lang: words.lang,
      title,
      style: STYLE,
      body: html`${labels.map((label) => unitOf(label, words))}`,
    }),
  };
};

const LONG_BIN = 8;

/** Labels `DL:…` for bins, cages and totes; the names as `Bin` of shared/disposition.ts has them. */
export const binLabels = (bins: readonly string[], language: Language): PrintDocument => {
  const words = wordsIn(language);
  const { title, foot } = words.bin;
  const body = html`${bins.map(
    (bin) =>
      html`<section class="page only">
        <div class="binname mono ${bin.length > LONG_BIN ? 'long' : ''}">${bin}</div>
        ${barcode(`DL:${bin}`, { ...BIN_CODE, heightMm: 15 })}
        <div class="fact">${foot}</div>
      </section>`,
  )}`;
  return {
    title,
    page: 'label-60x40',
    rows: bins.length,
    html: documentOf({ lang: words.lang, title, style: STYLE, body }),
  };
};
