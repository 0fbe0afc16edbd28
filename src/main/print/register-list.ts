import type { Register, RegisterEntry } from '../../shared/register.ts';
import { csvFile } from '../lib/csv.ts';
import { html } from './html.ts';
import { listDocument, twoLines } from './list-page.ts';
import type { PrintDocument } from './print-document.ts';
import type { PrintBench } from './print-sources.ts';
import { REGISTER_WORDS } from './register-words.ts';
import { dayTime, fill, moneyText, sumText, wordsIn } from './words.ts';
import type { Language } from './words.ts';

type Made = { language: Language; bench: PrintBench; now: number };

/** One register as a table, in the order of its rows. */
export const registerList = (register: Register, entries: readonly RegisterEntry[], made: Made): PrintDocument => {
  const { language, bench, now } = made;
  const words = wordsIn(language);
  const { names, states, columns, lead, payers } = REGISTER_WORDS[language];
  const { stationName: station, operatorNo: who } = bench;
  const csv = csvFile([
    Object.values(columns),
    ...entries.map((one) => [
      one.waybill,
      one.title,
      one.shop,
      one.returnNo,
      states[one.state],
      dayTime(one.dueAt),
      one.amountCents === null ? null : sumText(one.amountCents),
      one.currency,
      one.place,
      one.sentWaybill,
      one.payer === null ? null : payers[one.payer],
      one.note,
      one.operatorNo,
      dayTime(one.changedAt),
    ]),
  ]);
  return listDocument({
    words,
    title: names[register],
    lead: entries[0]?.isOpen === false ? lead.done : lead.open,
    foot: `${fill(words.list.rows, { n: entries.length })} · ${fill(words.madeAt, { station, who, at: dayTime(now) })}`,
    columns: [
      { title: columns.waybill, widthMm: 46 },
      { title: columns.goods, widthMm: 50 },
      { title: columns.state, widthMm: 30 },
      { title: columns.place, widthMm: 30 },
      { title: columns.amount, widthMm: 30, isSum: true },
    ],
    rows: entries.map(
      (one) =>
        html`<tr>
          ${twoLines(one.waybill, one.returnNo ?? '')}${twoLines(one.title, one.note)}
          ${twoLines(states[one.state], dayTime(one.isOpen ? one.dueAt : one.changedAt).slice(5))}
          ${twoLines(one.place ?? words.list.noPlace, one.sentWaybill ?? '')}
          <td class="sum">${one.amountCents === null ? '' : moneyText(one.amountCents, one.currency)}</td>
        </tr>`,
    ),
    csv,
  });
};
