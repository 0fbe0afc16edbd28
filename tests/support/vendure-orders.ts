import * as v from 'valibot';
import type { GOODS, ShopParts } from './vendure-setup.ts';
import { expectKind, fieldOf } from './vendure-shop.ts';
import type { VendureShop } from './vendure-shop.ts';

// What happens in the shop, through its own APIs: customers buy and pay, parcels leave, the return waybill is noted, and a
// second admin refunds, cancels and settles.

type GoodsName = keyof typeof GOODS;

type Bought = {
  goods?: Partial<Record<GoodsName, number>>;
  returnWaybill?: string;
  returnReason?: string;
  /** Amounts of the payments before the last one, which pays the rest. */
  parts?: number[];
  /** The last payment is only authorized: the shop has to settle it. */
  isRestOpen?: boolean;
  /** What the payment provider makes of a refund at once; without it a refund waits as `Pending`. */
  refundsAs?: 'Failed' | 'Settled' | 'breaks';
  buyer?: string;
  /** True: paid, and nothing has left yet. */
  isUnsent?: boolean;
};
export type ShopOrder = { id: string; code: string; totalCents: number; paymentIds: string[] };
type ShopRefund = { id: string; state: string; total: number; reason: string | null };

export type ShopKeeper = {
  /** Orders, pays, ships and delivers; with a waybill it is announced as coming back. */
  sell: (bought?: Bought) => Promise<ShopOrder>;
  announce: (order: ShopOrder, fields: Record<string, string | null>) => Promise<void>;
  /** A refund by another administrator, in the shop's own back office. */
  refund: (order: ShopOrder, cents: number, reason?: string) => Promise<void>;
  settle: (refundId: string) => Promise<void>;
  cancel: (order: ShopOrder) => Promise<void>;
  settlePayment: (paymentId: string) => Promise<void>;
  cancelPayment: (paymentId: string) => Promise<void>;
  /** Every refund of the order there ever was, by the shop's own books. */
  refundsOf: (code: string) => Promise<ShopRefund[]>;
  setBenchPassword: (password: string) => Promise<void>;
  setBenchRights: (permissions: string[]) => Promise<void>;
  /** A key with the bench's rights, and how it is taken away again. */
  makeApiKey: () => Promise<{ apiKey: string; remove: () => Promise<void> }>;
  channelToken: () => Promise<string>;
};

const Id = v.object({ id: v.string() });
const FoundOrder = v.object({
  id: v.string(),
  code: v.string(),
  totalWithTax: v.number(),
  lines: v.array(v.object({ id: v.string(), quantity: v.number() })),
  payments: v.array(
    v.object({
      id: v.string(),
      refunds: v.array(
        v.object({ id: v.string(), state: v.string(), total: v.number(), reason: v.nullable(v.string()) }),
      ),
    }),
  ),
});

