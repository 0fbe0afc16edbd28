import { describe, expect, it } from 'vitest';
import { dispositionsFor, isStock } from '../../../src/main/disposition/disposition-rules.ts';
import type { DispositionCase } from '../../../src/main/disposition/disposition-rules.ts';
import { DISPOSITIONS } from '../../../src/shared/disposition.ts';
import { CATEGORIES, DEFECT_CODES, FINDINGS, VERDICTS } from '../../../src/shared/domain-words.ts';
import { fc } from '../../support/property.ts';

const found = (more: Partial<DispositionCase> = {}): DispositionCase => ({
  verdict: 'intact',
  finding: 'neutral',
  codes: [],
  category: 'clothing',
  isUndecided: false,
  isBuyers: false,
  ...more,
});

describe('where goods go', () => {
  it.each([
    ['intact: back to the shelf', found(), 'restock'],
    [
      'refused: back to the buyer, whatever it is like',
      found({ verdict: 'damaged', codes: ['worn'], isBuyers: true }),
      'to-buyer',
    ],
    ['undecided: kept, whatever was found', found({ verdict: 'damaged', codes: ['worn'], isUndecided: true }), 'keep'],
    ['worn and refunded: second quality', found({ verdict: 'damaged', codes: ['worn'] }), 'second'],
    ['a fault that was confirmed: repair', found({ verdict: 'damaged', codes: ['malfunction'] }), 'repair'],
    [
      'our own wrong shipment is good goods: to the shelf',
      found({ verdict: 'damaged', codes: ['wrong-item'] }),
      'restock',
    ],
    ['short: what is there is good', found({ verdict: 'damaged', codes: ['line-missing'] }), 'restock'],
    [
      'opened food goes to nobody else',
      found({ verdict: 'damaged', codes: ['seal-broken'], category: 'food' }),
      'to-supplier',
    ],
    ['swapped: kept as evidence', found({ verdict: 'swapped', codes: ['not-as-shipped'] }), 'keep'],
  ])('%s', (_name, given, likeliest) => {
    expect(dispositionsFor(given)[0]).toBe(likeliest);
  });

  const anyCase: fc.Arbitrary<DispositionCase> = fc.record({
    verdict: fc.constantFrom(...VERDICTS),
    finding: fc.constantFrom(...FINDINGS),
    codes: fc.uniqueArray(fc.constantFrom(...DEFECT_CODES), { maxLength: 4 }),
    category: fc.option(fc.constantFrom(...CATEGORIES)),
    isUndecided: fc.boolean(),
    isBuyers: fc.boolean(),
  });

  it('what is undecided never becomes ours: not sold, not scrapped, not told to the stock (any case)', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        if (!given.isUndecided) return;
        expect(dispositionsFor(given).some(isStock)).toBe(false);
        expect(dispositionsFor(given)).not.toContain('scrap');
      }),
    );
  });

  it('opened food, cosmetics and underwear with a fault of their own are never sold again (any case)', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const isSoiled = given.codes.some((code) => ['seal-broken', 'worn', 'stained', 'odour'].includes(code));
        const isClose = given.category !== null && ['food', 'beauty', 'intimate'].includes(given.category);
        if (given.isUndecided || given.verdict !== 'damaged' || !isSoiled || !isClose) return;
        expect(dispositionsFor(given)).not.toContain('restock');
        expect(dispositionsFor(given)).not.toContain('second');
      }),
    );
  });

  it('offers each place once, and only places there are (any case)', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const offered = dispositionsFor(given);
        expect(new Set(offered).size).toBe(offered.length);
        for (const one of offered) expect(DISPOSITIONS).toContain(one);
      }),
    );
  });
});
