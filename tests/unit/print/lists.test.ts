import { describe, expect, it } from 'vitest';
import { handOverList, refundList, stockList } from '../../../src/main/print/lists.ts';
import { aRefund, aStockRow, MADE, NOW } from './print-rows.ts';

const HOUR = 3_600_000;
const csvRows = (csv: string | undefined): string[] => (csv ?? '').split('\r\n').slice(1, -1);
const orderIn = (text: string, names: string[]): string[] =>
  [...names].sort((a, b) => text.indexOf(a) - text.indexOf(b));

describe('refunds to make elsewhere', () => {
  const late = aRefund({ returnNo: 'TH-LATE', deadlineAt: NOW + 9 * HOUR });
  const over = aRefund({ returnNo: 'TH-OVER', deadlineAt: NOW - HOUR, why: 'unknown' });
  const soon = aRefund({ returnNo: 'TH-SOON', deadlineAt: NOW + HOUR, why: 'parked', words: '该售后单存在风险' });
  const list = refundList([late, soon, over], MADE);

  it('come with the nearest deadline first, on paper and in the CSV', () => {
    expect(orderIn(list.html, ['TH-LATE', 'TH-OVER', 'TH-SOON'])).toEqual(['TH-OVER', 'TH-SOON', 'TH-LATE']);
    expect(csvRows(list.csv).map((row) => /TH-\w+/.exec(row)?.[0])).toEqual(['TH-OVER', 'TH-SOON', 'TH-LATE']);
  });

  it('say what is overdue, why each waits and what the platform said; one that may be done says: look first', () => {
    expect(list.html.match(/已超时/g)).toHaveLength(1);
    expect(list.html).toContain('先在平台查');
    expect(list.html).toContain('平台说：该售后单存在风险');
    expect(list.html).toContain('¥129.00');
  });

  it('keep long order numbers whole in a spreadsheet, and the amount a plain number of yuan', () => {
    const [first = ''] = csvRows(list.csv);
    expect(first).toContain('"2611320000007919\t"');
    expect(first).toContain('"129.00","CNY"');
  });

  it('run over as many pages as they need, each with its number', () => {
    const many = refundList(
      Array.from({ length: 40 }, (_, index) => aRefund({ returnNo: `TH-${index}` })),
      MADE,
    );
    expect(many.html.match(/<section class="page">/g)).toHaveLength(3);
    expect(many.html).toContain('第 3 页，共 3 页');
    expect(many.rows).toBe(40);
  });
});

describe('the hand-over list', () => {
  const parcels = [
    { waybill: 'YT8812345678903', sinceAt: NOW, place: null, operatorNo: '0217' },
    { waybill: 'SF1300001234562', sinceAt: NOW - HOUR, place: 'K-07', operatorNo: '0031' },
  ];

  it('is oldest first and leaves lines to sign', () => {
    const list = handOverList({ done: null, parcels }, MADE);
    expect(orderIn(list.html, ['YT8812345678903', 'SF1300001234562'])).toEqual(['SF1300001234562', 'YT8812345678903']);
    expect(list.html).toContain('接收人（签字）');
    expect(list.html).toContain('没记位置');
  });

  it('says who took them once it is done, in the CSV too', () => {
    const list = handOverList({ done: { to: 'courier', signer: '赵师傅', at: NOW }, parcels }, MADE);
    expect(list.html).toContain('已在 2026-11-22 14:05 交给快递，签收人 赵师傅');
    expect(csvRows(list.csv)[0]).toContain('"快递","赵师傅"');
  });

  it('puts the signatures on a page of their own when the last one is full', () => {
    const full = Array.from({ length: 16 }, (_, index) => ({
      waybill: `WB-${index}`,
      sinceAt: NOW,
      place: null,
      operatorNo: '1',
    }));
    const list = handOverList({ done: null, parcels: full }, MADE);
    expect(list.html.match(/<section class="page">/g)).toHaveLength(2);
  });
});

describe('the stock list', () => {
  it('goes along the shelf: by bin, newest first', () => {
    const list = stockList(
      [
        aStockRow({ sku: 'OLD', bin: 'B-01', at: NOW - HOUR }),
        aStockRow({ sku: 'NEW', bin: 'B-01' }),
        aStockRow({ sku: 'FIRST', bin: 'A-01', returnNo: null }),
      ],
      MADE,
    );
    expect(csvRows(list.csv).map((row) => row.split(',')[0])).toEqual(['"FIRST"', '"NEW"', '"OLD"']);
    expect(orderIn(list.html, ['>OLD<', '>NEW<', '>FIRST<'])).toEqual(['>FIRST<', '>NEW<', '>OLD<']);
  });
});
