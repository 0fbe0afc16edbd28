import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { StockBody } from '../../../src/shared/command-body.ts';
import { recordOf } from '../../../src/main/platform/wangdiantong/practice-wangdiantong-books.ts';
import type { PracticeReturn } from '../../../src/main/platform/wangdiantong/practice-wangdiantong-books.ts';
import { WdtReturn } from '../../../src/main/platform/wangdiantong/wangdiantong-schemas.ts';
import { stockInNoOf, stockInOf } from '../../../src/main/platform/wangdiantong/wangdiantong-stock-rules.ts';
import { noOf, sample, stockBodyOf, unit } from '../../support/wangdiantong-world.ts';

const BY = { mode: 'approved', warehouseNo: '' } as const;
const made = (body: StockBody, more: Partial<PracticeReturn> = {}, by: Parameters<typeof stockInOf>[2] = BY) =>
  stockInOf(body, v.parse(WdtReturn, recordOf(sample(1, 1_800_000_000_000, more))), by);

describe('a stock command as a stock-in order', () => {
  it('has a number of twenty characters that is always the same for a key', () => {
    // printf '%s' 'stock:wdt:inspection-1:1' | sha256sum
    expect(stockInNoOf('stock:wdt:inspection-1:1')).toBe('DPC347668411E50A59EA');
    expect(stockInNoOf('stock:wdt:inspection-1:2')).not.toBe(stockInNoOf('stock:wdt:inspection-1:1'));
    expect(stockInNoOf(`stock:wdt:${'x'.repeat(140)}:1`)).toMatch(/^DP[0-9A-F]{18}$/);
  });

  it('says what is sound and what is not, a line for each', () => {
    const units = [
      unit({ quantity: 1 }),
      unit({ quantity: 2, bin: 'A-02' }),
      unit({ quantity: 1, disposition: 'second', bin: 'C-01' }),
      unit({ quantity: 1, disposition: 'repair', bin: 'R-01' }),
      unit({ sku: 'LID', quantity: 1, disposition: 'to-supplier', bin: 'S-01' }),
      // Still the buyer's: told of to nobody.
      unit({ sku: 'BOX', quantity: 1, disposition: 'keep', bin: 'K-01' }),
    ];
    expect(made(stockBodyOf(1, units))).toEqual({
      kind: 'order',
      order: {
        ...{ refund_no: noOf(1), out_stockin_no: 'DPC347668411E50A59EA', warehouse_no: 'WH1', create_mode: 2 },
        remark: 'DockProof DPC347668411E50A59EA A-01,A-02,C-01,R-01,S-01',
        detail_list: [
          { spec_no: 'CUP-BLUE', num: 3, defect: false },
          { spec_no: 'CUP-BLUE', num: 2, defect: true },
          { spec_no: 'LID', num: 1, defect: true },
        ],
      },
    });
  });

  it('goes as far as the connection says, into the return’s warehouse or the connection’s', () => {
    const by = { mode: 'editing', warehouseNo: 'WH9' } as const;
    expect(made(stockBodyOf(1), {}, by)).toMatchObject({ order: { warehouse_no: 'WH1', create_mode: 0 } });
    expect(made(stockBodyOf(1), { warehouseNo: '' }, by)).toMatchObject({ order: { warehouse_no: 'WH9' } });
    expect(made(stockBodyOf(1), { warehouseNo: ' ' })).toMatchObject({
      ...{ kind: 'refused', words: expect.stringContaining('仓库编号') as string },
    });
  });

  it('is none for goods that were booked in before, and one for those that weren’t', () => {
    const moved = unit({ disposition: 'second', from: { disposition: 'restock', bin: 'A-01' } });
    const words = expect.stringMatching(/正残转换.*transfer/) as string;
    expect(made(stockBodyOf(1, [unit(), moved], 2))).toMatchObject({ kind: 'refused', words });
    const gone = unit({ disposition: 'to-buyer', from: { disposition: 'restock', bin: 'A-01' } });
    expect(made(stockBodyOf(1, [gone], 2))).toMatchObject({ kind: 'refused', words });
    const appraised = unit({ from: { disposition: 'appraise', bin: 'K-01' } });
    expect(made(stockBodyOf(1, [appraised], 2))).toMatchObject({ kind: 'order' });
  });

  it.each<[string, Partial<PracticeReturn>, RegExp]>([
    ['is cancelled', { status: 10 }, /已取消/],
    ['is all in', { stockin: 3 }, /已全部入库/],
    ['was ended', { stockin: 4 }, /已全部入库/],
    ['needs no goods', { stockin: 0 }, /已全部入库/],
  ])('is none where the return %s', (_, more, words) => {
    expect(made(stockBodyOf(1), more)).toMatchObject({
      kind: 'refused',
      words: expect.stringMatching(words) as string,
    });
  });

  it('keeps the remark within the ERP’s length', () => {
    const units = Array.from({ length: 90 }, (_, index) => unit({ bin: `BIN-${index + 1_000}` }));
    const { order } = made(stockBodyOf(1, units)) as { order: { remark: string } };
    expect(order.remark).toHaveLength(255);
    expect(order.remark).toContain(stockInNoOf(stockBodyOf(1).key));
  });
});
