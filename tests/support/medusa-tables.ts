import type { Clock } from '../../src/main/lib/clock.ts';

// What a Medusa shop keeps, and how it tells it: the rows in the shape in which Medusa 2.21.2 answered them.

type ShopItem = {
  id: string;
  sku: string | null;
  barcode: string | null;
  title: string;
  quantity: number;
  cents: number;
};
type ShopRefund = { id: string; cents: number; note: string | null; at: number };
type ShopPayment = { id: string; cents: number; refunds: ShopRefund[] };
type ShopChange = {
  id: string;
  returnId: string | null;
  status: 'pending' | 'confirmed';
  note: string | null;
  confirmedAt: number | null;
  actions: { action: string; itemId: string; quantity: number }[];
};
export type ShopOrder = {
  id: string;
  number: number;
  currency: string;
  status: string;
  metadata: Record<string, unknown> | null;
  updatedAt: number;
  items: ShopItem[];
  payments: ShopPayment[];
  changes: ShopChange[];
  /** Refunds that the order's own books know of. */
  settled: string[];
  creditCents: number;
};
export type ShopReturn = {
  id: string;
  orderId: string;
  number: number;
  status: string;
  metadata: Record<string, unknown> | null;
  locationId: string | null;
  exchangeId: string | null;
  createdAt: number;
  updatedAt: number;
  /** Charged for the way back. */
  wayCents: number;
  reason: { value: string; label: string } | null;
  items: { itemId: string; quantity: number }[];
};

export type MedusaTables = {
  orders: Map<string, ShopOrder>;
  returns: Map<string, ShopReturn>;
  sell: (more?: Partial<Omit<ShopOrder, 'id'>>) => ShopOrder;
  announce: (order: ShopOrder, more?: Partial<Omit<ShopReturn, 'id' | 'orderId'>>) => ShopReturn;
  /** Somebody begins to change the order. */
  open: (order: ShopOrder, returnId: string | null, note: string | null) => void;
  /** The shop's refusal, or null when it is made. */
  refund: (paymentId: string, cents: number, note: string | null) => string | null;
  receivedOf: (order: ShopOrder, returnId: string, itemId: string, actions?: string[]) => number;
  refundsOf: (order: ShopOrder) => ShopRefund[];
  orderRow: (order: ShopOrder) => unknown;
  returnRow: (back: ShopReturn) => unknown;
  changeRow: (change: ShopChange) => unknown;
};

const ULID = '01M81KS6ZB6QWZSF79VH6880SP';
const big = (cents: number): { value: string; precision: number } => ({
  value: `${Math.trunc(cents / 100)}.${String(Math.abs(cents % 100)).padStart(2, '0')}`,
  precision: 20,
});
const iso = (at: number): string => new Date(at).toISOString();
const BOTH = ['RECEIVE_RETURN_ITEM', 'RECEIVE_DAMAGED_RETURN_ITEM'];

