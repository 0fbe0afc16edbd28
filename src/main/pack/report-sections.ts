import { COURIER_IDS, COURIER_NAMES } from '../../shared/couriers.ts';
import { sumOf } from '../../shared/pack/case-words.ts';
import type { PackRecord, PackReturn } from '../../shared/pack/pack-record.ts';
import { fill } from '../print/words.ts';
import { figureRef, filmRef } from './report-figures.ts';
import type { Block, Pair, Row } from './report-model.ts';
import { beijingTime, deletionRule, reportWords, shortHash, shownText, wordOf } from './report-text.ts';
import type { ReportWords } from './report-words-zh.ts';
import { detailText } from './report-time-line.ts';

const textOr = (text: string | null, words: ReportWords): string => {
  const shown = text === null ? '' : shownText(text);
  return shown === '' ? words.none : shown;
};

/** Claim ↔ evidence: what the other side says, what we answer, and where it is seen. */
export const claimBlocks = (record: PackRecord): Block[] => {
  const { claims: words } = reportWords(record.locale);
  if (record.claims.length === 0) return [{ kind: 'words', text: words.empty, tone: 'plain' }];
  const { columns } = words;
  return [
    {
      kind: 'table',
      columns: [
        { title: columns.no, share: 6 },
        { title: columns.claim, share: 30 },
        { title: columns.answer, share: 44 },
        { title: columns.proof, share: 20 },
      ],
      rows: record.claims.map(({ claim, answer, figures, films }, index) => [
        String(index + 1),
        shownText(claim),
        shownText(answer),
        {
          refs: [...figures.map((number) => figureRef(record, number)), ...films.map((film) => filmRef(record, film))],
        },
      ]),
    },
  ];
};

/** The courier's name; the record has an id of ours, or a name as the platform wrote it. */
const courierName = (courier: string | null, locale: PackRecord['locale']): string | null => {
  const id = COURIER_IDS.find((one) => one === courier);
  return id === undefined ? courier : COURIER_NAMES[id][locale];
};

const verdictPairs = ({ verdict }: PackReturn, words: ReportWords): Pair[] => {
  const { returns } = words;
  if (verdict === null) return [[returns.verdict, returns.noVerdict]];
  const judgements = Object.entries(verdict.judgements).map(
    ([key, value]) => `${wordOf(words.judgement, key)} ${words.judgementValue[value]}`,
  );
  const codes = verdict.codes.map((code) => words.code[code]).join(words.comma);
  return [
    [returns.verdict, words.verdict[verdict.verdict]],
    [returns.finding, words.finding[verdict.finding]],
    [returns.codes, textOr(codes, words)],
    [returns.cause, words.cause[verdict.cause]],
    [returns.judgements, judgements.join(words.comma)],
    [returns.judgedBy, `${shownText(verdict.operatorNo)} · ${beijingTime(verdict.at)}`],
    [returns.note, textOr(verdict.note, words)],
  ];
};

const orderPairs = (one: PackReturn, record: PackRecord, words: ReportWords): Pair[] => {
  const { returns } = words;
  const { inspection } = record;
  const pairs: (Pair | null)[] = [
    [returns.order, textOr(one.orderNo, words)],
    [returns.platform, textOr(wordOf(words.platform, one.platform), words)],
    [returns.shop, textOr(one.shop, words)],
    [returns.buyer, textOr(one.buyer, words)],
    [returns.reason, words.reason[one.reason]],
    [returns.amount, sumOf(one.amountCents, one.currency)],
    [returns.freight, sumOf(one.freightCents, one.currency)],
    [returns.courier, textOr(courierName(inspection.courier, record.locale), words)],
    one.signedAt === null ? null : [returns.signedAt, beijingTime(one.signedAt)],
    [returns.receivedAt, beijingTime(inspection.receivedAt)],
    one.shippedWeightG === null ? null : [returns.shippedWeight, `${one.shippedWeightG} g`],
    one.sealNo === null ? null : [returns.sealNo, textOr(one.sealNo, words)],
    [returns.reasonText, textOr(one.reasonText, words)],
  ];
  return pairs.filter((pair) => pair !== null);
};

