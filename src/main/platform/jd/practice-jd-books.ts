// The books of the practice platform: every return, and every movement of money there ever was. Codes and fields are
// those of the published schema, written down a second time on purpose: the connector's tables are not used here.

export type PracticeReturn = {
  id: string;
  orderId: string;
  /** As JD names them: 待收货, 待处理, 完成 … */
  mainStatus: number;
  mainStatusDesc: string;
  expects: string;
  reason: string;
  /** Yuan, as JD writes them. */
  applied: string;
  updatedAt: number;
  overAt: number | null;
  waybill: string;
  sku: string;
  quantity: number;
  receivedAt: number | null;
  processedAt: number | null;
  /** What was submitted, and when it is paid; null = nothing was. */
  submitted: { cents: number; payAt: number } | null;
  isDisputed: boolean;
};

type Movement = { id: string; cents: number };

export type PracticeBooks = {
  add: (returns: PracticeReturn[]) => void;
  find: (id: string) => PracticeReturn | null;
  between: (fromAt: number, toAt: number) => PracticeReturn[];
  /** Whatever parcel of it bears this number: the buyer's, or the one that was sent again. */
  under: (waybill: string) => PracticeReturn[];
  change: (id: string, more: Partial<PracticeReturn>, now: number) => void;
  /** Takes a refund; it is paid `afterMs` later, and counts from now on. */
  submit: (id: string, cents: number, now: number, afterMs: number) => void;
  movements: () => Movement[];
};

export function createPracticeBooks(): PracticeBooks {
  const returns = new Map<string, PracticeReturn>();
  const moved: Movement[] = [];
  const change = (id: string, more: Partial<PracticeReturn>, now: number): void => {
    const one = returns.get(id);
    if (one === undefined) throw new Error(`no return ${id}`);
    returns.set(id, { ...one, updatedAt: now, ...more });
  };
  return {
    add: (more) => {
      for (const one of more) returns.set(one.id, one);
    },
    find: (id) => returns.get(id) ?? null,
    between: (fromAt, toAt) =>
      inOrder([...returns.values()].filter(({ updatedAt }) => updatedAt >= fromAt && updatedAt <= toAt)),
    under: (waybill) =>
      inOrder(
        [...returns.values()].filter((one) => waybillsOf(one).some(({ waybillCode }) => waybillCode === waybill)),
      ),
    change,
    submit: (id, cents, now, afterMs) => {
      moved.push({ id, cents });
      const done = { processedAt: now, mainStatus: 100, mainStatusDesc: '完成' };
      change(id, { ...done, submitted: { cents, payAt: now + afterMs } }, now);
    },
    movements: () => [...moved],
  };
}

const inOrder = (returns: PracticeReturn[]): PracticeReturn[] =>
  returns.sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));

const waybillsOf = ({ waybill }: PracticeReturn) =>
  waybill === ''
    ? []
    : [
        { waybillType: 3, waybillCode: 'JDVA99999999999', providerName: '京东快递' },
        { waybillType: 2, waybillCode: waybill, providerName: '京东快递' },
      ];

/** A record as JD writes it; `isDetail`: the parts that only the detail has. */
export function recordOf(one: PracticeReturn, now: number, isDetail: boolean): object {
  const paidCents = one.submitted !== null && now >= one.submitted.payAt ? one.submitted.cents : null;
  return {
    afsOrderId: Number(one.id),
    orderId: Number(one.orderId),
    orderInfo: { orderId: Number(one.orderId), orderType: 22 },
    afsOrderBaseInfo: { applyTime: one.updatedAt - 86_400_000, modifiedTime: one.updatedAt, applyName: '张三丰' },
    afsOrderStatusInfo: { mainStatus: one.mainStatus, mainStatusDesc: one.mainStatusDesc, subStatus: 0 },
    customerApplyInfo: { customerExpect: 10, customerExpectDesc: one.expects, applyReasonFirstCidDesc: one.reason },
    receiveInfo: one.receivedAt === null ? null : { receiveTime: one.receivedAt },
    processInfo: one.processedAt === null ? {} : { processedTime: one.processedAt, processResultDesc: '退货' },
    refundInfo: {
      ...(one.submitted === null ? {} : { refundStatus: paidCents === null ? 10 : 20 }),
      applyRefundAmount: one.applied,
      ...(paidCents === null ? {} : { actualRefundAmount: paidCents / 100 }),
    },
    afsOrderOvertimeInfo: { overTime: one.overAt },
    skuInfoList: [{ skuId: Number(one.sku), skuName: '山岚 保温杯', skuNum: one.quantity }],
    waybillInfoList: waybillsOf(one),
    ...(isDetail ? { afsOrderFlagInfo: { jdDisputeFlag: one.isDisputed } } : {}),
  };
}
