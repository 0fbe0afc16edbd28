import * as v from 'valibot';
import { AtMs, Id } from '../../../shared/domain-words.ts';
import { DECIMAL, amountOf } from './medusa-money.ts';

// What we read of Medusa's answers. Unknown fields are dropped; what doesn't fit is not believed.

const Text = v.pipe(v.string(), v.maxLength(10_000));
const Name = v.nullish(Text);
const At = v.pipe(
  v.string(),
  v.maxLength(40),
  v.transform((text) => Date.parse(text)),
  AtMs,
);
const Status = v.pipe(v.string(), v.maxLength(100));
/** A BigNumber of Medusa: the text beside the float. Written by hand it may be a number. */
const Big = v.pipe(
  v.object({ value: v.union([v.string(), v.number()]) }),
  v.transform(({ value }) => String(value)),
  v.regex(DECIMAL),
  v.transform(amountOf),
);
/** A list that Medusa leaves out, or gives as null, where there is nothing in it. */
const many = <S extends v.GenericSchema>(schema: S, max: number) =>
  v.nullish(v.pipe(v.array(schema), v.maxLength(max)), () => []);
const Metadata = v.nullish(v.record(v.string(), v.unknown()));
const Labels = many(v.object({ labels: many(v.object({ tracking_number: Name }), 100) }), 200);

export const SignedIn = v.object({ token: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,8000}$/)) });

/** What Medusa says of an error (its `errorHandler`). */
export const ErrorSaid = v.object({ type: v.pipe(v.string(), v.maxLength(100)), message: Text });

export const MedusaReturn = v.object({
  id: Id,
  display_id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  status: Status,
  metadata: Metadata,
  location_id: v.nullish(Id),
  exchange_id: v.nullish(Id),
  claim_id: v.nullish(Id),
  order_id: Id,
  created_at: At,
  updated_at: At,
  items: many(
    v.object({
      item_id: Id,
      raw_quantity: Big,
      note: Name,
      reason: v.nullish(v.object({ value: Name, label: Name })),
    }),
    1_000,
  ),
  fulfillments: Labels,
});
export type MedusaReturn = v.InferOutput<typeof MedusaReturn>;

const Refund = v.object({ id: Id, raw_amount: Big, note: Name, created_at: At });
const Payment = v.object({
  id: Id,
  currency_code: v.pipe(v.string(), v.maxLength(10)),
  canceled_at: v.nullish(Text),
  captures: many(v.object({ raw_amount: Big }), 1_000),
  refunds: many(Refund, 1_000),
});
export type MedusaPayment = v.InferOutput<typeof Payment>;

const Person = v.nullish(v.object({ first_name: Name, last_name: Name, phone: Name }));

export const MedusaOrder = v.object({
  id: Id,
  display_id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  status: Status,
  currency_code: v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/)),
  metadata: Metadata,
  updated_at: At,
  /** Below nothing: what the shop owes the buyer by its own books. */
  summary: v.object({ raw_pending_difference: Big }),
  items: many(
    v.object({
      id: Id,
      title: Name,
      variant_title: Name,
      variant_sku: Name,
      variant_barcode: Name,
      /** Of all that were sent, with discounts and taxes: unlike the line's total it stays when goods come back. */
      raw_fulfilled_total: Big,
      detail: v.object({ raw_fulfilled_quantity: Big }),
    }),
    1_000,
  ),
  returns: many(v.object({ id: Id, status: Status }), 1_000),
  /** Those of a return are what the buyer is charged for the way back. */
  shipping_methods: many(v.object({ raw_total: Big, detail: v.object({ return_id: v.nullish(Id) }) }), 1_000),
  fulfillments: Labels,
  shipping_address: Person,
  customer: Person,
  payment_collections: many(v.object({ payments: many(Payment, 200) }), 200),
  transactions: many(v.object({ reference: Name, reference_id: Name }), 5_000),
});
export type MedusaOrder = v.InferOutput<typeof MedusaOrder>;

const Rows = v.pipe(v.array(v.unknown()), v.maxLength(1_000));
const Counted = v.pipe(v.number(), v.integer(), v.minValue(0));
export const ReturnPage = v.object({ returns: Rows, count: Counted });
export const OrderPage = v.object({ orders: Rows, count: Counted });
/** Which return a row is about, and of which order, before the rest of it is believed. */
export const ReturnPlace = v.object({ id: Id, order_id: Id });
/** An order of the list of those that changed. */
export const ChangedOrder = v.object({ id: Id, returns: many(v.object({ id: Id, status: Status }), 1_000) });

const Change = v.object({
  id: Id,
  return_id: v.nullish(Id),
  change_type: v.nullish(Status),
  status: Status,
  internal_note: Name,
  confirmed_at: v.nullish(At),
  updated_at: At,
  actions: many(
    v.object({
      action: Status,
      details: v.nullish(
        v.object({ reference_id: v.nullish(Text), quantity: v.nullish(v.union([v.number(), v.string()])) }),
      ),
    }),
    5_000,
  ),
});
export type MedusaChange = v.InferOutput<typeof Change>;
export const ChangeList = v.object({ order_changes: v.pipe(v.array(Change), v.maxLength(5_000)) });
