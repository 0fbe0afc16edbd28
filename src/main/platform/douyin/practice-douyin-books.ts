// The books of the practice platform: every return, and every movement of money there ever was. Codes and fields are
// those of the documentation, written down a second time on purpose: the connector's tables are not used here.

export type PracticeReturn = {
  id: string;
  orderId: string;
  type: number;
  status: number;
  refundStatus: number;
  arbitration: number;
  /** Freight and all. */
  totalCents: number;
  postCents: number;
  updatedAt: number;
  deadlineAt: number;
  waybill: string;
  reason: string;
  goods: string;
  skuCode: string;
  quantity: number;
  gift: string | null;
  /** Under which other goods left; absent before. */
  sentNo?: string;
};

/** What was handed in to the arbitration. */
type Proof = { comment: string; images: string[] };

type Movement = { id: string; cents: number; by: 'notice' | 'operate'; at: number };

/** A waybill of other goods, in the order it was told. */
type Shipped = { id: string; waybill: string; by: 'call' | 'elsewhere' };

/** UNVERIFIED how long the platform gives. */
export const EXTENDED_BY_MS = 3 * 24 * 3_600_000;

export type PracticeBooks = {
  add: (returns: PracticeReturn[]) => void;
  find: (id: string) => PracticeReturn | null;
  between: (fromAt: number, toAt: number) => PracticeReturn[];
  /** Each change has an update_time of its own. */
  change: (id: string, more: Partial<PracticeReturn>, now: number) => void;
  pay: (id: string, by: Movement['by'], now: number) => void;
  /** Lets the return's timer run longer; false when it was let once before. */
  extend: (id: string, now: number) => boolean;
  /** Its people look at it from here. */
  giveProof: (id: string, proof: Proof, now: number) => void;
  proofOf: (id: string) => Proof | null;
  movements: () => Movement[];
  ship: (id: string, waybill: string, by: Shipped['by'], now: number) => void;
  shipped: () => Shipped[];
};

export function createPracticeBooks(): PracticeBooks {
  const returns = new Map<string, PracticeReturn>();
  const moved: Movement[] = [];
  const extended = new Set<string>();
  const sent: Shipped[] = [];
  const proofs = new Map<string, Proof>();

  const get = (id: string): PracticeReturn => {
    const one = returns.get(id);
    if (one === undefined) throw new Error(`no return ${id}`);
    return one;
  };
  const change = (id: string, more: Partial<PracticeReturn>, now: number): void => {
    const one = get(id);
    const updatedAt = Math.max(Math.floor(now / 1000) * 1000, one.updatedAt + 1000);
    returns.set(id, { ...one, updatedAt, ...more });
  };
  return {
    add: (more) => {
      for (const one of more) returns.set(one.id, one);
    },
    find: (id) => returns.get(id) ?? null,
    between: (fromAt, toAt) =>
      [...returns.values()]
        .filter(({ updatedAt }) => updatedAt >= fromAt && updatedAt <= toAt)
        .sort((a, b) => a.updatedAt - b.updatedAt),
    change,
    pay: (id, by, now) => {
      moved.push({ id, cents: get(id).totalCents, by, at: now });
      change(id, { status: 12, refundStatus: 3 }, now);
    },
    extend: (id, now) => {
      if (extended.has(id)) return false;
      extended.add(id);
      change(id, { deadlineAt: Math.max(get(id).deadlineAt, now) + EXTENDED_BY_MS }, now);
      return true;
    },
    giveProof: (id, proof, now) => {
      proofs.set(id, proof);
      change(id, { arbitration: 1 }, now);
    },
    proofOf: (id) => proofs.get(id) ?? null,
    movements: () => [...moved],
    ship: (id, waybill, by, now) => {
      sent.push({ id, waybill, by });
      change(id, { status: 13, sentNo: waybill }, now);
    },
    shipped: () => [...sent],
  };
}

const seconds = (at: number): number => Math.floor(at / 1000);

/** As the list writes it: ids as text. */
export const listedOf = (one: PracticeReturn): object => ({
  aftersale_info: {
    aftersale_id: one.id,
    aftersale_order_type: 1,
    aftersale_type: one.type,
    aftersale_status: one.status,
    refund_status: one.refundStatus,
    arbitrate_status: one.arbitration,
    related_id: one.orderId,
    update_time: seconds(one.updatedAt),
    status_deadline: seconds(one.deadlineAt),
    refund_amount: one.totalCents,
    refund_post_amount: one.postCents,
    aftersale_num: one.quantity,
    return_logistics_code: one.waybill,
    return_logistics_company_name: '韵达快递',
    is_agree_refuse_sign: 0,
    order_logistics: [{ tracking_no: 'SF6936476692437', company_name: '顺丰', company_code: 'shunfeng' }],
  },
  order_info: {
    shop_order_id: one.orderId,
    related_order_info: [
      {
        sku_order_id: one.orderId,
        product_name: one.goods,
        shop_sku_code: one.skuCode,
        item_num: one.quantity,
        aftersale_item_num: one.quantity,
        sku_spec: [{ name: '颜色', value: '白色' }],
      },
    ],
  },
  text_part: { reason_text: one.reason },
});

/** As the detail writes it: ids as numbers, which are longer than a JavaScript number (`#…#` becomes digits in the answer). */
export const detailOf = (one: PracticeReturn, proof: Proof | null): object => ({
  process_info: {
    after_sale_info: {
      after_sale_id: `#${one.id}#`,
      after_sale_status: one.status,
      after_sale_type: one.type,
      refund_status: one.refundStatus,
      refund_total_amount: one.totalCents,
      refund_post_amount: one.postCents,
      real_refund_amount: one.refundStatus === 3 ? one.totalCents : 0,
      update_time: seconds(one.updatedAt),
      status_deadline: seconds(one.deadlineAt),
      reason: one.reason,
      reason_remark: '',
      got_pkg: 1,
      evidence: [],
    },
    arbitrate_info: {
      arbitrate_id: one.arbitration === 0 ? '' : `A${one.id}`,
      arbitrate_status: one.arbitration,
      is_required_evidence: one.arbitration === 4,
      arbitrate_status_deadline: one.arbitration === 0 ? '' : String(seconds(one.updatedAt) + 86_400),
      ...(one.arbitration === 4
        ? { arbitrate_evidence_tmpl: { images: [], describe: '请上传收到退货时的照片', dead_line: 0 } }
        : {}),
      ...(proof === null ? {} : { arbitrate_evidence: { images: proof.images, describe: proof.comment } }),
    },
    logistics_info: {
      return: { tracking_no: one.waybill, company_name: '韵达快递', company_code: 'yunda', logistics_time: 0 },
      order: [],
      ...(one.sentNo === undefined ? {} : { exchange: { tracking_no: one.sentNo } }),
    },
  },
  order_info: {
    shop_order_id: `#${one.orderId}#`,
    sku_order_infos: [
      {
        sku_order_id: `#${one.orderId}#`,
        pay_amount: one.totalCents,
        product_name: one.goods,
        given_sku_details: one.gift === null ? [] : [{ sku_order_id: `${one.orderId}1`, product_name: one.gift }],
      },
    ],
  },
});
