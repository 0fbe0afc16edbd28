import * as v from 'valibot';
import { parseTopTime } from './taobao-sign.ts';

// What we read of TOP's answers. Unknown fields are dropped; what money or state hangs on must fit or the whole is not
// believed, the rest may be missing.

/** Ids are texts or numbers, by method and by age of the method. */
const Digits = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
  v.transform(String),
  v.regex(/^\d{1,20}$/),
);

/** Yuan as TOP writes them, `200.07`, read without ever being a fraction. */
const Money = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((yuan) => /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(String(yuan).trim())),
  v.nonNullable(v.custom<RegExpExecArray | null>(() => true)),
  v.transform(([, whole = '', part = '']) => Number(whole) * 100 + Number(part.padEnd(2, '0'))),
);

const At = v.pipe(v.string(), v.transform(parseTopTime), v.nonNullable(v.custom<number | null>(() => true)));

const Flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])]),
  v.transform((said) => said === true || said === 'true'),
);

const Text = v.fallback(v.nullish(v.pipe(v.string(), v.maxLength(10_000)), null), null);
const State = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
/** Not needed, but what is there must fit. */
const maybe = <S extends v.GenericSchema>(schema: S) => v.nullish(schema, null);

const Timeout = v.object({ exist_timeout: v.nullish(Flag, true), timeout: At });

export const TopRefund = v.object({
  refund_id: Digits,
  tid: maybe(Digits),
  oid: maybe(Digits),
  status: State,
  refund_fee: Money,
  total_fee: maybe(Money),
  modified: maybe(At),
  created: maybe(At),
  has_good_return: v.nullish(Flag, false),
  good_status: Text,
  title: Text,
  buyer_nick: Text,
  company_name: Text,
  sid: Text,
  reason: Text,
  desc: Text,
  refund_phase: Text,
  refund_version: maybe(Digits),
  dispute_type: Text,
  operation_contraint: Text,
  cs_status: maybe(v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/))]), v.transform(Number))),
  num: v.fallback(v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(Number)), null), null),
  outer_id: Text,
  num_iid: v.fallback(v.nullish(Digits, null), null),
  sku: Text,
  refund_remind_timeout: v.fallback(v.nullish(Timeout, null), null),
});
export type TopRefund = v.InferOutput<typeof TopRefund>;

/** A list of TOP's is an object around an array, `{refund: [...]}`, or absent when it is empty. */
const listOf = (name: string) =>
  v.nullish(
    v.pipe(
      v.record(v.string(), v.unknown()),
      v.transform((wrapped) => wrapped[name] ?? []),
      v.array(v.unknown()),
      v.maxLength(1_000),
    ),
    {},
  );

export const ListAnswer = v.object({ has_next: v.nullish(Flag, false), refunds: listOf('refund') });
export const GetAnswer = v.object({ refund: v.unknown() });

export const SignedAnswer = v.object({
  result: v.object({ success: Flag, error_code: Text, error_info: Text }),
});
export const WarehouseAnswer = v.object({ succeed: Flag, err_code: Text, err_info: Text });
export const SlipAnswer = v.object({ success_flag: Flag, fail_code: Text, fail_info: Text });
export const ReviewAnswer = v.object({ is_success: Flag });

export const AgreeAnswer = v.object({
  succ: v.nullish(Flag, false),
  msg_code: Text,
  message: Text,
  results: listOf('refund_mapping_result'),
});
export const AgreedOne = v.object({ refund_id: Digits, succ: Flag, message: Text });

export const RefuseAnswer = v.object({ is_success: Flag });
export const RefuseReturnAnswer = v.object({ result: Flag });
export const MessageAnswer = v.object({ refund_message: v.unknown() });
export const ReasonsAnswer = v.object({ reasons: listOf('reason') });
export const RefuseReason = v.object({ reason_id: Digits, reason_text: v.pipe(v.string(), v.maxLength(200)) });

export const ExchangesAnswer = v.object({ results: listOf('exchange') });
export const Exchange = v.object({
  dispute_id: Digits,
  status: v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,3}$/))]), v.transform(Number), v.integer()),
  seller_logistic_no: Text,
});
/** RefundBaseResponse of the SDKs. */
export const ExchangeAnswer = v.object({ result: v.object({ success: Flag, msg_code: Text, message: Text }) });
export const CouriersAnswer = v.object({ logistics_companies: listOf('logistics_company') });
export const Courier = v.object({ code: Text, name: v.pipe(v.string(), v.maxLength(200)) });

/** TOP's own fault: `code` is the gateway's, `sub_code` the service's. */
export const TopError = v.object({
  error_response: v.object({
    code: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number(), v.integer()),
    msg: Text,
    sub_code: Text,
    sub_msg: Text,
  }),
});
export type TopError = v.InferOutput<typeof TopError>['error_response'];
