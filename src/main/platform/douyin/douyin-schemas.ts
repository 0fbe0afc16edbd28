import * as v from 'valibot';

// What we read of Douyin's answers. Unknown fields are dropped; what money or state hangs on must fit or the whole is not
// believed, the rest may be missing. Ids are texts in the list and numbers in the detail.

const Digits = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^\d{1,20}$/),
);
const Whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,15}$/))]),
  v.transform(Number),
  v.safeInteger(),
  v.minValue(0),
);
/** Fen, documented for list and detail. */
const Fen = v.pipe(Whole, v.maxValue(10_000_000_000));
const Text = v.fallback(
  v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(10_000)), null),
  null,
);
/** Not needed: what can't be read is not there. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema, null), null);
const listOf = <S extends v.GenericSchema>(schema: S, max: number) =>
  v.nullish(v.pipe(v.array(schema), v.maxLength(max)), []);

/** A flag by its type, a number by its example (`1 : 需要上传凭证`). */
const Flag = v.pipe(
  v.union([v.boolean(), v.picklist([0, 1])]),
  v.transform((said) => said === true || said === 1),
);

const Goods = v.object({
  sku_order_id: maybe(Digits),
  product_name: Text,
  shop_sku_code: Text,
  aftersale_item_num: maybe(Whole),
  item_num: maybe(Whole),
  sku_spec: v.fallback(listOf(v.object({ name: Text, value: Text }), 50), []),
});

export const ListedReturn = v.object({
  aftersale_info: v.object({
    aftersale_id: Digits,
    aftersale_type: Whole,
    aftersale_status: Whole,
    refund_status: maybe(Whole),
    refund_amount: Fen,
    update_time: Whole,
    status_deadline: maybe(Whole),
    arbitrate_status: maybe(Whole),
    return_logistics_code: Text,
    return_logistics_company_name: Text,
    is_agree_refuse_sign: maybe(Whole),
    order_logistics: v.fallback(listOf(v.object({ tracking_no: Text }), 50), []),
  }),
  order_info: v.object({ shop_order_id: Digits, related_order_info: listOf(Goods, 500) }),
  text_part: maybe(v.object({ reason_text: Text })),
});
export type ListedReturn = v.InferOutput<typeof ListedReturn>;

const SkuOrder = v.object({
  sku_order_id: maybe(Digits),
  pay_amount: maybe(Fen),
  given_sku_details: v.fallback(listOf(v.object({ sku_order_id: Digits, product_name: Text }), 50), []),
});

export const ReturnDetail = v.object({
  process_info: v.object({
    after_sale_info: v.object({
      after_sale_id: Digits,
      after_sale_status: Whole,
      after_sale_type: Whole,
      refund_status: maybe(Whole),
      refund_total_amount: Fen,
      refund_post_amount: maybe(Fen),
      real_refund_amount: maybe(Fen),
      update_time: Whole,
      status_deadline: maybe(Whole),
      reason: Text,
      reason_remark: Text,
    }),
    arbitrate_info: maybe(
      v.object({
        arbitrate_status: maybe(Whole),
        is_required_evidence: maybe(Flag),
        /** Seconds, as a text. */
        arbitrate_status_deadline: maybe(Whole),
        arbitrate_evidence_tmpl: maybe(v.object({ describe: Text, dead_line: maybe(Whole) })),
        arbitrate_evidence: maybe(v.object({ images: v.fallback(listOf(v.string(), 50), []), describe: Text })),
      }),
    ),
    logistics_info: maybe(
      v.object({
        return: maybe(v.object({ tracking_no: Text, company_name: Text, company_code: Text })),
        /** UNVERIFIED: the shop's own goods of an exchange. */
        exchange: maybe(v.object({ tracking_no: Text })),
      }),
    ),
  }),
  order_info: maybe(v.object({ sku_order_infos: listOf(SkuOrder, 500) })),
});
export type ReturnDetail = v.InferOutput<typeof ReturnDetail>;

export const ListAnswer = v.object({
  items: v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(1_000)), []),
  has_more: maybe(v.boolean()),
  total: maybe(Whole),
});

export const OperateAnswer = v.object({
  items: v.pipe(v.array(v.object({ aftersale_id: Digits, status_code: Whole, status_msg: Text })), v.maxLength(20)),
});

export const ReasonsAnswer = v.object({
  items: listOf(
    v.object({
      reject_reason_code: Digits,
      reason: v.pipe(v.string(), v.maxLength(500)),
      evidence_need: Text,
      pkg: Text,
    }),
    500,
  ),
});

/** UNVERIFIED that each has a code; one without it can't be named to the exchange. */
export const CouriersAnswer = v.pipe(
  v.array(v.object({ name: v.pipe(v.string(), v.maxLength(200)), code: Text })),
  v.maxLength(5_000),
);

export const Envelope = v.object({
  code: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number(), v.integer()),
  msg: Text,
  sub_code: Text,
  sub_msg: Text,
  /** Absent in a fault. */
  data: v.optional(v.unknown()),
});
export type Envelope = v.InferOutput<typeof Envelope>;
