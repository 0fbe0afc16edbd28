import { invalid, missing, noSuchRefund, PRACTICE_REASONS, serviceFault } from './practice-taobao-answers.ts';
import type { PracticeBooks, PracticeRefund } from './practice-taobao-books.ts';
import type { PracticeForm } from './practice-taobao-form.ts';

// The writing calls of the imitation of TOP: versions, phases, caps and picture limits are held to the letter.

export type PracticeRules = {
  shopType: 'taobao' | 'tmall';
  /** The merchant's strategy: a warehouse notice pays at once. */
  paysOnNotice: boolean;
  isSubAccount: boolean;
  /** Sums from here on want the code that went out by SMS. */
  smsFromCents: number;
  /** False: agrees to whatever comes, as often as it comes, so that only the bench prevents a second payment. */
  isCareful: boolean;
};

export type PracticeWrite = (form: PracticeForm, books: PracticeBooks, rules: PracticeRules, now: number) => unknown;

const wrongState = (): unknown =>
  serviceFault('isv.invalid-permission:refund_status is invalid or refund is out of date', '当前退款状态不能操作');
const stale = (): unknown => serviceFault('isv.refund-version-error', '退款版本已变更，请刷新后重试');

/** The refund that is meant, or what is wrong with the call. */
function meant(form: PracticeForm, books: PracticeBooks, needed: string[]): PracticeRefund | { wrong: unknown } {
  for (const name of ['refund_id', ...needed]) if ((form.texts.get(name) ?? '') === '') return { wrong: missing(name) };
  return books.get(form.texts.get('refund_id') ?? '') ?? { wrong: noSuchRefund() };
}

export const writeSigned: PracticeWrite = (form, books, _rules, now) => {
  const refund = meant(form, books, ['sign_status']);
  if ('wrong' in refund) return refund.wrong;
  if (form.texts.get('sign_status') !== '1') return invalid('sign_status');
  books.change(refund.refundId, { isSigned: true }, now);
  return { nextone_logistics_sign_update_response: { result: { success: true }, request_id: 'practice1' } };
};

export const writeWarehouse: PracticeWrite = (form, books, rules, now) => {
  const refund = meant(form, books, ['warehouse_status']);
  if ('wrong' in refund) return refund.wrong;
  if (form.texts.get('warehouse_status') !== '1') return invalid('warehouse_status');
  if (rules.isCareful && refund.status !== 'WAIT_SELLER_CONFIRM_GOODS')
    return {
      nextone_logistics_warehouse_update_response: {
        ...{ succeed: false, err_code: 'REFUND_STATUS_ERROR', err_info: '退款状态不允许入仓' },
      },
    };
  books.change(refund.refundId, { isWarehoused: true }, now);
  if (rules.paysOnNotice) books.pay({ refundId: refund.refundId, amountCents: refund.feeCents, at: now, by: 'notice' });
  return { nextone_logistics_warehouse_update_response: { succeed: true, request_id: 'practice1' } };
};

export const writeReview: PracticeWrite = (form, books, rules, now) => {
  const needed = ['operator', 'refund_phase', 'refund_version', 'message', 'result'];
  const refund = meant(form, books, needed);
  if ('wrong' in refund) return refund.wrong;
  if (rules.shopType !== 'tmall') return serviceFault('isv.permission-only-tmall', '仅天猫可用');
  if (form.texts.get('refund_phase') !== refund.phase) return invalid('refund_phase');
  if (form.texts.get('refund_version') !== String(refund.version)) return stale();
  books.change(refund.refundId, { isReviewed: true }, now);
  return { rp_refund_review_response: { is_success: true, request_id: 'practice1' } };
};

/** The code in the SMS that the imitation says it has sent. */
export const PRACTICE_CODE = '246810';

const CAPS = { taobao: { count: 20, cents: 600_000 }, tmall: { count: 30, cents: 1_000_000 } };

export const writeAgree: PracticeWrite = ({ texts }, books, rules, now) => {
  if (!rules.isSubAccount) return serviceFault('isv.subuser-only', '只允许子账号操作');
  const infos = (texts.get('refund_infos') ?? '').split(',').map((info) => info.split('|'));
  const cap = CAPS[rules.shopType];
  const sum = infos.reduce((all, [, cents = '']) => all + (/^\d+$/.test(cents) ? Number(cents) : Number.NaN), 0);
  if (Number.isNaN(sum)) return invalid('refund_infos');
  if (infos.length > cap.count || sum > cap.cents) return serviceFault('isv.over-limit', '超过单次退款上限');
  const results = infos.map(([id = '', cents = '', version = '', phase]) => ({
    refund_id: id,
    message: faultOfOne(books.get(id), { cents: Number(cents), version, phase, code: texts.get('code') }, rules),
  }));
  const agreed = results.filter(({ message }) => message === null);
  for (const { refund_id: refundId } of agreed) {
    const amountCents = books.get(refundId)?.feeCents ?? 0;
    books.pay({ refundId, amountCents, at: now, by: 'agree' });
  }
  const isWhole = agreed.length === results.length;
  return {
    rp_refunds_agree_response: {
      succ: isWhole,
      msg_code: isWhole ? 'OP_SUCC' : agreed.length > 0 ? 'SOME_OP_SUCC' : 'OP_FAILURE_UE',
      ...(isWhole ? {} : { message: '退款操作失败' }),
      results: {
        refund_mapping_result: results.map(({ refund_id, message }) => ({
          refund_id,
          succ: message === null,
          ...(message === null ? {} : { message }),
        })),
      },
      request_id: 'practice1',
    },
  };
};

