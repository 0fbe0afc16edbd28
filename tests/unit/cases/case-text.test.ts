import { describe, expect, it } from 'vitest';
import { docOf, marksOf, matchOf, plainText, shortCells } from '../../../src/main/cases/case-text.ts';
import { fc } from '../../support/property.ts';

const ask = (text: string, more: Partial<Parameters<typeof matchOf>[0]> = {}): string | null =>
  matchOf({ text, verdict: 'any', isUndecided: false, ...more });

describe('a text as it is compared', () => {
  it.each([
    ['ＳＦ１３　００', 'SF13 00'],
    ['  a\t\n b ', 'a b'],
    ['x\u0001y\u200bz\u202e', 'x y z'],
    ['', ''],
  ])('%j is read as %j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('words too short for three-character tokens', () => {
  it('are each sign and each pair of a Chinese run, and the head of any other word', () => {
    expect(shortCells('白衬衫 XL M8-3')).toEqual([
      '\u0001白\u0001',
      '\u0001白衬',
      '\u0001衬\u0001',
      '\u0001衬衫',
      '\u0001衫\u0001',
      '\u0001XL',
      '\u0001M8',
      '\u00013\u0001',
    ]);
  });
  it('keep a sign outside the basic plane whole', () => {
    expect(shortCells('𠮷野')).toEqual(['\u0001𠮷\u0001', '\u0001𠮷野', '\u0001野\u0001']);
  });
});

describe('a query', () => {
  it.each([
    ['', null],
    ['   ', null],
    ['SF13 0000', 'body : "SF13" AND body : "0000"'],
    ['say "hi" NEAR(a b)', 'body : "say" AND body : """hi""" AND body : "NEAR(a" AND short : "\u0001b\u0001"'],
    ['*', null],
    ['衬衫', 'short : "\u0001衬\u0001" AND short : "\u0001衬衫" AND short : "\u0001衫\u0001"'],
    ['王*', 'short : "\u0001王\u0001"'],
  ])('%j', (text, match) => {
    expect(ask(text)).toBe(match);
  });
  it('asks for a filter as for a word', () => {
    expect(ask('abc', { verdict: 'swapped', isUndecided: true })).toBe(
      'body : "abc" AND marks : "~s~" AND marks : "~u~"',
    );
  });
  it('takes no more words than a person types', () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ');
    expect(ask(words)?.split(' AND ')).toHaveLength(12);
  });
  it('never leaves its quotes, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const outside = (ask(text) ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
        expect(outside.replaceAll(/(?:body|short) : (?: AND )?/g, '')).toBe('');
      }),
    );
  });
});

describe('the document of an inspection', () => {
  it('holds each text once and is bounded', () => {
    const { body } = docOf(['SF1', 'SF1', null, ' ', 'x'.repeat(50_000)], '');
    expect(body.startsWith('SF1\nxxx')).toBe(true);
    expect(body.length).toBe(20_000);
  });
  it('carries its verdicts and what is undecided', () => {
    expect(marksOf([], false)).toBe('');
    expect(marksOf(['intact'], false)).toBe('~i~');
    expect(marksOf(['damaged', 'intact', 'damaged'], true)).toBe('~d~ ~i~ ~n~ ~u~');
  });
});
