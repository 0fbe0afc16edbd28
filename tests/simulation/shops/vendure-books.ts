import * as v from 'valibot';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../../../src/main/platform/practice-line.ts';
import { NotAsked, answerOf, parseQuery } from './graphql-answer.ts';

// A Vendure 3.7 in memory, as strict as the real one where the connector depends on it, and written after what the real
// one answered (tests/integration/vendure): one Admin API, sessions by a header, orders by the time of their change, the
// same refund as often as it comes while its payment has money, and a refund that leaves its order's time alone.

type Refund = { id: string; cents: number; state: string; reason: string | null; at: number };
export type VendureOrder = {
  id: string;
  code: string;
  state: string;
  updatedAt: number;
  shippingCents: number;
  paymentId: string;
  paidCents: number;
  refunds: Refund[];
  waybill: string;
};

type VendureRules = {
  login: { username: string; password: string };
  /** As on SQLite, which keeps times in whole seconds. */
  isBySeconds: boolean;
  /** What becomes of a refund: noted and on its way, settled at once, declined by the provider, or the shop breaks down
   * before it has called the provider. */
  fateOf: () => 'Pending' | 'Settled' | 'Failed' | 'broken';
};

type Movement = { code: string; cents: number; isByUs: boolean };

type VendureBooks = {
  router: PracticeRouter;
  orders: Map<string, VendureOrder>;
  sell: (order: Pick<VendureOrder, 'code' | 'shippingCents' | 'paidCents' | 'waybill'>) => void;
  /** Somebody changes the order. */
  change: (code: string, more: Partial<VendureOrder>) => void;
  /** Somebody refunds in the back office, no more than is left. */
  pay: (code: string, cents: number) => void;
  /** Every call to the payment provider that moved money. */
  movements: () => readonly Movement[];
  forgetSessions: () => void;
};

const PATH = '/admin-api';
const SESSION = 'vendure-auth-token';
/** `refund.reason` is a varchar(255) on MySQL. */
const REASON_MAX = 255;

const Asked = v.strictObject({ query: v.string(), variables: v.record(v.string(), v.unknown()) });
const Login = v.strictObject({ username: v.string(), password: v.string() });
const Between = v.strictObject({ start: v.string(), end: v.string() });
const ListOptions = v.strictObject({
  filter: v.strictObject({
    returnWaybill: v.strictObject({ isNull: v.literal(false) }),
    updatedAt: v.optional(v.strictObject({ after: v.string() })),
    _or: v.optional(
      v.strictTuple([
        v.strictObject({ updatedAt: v.strictObject({ between: Between }) }),
        v.strictObject({ id: v.strictObject({ notIn: v.array(v.string()) }) }),
      ]),
    ),
  }),
  sort: v.strictObject({ updatedAt: v.literal('ASC') }),
  take: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
});
const RefundInput = v.strictObject({
  paymentId: v.string(),
  amount: v.pipe(v.number(), v.integer()),
  reason: v.optional(v.string()),
  lines: v.optional(v.array(v.unknown())),
  shipping: v.optional(v.number()),
  adjustment: v.optional(v.number()),
});

const iso = (at: number): string => new Date(at).toISOString();
const refundedOf = ({ refunds }: VendureOrder): number =>
  refunds.filter(({ state }) => state !== 'Failed').reduce((sum, { cents }) => sum + cents, 0);

/** The whole of an order as its type has it; what of it is told is the query's choice. */
const rowOf = (order: VendureOrder): object => ({
  ...{ __typename: 'Order', id: order.id, code: order.code, state: order.state, currencyCode: 'CNY' },
  ...{ updatedAt: iso(order.updatedAt), shippingWithTax: order.shippingCents, customer: null, fulfillments: [] },
  payments: [
    {
      ...{ id: order.paymentId, updatedAt: iso(order.updatedAt), amount: order.paidCents, state: 'Settled' },
      refunds: order.refunds.map(({ id, cents, state, reason, at }) => ({
        ...{ id, createdAt: iso(at), updatedAt: iso(at), total: cents, state, reason },
      })),
    },
  ],
  customFields: { returnWaybill: order.waybill, returnReason: '质量问题', outboundWaybill: null },
  shippingAddress: { fullName: '王小明', phoneNumber: '139 0000 1234' },
  lines: [
    {
      ...{ quantity: 1, orderPlacedQuantity: 1, proratedLinePriceWithTax: order.paidCents - order.shippingCents },
      productVariant: { sku: 'P-04', name: '抱枕' },
    },
  ],
});

const errorOf = (code: string, message: string, data?: null): object => ({
  errors: [{ message, extensions: { code } }],
  ...(data === undefined ? {} : { data }),
});
class BrokeDown extends Error {}

