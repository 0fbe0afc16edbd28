import * as v from 'valibot';
import type { DefectCode } from '../../shared/domain-words.ts';
import { enGoods, zhGoods } from '../../shared/goods-words.ts';
import type { CaseEvent } from '../../shared/cases.ts';
import { ByHandInput, DONE_BY_HAND } from '../../shared/refusal.ts';
import type { TimeLineRow } from '../../shared/pack/pack-record.ts';
import { tellLines } from '../cases/case-events.ts';
import type { ChainLine } from './case-source.ts';
import { put, recordWords } from './record-words.ts';
import type { RecordWords } from './record-words.ts';
import { registerDetail, repackDetail } from './register-words.ts';

const Line = v.object({
  body: v.object({
    at: v.number(),
    event: v.string(),
    row: v.object({ kind: v.optional(v.unknown()), operator_no: v.optional(v.unknown()) }),
  }),
});

/** Pieces of a film and what the worker measured: they stand in the chain, but tell nobody a story. */
const UNTOLD: ReadonlySet<string> = new Set(['recording-fragment', 'photo-checked', 'film-checked', 'scan-read']);

/**
 * The time line out of the case's lines: each with its number in the chain, the event, who did it and what was recorded.
 * `nameOf`: what a line of goods is called, by its id.
 */
export function timeLineOf(
  lines: readonly ChainLine[],
  { locale, nameOf }: { locale: 'zh' | 'en'; nameOf: (lineId: string) => string },
): TimeLineRow[] {
  const told = new Map(tellLines(lines).map((event) => [event.seq, event]));
  const words = recordWords(locale);
  const codes: Record<string, string> = locale === 'zh' ? zhGoods.code : enGoods.code;
  return lines.flatMap(({ seq, line }) => {
    const { body } = v.parse(Line, JSON.parse(line));
    const { kind, operator_no: operatorNo } = body.row;
    // What has no row of its own is an `event` of some kind: weighed, viewed, clock changed.
    const event = body.event === 'event' && typeof kind === 'string' ? kind : body.event;
    if (UNTOLD.has(event)) return [];
    const one = told.get(seq);
    // What a row of its own tells better: opened, judged, verdict given, closed.
    if (one === undefined && body.event === 'fact') return [];
    const detail = one === undefined ? '' : detailOf(one, words, codes, nameOf, locale);
    return [{ at: body.at, seq, event, detail, operatorNo: typeof operatorNo === 'string' ? operatorNo : '' }];
  });
}

const OUTCOMES = [...ByHandInput.entries.outcome.options, ...DONE_BY_HAND];
const isOutcome = (code: string): code is (typeof OUTCOMES)[number] => OUTCOMES.some((one) => one === code);

function detailOf(
  { event, code, text, amount }: CaseEvent,
  words: RecordWords,
  codes: Readonly<Record<string, string>>,
  nameOf: (lineId: string) => string,
  locale: 'zh' | 'en',
): string {
  const codeWord = Object.hasOwn(codes, code) ? (codes[code as DefectCode] ?? code) : code;
  switch (event) {
    case 'counted': {
      const what = code === 'good' || code === 'defective' || code === 'missing' ? words[code] : code;
      return `${nameOf(text)} ${what} ${amount !== null && amount > 0 ? '+' : ''}${amount ?? ''}`.trim();
    }
    case 'by-hand':
      return `${isOutcome(code) ? words[code] : code} ${text}`.trim();
    case 'serial':
      return `${words.serial} ${text}`;
    case 'stranger':
      return `${words.stranger} ${text}`;
    case 'coded':
      return codeWord;
    case 'uncoded':
      return `${words.removed} ${codeWord}`;
    case 'noted':
      return `${words.noted} ${text}`;
    case 'placed':
      return `${words.placed} ${text}`;
    case 'film-ended':
      return put(words.seconds, { n: Math.round((amount ?? 0) / 1000) });
    case 'register':
    case 'register-undone':
      return registerDetail({ code, text, amount, isUndone: event === 'register-undone' }, locale);
    case 'repack':
      return repackDetail({ code, text }, locale);
    case 'weighed':
      return amount === null ? '' : `${amount} g`;
    case 'scan':
    case 'opened':
      return text;
    default:
      return [code, text].filter((part) => part !== '').join(' ');
  }
}
