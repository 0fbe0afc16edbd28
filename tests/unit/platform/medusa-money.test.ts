import { describe, expect, it } from 'vitest';
import {
  amountOf,
  centsOf,
  majorUnitsOf,
  minus,
  shareOf,
  sumOf,
  wholeOf,
} from '../../../src/main/platform/medusa/medusa-money.ts';

describe('money as Medusa writes it', () => {
  it.each([
    ['315.99', 31_599],
    ['0.29', 29],
    ['4.35', 435],
    ['1.005', 101],
    ['170.991', 17_099],
    ['0.0049999999999999999', 0],
    ['100000000', 10_000_000_000],
    ['-8', 0],
  ])('%s is %i hundredths, no more and no less', (text, cents) => {
    expect(centsOf(amountOf(text), 'nearest')).toBe(cents);
  });

  it('is cut, not rounded up, where it is a ceiling', () => {
    expect(centsOf(amountOf('680.606'), 'nearest')).toBe(68_061);
    expect(centsOf(amountOf('680.606'), 'down')).toBe(68_060);
  });

  it('is rounded once, at the end: a third of 100.00, three times, is 100.00', () => {
    const third = shareOf(amountOf('100'), 1, amountOf('3'));
    expect(centsOf(third, 'nearest')).toBe(3_333);
    expect(centsOf(sumOf([third, third, third]), 'nearest')).toBe(10_000);
    expect(centsOf(minus(sumOf([third, third]), third), 'nearest')).toBe(3_333);
  });

  it('has no share of nothing', () => {
    expect(centsOf(shareOf(amountOf('59'), 1, amountOf('0')), 'nearest')).toBe(0);
  });

  it('leaves as the number whose text it is', () => {
    for (const [cents, text] of [
      [31_599, '315.99'],
      [435, '4.35'],
      [5_900, '59'],
      [10, '0.1'],
      [9_999_999_999, '99999999.99'],
    ] as const)
      expect(JSON.stringify(majorUnitsOf(cents))).toBe(text);
    for (let cents = 1; cents < 200_000; cents += 7) expect(Math.round(majorUnitsOf(cents) * 100)).toBe(cents);
  });

  it.each(['', '1e5', '0x10', ' 1', '1.', '.5', 'NaN', '１'])('is not read from %j', (text) => {
    expect(() => amountOf(text)).toThrow('not a decimal');
  });

  it('counts wholes only', () => {
    expect([wholeOf(amountOf('2.000')), wholeOf(amountOf('2.5'))]).toEqual([2, null]);
  });
});