export function createVendureBooks(clock: Clock, rules: VendureRules): VendureBooks {
  const orders = new Map<string, VendureOrder>();
  const sessions = new Set<string>();
  const moved: Movement[] = [];
  let last = 0;
  const nextId = (): string => String((last += 1));
  const now = (): number => (rules.isBySeconds ? Math.floor(clock.now() / 1000) * 1000 : clock.now());

  const get = (code: string): VendureOrder => {
    const order = orders.get(code);
    if (order === undefined) throw new Error(`no order ${code}`);
    return order;
  };
  const note = (order: VendureOrder, cents: number, state: string, reason: string | null): Refund => {
    const refund = { id: nextId(), cents, state, reason, at: now() };
    order.refunds.push(refund);
    return refund;
  };

  const list = (given: unknown): object => {
    const { filter, take } = v.parse(ListOptions, given);
    const after = filter.updatedAt === undefined ? -1 : Date.parse(filter.updatedAt.after);
    const isWanted = ({ id, updatedAt }: VendureOrder): boolean => {
      if (updatedAt <= after) return false;
      if (filter._or === undefined) return true;
      const [{ updatedAt: within }, { id: other }] = filter._or;
      const { start, end } = within.between;
      return (updatedAt >= Date.parse(start) && updatedAt <= Date.parse(end)) || !other.notIn.includes(id);
    };
    const found = [...orders.values()].filter(isWanted).sort((a, b) => a.updatedAt - b.updatedAt);
    return { items: found.slice(0, take).map(rowOf) };
  };

  const refund = (given: unknown): object => {
    const input = v.parse(RefundInput, given);
    const order = [...orders.values()].find(({ paymentId }) => paymentId === input.paymentId);
    if (order === undefined) throw new BrokeDown('No Payment with that id could be found');
    const left = order.paidCents - refundedOf(order);
    if (input.amount > left)
      return {
        ...{ __typename: 'RefundAmountError', errorCode: 'REFUND_AMOUNT_ERROR', maximumRefundable: left },
        message: 'The amount specified exceeds the refundable amount for this payment',
      };
    const fate = rules.fateOf();
    if (fate === 'broken') throw new BrokeDown('connect ECONNREFUSED');
    const reason = input.reason ?? null;
    if (fate !== 'Failed') moved.push({ code: order.code, cents: input.amount, isByUs: true });
    // The provider is called before anything is written down.
    const isWhole = [input.lines, input.shipping, input.adjustment].every((one) => one !== undefined);
    if (!isWhole) throw new BrokeDown('NOT NULL constraint failed: refund.shipping');
    if ((reason?.length ?? 0) > REASON_MAX) throw new BrokeDown("Data too long for column 'reason'");
    return { __typename: 'Refund', ...note(order, input.amount, fate, reason) };
  };

  const signIn = (given: unknown): { data: object; headers: Record<string, string> } => {
    const { username, password } = v.parse(Login, given);
    const message = 'The provided credentials are invalid';
    const wrong = { __typename: 'InvalidCredentialsError', errorCode: 'INVALID_CREDENTIALS_ERROR', message };
    if (username !== rules.login.username || password !== rules.login.password)
      return { data: { login: wrong }, headers: {} };
    const session = `session-${nextId()}`;
    sessions.add(session);
    return { data: { login: { __typename: 'CurrentUser', id: '1' } }, headers: { [SESSION]: session } };
  };

  const carryOut = (request: PracticeRequest): PracticeAnswer => {
    const { query, variables } = v.parse(Asked, JSON.parse(request.text));
    const { kind, selections } = parseQuery(query);
    const [first] = selections.map(({ name }) => name);
    if (kind === 'mutation' && first === 'login') {
      const { data, headers } = signIn(variables);
      return { status: 200, body: { data: answerOf(data, selections) }, headers };
    }
    const session = /^Bearer (.+)$/.exec(request.header('authorization'))?.[1] ?? '';
    if (!sessions.has(session)) {
      const message = 'You are not currently authorized to perform this action';
      // A session that it doesn't know it takes back, by an empty header.
      return { status: 200, body: errorOf('FORBIDDEN', message, null), headers: { [SESSION]: '' } };
    }
    const code = variables['code'];
    const found = typeof code === 'string' ? orders.get(code) : undefined;
    const root = {
      globalSettings: { serverConfig: { moneyStrategyPrecision: 2 } },
      ...(kind === 'mutation' ? { refundOrder: refund(variables['input']) } : {}),
      ...(kind === 'query' && code !== undefined
        ? { orders: { items: found === undefined ? [] : [rowOf(found)] } }
        : {}),
      ...(kind === 'query' && code === undefined ? { orders: list(variables['options']) } : {}),
    };
    return { status: 200, body: { data: answerOf(root, selections) } };
  };

  const answer = (request: PracticeRequest): PracticeAnswer => {
    if (request.method !== 'POST' || request.path !== PATH)
      return { status: 404, body: { message: `Cannot ${request.method} ${request.path}`, statusCode: 404 } };
    try {
      return carryOut(request);
    } catch (error) {
      if (error instanceof BrokeDown)
        return { status: 200, body: errorOf('INTERNAL_SERVER_ERROR', error.message, null) };
      if (error instanceof NotAsked) return { status: 400, body: errorOf('GRAPHQL_VALIDATION_FAILED', error.message) };
      if (error instanceof v.ValiError) return { status: 400, body: errorOf('BAD_USER_INPUT', error.message) };
      throw error;
    }
  };

  return {
    router: {
      answer,
      nameOf: ({ text }) => /\b(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '',
      // Vendure itself knows no "too often": what stands before it does.
      busy: { status: 429, headers: { 'retry-after': '15' }, body: { message: 'Too Many Requests' } },
    },
    orders,
    sell: (order) => {
      const number = nextId();
      const at = now();
      orders.set(order.code, {
        ...{ id: number, state: 'Delivered', updatedAt: at, paymentId: `9${number}`, refunds: [], ...order },
      });
    },
    change: (code, more) => {
      Object.assign(get(code), { updatedAt: now(), ...more });
    },
    pay: (code, wanted) => {
      const order = get(code);
      const cents = Math.min(wanted, order.paidCents - refundedOf(order));
      moved.push({ code, cents, isByUs: false });
      note(order, cents, 'Settled', '后台退款');
    },
    movements: () => moved,
    forgetSessions: () => {
      sessions.clear();
    },
  };
}
