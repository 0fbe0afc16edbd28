import type { RecheckItem, RecheckPair, RecheckReport, RecheckView } from '../../src/shared/recheck.ts';

// What blind re-checks look like on a day with some: for the window's tests and its gallery.

const aRecheck = (more: Partial<RecheckItem> = {}): RecheckItem => ({
  verdictId: 'v1',
  waybill: 'SF1300001234562',
  place: 'RC-01',
  drawnAt: Date.now() - 2 * 3_600_000,
  reason: 'no-reason',
  reasonText: '不想要了',
  category: 'clothing',
  goods: [
    { sku: 'SKU-1', name: '男士衬衫 白 L', picture: null, quantity: 1 },
    { sku: 'SKU-2', name: '腰带 黑', picture: null, quantity: 2 },
  ],
  offeredCodes: ['worn', 'washed', 'stained', 'tag-missing', 'odour', 'damaged'],
  isOwn: false,
  ...more,
});

export const aPair = (more: Partial<RecheckPair> = {}): RecheckPair => ({
  ...{
    verdictId: 'v9',
    inspectionId: 'i9',
    waybill: 'YT8800112233445',
    title: '连衣裙 蓝 M',
    at: Date.now() - 3_600_000,
  },
  first: { verdict: 'intact', codes: [] },
  second: { verdict: 'damaged', codes: ['stained'], note: '领口有粉底' },
  agrees: false,
  ...more,
});

export const aReport = (): RecheckReport => ({
  ...{ n: 48, agreed: 44, gone: 1 },
  rows: [
    { row: 'intact', n: 40, agreed: 38 },
    { row: 'defect', n: 8, agreed: 6 },
  ],
  codes: [
    { code: 'stained', both: 3, firstOnly: 0, secondOnly: 2 },
    { code: 'worn', both: 3, firstOnly: 1, secondOnly: 0 },
  ],
  skus: [
    { sku: 'SKU-7', name: '连衣裙 蓝 M', n: 6, agreed: 4 },
    { sku: 'SKU-1', name: '男士衬衫 白 L', n: 12, agreed: 12 },
  ],
});

export const rechecksOf = (more: Partial<RecheckView> = {}): RecheckView => ({
  open: [aRecheck(), aRecheck({ verdictId: 'v2', waybill: 'JDVA11408814483', place: null, isOwn: true })],
  differing: null,
  percent: 2,
  ...more,
});
