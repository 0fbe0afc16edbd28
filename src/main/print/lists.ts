import { csvFile } from '../lib/csv.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { listDocument, tickCell, twoLines, writeCell } from './list-page.ts';
import type { PrintDocument } from './print-document.ts';
import type { HandOverList, PrintBench, RefundElsewhere, StockRow } from './print-sources.ts';
import { dayTime, fill, moneyText, sumText, wordsIn } from './words.ts';
import type { Language } from './words.ts';

// The three lists that a person works off with a pen. Each is sorted here, so that no source can forget it.

type Made = { language: Language; bench: PrintBench; now: number };

const footOf = ({ language, bench, now }: Made, rows: number): string => {
  const words = wordsIn(language);
  const { stationName: station, operatorNo: who } = bench;
  return `${fill(words.list.rows, { n: rows })} · ${fill(words.madeAt, { station, who, at: dayTime(now) })}`;
};

/** What must be refunded in the platforms' own back offices, nearest deadline first. */
export const refundList = (refunds: readonly RefundElsewhere[], made: Made): PrintDocument => {
  const words = wordsIn(made.language);
  const { refund, list } = words;
  const sorted = [...refunds].sort((a, b) => a.deadlineAt - b.deadlineAt || a.returnNo.localeCompare(b.returnNo));
  const whyOf = ({ why, words: said }: RefundElsewhere): Html =>
    html`<td>
      <div class="three">${refund.state[why]}${said === null ? '' : ` ${fill(refund.words, { words: said })}`}</div>
    </td>`;
  const rowOf = (row: RefundElsewhere): Html =>
    html`<tr>
      ${tickCell()}
      <td>
        <b>${dayTime(row.deadlineAt).slice(5)}</b><br /><small>${row.deadlineAt <= made.now ? list.over : ''}</small>
      </td>
      ${twoLines(row.orderNo, row.returnNo)}${twoLines(row.shop, `${row.platform} · ${row.buyer}`)}
      <td class="sum"><b>${moneyText(row.amountCents, row.currency)}</b></td>
      ${twoLines(row.waybill, row.place ?? list.noPlace)}${whyOf(row)}${writeCell()}
    </tr>`;
  const { columns } = refund;
  const csv = csvFile([
    Object.values(columns),
    ...sorted.map((row) => [
      dayTime(row.deadlineAt),
      row.platform,
      row.shop,
      row.orderNo,
      row.returnNo,
      row.buyer,
      sumText(row.amountCents),
      row.currency,
      row.waybill,
      row.place,
      refund.state[row.why],
      row.words,
      null,
      null,
    ]),
  ]);
  return listDocument({
    words,
    title: refund.title,
    lead: refund.lead,
    foot: footOf(made, sorted.length),
    columns: [
      { title: '', widthMm: 8 },
      { title: refund.deadline, widthMm: 22 },
      { title: refund.order, widthMm: 34 },
      { title: refund.shop, widthMm: 30 },
      { title: refund.amount, widthMm: 20, isSum: true },
      { title: refund.parcel, widthMm: 33 },
      { title: refund.why, widthMm: 25 },
      { title: list.doneBy, widthMm: 14 },
    ],
    rows: sorted.map(rowOf),
    csv,
  });
};

/** Parcels that aren't ours, with the lines to sign; oldest first. */
export const handOverList = ({ done, parcels }: HandOverList, made: Made): PrintDocument => {
  const words = wordsIn(made.language);
  const { handOver, list } = words;
  const { sign, columns } = handOver;
  const sorted = [...parcels].sort((a, b) => a.sinceAt - b.sinceAt || a.waybill.localeCompare(b.waybill));
  const told = done === null ? null : { at: dayTime(done.at), to: handOver.to[done.to], signer: done.signer };
  const csv = csvFile([
    Object.values(columns),
    ...sorted.map(({ waybill, sinceAt, place, operatorNo }) => [
      waybill,
      dayTime(sinceAt),
      place,
      operatorNo,
      told?.to ?? null,
      told?.signer ?? null,
      told?.at ?? null,
    ]),
  ]);
  return listDocument({
    words,
    title: handOver.title,
    lead: told === null ? handOver.leadOpen : fill(handOver.leadDone, told),
    foot: footOf(made, sorted.length),
    columns: [
      { title: '', widthMm: 12 },
      { title: handOver.waybill, widthMm: 70 },
      { title: handOver.since, widthMm: 42 },
      { title: handOver.place, widthMm: 36 },
      { title: handOver.operator, widthMm: 26 },
    ],
    rows: sorted.map(
      ({ waybill, sinceAt, place, operatorNo }) =>
        html`<tr>
          ${tickCell()}
          <td class="mono"><b>${waybill}</b></td>
          <td>${dayTime(sinceAt)}</td>
          <td>${place ?? list.noPlace}</td>
          <td>${operatorNo}</td>
        </tr>`,
    ),
    end: html`<div class="sign">
      <div class="all">${sign.to}</div>
      <div>${sign.giver}</div>
      <div>${sign.taker}</div>
      <div>${sign.count}　${sorted.length}</div>
      <div>${sign.at}</div>
    </div>`,
    csv,
  });
};

/** Goods to book by hand in the stock system; by bin, then newest first, as one walks along the shelf. */
export const stockList = (rows: readonly StockRow[], made: Made): PrintDocument => {
  const words = wordsIn(made.language);
  const { stock, disposition } = words;
  const { columns } = stock;
  const sorted = [...rows].sort((a, b) => a.bin.localeCompare(b.bin) || b.at - a.at || a.sku.localeCompare(b.sku));
  const csv = csvFile([
    Object.values(columns),
    ...sorted.map((row) => [
      row.sku,
      row.name,
      disposition[row.disposition],
      row.bin,
      row.waybill,
      row.returnNo,
      dayTime(row.at),
      row.operatorNo,
      null,
    ]),
  ]);
  return listDocument({
    words,
    title: stock.title,
    lead: stock.lead,
    foot: footOf(made, sorted.length),
    columns: [
      { title: '', widthMm: 10 },
      { title: stock.goods, widthMm: 66 },
      { title: stock.bin, widthMm: 26 },
      { title: stock.disposition, widthMm: 28 },
      { title: stock.parcel, widthMm: 34 },
      { title: stock.at, widthMm: 22 },
    ],
    rows: sorted.map(
      (row) =>
        html`<tr>
          ${tickCell()}${twoLines(row.name, row.sku)}
          <td class="mono"><b>${row.bin}</b></td>
          <td>${disposition[row.disposition]}</td>
          ${twoLines(row.waybill, row.returnNo ?? '')}${twoLines(dayTime(row.at).slice(5), row.operatorNo)}
        </tr>`,
    ),
    csv,
  });
};
