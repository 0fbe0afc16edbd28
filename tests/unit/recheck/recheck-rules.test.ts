import { describe, expect, it } from 'vitest';
import { agree, isDrawn, reckon, rowOf } from '../../../src/main/recheck/recheck-rules.ts';
import type { Compared, Drawable, Judgement } from '../../../src/main/recheck/recheck-rules.ts';
import { DEFECT_CODES, VERDICTS } from '../../../src/shared/domain-words.ts';
import { fc } from '../../support/property.ts';

const drawable: Drawable = { isByRule: true, unitsHere: 1, wasDrawn: false, inspectors: 2 };

describe('what is drawn', () => {
  it('is the share that is set, as chance has it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: 0, max: 1, maxExcluded: true }),
        (percent, chance) => {
          expect(isDrawn(drawable, percent, chance)).toBe(percent > 0 && chance * 100 < percent);
        },
      ),
    );
    expect(isDrawn(drawable, 100, 0.999_999)).toBe(true);
    expect(isDrawn(drawable, 0, 0)).toBe(false);
  });

  it.each<[string, Partial<Drawable>]>([
    ['a person decides it anyway', { isByRule: false }],
    ['nothing of it lies here', { unitsHere: 0 }],
    ['there is nobody else', { inspectors: 1 }],
  ])('never where %s', (_why, more) => {
    expect(isDrawn({ ...drawable, ...more }, 100, 0)).toBe(false);
  });

  it('is drawn again after an undo, whatever chance says', () => {
    expect(isDrawn({ ...drawable, wasDrawn: true }, 2, 0.99)).toBe(true);
  });
});

const said = (verdict: Judgement['verdict'], ...codes: Judgement['codes']): Judgement => ({ verdict, codes });

describe('agreeing', () => {
  it('is the same verdict for the same defects, in whatever order', () => {
    expect(agree(said('damaged', 'worn', 'stained'), said('damaged', 'stained', 'worn'))).toBe(true);
    expect(agree(said('damaged', 'worn'), said('damaged', 'stained'))).toBe(false);
    expect(agree(said('damaged', 'worn'), said('damaged', 'worn', 'stained'))).toBe(false);
    expect(agree(said('intact'), said('damaged', 'worn'))).toBe(false);
  });

  it('asks nothing of the outer box, which is gone by then', () => {
    expect(agree(said('intact', 'outer-box'), said('intact'))).toBe(true);
    expect(agree(said('damaged', 'outer-box', 'damaged'), said('damaged', 'damaged'))).toBe(true);
  });
});

describe('the row of the verdict table', () => {
  it.each<[ReturnType<typeof rowOf>, Judgement]>([
    ['intact', said('intact', 'outer-box')],
    ['empty-box', said('swapped', 'empty-box')],
    ['not-as-shipped', said('swapped', 'serial-mismatch')],
    ['wrong-shipment', said('damaged', 'wrong-item')],
    ['missing', said('damaged', 'line-missing')],
    ['missing', said('damaged', 'gift-missing')],
    ['defect', said('damaged', 'worn')],
  ])('%s', (row, judgement) => {
    expect(rowOf(judgement)).toBe(row);
  });
});

describe('the report', () => {
  const SHIRT = { sku: 'S', name: '衬衫' };
  const BELT = { sku: 'B', name: '腰带' };
  const of = (first: Judgement, second: Judgement | null, ...goods: Compared['goods']): Compared => ({
    ...{ first, second, goods },
    agrees: second === null ? null : agree(first, second),
  });

  it('counts by row, by code and by article; what was gone counts nowhere else', () => {
    const report = reckon([
      of(said('intact'), said('intact'), SHIRT, SHIRT),
      of(said('intact'), said('damaged', 'worn'), SHIRT),
      of(said('damaged', 'worn'), said('damaged', 'worn', 'stained'), SHIRT, BELT),
      of(said('damaged', 'worn'), null, BELT),
    ]);
    expect(report).toEqual({
      ...{ n: 3, agreed: 1, gone: 1 },
      rows: [
        { row: 'intact', n: 2, agreed: 1 },
        { row: 'defect', n: 1, agreed: 0 },
      ],
      codes: [
        { code: 'stained', both: 0, firstOnly: 0, secondOnly: 1 },
        { code: 'worn', both: 1, firstOnly: 0, secondOnly: 1 },
      ],
      skus: [
        { sku: 'B', name: '腰带', n: 1, agreed: 0 },
        { sku: 'S', name: '衬衫', n: 3, agreed: 1 },
      ],
    });
  });

  it('adds up, whatever is compared', () => {
    const judgement = fc.record({ verdict: fc.constantFrom(...VERDICTS), codes: fc.subarray([...DEFECT_CODES]) });
    const pair = fc.record({ first: judgement, second: fc.option(judgement) });
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const report = reckon(pairs.map(({ first, second }) => of(first, second, SHIRT)));
        const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);
        expect(report.n + report.gone).toBe(pairs.length);
        expect(sum(report.rows.map(({ n }) => n))).toBe(report.n);
        expect(sum(report.rows.map(({ agreed }) => agreed))).toBe(report.agreed);
        expect(sum(report.skus.map(({ n }) => n))).toBe(report.n);
      }),
    );
  });
});