function faultOfOne(
  refund: PracticeRefund | null,
  given: { cents: number; version: string; phase: string | undefined; code: string | undefined },
  rules: PracticeRules,
): string | null {
  if (refund === null) return '退款单不存在';
  if (!rules.isCareful) return null;
  if (refund.status !== 'WAIT_SELLER_CONFIRM_GOODS' || refund.csStatus !== 1) return '当前退款状态不能同意退款';
  if (refund.constraint.includes('refund_onweb')) return '该退款只能在网页上操作';
  if (given.version !== String(refund.version)) return '退款版本已变更，请刷新后重试';
  if (rules.shopType === 'tmall' && given.phase !== refund.phase) return '退款阶段不正确';
  if (rules.shopType === 'tmall' && !refund.isReviewed) return '退款未审核';
  if (given.cents !== refund.feeCents) return '退款金额不一致';
  if (given.cents < rules.smsFromCents || given.code === PRACTICE_CODE) return null;
  return given.code === undefined
    ? '短信验证码已发送到卖家手机，请带验证码重试'
    : `短信验证码 ${given.code} 不正确，请重新输入`;
}

/** GIF, JPG or PNG by their first bytes. */
const isPicture = (bytes: Buffer): boolean =>
  ['ffd8ff', '89504e47', '47494638'].some((magic) => bytes.toString('hex', 0, 4).startsWith(magic));

export const writeRefuse: PracticeWrite = (form, books, rules, now) => {
  const isTmall = rules.shopType === 'tmall';
  const refund = meant(form, books, ['refuse_message', ...(isTmall ? ['refund_phase', 'refund_version'] : [])]);
  if ('wrong' in refund) return refund.wrong;
  const message = form.texts.get('refuse_message') ?? '';
  const proof = form.files.get('refuse_proof');
  const reasonId = form.texts.get('refuse_reason_id') ?? '';
  if (message.length < 2 || message.length > 200) return invalid('refuse_message');
  if (isTmall && proof === undefined) return missing('refuse_proof');
  if (proof !== undefined && (proof.byteLength > 130_000 || !isPicture(proof))) return invalid('refuse_proof');
  if (reasonId !== '' && PRACTICE_REASONS.every(({ reason_id }) => String(reason_id) !== reasonId))
    return invalid('refuse_reason_id');
  const version = form.texts.get('refund_version');
  if (version !== undefined && version !== String(refund.version)) return stale();
  if (refund.constraint !== '' || refund.reason.includes('无理由')) return wrongState();
  if (refund.status !== 'WAIT_SELLER_CONFIRM_GOODS') return wrongState();
  const proofBytes = proof?.byteLength ?? 0;
  books.refusals.push({ refundId: refund.refundId, method: 'refund.refuse', message, reasonId, proofBytes });
  books.change(refund.refundId, { status: 'SELLER_REFUSE_BUYER' }, now);
  return {
    refund_refuse_response: {
      is_success: true,
      refund: { refund_id: refund.refundId, status: 'SELLER_REFUSE_BUYER' },
    },
  };
};

export const writeRefuseReturn: PracticeWrite = (form, books, rules, now) => {
  const refund = meant(form, books, ['refund_phase', 'refund_version']);
  if ('wrong' in refund) return refund.wrong;
  if (rules.shopType !== 'tmall') return serviceFault('isv.permission-only-tmall', '仅天猫可用');
  const proof = form.files.get('refuse_proof');
  if (proof === undefined) return missing('refuse_proof');
  if (proof.byteLength > 5_000_000 || !isPicture(proof)) return invalid('refuse_proof');
  if (form.texts.get('refund_version') !== String(refund.version)) return stale();
  if (refund.status !== 'WAIT_SELLER_AGREE' || refund.constraint !== '') return wrongState();
  const reasonId = form.texts.get('refuse_reason_id') ?? '';
  const proofBytes = proof.byteLength;
  books.refusals.push({
    refundId: refund.refundId,
    method: 'rp.returngoods.refuse',
    message: '',
    reasonId,
    proofBytes,
  });
  books.change(refund.refundId, { status: 'SELLER_REFUSE_BUYER' }, now);
  return { rp_returngoods_refuse_response: { result: true, request_id: 'practice1' } };
};

export const writeMessage: PracticeWrite = (form, books) => {
  const refund = meant(form, books, ['content']);
  if ('wrong' in refund) return refund.wrong;
  const content = form.texts.get('content') ?? '';
  const image = form.files.get('image');
  if (Buffer.byteLength(content) > 400) return invalid('content');
  if (image === undefined) return missing('image');
  if (image.byteLength > 500_000 || !isPicture(image)) return invalid('image');
  books.messages.push({ refundId: refund.refundId, content, imageBytes: image.byteLength });
  return { refund_message_add_response: { refund_message: { id: books.messages.length } } };
};
