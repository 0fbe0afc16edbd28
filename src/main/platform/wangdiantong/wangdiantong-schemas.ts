import * as v from 'valibot';
import { parseMoment } from './wangdiantong-time.ts';

// What we read of Wangdiantong's answers. Unknown fields are dropped; what state hangs on must fit or the whole is not
// believed, the rest may be missing. Numbers come as texts in places, times as texts or ms.

const Whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,9}$/))]),
  v.transform(Number),
  v.safeInteger(),
);
const Text = v.fallback(
  v.nullish(
    v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String), v.maxLength(10_000)),
    null,
  ),
  null,
);

/** Decimal(19,4) as text or number, in its ten-thousandths, without ever being a fraction. */
const TenThousandths = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((said) => /^(\d{1,10})(?:\.(\d{1,4})0*)?$/.exec(String(said).trim())),
  v.nonNullable(v.custom<RegExpExecArray | null>(() => true)),
  v.transform(([, whole = '', part = '']) => Number(whole) * 10_000 + Number(part.padEnd(4, '0'))),
);
/** Yuan to cents. Prices shared out over lines have four decimals: they are rounded, nothing is paid by them. */
const Yuan = v.pipe(
  TenThousandths,
  v.transform((said) => Math.round(said / 100)),
);
/** Goods sold by weight count as one piece when there is less than one. */
const Pieces = v.pipe(
  TenThousandths,
  v.transform((said) => Math.ceil(said / 10_000)),
);
const Moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(parseMoment),
  v.nonNullable(v.custom<number | null>(() => true)),
);
/** Not needed: what can't be read is not there. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);
/** May be missing, but what is there must fit. */
const given = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

const Line = v.object({
  spec_no: Text,
  goods_name: Text,
  spec_name: Text,
  barcode: Text,
  oid: Text,
  refund_num: maybe(Pieces),
  num: maybe(Pieces),
  gift_type: maybe(Whole),
});

/** A return or exchange 退换单. */
export const WdtReturn = v.object({
  refund_no: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  status: Whole,
  type: Whole,
  rr_status: given(Whole),
  stockin_status: given(Whole),
  modified: maybe(Moment),
  tid_list: Text,
  src_tids: Text,
  shop_no: Text,
  return_logistics_no: Text,
  return_logistics_name: Text,
  return_warehouse_no: Text,
  refund_reason: Text,
  reason_name: Text,
  guarantee_refund_amount: given(Yuan),
  direct_refund_amount: given(Yuan),
  actual_refund_amount: given(Yuan),
  return_goods_amount: given(Yuan),
  detail_list: v.nullish(v.pipe(v.array(Line), v.maxLength(2_000)), []),
});
export type WdtReturn = v.InferOutput<typeof WdtReturn>;

/** `data` of both queries: what one row is, is read row by row. */
export const PageBody = v.object({
  data: v.object({
    order: v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(1_000)), []),
    total_count: given(v.pipe(Whole, v.minValue(0))),
  }),
});

/** A stock-in order, as far as ours is to be found again. */
export const StockIn = v.object({ order_no: Text, refund_no: Text, status: Whole, remark: Text });

/** `data`: 入库单号. */
export const StockInBody = v.object({
  data: v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String), v.maxLength(100)),
});

/** 0 = done. 在调用错误时不返回该值: a fault may come without any status, but then it has a message. */
export const Envelope = v.pipe(
  v.looseObject({ status: maybe(Whole), message: Text }),
  v.check(({ status, message }) => status !== null || message !== null),
);
