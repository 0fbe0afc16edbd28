// The books of the imitated ERP: returns, and every stock-in order there ever was. Codes and fields are those of the
// published documents, written down a second time on purpose: the connector's tables are not used here.

export type PracticeReturn = {
  no: string;
  /** 2 退货, 3 换货, 1/4/6 refunds without goods. */
  type: number;
  status: number;
  /** The selling platform's state, 0–5. */
  rr: number;
  stockin: number;
  modifiedAt: number;
  waybill: string;
  shopNo: string;
  warehouseNo: string;
  tid: string;
  /** Yuan by the platform and past it, as the ERP writes them. */
  guarantee: string | number;
  direct: string | number;
  goods: { spec: string; name: string; num: number; barcode: string; gift: number }[];
};

type StockInLine = { spec: string; num: number; defect: boolean };
type PracticeStockIn = {
  orderNo: string;
  outNo: string;
  refundNo: string;
  warehouseNo: string;
  /** 10 已取消, 20 编辑中, 30 待审核, 80 已完成. */
  status: number;
  remark: string;
  modifiedAt: number;
  lines: StockInLine[];
};

export type PracticeBooks = {
  add: (returns: PracticeReturn[]) => void;
  find: (no: string) => PracticeReturn | null;
  between: (fromAt: number, toAt: number, wanted: (one: PracticeReturn) => boolean) => PracticeReturn[];
  change: (no: string, more: Partial<PracticeReturn>, now: number) => void;
  stockIn: (order: PracticeStockIn, now: number) => void;
  stockIns: () => PracticeStockIn[];
  cancelStockIn: (outNo: string, now: number) => void;
};

export function createPracticeBooks(): PracticeBooks {
  const returns = new Map<string, PracticeReturn>();
  let orders: PracticeStockIn[] = [];
  const change = (no: string, more: Partial<PracticeReturn>, now: number): void => {
    const one = returns.get(no);
    if (one === undefined) throw new Error(`no return ${no}`);
    returns.set(no, { ...one, modifiedAt: now, ...more });
  };
  return {
    add: (more) => {
      for (const one of more) returns.set(one.no, one);
    },
    find: (no) => returns.get(no) ?? null,
    between: (fromAt, toAt, wanted) =>
      [...returns.values()]
        .filter((one) => one.modifiedAt >= fromAt && one.modifiedAt <= toAt && wanted(one))
        .sort((a, b) => a.modifiedAt - b.modifiedAt || (a.no < b.no ? -1 : 1)),
    change,
    stockIn: (order, now) => {
      orders.push(order);
      if (order.status !== 80) return;
      const all = returns.get(order.refundNo)?.goods.reduce((sum, { num }) => sum + num, 0) ?? 0;
      const inNow = orders
        .filter(({ refundNo, status }) => refundNo === order.refundNo && status === 80)
        .reduce((sum, { lines }) => sum + lines.reduce((more, { num }) => more + num, 0), 0);
      change(order.refundNo, inNow >= all ? { stockin: 3, status: 80 } : { stockin: 2 }, now);
    },
    stockIns: () => [...orders],
    cancelStockIn: (outNo, now) => {
      orders = orders.map((order) => (order.outNo === outNo ? { ...order, status: 10, modifiedAt: now } : order));
    },
  };
}

const inChina = (at: number): string => new Date(at + 28_800_000).toISOString().replace('T', ' ').replace(/\..*$/, '');

/** A return as the ERP writes it: numbers as numbers here and as texts there, times both ways. */
export const recordOf = (one: PracticeReturn): object => ({
  refund_id: 1_130_899,
  refund_no: one.no,
  status: one.status,
  type: one.type,
  rr_status: one.rr,
  stockin_status: one.stockin,
  modified: Math.floor(one.modifiedAt / 1000) * 1000,
  modified_date: inChina(one.modifiedAt),
  src_tids: one.tid,
  tid_list: one.tid,
  shop_no: one.shopNo,
  return_logistics_no: one.waybill,
  return_logistics_name: '中通',
  return_warehouse_no: one.warehouseNo,
  buyer_nick: '张三丰',
  receiver_telno: '13812345678',
  refund_reason: '质量问题',
  reason_name: '无',
  guarantee_refund_amount: one.guarantee,
  direct_refund_amount: one.direct,
  actual_refund_amount: 0,
  return_goods_amount: '19.9000',
  settle_time: '',
  detail_list: one.goods.map(({ spec, name, num, barcode, gift }, index) => ({
    ...{ rec_id: index + 1, spec_no: spec, goods_name: name, spec_name: '蓝 / L', barcode },
    ...{ refund_num: `${num}.0000`, num, oid: `${one.tid}-${index}`, gift_type: gift, price: 6.6333 },
  })),
});

export const stockInRecordOf = (order: PracticeStockIn): object => ({
  order_no: order.orderNo,
  status: order.status,
  refund_no: order.refundNo,
  warehouse_no: order.warehouseNo,
  remark: order.remark,
  modified: inChina(order.modifiedAt),
  details_list: order.lines.map(({ spec, num, defect }) => ({ spec_no: spec, num, defect })),
});
