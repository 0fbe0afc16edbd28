import type { PracticeBooks, PracticeRefund } from './practice-taobao-books.ts';
import type { PracticeForm } from './practice-taobao-form.ts';
import { momentOf, textOfMoment } from './practice-taobao-sign.ts';

// What the imitation of TOP says to a call that passed the router: reading here, writing in practice-taobao-writes.ts.

/** A number that JSON must hold with all its digits. */
const LONG = '#long#';
const longNumber = (digits: string): string => `${LONG}${digits}`;
export const jsonOf = (body: unknown): string => JSON.stringify(body).replace(/"#long#(\d+)"/g, '$1');

export const fault = (code: number, msg: string, subCode?: string, subMsg?: string): unknown => ({
  error_response: {
    code,
    msg,
    ...(subCode === undefined ? {} : { sub_code: subCode }),
    ...(subMsg === undefined ? {} : { sub_msg: subMsg }),
    request_id: 'practice1',
  },
});
export const serviceFault = (subCode: string, subMsg: string): unknown =>
  fault(15, 'Remote service error', subCode, subMsg);
export const missing = (name: string): unknown =>
  fault(40, 'Missing required arguments:' + name, 'isv.missing-parameter:' + name, `缺少必填参数 ${name}`);
export const invalid = (name: string): unknown =>
  fault(41, 'Invalid arguments:' + name, 'isv.invalid-parameter:' + name, `参数 ${name} 不合法`);

const yuan = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

/** All that TOP would tell of a refund, by its field's name. */
const factsOf = (refund: PracticeRefund): Record<string, unknown> => ({
  refund_id: refund.refundId,
  tid: longNumber(refund.tid),
  oid: longNumber(refund.oid),
  title: refund.title,
  buyer_nick: refund.buyerNick,
  total_fee: yuan(refund.totalCents),
  refund_fee: yuan(refund.feeCents),
  payment: yuan(refund.totalCents - refund.feeCents),
  status: refund.status,
  good_status: refund.goodStatus,
  has_good_return: refund.hasGoodReturn,
  created: textOfMoment(refund.createdAt),
  modified: textOfMoment(refund.modifiedAt),
  company_name: refund.companyName,
  sid: refund.sid,
  reason: refund.reason,
  desc: refund.desc,
  refund_phase: refund.phase,
  refund_version: refund.version,
  dispute_type: refund.disputeType,
  operation_contraint: refund.constraint,
  cs_status: refund.csStatus,
  num: refund.num,
  outer_id: refund.outerId,
  sku: `4611686018427387904|颜色:藏青;尺码:L`,
  refund_remind_timeout:
    refund.timeoutAt === null
      ? { exist_timeout: false }
      : { exist_timeout: true, remind_type: 4, timeout: textOfMoment(refund.timeoutAt) },
});

/** These the list call never tells. */
const ONLY_IN_DETAIL = new Set(['operation_contraint', 'refund_remind_timeout']);

/** Fields that were not asked for, and empty ones, are left out, as TOP does. */
const told = (refund: PracticeRefund, fields: string, isDetail: boolean): Record<string, unknown> => {
  const asked = new Set(fields.split(',').map((field) => field.trim()));
  return Object.fromEntries(
    Object.entries(factsOf(refund)).filter(
      ([name, value]) => asked.has(name) && value !== '' && (isDetail || !ONLY_IN_DETAIL.has(name)),
    ),
  );
};

export function answerList({ texts }: PracticeForm, books: PracticeBooks): unknown {
  const fields = texts.get('fields') ?? '';
  if (fields === '') return missing('fields');
  if (fields.split(',').length > 100) return invalid('fields');
  const fromAt = momentOf(texts.get('start_modified') ?? '');
  const toAt = momentOf(texts.get('end_modified') ?? '');
  if (fromAt === null || toAt === null || toAt < fromAt) return invalid('start_modified');
  const page = Number(texts.get('page_no') ?? '1');
  const size = Number(texts.get('page_size') ?? '40');
  if (!Number.isInteger(page) || page < 1) return invalid('page_no');
  if (!Number.isInteger(size) || size < 1 || size > 100) return invalid('page_size');
  if (texts.get('use_has_next') !== 'true') return invalid('use_has_next');
  const found = books.changedBetween(fromAt, toAt);
  const here = found.slice((page - 1) * size, page * size);
  return {
    refunds_receive_get_response: {
      has_next: found.length > page * size,
      // An empty list is left out.
      ...(here.length === 0 ? {} : { refunds: { refund: here.map((refund) => told(refund, fields, false)) } }),
      request_id: 'practice1',
    },
  };
}

export const noSuchRefund = (): unknown => serviceFault('isv.refund-not-exist', '退款单不存在');

export function answerGet({ texts }: PracticeForm, books: PracticeBooks): unknown {
  const fields = texts.get('fields') ?? '';
  if (fields === '') return missing('fields');
  const found = books.get(texts.get('refund_id') ?? '');
  if (found === null) return noSuchRefund();
  return { refund_get_response: { refund: told(found, fields, true), request_id: 'practice1' } };
}

export const PRACTICE_REASONS = [
  { reason_id: 118, reason_text: '商品影响完好' },
  { reason_id: 1040, reason_text: '退货商品不全或空包' },
  { reason_id: 1047, reason_text: '退货商品和订单不一致' },
];

export function answerReasons({ texts }: PracticeForm, books: PracticeBooks): unknown {
  for (const name of ['refund_id', 'refund_phase', 'fields']) if ((texts.get(name) ?? '') === '') return missing(name);
  const found = books.get(texts.get('refund_id') ?? '');
  if (found === null) return noSuchRefund();
  if (!['WAIT_SELLER_CONFIRM_GOODS', 'WAIT_SELLER_AGREE'].includes(found.status))
    return serviceFault(
      'isv.invalid-permission:refund_status is invalid or refund is out of date',
      '当前退款状态不能操作拒绝退款',
    );
  return { refund_refusereason_get_response: { reasons: { reason: PRACTICE_REASONS }, request_id: 'practice1' } };
}
