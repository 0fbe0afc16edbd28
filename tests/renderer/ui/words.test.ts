import { describe, expect, it } from 'vitest';
import { TO_DECIDE_WHYS } from '../../../src/shared/decision.ts';
import { DISPOSITIONS } from '../../../src/shared/disposition.ts';
import * as words from '../../../src/shared/domain-words.ts';
import { RECORDING_ENDS } from '../../../src/shared/evidence.ts';
import { LAST_WORDS } from '../../../src/shared/last-words.ts';
import { PRACTICE_SHOPS } from '../../../src/shared/practice.ts';
import { ERROR_CODES } from '../../../src/shared/result.ts';
import { TONES } from '../../../src/shared/session.ts';
import { SHELF_WHYS } from '../../../src/shared/shelf.ts';
import { WEBHOOK_TYPES, WEBHOOK_WORDS } from '../../../src/shared/webhook.ts';
import { enFieldWords } from '../../../src/renderer/connection/field-words-en.ts';
import { en, zh } from '../../../src/renderer/ui/words.ts';

type Table = { readonly [key: string]: string | Table };

/** Every text of a table under its dotted key. */
const flatten = (table: Table, under = ''): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${under}${key}`, value] as const] : [...flatten(value, `${under}${key}.`)],
    ),
  );

const zhTexts = flatten(zh);
const enTexts = flatten(en);
const variablesOf = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
/** Texts that are the same in every language: only numbers, signs and what is put in. */
const isWordless = (text: string): boolean => !/\p{Letter}/u.test(text.replaceAll(/\{\{\w+\}\}/g, ''));

describe('word tables', () => {
  it('hold the same keys in both languages', () => {
    expect([...enTexts.keys()].sort()).toEqual([...zhTexts.keys()].sort());
  });
  it('have no empty text', () => {
    expect([...zhTexts, ...enTexts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
  it('say Chinese in the Chinese table', () => {
    expect([...zhTexts].filter(([, text]) => !isWordless(text) && !/\p{Script=Han}/u.test(text))).toEqual([]);
  });
  it('say no Chinese in the English table', () => {
    expect([...enTexts].filter(([, text]) => /\p{Script=Han}|[，。：；！？“”’]/u.test(text))).toEqual([]);
  });
  it('say it so in the forms of connections, too', () => {
    const fields = [...flatten(enFieldWords)];
    expect(fields.filter(([, text]) => /[，。：；！？“”’]/.test(text))).toEqual([]);
  });
  it('use full-width punctuation between Chinese words', () => {
    expect([...zhTexts].filter(([, text]) => /\p{Script=Han}[,;:!?.](?!\d)/u.test(text))).toEqual([]);
  });
  it('put the same values into both languages', () => {
    const differing = [...zhTexts].filter(
      ([key, text]) => variablesOf(text).join() !== variablesOf(enTexts.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });
});

describe('closed lists', () => {
  const lists: [string, readonly string[]][] = [
    ['verdict', words.VERDICTS],
    ['verdictLong', words.VERDICTS],
    ['finding', words.FINDINGS],
    ['reason', words.REASONS],
    ['code', words.DEFECT_CODES],
    ['cause', words.CAUSES],
    ['judgement', words.JUDGEMENTS],
    ['judgementValue', words.JUDGEMENT_VALUES],
    ['category', words.CATEGORIES],
    ['decisionKind', words.DECISION_KINDS],
    ['returnState', words.RETURN_STATES],
    ['shot', words.SHOTS],
    ['shotHint', words.SHOTS],
    ['gap', words.GAPS],
    ['why', TO_DECIDE_WHYS],
    ['tone', TONES],
    ['recordingEnd', RECORDING_ENDS],
    ['lastWords', LAST_WORDS],
    ['hook.type', WEBHOOK_TYPES],
    ['set.practiceShop', PRACTICE_SHOPS],
    ['hook.words', WEBHOOK_WORDS],
    ['disposition', DISPOSITIONS],
    ['shelfWhy', SHELF_WHYS],
    ['shelfThen', SHELF_WHYS],
  ];
  it.each(lists)('have a word for each %s', (table, ids) => {
    const known = [...zhTexts.keys()]
      .filter((key) => key.startsWith(`${table}.`))
      .map((key) => key.slice(table.length + 1));
    expect(known.sort()).toEqual([...ids].sort());
  });
  it('have a sentence for each error: what happened, and what is safe and to do', () => {
    for (const code of ERROR_CODES) {
      for (const texts of [zhTexts, enTexts]) {
        expect(texts.get(`error.${code}.what`), code).toBeTruthy();
        expect(texts.get(`error.${code}.then`), code).toMatch(/[。.]$/);
      }
    }
  });
});
