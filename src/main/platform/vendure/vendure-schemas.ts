import * as v from 'valibot';
import { AtMs, Cents, Id } from '../../../shared/domain-words.ts';

// What we read of Vendure's answers. Unknown fields are dropped; what doesn't fit is not believed.

const Text = v.pipe(v.string(), v.maxLength(10_000));
const At = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => Date.parse(text)),
  AtMs,
);
const State = v.pipe(v.string(), v.maxLength(100));

const GraphqlError = v.object({
  message: v.string(),
  extensions: v.optional(v.object({ code: v.optional(v.string()) })),
});

/** https://spec.graphql.org/October2021/#sec-Response-Format : without `data`, nothing was executed. */
export const Envelope = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(v.pipe(v.array(GraphqlError), v.minLength(1), v.maxLength(1_000))),
});

export const LoginData = v.object({ login: v.object({ __typename: v.string(), message: v.optional(v.string()) }) });

const Refund = v.object({
  id: Id,
  createdAt: At,
  updatedAt: At,
  /** The part of this payment that went back; what an order was given back is the sum. */
  total: Cents,
  state: State,
  reason: v.nullable(Text),
});

const Payment = v.object({
  id: Id,
  updatedAt: At,
  amount: Cents,
  state: State,
  refunds: v.pipe(v.array(Refund), v.maxLength(1_000)),
});
export type VendurePayment = v.InferOutput<typeof Payment>;

const Payments = v.nullable(v.pipe(v.array(Payment), v.maxLength(200)));
const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));

/** An order's money: all that asking and sending look at. */
export const OrderMoney = v.object({ code: Id, state: State, currencyCode: Currency, payments: Payments });
export type OrderMoney = v.InferOutput<typeof OrderMoney>;

const Field = v.optional(v.nullable(Text));
const Name = v.nullable(Text);

export const WholeOrder = v.object({
  ...OrderMoney.entries,
  updatedAt: At,
  shippingWithTax: Cents,
  customFields: v.object({ returnWaybill: v.nullable(Text), returnReason: Field, outboundWaybill: Field }),
  customer: v.nullable(v.object({ firstName: Name, lastName: Name, phoneNumber: Name })),
  shippingAddress: v.nullable(v.object({ fullName: Name, phoneNumber: Name })),
  fulfillments: v.nullable(v.pipe(v.array(v.object({ state: State, trackingCode: Name })), v.maxLength(200))),
  lines: v.pipe(
    v.array(
      v.object({
        quantity: v.pipe(v.number(), v.integer(), v.minValue(0)),
        orderPlacedQuantity: v.pipe(v.number(), v.integer(), v.minValue(0)),
        proratedLinePriceWithTax: v.pipe(v.number(), v.integer()),
        productVariant: v.object({
          sku: Text,
          name: Text,
          customFields: v.optional(v.object({ barcode: Field })),
        }),
      }),
    ),
    v.maxLength(1_000),
  ),
});
export type WholeOrder = v.InferOutput<typeof WholeOrder>;

export const PullData = v.object({
  globalSettings: v.object({ serverConfig: v.object({ moneyStrategyPrecision: v.number() }) }),
  orders: v.object({ items: v.pipe(v.array(v.unknown()), v.maxLength(1_000)) }),
});
/** Where an order stands in the sequence of changes; without it the page can't be gone past. */
export const PullPlace = v.object({ id: Id, updatedAt: At });

export const ReadData = v.object({ orders: v.object({ items: v.pipe(v.array(v.unknown()), v.maxLength(10)) }) });

export const RefundData = v.object({
  refundOrder: v.object({
    __typename: v.string(),
    id: v.optional(Id),
    state: v.optional(State),
    errorCode: v.optional(v.string()),
    message: v.optional(v.string()),
    maximumRefundable: v.optional(v.number()),
  }),
});
export type RefundResult = v.InferOutput<typeof RefundData>['refundOrder'];
