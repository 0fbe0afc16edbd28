import { invalid, missing, noSuchRefund, serviceFault } from './practice-taobao-answers.ts';
import type { PracticeBooks, PracticeRefund } from './practice-taobao-books.ts';
import type { PracticeForm } from './practice-taobao-form.ts';
import { textOfMoment } from './practice-taobao-sign.ts';
import type { PracticeWrite } from './practice-taobao-writes.ts';

// Exchanges at the imitation of Tmall: a step follows the one before, and couriers are those of its list.

const COURIERS = ['顺丰速运', '圆通速递', '中通快递', '申通快递', '韵达快递'].map((name, index) => ({
  ...{ id: 500 + index, code: `C${String(index)}`, name },
}));
const ONE_OF_THESE = /^\d{1,20}(,\d{1,20}){0,19}$/;

export function answerCouriers({ texts }: PracticeForm): unknown {
  if ((texts.get('fields') ?? '') === '') return missing('fields');
  return { logistics_companies_get_response: { logistics_companies: { logistics_company: COURIERS } } };
}

const told = (one: PracticeRefund): Record<string, unknown> => ({
  ...{ dispute_id: one.refundId, status: String(one.exchange), modified: textOfMoment(one.modifiedAt) },
  ...{ buyer_logistic_no: one.sid, seller_logistic_no: one.sellerNo },
});

export function answerExchanges({ texts }: PracticeForm, books: PracticeBooks): unknown {
  if ((texts.get('fields') ?? '') === '') return missing('fields');
  const ids = texts.get('refund_id_array') ?? '';
  if (!ONE_OF_THESE.test(ids)) return invalid('refund_id_array');
  const found = ids.split(',').flatMap((id) => {
    const one = books.get(id);
    return one === null || one.exchange === 0 ? [] : [told(one)];
  });
  return {
    tmall_exchange_receive_get_response: {
      ...{ total_results: found.length, has_next: false, request_id: 'practice1' },
      ...(found.length === 0 ? {} : { results: { exchange: found } }),
    },
  };
}

const meant = ({ texts }: PracticeForm, books: PracticeBooks): PracticeRefund | { wrong: unknown } => {
  const id = texts.get('dispute_id') ?? '';
  if (id === '') return { wrong: missing('dispute_id') };
  const one = books.get(id);
  return one === null || one.exchange === 0 ? { wrong: noSuchRefund() } : one;
};

const said = (method: string, one: PracticeRefund, message: string): unknown => ({
  [`${method}_response`]: {
    result: {
      success: message === '',
      ...(message === '' ? { exchange: { dispute_id: one.refundId } } : { msg_code: 'ERROR_A_0_001', message }),
    },
    request_id: 'practice1',
  },
});

/** 3 → 12: the shop has what the buyer sent back. */
export const writeExchangeReceived: PracticeWrite = (form, books, _rules, now) => {
  const one = meant(form, books);
  if ('wrong' in one) return one.wrong;
  const method = 'tmall_exchange_returngoods_agree';
  if (one.exchange !== 3) return said(method, one, '换货单状态不允许确认收货');
  books.change(one.refundId, { exchange: 12 }, now);
  return said(method, one, '');
};

/** 12 → 13: other goods have left. */
export const writeExchangeSent: PracticeWrite = (form, books, rules, now) => {
  const one = meant(form, books);
  if ('wrong' in one) return one.wrong;
  const given = (name: string): string => form.texts.get(name) ?? '';
  for (const name of ['logistics_no', 'logistics_type', 'logistics_company_name', 'fields'])
    if (given(name) === '') return missing(name);
  if (given('logistics_type') !== '200') return invalid('logistics_type');
  if (!/^[A-Z0-9-]{6,35}$/.test(given('logistics_no'))) return invalid('logistics_no');
  if (!COURIERS.some(({ name }) => name === given('logistics_company_name')))
    return serviceFault('isv.logistics-company-not-exist', '物流公司不存在');
  const method = 'tmall_exchange_consigngoods';
  if (rules.shopType !== 'tmall') return serviceFault('isv.permission-only-tmall', '仅天猫可用');
  if (one.exchange !== 12 && (rules.isCareful || one.exchange !== 13)) return said(method, one, '换货单状态不允许发货');
  books.shipped.push({ refundId: one.refundId, waybill: given('logistics_no'), by: 'call' });
  books.change(one.refundId, { exchange: 13, sellerNo: given('logistics_no') }, now);
  return said(method, one, '');
};
