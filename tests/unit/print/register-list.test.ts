import { expect, it } from 'vitest';
import { registerList } from '../../../src/main/print/register-list.ts';
import type { RegisterEntry } from '../../../src/shared/register.ts';

const ENTRY: RegisterEntry = {
  ...{ id: 'e1', register: 'carrier-claim', state: 'filed', isOpen: true, waybill: '75831004729048', returnNo: 'TH1' },
  ...{ shop: '山岚男装', title: '=HYPERLINK("http://x")', place: null, dueAt: 0, amountCents: 12_950, currency: 'CNY' },
  ...{ sentWaybill: null, payer: null, note: '<script>', operatorNo: '0217', createdAt: 0, changedAt: 0 },
  inspectionId: null,
};

it('is a table that runs no formula and shows no markup', () => {
  const bench = { stationName: '退货台 3', operatorNo: '0217', labelPrinter: '' };
  const { csv, html, rows } = registerList('carrier-claim', [ENTRY], { language: 'zh', bench, now: 0 });
  expect(rows).toBe(1);
  expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(csv).toContain('"129.50"');
  expect(html).not.toContain('<script>');
});
