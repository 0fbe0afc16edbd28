import * as v from 'valibot';
import { parseMoment } from './pdd-time.ts';

// What we read of Pinduoduo's answers. Unknown fields are dropped; what money or state hangs on must fit or the whole is
// not believed, the rest may be missing. Numbers come as texts in some calls and as numbers in others.

const Digits = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^\d{1,20}$/),
);
const Whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/))]),
  v.transform(Number),
  v.safeInteger(),
  v.minValue(0),
);
const OrderNo = v.pipe(v.string(), v.regex(/^[\d-]{6,40}$/));

/** The list's amounts are yuan (documented), read without ever being a fraction. */
const Yuan = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((yuan) => /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(yuan).trim())),
  v.nonNullable(v.custom<RegExpExecArray | null>(() => true)),
  v.transform(([, whole = '', part = '']) => Number(whole) * 100 + Number(part.padEnd(2, '0'))),
);
/**
 * The detail's are whole numbers of fen. UNVERIFIED (the documentation gives no unit): were they yuan, they would differ
 * from what was ordered, and nothing would be sent.
 */
const Fen = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,11}$/))]),
  v.transform(Number),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(10_000_000_000),
);

const Moment = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(parseMoment),
  v.nonNullable(v.custom<number | null>(() => true)),
);
const Text = v.fallback(
  v.nullish(
    v.pipe(v.union([v.string(), v.pipe(v.number(), v.safeInteger())]), v.transform(String), v.maxLength(10_000)),
    null,
  ),
  null,
);
/** Not needed: what can't be read is not there. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);

export const ListedReturn = v.object({
  id: Digits,
  order_sn: OrderNo,
  after_sales_status: Whole,
  after_sales_type: Whole,
  refund_amount: Yuan,
  updated_time: Moment,
  created_time: maybe(Moment),
  after_sale_reason: Text,
  goods_name: Text,
  goods_number: maybe(Whole),
  goods_id: Text,
  sku_id: Text,
  outer_id: Text,
  outer_goods_id: Text,
  tracking_number: Text,
  shipping_name: Text,
  speed_refund_status: Text,
});
export type ListedReturn = v.InferOutput<typeof ListedReturn>;

export const ReturnDetail = v.object({
  id: Digits,
  order_sn: OrderNo,
  after_sales_status: Whole,
  after_sales_type: Whole,
  refund_amount: Fen,
  order_amount: maybe(Fen),
  updated_time: maybe(Moment),
  expire_time: maybe(Moment),
  express_no: Text,
  shipping_name: Text,
  after_sales_reason: Text,
  remark: Text,
  join_or_not: Text,
});
export type ReturnDetail = v.InferOutput<typeof ReturnDetail>;

export const ListAnswer = v.object({
  refund_increment_get_response: v.object({
    total_count: v.nullish(Whole, 0),
    refund_list: v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(1_000)), []),
  }),
});

/** The SDKs have the detail's fields without an envelope; one with the usual name is taken, too. */
export const DetailAnswer = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((body) => body['refund_information_get_response'] ?? body),
);

export const WarehouseAnswer = v.object({
  response: v.object({ result: v.object({ after_sales_id: Digits, order_sn: OrderNo }) }),
});
const Succ = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])]),
  v.transform((said) => said === true || said === 'true'),
);
export const ShipAnswer = v.object({
  response: v.object({
    result: v.object({ after_sales_id: Digits, order_sn: OrderNo, succ: Succ, message: Text }),
  }),
});
export const CouriersAnswer = v.object({
  logistics_companies_get_response: v.object({
    logistics_companies: v.pipe(
      v.array(v.object({ id: Whole, logistics_company: v.pipe(v.string(), v.maxLength(200)), available: Whole })),
      v.maxLength(5_000),
    ),
  }),
});
export const AgreeAnswer = v.object({
  response: v.object({
    result: v.object({
      succ: Succ,
      message: Text,
    }),
  }),
});

export const PddError = v.object({
  error_response: v.object({
    error_code: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number(), v.integer()),
    error_msg: Text,
    sub_code: Text,
    sub_msg: Text,
  }),
});
export type PddError = v.InferOutput<typeof PddError>['error_response'];
