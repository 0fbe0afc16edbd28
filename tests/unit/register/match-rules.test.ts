import { describe, expect, it } from 'vitest';
import { proposeReturns } from '../../../src/main/register/match-rules.ts';
import type { Candidate } from '../../../src/main/register/match-rules.ts';
import { fc } from '../../support/property.ts';

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  returnId: 'r1',
  returnNo: 'TH00000001',
  orderNo: '2611320000007919',
  shop: '山岚男装',
  buyer: '王*',
  phoneTail: '8001',
  waybills: ['SF1300001234562'],
  lines: [{ sku: 'SL-CS-W-L', name: '男士长袖衬衫 白 L', barcodes: ['6901234567892'], serials: ['356938035643809'] }],
  ...more,
});
const whyOf = (text: string, more: Partial<Candidate> = {}): string[] =>
  proposeReturns(text, [candidate(more)]).flatMap(({ why }) => why);

describe('what speaks for a return', () => {
  it.each([
    ['手机 13800138001', ['phone']],
    ['尾号8001', ['phone']],
    ['尾号 8001', ['phone']],
    ['货号 sl-cs-w-l', ['sku']],
    ['条码:6901234567892', ['sku']],
    ['IMEI 356938035643809', ['serial']],
    ['订单号：2611320000007919', ['order']],
    ['SF1300001234563', ['waybill']],
    ['王小明 退 衬衫', ['name', 'goods']],
  ])('%s', (text, why) => {
    expect(whyOf(text)).toEqual(why);
  });
  it('a surname or a kind of goods alone is not enough to be shown', () => {
    expect(whyOf('王小明')).toEqual([]);
    expect(whyOf('衬衫')).toEqual([]);
  });
  it('another person, phone or number is nothing', () => {
    expect(whyOf('李小明 13800138002 SF1300009999999')).toEqual([]);
    expect(whyOf('8001', { phoneTail: null })).toEqual([]);
  });
  it('takes what is not masked of a name by its word', () => {
    expect(whyOf('王小明 8001', { buyer: '王*明' })).toContain('name');
    expect(whyOf('王小华 8001', { buyer: '王*明' })).not.toContain('name');
  });
});

describe('the list', () => {
  it('has the surest first, eight at most', () => {
    const many = Array.from({ length: 12 }, (_, n) =>
      candidate({ returnId: `p${n}`, returnNo: `P${n}`, orderNo: `O-${n}` }),
    );
    const sure = candidate({ returnId: 'sure', orderNo: 'ORDER-77', phoneTail: null });
    const proposals = proposeReturns('13800138001 order-77', [...many, sure]);
    expect(proposals).toHaveLength(8);
    expect(proposals[0]).toMatchObject({ returnId: 'sure', score: 90 });
  });
  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        for (const { score, why } of proposeReturns(text, [candidate()])) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(100);
          expect(why.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
