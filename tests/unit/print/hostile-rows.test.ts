import { describe, expect, it } from 'vitest';
import { binLabels, unitLabels } from '../../../src/main/print/goods-labels.ts';
import { handOverList, refundList, stockList } from '../../../src/main/print/lists.ts';
import type { PrintDocument } from '../../../src/main/print/print-document.ts';
import { trainingLabels } from '../../../src/main/print/training-labels.ts';
import { aParcel, aRefund, aStockRow, aUnit, MADE, NOW } from './print-rows.ts';

const EVIL = `</td></title></style><script>x</script><img src=x onerror=x>"'\u{202e}=cmd|' /C calc'!A0`;
const OUR_TAGS = new Set(
  'html head meta title style body section header div h1 h2 p br article span svg path rect circle table colgroup col thead tbody tr th td b small'.split(
    ' ',
  ),
);

const documents: Record<string, PrintDocument> = {
  units: unitLabels([aUnit({ name: EVIL, sku: EVIL, waybill: EVIL, orderNo: EVIL, operatorNo: EVIL })], 'zh'),
  training: trainingLabels(
    [
      aParcel({
        buyer: EVIL,
        reasonText: EVIL,
        goods: [{ name: EVIL, sku: EVIL, quantity: 1, barcode: EVIL, serials: [EVIL, '男装'] }],
      }),
    ],
    'en',
  ),
  refunds: refundList(
    [
      aRefund({
        shop: EVIL,
        buyer: EVIL,
        orderNo: EVIL,
        returnNo: EVIL,
        waybill: EVIL,
        place: EVIL,
        words: EVIL,
        currency: EVIL,
      }),
    ],
    { ...MADE, bench: { stationName: EVIL, operatorNo: EVIL, labelPrinter: EVIL } },
  ),
  handOver: handOverList(
    {
      done: { to: 'courier', signer: EVIL, at: NOW },
      parcels: [{ waybill: EVIL, sinceAt: NOW, place: EVIL, operatorNo: EVIL }],
    },
    MADE,
  ),
  stock: stockList([aStockRow({ name: EVIL, sku: EVIL, bin: EVIL, waybill: EVIL, returnNo: EVIL })], MADE),
  bins: binLabels(['A-01'], 'zh'),
};

describe.each(Object.entries(documents))('hostile names in %s', (_, { html, csv }) => {
  it('stay text: only our own tags, no handler, no link, one style', () => {
    for (const [, tag] of html.matchAll(/<\/?([a-zA-Z][a-zA-Z0-9]*)/g)) expect(OUR_TAGS).toContain(tag);
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\s(?:on\w+|href|src|style)\s*=/i);
    expect(html).not.toContain('\u{202e}');
  });

  it('are no formulas in the CSV', () => {
    if (csv === undefined) return;
    for (const [, cell] of csv.matchAll(/"((?:[^"]|"")*)"/g)) expect(cell).not.toMatch(/^\s*[=+\-@]/);
  });
});
