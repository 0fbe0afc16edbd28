// The books of the practice platform: every return, and every movement of money there ever was. Codes and fields are
// those of the documentation, written down a second time on purpose: the connector's tables are not used here.

export type PracticeReturn = {
  id: string;
  orderSn: string;
  /** Of the list: 2 refund only, 3 return, 4 exchange, 5 re-send. */
  listType: number;
  status: number;
  cents: number;
  orderCents: number;
  updatedAt: number;
  expiresAt: number | null;
  waybill: string;
  reason: string;
  goods: string;
  outerId: string;
  quantity: number;
  isSteppedIn: boolean;
};

type Movement = { id: string; cents: number; by: 'notice' | 'agree' | 'elsewhere'; at: number };

/** A waybill of other goods, in the order it was told. */
type Shipped = { id: string; waybill: string; by: 'call' | 'elsewhere' };

export type PracticeBooks = {
  add: (returns: PracticeReturn[]) => void;
  find: (id: string, orderSn: string) => PracticeReturn | null;
  between: (fromAt: number, toAt: number) => PracticeReturn[];
  change: (id: string, more: Partial<PracticeReturn>, now: number) => void;
  pay: (id: string, by: Movement['by'], now: number) => void;
  /** That the goods were not taken in; once for each time it was told. */
  toldNotIn: (id: string, now: number) => void;
  movements: () => Movement[];
  /** Other goods are on their way. */
  ship: (id: string, waybill: string, by: Shipped['by'], now: number) => void;
  shipped: () => Shipped[];
  notIn: () => { id: string; at: number }[];
};

export function createPracticeBooks(): PracticeBooks {
  const returns = new Map<string, PracticeReturn>();
  const moved: Movement[] = [];
  const sent: Shipped[] = [];
  const notIn: { id: string; at: number }[] = [];
  let sorted: PracticeReturn[] | null = null;

  const change = (id: string, more: Partial<PracticeReturn>, now: number): void => {
    const one = returns.get(id);
    if (one === undefined) throw new Error(`no return ${id}`);
    returns.set(id, { ...one, updatedAt: Math.floor(now / 1000) * 1000, ...more });
    sorted = null;
  };
  return {
    add: (more) => {
      for (const one of more) returns.set(one.id, one);
      sorted = null;
    },
    find: (id, orderSn) => {
      const one = returns.get(id);
      return one?.orderSn === orderSn ? one : null;
    },
    between: (fromAt, toAt) => {
      sorted ??= [...returns.values()].sort((a, b) => a.updatedAt - b.updatedAt || (a.id < b.id ? -1 : 1));
      return sorted.filter(({ updatedAt }) => updatedAt >= fromAt && updatedAt <= toAt);
    },
    change,
    pay: (id, by, now) => {
      const one = returns.get(id);
      if (one === undefined) throw new Error(`no return ${id}`);
      moved.push({ id, cents: one.cents, by, at: now });
      change(id, { status: 10 }, now);
    },
    toldNotIn: (id, at) => {
      notIn.push({ id, at });
    },
    movements: () => [...moved],
    ship: (id, waybill, by, now) => {
      sent.push({ id, waybill, by });
      change(id, { status: 18 }, now);
    },
    shipped: () => [...sent],
    notIn: () => [...notIn],
  };
}

const china = (at: number): string => new Date(at + 28_800_000).toISOString().replace('T', ' ').slice(0, 19);
const yuan = (cents: number): string => (cents / 100).toFixed(2);

/** As the list writes it: yuan as text, times as text. */
export const listedOf = (one: PracticeReturn): object => ({
  id: Number(one.id),
  order_sn: one.orderSn,
  after_sales_status: one.status,
  after_sales_type: one.listType,
  after_sale_reason: one.reason,
  refund_amount: yuan(one.cents),
  order_amount: yuan(one.orderCents),
  goods_name: one.goods,
  goods_number: String(one.quantity),
  goods_id: 863369485,
  sku_id: '13182332985',
  outer_id: one.outerId,
  outer_goods_id: '',
  tracking_number: one.waybill,
  shipping_name: '中通快递',
  speed_refund_status: '0',
  created_time: china(one.updatedAt - 86_400_000),
  updated_time: china(one.updatedAt),
});

const DETAIL_TYPE: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 3, 5: 4 };

/** As the detail writes it: fen as numbers, other type codes. */
export const detailOf = (one: PracticeReturn): object => ({
  id: Number(one.id),
  order_sn: one.orderSn,
  after_sales_status: one.status,
  after_sales_type: DETAIL_TYPE[one.listType] ?? 5,
  after_sales_reason: one.reason,
  refund_amount: one.cents,
  order_amount: one.orderCents,
  express_no: one.waybill,
  shipping_name: '中通快递',
  expire_time: one.expiresAt === null ? null : Math.floor(one.expiresAt / 1000),
  join_or_not: one.isSteppedIn ? '1' : '0',
  remark: '',
  updated_time: china(one.updatedAt),
  images: [],
});
