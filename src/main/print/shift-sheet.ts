import { SHIFT_KINDS } from '../../shared/shift.ts';
import type { ShiftKind, ShiftRow } from '../../shared/shift.ts';
import { csvFile } from '../lib/csv.ts';
import { html } from './html.ts';
import { listDocument, tickCell, twoLines } from './list-page.ts';
import type { PrintDocument } from './print-document.ts';
import type { PrintBench } from './print-sources.ts';
import { dayTime, fill, wordsIn } from './words.ts';
import type { Language } from './words.ts';

type Made = { language: Language; bench: PrintBench; now: number };

const WORDS = {
  zh: {
    title: '交接班单',
    lead: '上一班留下的：逐件点清、打勾，两个人都签字。',
    kinds: {
      'open-box': '台上开着的箱',
      stuck: '停住的指令',
      deadline: '最近截止',
      talk: '协商中',
      decide: '待处理',
      shelf: '暂存架',
    },
    columns: { kind: '哪一类', waybill: '运单', goods: '商品', place: '位置', due: '最迟', owner: '谁负责' },
    owner: '{who} 负责',
    over: '时间已过',
    giver: '交班人 {no}，签字',
    taker: '接班人 {no}，签字',
    at: '交接时间',
  },
  en: {
    title: 'Shift hand-over',
    lead: 'What the last shift leaves: count each, tick it, and both sign.',
    kinds: {
      'open-box': 'Open on the bench',
      stuck: 'Command stuck',
      deadline: 'Due next',
      talk: 'Negotiating',
      decide: 'To decide',
      shelf: 'On the shelf',
    },
    columns: { kind: 'Kind', waybill: 'Waybill', goods: 'Goods', place: 'Place', due: 'Due', owner: 'Owner' },
    owner: 'Owner: {who}',
    over: 'time is over',
    giver: 'Hands over: {no}, signature',
    taker: 'Takes over: {no}, signature',
    at: 'When',
  },
} as const;

const byKind = (one: ShiftKind, other: ShiftKind): number => SHIFT_KINDS.indexOf(one) - SHIFT_KINDS.indexOf(other);

/** What one shift leaves to the next, with a line for each of the two to sign. `takerNo` null: not known yet. */
export const shiftSheet = (rows: readonly ShiftRow[], takerNo: string | null, made: Made): PrintDocument => {
  const words = wordsIn(made.language);
  const { title, lead, kinds, columns, giver, taker, at, owner, over } = WORDS[made.language];
  const { stationName: station, operatorNo: who } = made.bench;
  const sorted = rows.toSorted((a, b) => byKind(a.kind, b.kind));
  const time = ({ dueAt }: ShiftRow): string => (dueAt === null ? '' : dayTime(dueAt).slice(5));
  // The refund's deadlines are late by the list they stand in; a negotiation only by its time.
  const overWord = ({ kind, dueAt }: ShiftRow): string =>
    kind === 'talk' && dueAt !== null && dueAt <= made.now ? over : '';
  const due = (row: ShiftRow): string => `${time(row)} ${overWord(row)}`.trim();
  // The number first: a long name is cut where the cell ends.
  const ownerOf = (row: ShiftRow): string =>
    row.owner === null ? '' : [row.owner.operatorNo, row.owner.name].filter(Boolean).join(' ');
  const ownerLine = (row: ShiftRow): string => (row.owner === null ? '' : fill(owner, { who: ownerOf(row) }));
  const foot = fill(words.list.rows, { n: rows.length });
  return listDocument({
    words,
    title,
    lead,
    foot: `${foot} · ${fill(words.madeAt, { station, who, at: dayTime(made.now) })}`,
    columns: [
      { title: '', widthMm: 10 },
      { title: columns.kind, widthMm: 32 },
      { title: columns.waybill, widthMm: 46 },
      { title: columns.goods, widthMm: 50 },
      { title: columns.place, widthMm: 26 },
      { title: columns.due, widthMm: 22 },
    ],
    rows: sorted.map(
      (row) =>
        html`<tr>
          ${tickCell()}
          <td>${kinds[row.kind]}</td>
          <td class="mono"><b>${row.waybill}</b></td>
          ${twoLines(row.title, ownerLine(row))}
          <td>${row.place ?? words.list.noPlace}</td>
          ${overWord(row) === '' ? html`<td>${time(row)}</td>` : twoLines(time(row), overWord(row))}
        </tr>`,
    ),
    end: html`<div class="sign">
      <div>${fill(giver, { no: who })}</div>
      <div>${fill(taker, { no: takerNo ?? '' })}</div>
      <div class="all">${at}　${dayTime(made.now)}</div>
    </div>`,
    csv: csvFile([
      Object.values(columns),
      ...sorted.map((row) => [kinds[row.kind], row.waybill, row.title, row.place, due(row), ownerOf(row)]),
    ]),
  });
};
