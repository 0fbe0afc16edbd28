import { createVendurePlatform } from '../../src/main/platform/vendure/vendure-client.ts';
import type { VendureOptions } from '../../src/main/platform/vendure/vendure-client.ts';
import type { HttpAnswer } from '../../src/main/platform/http-rules.ts';
import type { OrderMoney, VendurePayment, WholeOrder } from '../../src/main/platform/vendure/vendure-schemas.ts';
import { createManualClock } from './platform-clock.ts';
import { createHeardLog, START } from './platform-sync.ts';

// Vendure's answers as they come over the line, and as they are once parsed.

const AT = '2026-11-20T08:00:00.000Z';
type Refund = VendurePayment['refunds'][number];

export const rawRefund = (more: object = {}) => ({
  id: '1',
  createdAt: AT,
  updatedAt: AT,
  total: 6_700,
  state: 'Pending',
  reason: '完好 [refund:vendure:A1:1]',
  ...more,
});
export const rawPayment = (more: object = {}) => ({
  id: '7',
  updatedAt: AT,
  amount: 6_700,
  state: 'Settled',
  refunds: [] as unknown[],
  ...more,
});
export const rawOrder = (more: object = {}) => ({
  id: '3',
  code: 'A1',
  state: 'Delivered',
  currencyCode: 'CNY',
  updatedAt: AT,
  shippingWithTax: 800,
  payments: [rawPayment()] as unknown[],
  customFields: { returnWaybill: 'SF1300001234562', returnReason: null, outboundWaybill: null },
  customer: { firstName: '小明', lastName: '王', phoneNumber: null },
  shippingAddress: { fullName: '王小明', phoneNumber: '139 0000 1234' },
  fulfillments: [{ state: 'Delivered', trackingCode: 'YT8800000000001' }],
  lines: [
    {
      quantity: 1,
      orderPlacedQuantity: 1,
      proratedLinePriceWithTax: 5_900,
      productVariant: { sku: 'MUG', name: '马克杯' },
    },
  ],
  ...more,
});

export const at = (text: string): number => Date.parse(text);
export const refund = (more: Partial<Refund> = {}): Refund => ({
  ...rawRefund(),
  createdAt: at(AT),
  updatedAt: at(AT),
  ...more,
});
export const payment = (more: Partial<VendurePayment> = {}): VendurePayment => ({
  ...rawPayment(),
  updatedAt: at(AT),
  refunds: [],
  ...more,
});
export const money = (more: Partial<OrderMoney> = {}): OrderMoney => ({
  code: 'A1',
  state: 'Delivered',
  currencyCode: 'CNY',
  payments: [payment()],
  ...more,
});
export const whole = (more: Partial<WholeOrder> = {}): WholeOrder => ({
  ...rawOrder(),
  updatedAt: at(AT),
  payments: [payment()],
  ...more,
});

export const body = {
  key: 'refund:vendure:A1:1',
  returnNo: 'A1',
  amountCents: 5_900,
  freightCents: 800,
  currency: 'CNY',
  reason: '完好',
};

export const told = (answer: unknown, more: { status?: number; header?: string } = {}): HttpAnswer => ({
  kind: 'answer',
  status: 200,
  body: answer,
  retryAfterMs: null,
  ...more,
});
export const signedIn = told({ data: { login: { __typename: 'CurrentUser' } } }, { header: 'a-session' });
export const orders = (...items: unknown[]): HttpAnswer => told({ data: { orders: { items } } });
export const graphqlError = (code: string, more: object = {}): HttpAnswer =>
  told({ errors: [{ message: 'the shop said so', extensions: { code } }], data: null, ...more });
export const lost = (wasSent: boolean): HttpAnswer => ({ kind: 'no-answer', words: 'net:dropped', wasSent });

type Request = { operation: string; variables: Record<string, unknown>; headers: Record<string, string> };

/** A connector whose line gives these answers in turn; it throws when it is asked for more than there are. */
export function withAnswers(answers: (HttpAnswer | (() => Promise<HttpAnswer>))[], more: Partial<VendureOptions> = {}) {
  const asked: Request[] = [];
  const left = [...answers];
  const clock = createManualClock(START);
  const log = createHeardLog();
  const platform = createVendurePlatform({
    id: 'vendure',
    baseUrl: 'https://shop.example/',
    login: { username: 'bench', password: 'the-password' },
    shop: '拾木',
    clock,
    log,
    http: {
      exchange: (request) => {
        const sent = JSON.parse(typeof request.body === 'string' ? request.body : '') as {
          query: string;
          variables: Record<string, unknown>;
        };
        const operation = /DockProof(\w+)/.exec(sent.query)?.[1] ?? '';
        asked.push({ operation, variables: sent.variables, headers: request.headers ?? {} });
        const next = left.shift();
        if (next === undefined) return Promise.reject(new Error(`nothing more was expected, but ${operation} came`));
        return typeof next === 'function' ? next() : Promise.resolve(next);
      },
    },
    ...more,
  });
  return { platform, asked, clock, log, operations: () => asked.map(({ operation }) => operation) };
}
