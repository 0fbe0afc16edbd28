import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/main/pack/report-lines.ts';
import { fc } from '../../support/property.ts';

/** Han characters are as wide as 2, others as 1. */
const measure = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (/\p{Script=Han}|[，。（）]/u.test(char) ? 2 : 1), 0);

describe('text into lines', () => {
  it('breaks between Han characters and keeps Latin words whole', () => {
    expect(linesOf('退回的商品与发出商品不符', 10, measure)).toEqual(['退回的商品', '与发出商品', '不符']);
    expect(linesOf('手机 IMEI 861234 不符', 10, measure)).toEqual(['手机 IMEI', '861234 不', '符']);
  });

  it('starts no line with a closing mark and ends none with an opening one', () => {
    expect(linesOf('退回的商品，与发出', 10, measure)).toEqual(['退回的商', '品，与发出']);
    expect(linesOf('退回商品（序列号）', 9, measure)).toEqual(['退回商品', '（序列', '号）']);
  });

  it('cuts a word that is wider than the line', () => {
    expect(linesOf('a'.repeat(25), 10, measure)).toEqual(['a'.repeat(10), 'a'.repeat(10), 'a'.repeat(5)]);
  });

  it('keeps empty lines and answers at least one', () => {
    expect(linesOf('一\n\n二', 10, measure)).toEqual(['一', '', '二']);
    expect(linesOf('', 10, measure)).toEqual(['']);
  });

  it('loses no character and fits the width, whatever is written', () => {
    const char = fc.constantFrom('退', '回', '，', '（', '）', 'a', 'Z', '7', ' ', '-', '\n', '。');
    fc.assert(
      fc.property(fc.string({ unit: char, maxLength: 120 }), fc.integer({ min: 6, max: 40 }), (text, width) => {
        const lines = linesOf(text, width, measure);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