export function createMedusaTables(clock: Clock): MedusaTables {
  const orders = new Map<string, ShopOrder>();
  const returns = new Map<string, ShopReturn>();
  let last = 0;
  const idOf = (kind: string): string => `${kind}_${ULID.slice(0, 20)}${String(++last).padStart(6, '0')}`;

  const refundsOf = ({ payments }: ShopOrder): ShopRefund[] => payments.flatMap(({ refunds }) => refunds);
  const dueOf = (order: ShopOrder, { items, wayCents }: ShopReturn): number =>
    items.reduce(
      (sum, { itemId, quantity }) => sum + quantity * (order.items.find(({ id }) => id === itemId)?.cents ?? 0),
      -wayCents,
    );
  const owedOf = (order: ShopOrder): number => {
    const back = [...returns.values()].filter(({ orderId, status }) => orderId === order.id && status !== 'canceled');
    const paidBack = refundsOf(order).filter(({ id }) => order.settled.includes(id));
    const due = back.reduce((sum, one) => sum + dueOf(order, one), order.creditCents);
    return due - paidBack.reduce((sum, { cents }) => sum + cents, 0);
  };

  const tables: MedusaTables = {
    orders,
    returns,
    refundsOf,
    sell: (more = {}) => {
      const items = [
        { id: idOf('ordli'), sku: 'MUG-RED', barcode: '6925304118821', title: '马克杯', quantity: 2, cents: 5_900 },
        { id: idOf('ordli'), sku: 'LAMP-Y', barcode: null, title: '台灯', quantity: 1, cents: 18_999 },
      ];
      const cents = (more.items ?? items).reduce((sum, item) => sum + item.quantity * item.cents, 800);
      const order: ShopOrder = {
        ...{ id: idOf('order'), number: ++last, currency: 'cny', status: 'pending', metadata: null, items },
        ...{ updatedAt: clock.now(), payments: [{ id: idOf('pay'), cents, refunds: [] }], changes: [], settled: [] },
        ...{ creditCents: 0, ...more },
      };
      orders.set(order.id, order);
      return order;
    },
    announce: (order, more = {}) => {
      const back: ShopReturn = {
        ...{ id: idOf('return'), orderId: order.id, number: ++last, status: 'requested', locationId: 'sloc_1' },
        ...{ metadata: { return_waybill: 'YT8800000000001' }, exchangeId: null, wayCents: 0, reason: null },
        ...{ createdAt: clock.now(), updatedAt: clock.now() },
        items: order.items.map(({ id, quantity }) => ({ itemId: id, quantity })),
        ...more,
      };
      returns.set(back.id, back);
      return back;
    },
    open: (order, returnId, note) => {
      order.changes.push({ id: idOf('ordch'), returnId, status: 'pending', note, confirmedAt: null, actions: [] });
    },
    refund: (paymentId, cents, note) => {
      const order = [...orders.values()].find(({ payments }) => payments.some(({ id }) => id === paymentId));
      const payment = order?.payments.find(({ id }) => id === paymentId);
      if (order === undefined || payment === undefined) return 'Payment not found';
      const back = payment.refunds.reduce((sum, refund) => sum + refund.cents, 0);
      // A cent too much is within its rounding.
      if (back + cents > payment.cents + 1) return 'You are not allowed to refund more than the captured amount';
      const refund = { id: idOf('ref'), cents, note, at: clock.now() };
      const credit = Math.max(0, cents - Math.max(0, owedOf(order)));
      payment.refunds.push(refund);
      // As it is: the money has moved, the refund stays, the order's books know nothing of it.
      if (credit > 0 && order.changes.some(({ status }) => status === 'pending'))
        return `Order (${order.id}) already has an existing active order change`;
      order.settled.push(refund.id);
      order.creditCents += credit;
      return null;
    },
    receivedOf: ({ changes }, returnId, itemId, actions = BOTH) =>
      changes
        .filter((change) => change.returnId === returnId)
        .flatMap((change) => change.actions)
        .filter((action) => action.itemId === itemId && actions.includes(action.action))
        .reduce((sum, { quantity }) => sum + quantity, 0),
    orderRow: (order) => ({
      ...{ id: order.id, display_id: order.number, status: order.status, currency_code: order.currency, version: 5 },
      ...{ metadata: order.metadata, updated_at: iso(order.updatedAt), total: 1 },
      summary: { pending_difference: -owedOf(order) / 100, raw_pending_difference: big(-owedOf(order)) },
      items: order.items.map(({ id, title, sku, barcode, quantity, cents }) => ({
        ...{ id, title, variant_title: null, variant_sku: sku, variant_barcode: barcode, quantity },
        raw_fulfilled_total: big(quantity * cents),
        detail: { raw_fulfilled_quantity: { value: String(quantity), precision: 20 } },
      })),
      returns: [...returns.values()]
        .filter(({ orderId }) => orderId === order.id)
        .map(({ id, status }) => ({ id, status })),
      shipping_methods: [
        { raw_total: big(800), detail: { return_id: null } },
        ...[...returns.values()]
          .filter(({ orderId }) => orderId === order.id)
          .map(({ id, wayCents }) => ({ raw_total: big(wayCents), detail: { return_id: id } })),
      ],
      fulfillments: [{ id: 'ful_1', labels: [{ tracking_number: 'SF1300000000001' }] }],
      shipping_address: { first_name: '小明', last_name: '王', phone: '139 0000 1234' },
      customer: { id: 'cus_1', first_name: null, last_name: null, phone: null },
      payment_collections: [
        {
          payments: order.payments.map(({ id, cents, refunds }) => ({
            ...{ id, currency_code: order.currency, canceled_at: null, captures: [{ raw_amount: big(cents) }] },
            refunds: refunds.map((refund) => ({
              ...{ id: refund.id, raw_amount: big(refund.cents), note: refund.note, created_at: iso(refund.at) },
            })),
          })),
        },
      ],
      transactions: order.settled.map((id) => ({ reference: 'refund', reference_id: id })),
    }),
    returnRow: (back) => ({
      ...{ id: back.id, display_id: back.number, status: back.status, metadata: back.metadata },
      ...{ location_id: back.locationId, exchange_id: back.exchangeId, claim_id: null, order_id: back.orderId },
      ...{ created_at: iso(back.createdAt), updated_at: iso(back.updatedAt) },
      items: back.items.map(({ itemId, quantity }) => ({
        ...{ item_id: itemId, raw_quantity: { value: String(quantity), precision: 20 }, note: null },
        reason: back.reason,
      })),
      fulfillments: [{ id: 'ful_2', labels: [] }],
    }),
    changeRow: (change) => ({
      ...{ id: change.id, return_id: change.returnId, change_type: 'return_receive', status: change.status },
      ...{ internal_note: change.note, updated_at: iso(clock.now()) },
      confirmed_at: change.confirmedAt === null ? null : iso(change.confirmedAt),
      actions: change.actions.map(({ action, itemId, quantity }) => ({
        action,
        details: { reference_id: itemId, quantity },
      })),
    }),
  };
  return tables;
}
