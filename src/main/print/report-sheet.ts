import { reasonWord, reportWords, rowLabel, shareInTime } from '../../shared/report-words.ts';
import type { ReportView, WaitTimes } from '../../shared/report.ts';
import { csvFile } from '../lib/csv.ts';
import { html } from './html.ts';
import { listDocument } from './list-page.ts';
import type { PrintDocument } from './print-document.ts';
import type { PrintBench } from './print-sources.ts';
import { dayTime, fill, wordsIn } from './words.ts';
import type { Language } from './words.ts';

type Made = { language: Language; bench: PrintBench; now: number };
type Row = { part: string; name: string; number: string; share: string };

const WORDS = {
  zh: {
    title: '退货报表',
    lead: '{from} 到 {until}，验了 {n} 件退货，{share} 在 24 小时内办结（目标 ≥ 95%）。',
    columns: { part: '哪一块', name: '内容', number: '数', share: '占比' },
    parts: {
      mix: '结论',
      clock: '时限',
      waits: '要多久（一半 / 九成 / 99%）',
      texts: '买家为什么退',
      codes: '验出的问题',
    },
    overdue: '已超时，还没办结',
    waits: { judged: '到仓 → 结论', acked: '结论 → 平台收到', whole: '到仓 → 平台收到' },
    behind: '更早的数据还在补算。',
  },
  en: {
    title: 'Returns report',
    lead: '{from} to {until}: {n} returns judged, {share} done within 24 hours (goal ≥ 95%).',
    columns: { part: 'Part', name: 'What', number: 'Number', share: 'Share' },
    parts: {
      mix: 'Verdicts',
      clock: 'In time',
      waits: 'How long (half / 90% / 99%)',
      texts: 'Why buyers send back',
      codes: 'Defects found',
    },
    overdue: 'Overdue and still open',
    waits: { judged: 'Received → verdict', acked: 'Verdict → acknowledged', whole: 'Received → acknowledged' },
    behind: 'Older days are still being counted.',
  },
} as const;

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
const MINUTE_MS = 60_000;
/** `9:05`: hours and minutes. */
const hours = (ms: number): string => {
  const minutes = Math.round(ms / MINUTE_MS);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};
const waitText = (times: WaitTimes | null): string =>
  times === null ? '–' : [times.medianMs, times.p90Ms, times.p99Ms].map(hours).join(' / ');

function rowsOf(view: ReportView, language: Language): Row[] {
  const { parts, overdue, waits } = WORDS[language];
  const { column } = reportWords(language);
  const { totals } = view;
  const counted = (part: string, name: string, n: number): Row => ({
    ...{ part, name, number: String(n) },
    share: percent(totals.judged === 0 ? null : n / totals.judged),
  });
  return [
    ...(['intact', 'damaged', 'swapped', 'confirms', 'contradicts'] as const).map((name) =>
      counted(parts.mix, column[name], totals[name]),
    ),
    { part: parts.clock, name: column.inTime, number: String(totals.inTime), share: percent(shareInTime(totals)) },
    { part: parts.clock, name: overdue, number: String(totals.overdue), share: '' },
    ...(['judged', 'acked', 'whole'] as const).map((name) => ({
      ...{ part: parts.waits, name: waits[name], number: waitText(view.waits[name]), share: '' },
    })),
    ...view.texts.map(({ reason, text, judged }) => {
      const kind = reasonWord(reason, language);
      return counted(parts.texts, text === '' ? kind : `${text} · ${kind}`, judged);
    }),
    ...view.codes.map(({ code, judged }) =>
      counted(parts.codes, rowLabel('code', { label: code, sub: '' }, language), judged),
    ),
  ];
}

/** What a report says, on paper: its sentence, then its numbers. */
export const reportSheet = (view: ReportView, { language, bench, now }: Made): PrintDocument => {
  const words = wordsIn(language);
  const { title, lead, columns, behind } = WORDS[language];
  const { stationName: station, operatorNo: who } = bench;
  const rows = view.totals.judged === 0 ? [] : rowsOf(view, language);
  const told = fill(lead, {
    ...{ from: view.from, until: view.until, n: view.totals.judged },
    share: percent(shareInTime(view.totals)),
  });
  return listDocument({
    words,
    title,
    lead: view.isBehind ? `${told} ${behind}` : told,
    foot: fill(words.madeAt, { station, who, at: dayTime(now) }),
    columns: [
      { title: columns.part, widthMm: 52 },
      { title: columns.name, widthMm: 74 },
      { title: columns.number, widthMm: 40, isSum: true },
      { title: columns.share, widthMm: 20, isSum: true },
    ],
    rows: rows.map(
      ({ part, name, number, share }) =>
        html`<tr>
          <td>${part}</td>
          <td><div class="three">${name}</div></td>
          <td class="sum"><b>${number}</b></td>
          <td class="sum">${share}</td>
        </tr>`,
    ),
    csv: csvFile([Object.values(columns), ...rows.map(({ part, name, number, share }) => [part, name, number, share])]),
  });
};
