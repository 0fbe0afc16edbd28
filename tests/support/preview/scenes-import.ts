import { pictureOf } from '../../../src/main/platform/training/sample-pictures.ts';
import type { ImportView } from '../../../src/shared/import.ts';
import type { ReturnHit, ReturnHits } from '../../../src/shared/return-search.ts';
import { emptyBench } from '../fake-station.ts';
import type { Scene } from './scenes.ts';

// Importing a table, and looking a return up.

const HEADERS = [
  ...['退款编号', '订单编号', '退货物流单号', '收货人', '收货人手机', '退款原因', '退款金额（元）', '商家编码'],
  ...['商品名称', '数量', '店铺', '备注'],
];
const ROWS = [
  [
    ...['TK20261121004417', '2611320000007919', 'SF1377700088881', '王小明', '13812345678', '质量问题：袖口开线'],
    ...['¥129.00', 'SH-WHT-L', '男士长袖衬衫 白色 L', '1', '青禾男装旗舰店', ''],
  ],
  [
    ...['TK20261121004418', '2611320000015838', 'YT7712300049871', '李*', '138****0042', '七天无理由', '¥1,299.00'],
    ...['PH-CASE-9', '【限时】轻薄磨砂手机壳 适用 X1 / X1 Pro 防摔全包镜头 曜石黑', '2', '极光数码专营店', '急'],
  ],
  [
    ...['TK20261121004419', '2611320000023757', '', 'Müller-Lüdenscheidt', '', "=cmd|' /C calc'!A0", '59', ''],
    ...['=HYPERLINK("http://x")', '1', 'Möbelhaus Löwenzahn & Söhne', ''],
  ],
  [
    ...['TK20261121004420', '2611320000031676', '773123456789012', '陈晨', '13900000000', '少件', '88.8', 'MUG-R'],
    ...['陶瓷马克杯 350 ml 珊瑚红', '4', '山海户外', ''],
  ],
];
const MAPPED = [
  ...['returnNo', 'orderNo', 'returnWaybill', 'buyer', 'phone', 'reason', 'amount', 'sku', 'name', 'quantity', 'shop'],
  null,
];

const view = (more: Partial<ImportView> = {}): ImportView => ({
  importId: 'import-1',
  kind: 'returns',
  fileName: '退货单_20261121_全部店铺.csv',
  format: 'csv',
  encoding: 'gb18030',
  headers: HEADERS,
  mapping: MAPPED,
  isRemembered: false,
  missing: [],
  sample: ROWS,
  rows: 100_000,
  state: 'mapping',
  done: 0,
  saved: 0,
  rejected: 0,
  rejectedFirst: [],
  report: null,
  ...more,
});

const rejected: ImportView['rejectedFirst'] = [
  { row: 4, why: 'bad-amount', column: '退款金额（元）', text: "=cmd|' /C calc'!A0" },
  { row: 18, why: 'digits-lost', column: '退货物流单号', text: '7.73123E+14' },
  { row: 205, why: 'other-row-bad', column: null, text: 'TK20261121004419' },
  { row: 206, why: 'bad-quantity', column: '数量', text: '一双' },
  { row: 1044, why: 'no-return-number', column: '退款编号', text: '' },
  { row: 99_821, why: 'bad-waybill', column: '退货物流单号', text: '../../x' },
];
const ended = (more: Partial<ImportView>): ImportView =>
  view({
    done: 100_000,
    saved: 91_204,
    rejected: 1_312,
    rejectedFirst: rejected,
    report: 'rejected-2026-11-22.csv',
    ...more,
  });

const hit = (more: Partial<ReturnHit> = {}): ReturnHit => ({
  id: 'return-1',
  foundBy: 'waybill-end',
  platform: 'taobao',
  shop: '青禾男装旗舰店',
  returnNo: 'TK20261121004417',
  orderNo: '2611320000007919',
  buyer: '王*',
  phoneTail: '8881',
  reason: 'quality',
  state: 'open',
  amountCents: 129_00,
  currency: 'CNY',
  returnWaybill: 'SF1377700088881',
  outboundWaybill: null,
  title: '男士长袖衬衫 白色 L、自动扣腰带 黑色 115 cm',
  picture: pictureOf('shirt'),
  parcel: null,
  ...more,
});
export const HITS: ReturnHits = {
  isMore: false,
  hits: [
    hit(),
    hit({
      id: 'return-2',
      foundBy: 'phone-tail',
      buyer: '李*',
      reason: 'no-reason',
      amountCents: 4999_00,
      title: '智能手机 X1 256 GB 曜石黑',
      picture: pictureOf('phone'),
      state: 'refunded',
      parcel: { inspectionId: 'inspection-4', waybill: 'JDVA99000000017', isJudged: true },
    }),
    hit({
      id: 'return-3',
      foundBy: 'phone-tail',
      buyer: '',
      shop: 'Möbelhaus Löwenzahn & Söhne, Rücksendungen Außenlager',
      reason: 'not-as-described',
      title: '【限时】轻薄磨砂手机壳 适用 X1 / X1 Pro 防摔全包镜头 曜石黑 ×2、钢化膜 ×2、挂绳…',
      picture: null,
      parcel: { inspectionId: 'inspection-5', waybill: 'YT7712300049871', isJudged: false },
    }),
    hit({ id: 'return-4', foundBy: 'phone-tail', shop: '', orderNo: 'O-4', returnNo: 'R-4' }),
  ],
};
const page = (more: Partial<Scene>): Scene => ({ view: emptyBench, page: 'import', ...more });
const find = (more: Partial<Scene> = {}): Scene =>
  page({ page: 'find', found: HITS, fields: { find: '8881' }, ...more });

export const IMPORT_SCENES = {
  'import-choose': page({}),
  'import-map': page({ importView: view() }),
  'import-map-remembered': page({ importView: view({ isRemembered: true, format: 'xlsx', encoding: null }) }),
  'import-map-missing': page({
    importView: view({
      mapping: MAPPED.map((field, at) => (at > 1 && at < 9 ? null : field)),
      missing: ['waybill', 'goods', 'amount'],
    }),
  }),
  'import-map-bundles': page({
    importView: view({
      kind: 'bundles',
      headers: ['组合装编码', '商家编码', '商品名称', '数量'],
      mapping: ['bundleSku', 'sku', 'name', 'quantity'],
      sample: [
        ['SET-01', 'SH-WHT-L', '男士长袖衬衫 白色 L', '1'],
        ['SET-01', 'BELT', '自动扣腰带 黑色', '1'],
      ],
      rows: 240,
    }),
  }),
  'import-running': page({ importView: ended({ state: 'running', done: 41_300, saved: 37_510, rejected: 12 }) }),
  'import-done': page({ importView: ended({ state: 'done' }) }),
  'import-done-all': page({
    importView: ended({ state: 'done', saved: 92_516, rejected: 0, rejectedFirst: [], report: null }),
  }),
  'import-cancelled': page({
    importView: ended({
      state: 'cancelled',
      done: 41_300,
      saved: 37_510,
      rejected: 3,
      rejectedFirst: rejected.slice(0, 3),
    }),
  }),
  'import-failed': page({
    importView: ended({ state: 'failed', done: 41_300, saved: 37_510, rejected: 0, rejectedFirst: [], report: null }),
  }),
  'find-idle': find({ fields: {} }),
  'find-hits': find(),
  'find-in-box': find({ page: 'find-in-box' }),
  'find-none': find({ found: { hits: [], isMore: false }, fields: { find: '赵小云' } }),
} satisfies Record<string, Scene>;