/** The hands in the shop. */
export function createKeeper(shop: VendureShop, made: ShopParts): ShopKeeper {
  let customers = 0;

  const buy = async ({
    goods = { mug: 1 },
    parts = [],
    isRestOpen = false,
    refundsAs,
    buyer = '王小明',
  }: Bought): Promise<string> => {
    customers += 1;
    let token: string | null = null;
    const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
      const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
      const answer = await shop.ask('shop-api', query, variables, headers);
      token = answer.token ?? token;
      return answer.data;
    };
    for (const [name, quantity] of Object.entries(goods)) {
      const variables = { id: made.variants.get(name), quantity };
      const added = await ask(
        `mutation ($id: ID!, $quantity: Int!) { addItemToOrder(productVariantId: $id, quantity: $quantity) { __typename ... on ErrorResult { message } } }`,
        variables,
      );
      expectKind(added, 'addItemToOrder', 'Order');
    }
    const emailAddress = `buyer${customers}@example.com`;
    await ask(`mutation ($input: CreateCustomerInput!) { setCustomerForOrder(input: $input) { __typename } }`, {
      input: { firstName: '小明', lastName: '王', emailAddress },
    });
    await ask(`mutation ($input: CreateAddressInput!) { setOrderShippingAddress(input: $input) { __typename } }`, {
      input: { fullName: buyer, streetLine1: '某路1号', city: '某市', countryCode: 'CN', phoneNumber: '13900001234' },
    });
    const shipped = await ask(
      `mutation ($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) { __typename ... on ErrorResult { message } } }`,
      { id: [made.shippingMethodId] },
    );
    expectKind(shipped, 'setOrderShippingMethod', 'Order');
    const moved = await ask(
      `mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ... on ErrorResult { message } } }`,
    );
    expectKind(moved, 'transitionOrderToState', 'Order');
    let code = '';
    for (const part of [...parts, undefined]) {
      const metadata = {
        ...(part === undefined ? {} : { part }),
        ...(part === undefined && isRestOpen ? { state: 'Authorized' } : {}),
        ...(refundsAs === undefined ? {} : { refund: refundsAs }),
      };
      const paid = await ask(
        `mutation ($input: PaymentInput!) { addPaymentToOrder(input: $input) { __typename ... on Order { code } ... on ErrorResult { message } } }`,
        { input: { method: 'test', metadata } },
      );
      expectKind(paid, 'addPaymentToOrder', 'Order');
      code = fieldOf(paid, 'addPaymentToOrder', v.object({ code: v.string() })).code;
    }
    return code;
  };

  const find = async (code: string) => {
    const data = await shop.asOwner(
      `query ($code: String!) { orders(options: { filter: { code: { eq: $code } } }) { items {
        id code totalWithTax lines { id quantity } payments { id amount refunds { id state total reason } } } } }`,
      { code },
    );
    const [order] = fieldOf(data, 'orders', v.object({ items: v.array(FoundOrder) })).items;
    if (order === undefined) throw new Error(`the shop has no order ${code}`);
    return order;
  };

  const deliver = async (code: string): Promise<void> => {
    const { lines } = await find(code);
    const data = await shop.asOwner(
      `mutation ($input: FulfillOrderInput!) { addFulfillmentToOrder(input: $input) { __typename ... on Fulfillment { id } ... on ErrorResult { message } } }`,
      {
        input: {
          lines: lines.map(({ id, quantity }) => ({ orderLineId: id, quantity })),
          handler: {
            code: 'manual-fulfillment',
            arguments: [
              { name: 'method', value: '顺丰' },
              { name: 'trackingCode', value: `SF13${code.replace(/[^A-Z0-9]/g, '')}` },
            ],
          },
        },
      },
    );
    expectKind(data, 'addFulfillmentToOrder', 'Fulfillment');
    const { id } = fieldOf(data, 'addFulfillmentToOrder', Id);
    for (const state of ['Shipped', 'Delivered']) {
      const moved = await shop.asOwner(
        `mutation ($id: ID!, $state: String!) { transitionFulfillmentToState(id: $id, state: $state) { __typename ... on ErrorResult { message } } }`,
        { id, state },
      );
      expectKind(moved, 'transitionFulfillmentToState', 'Fulfillment');
    }
  };

  const announce: ShopKeeper['announce'] = async ({ id }, customFields) => {
    await shop.asOwner('mutation ($input: UpdateOrderInput!) { setOrderCustomFields(input: $input) { id } }', {
      input: { id, customFields },
    });
  };

  return {
    announce,
    sell: async (bought = {}) => {
      const code = await buy(bought);
      if (bought.isUnsent !== true) await deliver(code);
      const found = await find(code);
      const order = {
        id: found.id,
        code,
        totalCents: found.totalWithTax,
        paymentIds: found.payments.map(({ id }) => id),
      };
      const { returnWaybill, returnReason = null } = bought;
      if (returnWaybill !== undefined) await announce(order, { returnWaybill, returnReason });
      return order;
    },
    refund: async ({ paymentIds: [paymentId] }, amount, reason = '客服退款') => {
      const data = await shop.asOwner(
        `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename ... on ErrorResult { message } } }`,
        { input: { paymentId, amount, reason, lines: [], shipping: 0, adjustment: 0 } },
      );
      expectKind(data, 'refundOrder', 'Refund');
    },
    settle: async (id) => {
      const data = await shop.asOwner(
        `mutation ($id: ID!) { settleRefund(input: { id: $id, transactionId: "S" }) { __typename ... on ErrorResult { message } } }`,
        { id },
      );
      expectKind(data, 'settleRefund', 'Refund');
    },
    cancel: async ({ id }) => {
      const data = await shop.asOwner(
        `mutation ($id: ID!) { cancelOrder(input: { orderId: $id, cancelShipping: true }) { __typename ... on ErrorResult { message } } }`,
        { id },
      );
      expectKind(data, 'cancelOrder', 'Order');
    },
    settlePayment: async (id) => {
      const data = await shop.asOwner(
        'mutation ($id: ID!) { settlePayment(id: $id) { __typename ... on ErrorResult { message } } }',
        { id },
      );
      expectKind(data, 'settlePayment', 'Payment');
    },
    cancelPayment: async (id) => {
      const data = await shop.asOwner(
        `mutation ($id: ID!) { transitionPaymentToState(id: $id, state: "Cancelled") { __typename ... on ErrorResult { message } } }`,
        { id },
      );
      expectKind(data, 'transitionPaymentToState', 'Payment');
    },
    refundsOf: async (code) => (await find(code)).payments.flatMap(({ refunds }) => refunds),
    setBenchPassword: async (password) => {
      await shop.asOwner(`mutation ($input: UpdateAdministratorInput!) { updateAdministrator(input: $input) { id } }`, {
        input: { id: made.benchId, password },
      });
    },
    setBenchRights: async (permissions) => {
      await shop.asOwner(`mutation ($input: UpdateRoleInput!) { updateRole(input: $input) { id } }`, {
        input: { id: made.roleId, permissions },
      });
    },
    makeApiKey: async () => {
      const data = await shop.asOwner(
        'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { apiKey entityId } }',
        { input: { roleIds: [made.roleId], translations: [{ languageCode: 'en', name: 'bench' }] } },
      );
      const { apiKey, entityId } = fieldOf(
        data,
        'createApiKey',
        v.object({ apiKey: v.string(), entityId: v.string() }),
      );
      return {
        apiKey,
        remove: async () => {
          await shop.asOwner('mutation ($id: ID!) { deleteApiKeys(ids: [$id]) { result } }', { id: entityId });
        },
      };
    },
    channelToken: async () =>
      fieldOf(await shop.asOwner('{ activeChannel { token } }'), 'activeChannel', v.object({ token: v.string() }))
        .token,
  };
}
