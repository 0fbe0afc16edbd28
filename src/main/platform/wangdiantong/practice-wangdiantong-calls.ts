import type { PracticeAnswer } from '../practice-line.ts';
import { recordOf, stockInRecordOf } from './practice-wangdiantong-books.ts';
import type { PracticeBooks } from './practice-wangdiantong-books.ts';

// What the imitated ERP makes of each call, as strictly as its documents read: unknown fields, missing times, windows of
// more than thirty days, pages without their two parameters are all turned down.

export type Office = {
  books: PracticeBooks;
  now: number;
  /** False: takes the same number twice. For proving that the bench prevents it. */
  isCareful: boolean;
  /** True: a stock-in order is called by the number it was given; false: by one of the ERP's own. */
  keepsNumbers: boolean;
  warehouses: readonly string[];
};

export const fault = (status: number, message: string): PracticeAnswer => ({ status: 200, body: { status, message } });
const ok = (data: unknown): PracticeAnswer => ({ status: 200, body: { status: 0, data } });

type Fields = Readonly<Record<string, unknown>>;
type Page = { no: number; size: number };

/** 30 天, both ends. */
const THIRTY_DAYS_MS = 30 * 86_400_000;

function readTime(said: unknown): number | null {
  if (typeof said !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(said)) return null;
  const at = Date.parse(`${said.slice(0, 10)}T${said.slice(11)}+08:00`);
  return Number.isNaN(at) ? null : at;
}

/** The window of a query, or what is wrong with it. */
function windowIn(fields: Fields, from: string, to: string): { fromAt: number; toAt: number } | PracticeAnswer {
  const [fromAt, toAt] = [readTime(fields[from]), readTime(fields[to])];
  if (fromAt === null || toAt === null) return fault(100, '参数中必须包含起止时间');
  if (toAt < fromAt) return fault(100, '开始时间不能大于结束时间');
  if (toAt - fromAt > THIRTY_DAYS_MS) return fault(100, '您的查询时间过宽,查询时间不能大于30天');
  return { fromAt, toAt: toAt + 999 };
}

const strange = (fields: Fields, known: readonly string[]): PracticeAnswer | null => {
  const name = Object.keys(fields).find((key) => !known.includes(key));
  return name === undefined ? null : fault(2, name);
};

const pageOf = (rows: object[], { no, size }: Page): PracticeAnswer =>
  ok({ total_count: rows.length, order: rows.slice(no * size, (no + 1) * size) });

const RETURN_FIELDS = [
  'modified_from',
  'modified_to',
  'refund_no',
  'shop_nos',
  'return_logistics_no',
  'raw_refund_nos',
];

export function searchReturns(fields: Fields, page: Page, { books }: Office): PracticeAnswer {
  const bad = strange(fields, RETURN_FIELDS);
  if (bad !== null) return bad;
  const window = windowIn(fields, 'modified_from', 'modified_to');
  if ('body' in window) return window;
  const waybill = fields['return_logistics_no'];
  if (waybill !== undefined && textOf(waybill, 40) === null) return fault(1, 'argument type mismatch');
  const shops = typeof fields['shop_nos'] === 'string' ? fields['shop_nos'].split(',') : null;
  const found = books.between(
    window.fromAt,
    window.toAt,
    (one) =>
      (fields['refund_no'] === undefined || fields['refund_no'] === one.no) &&
      (waybill === undefined || waybill === one.waybill) &&
      (shops === null || shops.includes(one.shopNo)),
  );
  return pageOf(found.map(recordOf), page);
}

const STOCK_IN_QUERY = [
  'warehouse_no',
  'stockin_no',
  'refund_no',
  'shop_nos',
  'status',
  'time_type',
  'start_time',
  'end_time',
];

