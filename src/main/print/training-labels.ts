import { A4_STYLE, a4Page } from './a4-page.ts';
import { barcode, fitsRoom } from './barcode.ts';
import { documentOf, html } from './html.ts';
import type { Html } from './html.ts';
import { pageStyle } from './page-style.ts';
import type { PrintDocument } from './print-document.ts';
import type { TrainingParcel } from './print-sources.ts';
import type { PrintWords } from './print-words.ts';
import { fill, wordsIn } from './words.ts';
import type { Language } from './words.ts';

// Parcels to practise with: a courier's label on the left, what is "in the box" on the right. The goods' codes hang one
// below the other, far from the waybill, so that a scanner held level reads the one that is meant.

const PER_PAGE = 3;
const WAYBILL = { widthMm: 92, heightMm: 17, mostMm: 0.43 };
const GOODS = { widthMm: 70, heightMm: 10, mostMm: 0.34 };

const STYLE = pageStyle(
  'a4',
  `${A4_STYLE}
.parcel{display:grid;grid-template-columns:100mm 1fr;height:81mm;margin:2.5mm 12mm 0;border:.2mm dashed #555}
.label{display:flex;flex-direction:column;justify-content:space-between;padding:3mm;border-right:.2mm dashed #555}
.label .top{display:flex;justify-content:space-between;font-size:9pt}
.waybill{padding-left:3.4mm;font-size:14pt;font-weight:700;letter-spacing:.04em}
.hint{padding:1.5mm 2mm;border:.3mm solid #000;border-radius:1mm;font-size:10pt;font-weight:700}
.goods{padding:3mm;overflow:hidden}
.goods h2{font-size:9pt}
.goods .what{margin-top:1.6mm;font-size:9.5pt;font-weight:700}
.goods .note{font-size:8.5pt}
.goods .bars{margin-top:.6mm}
.goods .code{font-size:7pt;padding-left:3.4mm}`,
);

const codeOf = (text: string, words: PrintWords): Html =>
  fitsRoom(text, GOODS)
    ? html`${barcode(text, GOODS)}
        <div class="code mono">${text}</div>`
    : html`<div class="note mono">${text} · ${words.training.unreadable}</div>`;

const goodsOf = (parcel: TrainingParcel, words: PrintWords): Html =>
  html`<h2>${words.training.goods}</h2>
    ${parcel.goods.map(
      ({ name, quantity, barcode: code, serials }) =>
        html`<div class="what one">${name} ${fill(words.training.times, { n: quantity })}</div>
          ${
            code === null ? html`<div class="note">${words.training.noBarcode}</div>` : codeOf(code, words)
          }${serials.map(
            (serial) =>
              html`<div class="note">${words.training.serial}</div>
                ${codeOf(serial, words)}`,
          )}`,
    )}${
      parcel.otherSerial === null
        ? null
        : html`<div class="note">${words.training.otherPhone}</div>
            ${codeOf(parcel.otherSerial, words)}`
    }`;

const parcelOf = (parcel: TrainingParcel, words: PrintWords): Html =>
  html`<article class="parcel">
    <div class="label">
      <div class="top">
        <span>${words.training.courier}</span><span>${fill(words.training.sender, { buyer: parcel.buyer })}</span>
      </div>
      <div>
        ${barcode(parcel.waybill, WAYBILL)}
        <div class="waybill mono">${parcel.waybill}</div>
      </div>
      <div class="cut">${parcel.reasonText}</div>
      <div class="hint">${words.training.hint[parcel.hint]}</div>
    </div>
    <div class="goods">${goodsOf(parcel, words)}</div>
  </article>`;

/** Labels of sample parcels with the codes of their goods, three parcels a page. */
export const trainingLabels = (parcels: readonly TrainingParcel[], language: Language): PrintDocument => {
  const words = wordsIn(language);
  const of = Math.max(1, Math.ceil(parcels.length / PER_PAGE));
  const { title, lead } = words.training;
  const pages = Array.from({ length: of }, (_, index) =>
    a4Page(
      { words, title, lead, foot: '', number: index + 1, of },
      html`${parcels.slice(index * PER_PAGE, (index + 1) * PER_PAGE).map((parcel) => parcelOf(parcel, words))}`,
    ),
  );
  return {
    title,
    page: 'a4',
    rows: parcels.length,
    html: documentOf({ lang: words.lang, title, style: STYLE, body: html`${pages}` }),
  };
};
