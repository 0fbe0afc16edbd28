import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../src/main/import/bundle-rows.ts';
import { columnsOf } from '../../../src/main/import/row-rules.ts';
import { BundlePart } from '../../../src/shared/expected-return.ts';
import { BUNDLE_FIELDS } from '../../../src/shared/import.ts';
import { fc } from '../../support/property.ts';

const CELL = fc.oneof(fc.string({ unit: 'binary', maxLength: 90 }), fc.constantFrom('SET', 'A', '1', '0', '1.3E+15'));

describe('rows of one bundle', () => {
  const columns = columnsOf([...BUNDLE_FIELDS]);
  const bundle = (...rows: string[][]) =>
    readBundle(
      columns,
      rows.map((cells, index) => ({ row: index + 2, cells })),
    );

  it('are its parts', () => {
    expect(bundle(['SET', 'A', '手机', '1', '6901234567892'], ['SET', 'B', '', '', ''])).toEqual({
      parts: [
        { sku: 'A', name: '手机', quantity: 1, barcodes: ['6901234567892'] },
        { sku: 'B', name: 'B', quantity: 1, barcodes: [] },
      ],
      rejections: [],
    });
  });
  it.each([
    [['', 'A'], 'no-bundle-sku'],
    [['SET', ''], 'no-goods'],
    [['SET', 'SET'], 'part-of-itself'],
    [['SET', 'A', '', '0'], 'bad-quantity'],
    [['SET', 'A', '', '1001'], 'bad-quantity'],
    [['SET', '1.3E+15'], 'digits-lost'],
    [['SET', 'A'.repeat(65)], 'too-long'],
  ])('%j is not taken, nor are the others', (cells, why) => {
    const { parts, rejections } = bundle(cells, ['SET', 'OTHER']);
    expect(parts).toBeNull();
    expect(rejections.map((one) => one.why)).toEqual([why, 'other-row-bad']);
  });
  it('count a part that stands twice once', () => {
    const { parts, rejections } = bundle(['SET', 'A'], ['SET', 'A']);
    expect(parts).toHaveLength(1);
    expect(rejections).toMatchObject([{ row: 3, why: 'duplicate-row' }]);
  });
  it('of any cells are parts that the store takes, or are rejected', () => {
    fc.assert(
      fc.property(fc.array(fc.array(CELL, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), (rows) => {
        const { parts } = bundle(...rows);
        if (parts !== null) expect(v.parse(v.array(BundlePart), parts)).toEqual(parts);
      }),
    );
  });
});