export function queryStockIns(fields: Fields, page: Page, { books }: Office): PracticeAnswer {
  const bad = strange(fields, STOCK_IN_QUERY);
  if (bad !== null) return bad;
  const window = windowIn(fields, 'start_time', 'end_time');
  if ('body' in window) return window;
  const found = books
    .stockIns()
    .filter(
      ({ refundNo, modifiedAt }) =>
        (fields['refund_no'] === undefined || fields['refund_no'] === refundNo) &&
        modifiedAt >= window.fromAt &&
        modifiedAt <= window.toAt,
    );
  return pageOf(found.map(stockInRecordOf), page);
}

const ORDER_FIELDS = [
  ...['refund_no', 'out_stockin_no', 'warehouse_no', 'logistics_code', 'logistics_no', 'remark', 'create_mode'],
  ...['is_create_batch', 'detail_list'],
];
const LINE_FIELDS = ['spec_no', 'num', 'defect', 'sn_strings', 'batch_no', 'position_no', 'remark'];

const textOf = (value: unknown, max: number): string | null =>
  typeof value === 'string' && value !== '' && value.length <= max ? value : null;

export function createStockIn(fields: Fields, office: Office): PracticeAnswer {
  const bad = strange(fields, ORDER_FIELDS);
  if (bad !== null) return bad;
  const refundNo = textOf(fields['refund_no'], 20);
  const warehouseNo = textOf(fields['warehouse_no'], 40);
  if (refundNo === null || warehouseNo === null) return fault(1, '参数错误');
  const outNo = fields['out_stockin_no'] === undefined ? '' : textOf(fields['out_stockin_no'], 20);
  if (outNo === null) return fault(100, '外部单号超长');
  const remark = fields['remark'] ?? '';
  const mode = fields['create_mode'] ?? 0;
  if (typeof remark !== 'string' || remark.length > 255) return fault(100, 'Data truncation: Data too long for column');
  if (mode !== 0 && mode !== 1 && mode !== 2) return fault(1, 'argument type mismatch');
  const one = office.books.find(refundNo);
  if (one === null || one.status === 10) return fault(100, '单据不存在');
  if (!office.warehouses.includes(warehouseNo)) return fault(100, `仓库不存在  仓库编号: ${warehouseNo}`);
  if (office.isCareful && outNo !== '' && office.books.stockIns().some((order) => order.outNo === outNo))
    return fault(100, '此外部单已使用!');
  const lines = readLines(fields['detail_list'], one.goods);
  if ('body' in lines) return lines;
  const orderNo = office.keepsNumbers ? outNo : `RK${office.books.stockIns().length + 1}`;
  const order = { orderNo, outNo, refundNo, warehouseNo, status: [20, 30, 80][mode] ?? 20, remark };
  office.books.stockIn({ ...order, modifiedAt: office.now, lines: lines.rows }, office.now);
  return ok(orderNo);
}

type Line = { spec: string; num: number; defect: boolean };

function readLines(said: unknown, goods: { spec: string }[]): { rows: Line[] } | PracticeAnswer {
  if (!Array.isArray(said) || said.length === 0) return fault(1, '参数错误');
  const rows: Line[] = [];
  for (const raw of said as unknown[]) {
    if (typeof raw !== 'object' || raw === null) return fault(1, 'argument type mismatch');
    const line: Fields = { ...raw };
    const bad = strange(line, LINE_FIELDS);
    if (bad !== null) return bad;
    const { spec_no: spec, num, defect = false } = line;
    if (typeof spec !== 'string' || typeof num !== 'number' || typeof defect !== 'boolean') return fault(1, '参数错误');
    if (!goods.some((one) => one.spec === spec)) return fault(100, '货品列表中货品不存在或者货品重复!');
    if (!Number.isInteger(num) || num <= 0) return fault(100, '数量不合法');
    if (rows.some((row) => row.spec === spec && row.defect === defect))
      return fault(100, '货品列表中有相同商家编码、货位、批次、有效期的货品');
    rows.push({ spec, num, defect });
  }
  return { rows };
}
