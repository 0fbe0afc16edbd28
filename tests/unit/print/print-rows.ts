import type {
  PrintSources,
  RefundElsewhere,
  StockRow,
  TrainingParcel,
  UnitLabel,
} from '../../../src/main/print/print-sources.ts';

// Believable rows for printed matter; what a test is about is given in `more`.

const NOW = new Date(2026, 10, 22, 14, 5).getTime();
const BENCH = { stationName: '退货台 3', operatorNo: '0217', labelPrinter: 'TSC TTP-244' };

export const aUnit = (more: Partial<UnitLabel> = {}): UnitLabel => ({
  sku: 'SL-CS-W-L',
  name: '男士衬衫 白 L',
  unit: 1,
  disposition: 'restock',
  bin: 'A-01',
  operatorNo: '0217',
  secondOperatorNo: null,
  at: NOW,
  waybill: 'SF1300001234562',
  orderNo: '2611320000007919',
  verdict: 'intact',
  ...more,
});

export const aRefund = (more: Partial<RefundElsewhere> = {}): RefundElsewhere => ({
  deadlineAt: NOW,
  platform: 'training',
  shop: '山岚男装旗舰店',
  orderNo: '2611320000007919',
  returnNo: 'TH00000001',
  buyer: '王*',
  amountCents: 129_00,
  currency: 'CNY',
  waybill: 'SF1300001234562',
  place: 'K-07',
  why: 'waiting',
  words: null,
  ...more,
});

export const aStockRow = (more: Partial<StockRow> = {}): StockRow => ({
  sku: 'SL-CS-W-L',
  name: '男士衬衫 白 L',
  disposition: 'restock',
  bin: 'A-01',
  operatorNo: '0217',
  at: NOW,
  waybill: 'SF1300001234562',
  returnNo: 'TH00000001',
  ...more,
});

export const aParcel = (more: Partial<TrainingParcel> = {}): TrainingParcel => ({
  waybill: 'SF1300001234562',
  buyer: '王*',
  reasonText: '尺码偏大',
  hint: 'intact',
  goods: [{ name: '男士衬衫 白 L', sku: 'SL-CS-W-L', quantity: 1, barcode: '6901234567892', serials: [] }],
  otherSerial: null,
  ...more,
});

export const MADE = { language: 'zh', bench: BENCH, now: NOW } as const;
export { NOW };

/** Sources that have one of each. */
export const someSources = (more: Partial<PrintSources> = {}): PrintSources => ({
  units: () => [aUnit()],
  refundsElsewhere: () => [aRefund()],
  handOver: () => ({
    done: null,
    parcels: [{ waybill: 'YT8812345678903', sinceAt: NOW, place: null, operatorNo: '0217' }],
  }),
  stock: () => [aStockRow()],
  trainingParcels: () => [aParcel()],
  register: () => [],
  shift: () => [],
  bench: () => BENCH,
  ...more,
});