const lineBlock = ({ lines }: PackReturn, words: ReportWords): Block => {
  const { lines: columns, noLines } = words.returns;
  if (lines.length === 0) return { kind: 'words', text: noLines, tone: 'plain' };
  return {
    kind: 'table',
    columns: [
      { title: columns.sku, share: 18 },
      { title: columns.name, share: 36 },
      { title: columns.quantity, share: 8 },
      { title: columns.serials, share: 22 },
      { title: columns.result, share: 16 },
    ],
    rows: lines.map(({ sku, name, quantity, serials, result }) => [
      shownText(sku),
      shownText(name),
      String(quantity),
      textOr(serials.join('\n'), words),
      shownText(wordOf(words.result, result)),
    ]),
  };
};

/** Order, goods, what was shipped, and the verdict, one part a return. */
export const returnBlocks = (record: PackRecord): Block[] => {
  const words = reportWords(record.locale);
  if (record.returns.length === 0) return [{ kind: 'words', text: words.returns.empty, tone: 'warn' }];
  return record.returns.flatMap((one): Block[] => [
    { kind: 'heading', text: fill(words.returns.heading, { no: shownText(one.returnNo) }) },
    { kind: 'grid', pairs: orderPairs(one, record, words) },
    lineBlock(one, words),
    { kind: 'grid', pairs: verdictPairs(one, words) },
  ]);
};

const DECIDED: ReadonlySet<string> = new Set([
  'decision',
  'decision-changed',
  'receipt',
  'disposition',
  'verdict-changed',
]);

/** What was decided and answered before: the decision in force, then the entries of the chain about it. */
export const decisionBlocks = (record: PackRecord): Block[] => {
  const words = reportWords(record.locale);
  const { decisions, returns } = words;
  const { columns } = decisions;
  const current = record.returns.flatMap(({ returnNo, decision, currency }): string[] => {
    if (decision === null) return [];
    const kind = decision.kind === null ? decisions.undecided : wordOf(words.kind, decision.kind);
    const sum = decision.amountCents === null ? kind : `${kind} ${sumOf(decision.amountCents, currency)}`;
    const text = fill(decisions.current, {
      kind: shownText(sum),
      state: shownText(wordOf(words.state, decision.state)),
    });
    return [`${fill(returns.heading, { no: shownText(returnNo) })} · ${text} · ${beijingTime(decision.at)}`];
  });
  const rows = record.timeLine
    .filter(({ event }) => DECIDED.has(event))
    .map((row): Row => [
      beijingTime(row.at),
      wordOf(words.event, row.event),
      detailText(row, record.locale),
      shownText(row.operatorNo),
    ]);
  if (current.length === 0 && rows.length === 0) return [{ kind: 'words', text: decisions.empty, tone: 'plain' }];
  const table: Block = {
    kind: 'table',
    columns: [
      { title: columns.at, share: 22 },
      { title: columns.what, share: 18 },
      { title: columns.detail, share: 50 },
      { title: columns.operator, share: 10 },
    ],
    rows: rows.slice(0, 40),
  };
  const inForce: Block = { kind: 'words', text: current.join('\n'), tone: 'plain' };
  return [...(current.length === 0 ? [] : [inForce]), ...(rows.length === 0 ? [] : [table])];
};

/** What is not there, said: a gap that is named is no weakness, one that is found is. */
export const gapBlocks = (record: PackRecord): Block[] => {
  const words = reportWords(record.locale);
  const { gaps, gap } = words;
  const said = new Set([
    ...record.missing.map((code) => shownText(wordOf(gap, code))),
    ...(record.films.every(({ what }) => what === 'repack') ? [gaps.noFilm] : []),
    ...record.films.flatMap(({ isUnbroken }, index) =>
      isUnbroken ? [] : [fill(gaps.broken, { film: fill(words.film, { n: index + 1 }) })],
    ),
    ...record.deleted.map(({ sha256, rule, at }) =>
      fill(gaps.deleted, {
        rule: deletionRule(rule, words) ?? shownText(rule),
        at: beijingTime(at),
        hash: shortHash(sha256),
      }),
    ),
  ]);
  if (said.size === 0) return [{ kind: 'words', text: gaps.none, tone: 'plain' }];
  return [
    { kind: 'words', text: gaps.lead, tone: 'plain' },
    { kind: 'words', text: [...said].map((text) => `· ${text}`).join('\n'), tone: 'warn' },
  ];
};
