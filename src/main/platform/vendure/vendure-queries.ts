import type { FieldNames } from './vendure-facts.ts';

/** https://spec.graphql.org/October2021/#Name : a name from the settings stands in the query's text, so nothing else may. */
const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,99}$/;

const PAYMENTS = 'payments { id updatedAt amount state refunds { id createdAt updatedAt total state reason } }';
const MONEY = `code state currencyCode ${PAYMENTS}`;

export const SIGN_IN = `mutation DockProofSignIn($username: String!, $password: String!) {
  login(username: $username, password: $password) { __typename ... on ErrorResult { message } }
}`;

export const READ = `query DockProofRead($code: String!) {
  orders(options: { filter: { code: { eq: $code } }, take: 2 }) { items { ${MONEY} } }
}`;

/** `amount` and no lines: since Vendure 2.2 the one way in which exactly what we order is refunded. */
export const REFUND = `mutation DockProofRefund($input: RefundOrderInput!) {
  refundOrder(input: $input) {
    __typename
    ... on Refund { id state }
    ... on ErrorResult { errorCode message }
    ... on RefundAmountError { maximumRefundable }
  }
}`;

/** Throws when a field's name is none: a bad setting, never something that a shop answers. */
export function pullQuery(fields: FieldNames): string {
  const ask = (alias: string, name: string | null): string => {
    if (name === null) return '';
    if (!NAME.test(name)) throw new Error(`not a name of a custom field: ${JSON.stringify(name)}`);
    return `${alias}: ${name}`;
  };
  const barcode = ask('barcode', fields.variantBarcode);
  return `query DockProofPull($options: OrderListOptions!) {
  globalSettings { serverConfig { moneyStrategyPrecision } }
  orders(options: $options) {
    items {
      id updatedAt ${MONEY} shippingWithTax
      customFields { ${ask('returnWaybill', fields.returnWaybill)} ${ask('returnReason', fields.returnReason)} ${ask('outboundWaybill', fields.outboundWaybill)} }
      customer { firstName lastName phoneNumber }
      shippingAddress { fullName phoneNumber }
      fulfillments { state trackingCode }
      lines {
        quantity orderPlacedQuantity proratedLinePriceWithTax
        productVariant { sku name ${barcode === '' ? '' : `customFields { ${barcode} }`} }
      }
    }
  }
}`;
}

const iso = (at: number): string => new Date(Math.max(at, 0)).toISOString();

/**
 * The orders that are expected back and changed at `fromAt` or later, in the order of their changes, but for those in
 * `told` that have not changed since. Sorted by the time alone: Vendure would take an id as the first of two orders.
 */
export const pullOptions = (
  fields: FieldNames,
  { fromAt, told, take }: { fromAt: number | null; told: string[]; take: number },
): Record<string, unknown> => ({
  filter: {
    [fields.returnWaybill]: { isNull: false },
    // `after` is strict and `between` is not; times are cut to milliseconds on their way to us.
    ...(fromAt === null ? {} : { updatedAt: { after: iso(fromAt - 1) } }),
    ...(fromAt === null || told.length === 0
      ? {}
      : {
          _or: [
            { updatedAt: { between: { start: iso(fromAt + 1), end: '9999-01-01T00:00:00.000Z' } } },
            { id: { notIn: told } },
          ],
        }),
  },
  sort: { updatedAt: 'ASC' },
  take,
});
