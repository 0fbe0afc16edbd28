import type { PackRecord } from '../../shared/pack/pack-record.ts';
import { csvFile } from '../lib/csv.ts';
import { fill } from '../print/words.ts';
import type { Block, Row } from './report-model.ts';
import { beijingTime, deletionRule, reportWords, shownText, wordOf } from './report-text.ts';
import type { ReportWords } from './report-words-zh.ts';

type TimeLine = PackRecord['timeLine'];
type TimeLineRow = TimeLine[number];

/** More rows than these are for the CSV: nobody reads the seventh page of a table. */
const MOST_ROWS = 90;
/** Of a long time line: how many from its start; the others are its end. */
const FIRST_ROWS = 60;
/** One a second: never in the report. */
const PIECES: ReadonlySet<string> = new Set(['recording-fragment']);
/** What says nothing when it has no detail: its meaning stands in a row of its own (a verdict, a photo). */
const EMPTY: ReadonlySet<string> = new Set(['fact', 'inspection-changed', 'parcel-changed']);
export const saysNothing = ({ event, detail }: TimeLineRow): boolean => EMPTY.has(event) && detail === '';
/** Left out first where there is too much to tell. */
const QUIET: ReadonlySet<string> = new Set([
  'scan-read',
  'photo-checked',
  'attempt',
  'command-changed',
  'parcel-changed',
  'inspection-changed',
  'viewed',
]);

/** The rows that the report shows; a number stands for as many rows left out at that place. */
const chooseRows = (all: TimeLine): (TimeLineRow | number)[] => {
  const whole = all.filter((row) => !PIECES.has(row.event) && !saysNothing(row));
  if (whole.length <= MOST_ROWS) return whole;
  const told = whole.filter(({ event }) => !QUIET.has(event));
  if (told.length <= MOST_ROWS) return told;
  const last = MOST_ROWS - FIRST_ROWS;
  return [...told.slice(0, FIRST_ROWS), told.length - MOST_ROWS, ...told.slice(-last)];
};

type Words = Readonly<Record<string, string>>;

/** What the first word and the others of an event's detail are codes of; a detail of any other event is a text. */
const codesOf = (event: string, words: ReportWords): readonly [first: Words, rest: Words] => {
  switch (event) {
    case 'scan-read':
    case 'scan-handled':
      return [words.bench, {}];
    case 'photo':
      return [words.shot, {}];
    case 'fact':
    case 'verdict':
    case 'verdict-changed':
      return [words.verdict, {}];
    case 'decision':
    case 'decision-changed':
      return [words.state, words.kind];
    case 'command':
    case 'command-changed':
      return [{ ...words.kind, ...words.command }, words.commandState];
    case 'command-corrected':
      return [words.command, {}];
    case 'supplement':
    case 'correction':
      return [words.saidStep, {}];
    case 'attempt':
      return [words.step, {}];
    case 'receipt':
      return [words.how, {}];
    case 'disposition':
      return [words.goods, {}];
    case 'pack-exported':
      return [words.preset, words.variant];
    case 'attached':
      return [words.attachments.kind, {}];
    case 'deleted':
      return [words.file, words.rule];
    default:
      return [{}, {}];
  }
};

/** The detail of a row as it is shown: `approved refuse` of a decision becomes words, a text stays as it was recorded. */
export const detailText = ({ event, detail }: TimeLineRow, locale: PackRecord['locale']): string => {
  const words = reportWords(locale);
  const [codes, others] = codesOf(event, words);
  const [first = '', ...rest] = detail.split(' ');
  const word = wordOf(codes, first);
  // A free text that happens to begin with the word of a code is no code.
  if (event === 'fact' && rest.length > 0) return shownText(detail);
  const [only = ''] = rest;
  const after = rest.length === 1 ? [deletionRule(only, words) ?? wordOf(others, only)] : rest;
  return shownText([word, ...after].join(' '));
};

/** The time line as a table, with what is left out of it said. */
export const timeLineBlocks = (record: PackRecord): Block[] => {
  const { timeLine: words, event } = reportWords(record.locale);
  const { columns } = words;
  const chosen = chooseRows(record.timeLine);
  if (chosen.length === 0) return [{ kind: 'words', text: words.empty, tone: 'warn' }];
  const shown = chosen.filter((row) => typeof row !== 'number').length;
  const rows = chosen.map((row): Row => {
    if (typeof row === 'number') return { remark: fill(words.rest, { n: row }) };
    return [
      String(row.seq),
      beijingTime(row.at),
      wordOf(event, row.event),
      detailText(row, record.locale),
      shownText(row.operatorNo),
    ];
  });
  const total = record.timeLine.length;
  return [
    { kind: 'words', tone: 'small', text: fill(shown === total ? words.all : words.shortened, { n: total, shown }) },
    {
      kind: 'table',
      columns: [
        { title: columns.seq, share: 9 },
        { title: columns.at, share: 20 },
        { title: columns.event, share: 18 },
        { title: columns.detail, share: 43 },
        { title: columns.operator, share: 10 },
      ],
      rows,
    },
  ];
};

/**
 * `data/timeline.csv`: every row of the record, none left out. UTF-8 with byte order mark, CRLF, safe to open in a
 * spreadsheet program (lib/csv.ts); the event both in words and as its code.
 */
export const timeLineCsv = (record: PackRecord): string => {
  const { timeLine: words, event } = reportWords(record.locale);
  const { columns, csv } = words;
  return csvFile([
    [columns.seq, csv.time, csv.utc, columns.event, csv.code, columns.detail, columns.operator],
    ...record.timeLine.map((row) => [
      row.seq,
      beijingTime(row.at),
      new Date(row.at).toISOString(),
      wordOf(event, row.event),
      row.event,
      detailText(row, record.locale),
      row.operatorNo,
    ]),
  ]);
};
