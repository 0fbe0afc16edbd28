import * as v from 'valibot';
import type { MedusaShop } from './medusa-shop.ts';

// What happens in a real Medusa shop, through its own admin interface: it opens for business, sells, hears of returns, and
// a second admin refunds, receives and cancels.

/** The bench's own account: as docs/connect-medusa.md advises. */
export const BENCH_LOGIN = { email: 'bench@dock.example', password: 'what-the-bench-knows' };
export const GOODS = {
  mug: { sku: 'MUG-RED', barcode: '6925304118821', title: '珊瑚红', price: 59 },
  lamp: { sku: 'LAMP-Y', barcode: '6925304118999', title: '暖黄', price: 189.99 },
} as const;
type GoodsName = keyof typeof GOODS;

const Id = v.object({ id: v.string() });
const Refund = v.object({ id: v.string(), amount: v.number(), note: v.nullable(v.string()) });
const Order = v.object({
  id: v.string(),
  display_id: v.number(),
  items: v.array(v.object({ id: v.string(), variant_sku: v.string(), quantity: v.number() })),
  summary: v.object({ pending_difference: v.number() }),
  payment_collections: v.array(v.object({ payments: v.array(v.object({ id: v.string(), refunds: v.array(Refund) })) })),
});
const Changes = v.object({
  order_changes: v.array(
    v.object({
      change_type: v.nullable(v.string()),
      status: v.string(),
      internal_note: v.nullable(v.string()),
      actions: v.array(v.object({ action: v.string(), details: v.nullable(v.record(v.string(), v.unknown())) })),
    }),
  ),
});

export type SoldOrder = { id: string; number: number; paymentId: string; items: v.InferOutput<typeof Order>['items'] };
type Announced = { waybill?: string | null; goods?: Partial<Record<GoodsName, number>>; hasNoLocation?: boolean };

export type MedusaKeeper = {
  sell: (goods?: Partial<Record<GoodsName, number>>) => Promise<SoldOrder>;
  /** The buyer sends goods back (all of them unless told); answers the return's id. */
  announce: (order: SoldOrder, announced: Announced) => Promise<string>;
  noteWaybill: (order: SoldOrder, waybill: string) => Promise<void>;
  /** By another admin, in the shop's own back office. */
  refund: (order: SoldOrder, amount: number, note?: string) => Promise<void>;
  cancel: (returnNo: string) => Promise<void>;
  /** Another admin begins to receive, and leaves it open. */
  beginReceiving: (returnNo: string) => Promise<void>;
  giveUpReceiving: (returnNo: string) => Promise<void>;
  refundsOf: (order: SoldOrder) => Promise<{ amount: number; note: string | null }[]>;
  /** What the shop's books owe the buyer; below nothing when the buyer owes. */
  owedOf: (order: SoldOrder) => Promise<number>;
  statusOf: (returnNo: string) => Promise<string>;
  /** Confirmed receipts: what was received and what dismissed, by SKU, and under which notes; `open` = unconfirmed ones. */
  receiptsOf: (order: SoldOrder) => Promise<{ received: Counts; dismissed: Counts; notes: string[]; open: number }>;
  stockOf: (name: GoodsName) => Promise<number>;
};
type Counts = Record<string, number>;

const ADDRESS = {
  ...{ first_name: '小明', last_name: '王', address_1: '某路1号', city: '某市', country_code: 'cn' },
  ...{ postal_code: '100000', phone: '13900001234' },
};

/** Opens the shop for business and answers the hands in it. */
export async function openForBusiness(shop: MedusaShop): Promise<MedusaKeeper> {
  const call = async <S extends v.GenericSchema>(method: string, path: string, schema: S, body?: unknown) =>
    v.parse(schema, await shop.asOwner(method, path, body));
  const Named = v.record(v.string(), v.unknown());
  const make = async (name: string, path: string, body: unknown): Promise<string> =>
    v.parse(Id, (await call('POST', path, Named, body))[name]).id;
  const firstId = async (path: string, name: string): Promise<string> => {
    const list = await call('GET', path, Named);
    return v.parse(v.pipe(v.array(Id), v.minLength(1)), list[name])[0]?.id ?? '';
  };

  const storeId = await firstId('/admin/stores', 'stores');
  await shop.asOwner('POST', `/admin/stores/${storeId}`, {
    supported_currencies: [{ currency_code: 'cny', is_default: true }],
  });
  const channelId = await firstId('/admin/sales-channels', 'sales_channels');
  const regionId = await make('region', '/admin/regions', {
    ...{ name: 'CN', currency_code: 'cny', countries: ['cn'], payment_providers: ['pp_system_default'] },
  });
  const locationId = await make('stock_location', '/admin/stock-locations', { name: 'dock' });
  const location = `/admin/stock-locations/${locationId}`;
  await shop.asOwner('POST', `${location}/sales-channels`, { add: [channelId] });
  await shop.asOwner('POST', `${location}/fulfillment-providers`, { add: ['manual_manual'] });
  await shop.asOwner('POST', `${location}/fulfillment-sets`, { name: 'ship', type: 'shipping' });
  const Sets = v.object({ stock_location: v.object({ fulfillment_sets: v.array(Id) }) });
  const sets = await call('GET', `${location}?fields=fulfillment_sets.id`, Sets);
  const setId = sets.stock_location.fulfillment_sets[0]?.id ?? '';
  const Zones = v.object({ fulfillment_set: v.object({ service_zones: v.array(Id) }) });
  const zones = await call('POST', `/admin/fulfillment-sets/${setId}/service-zones`, Zones, {
    ...{ name: 'cn', geo_zones: [{ type: 'country', country_code: 'cn' }] },
  });
  const profileId = await firstId('/admin/shipping-profiles', 'shipping_profiles').catch(() =>
    make('shipping_profile', '/admin/shipping-profiles', { name: 'default', type: 'default' }),
  );
  const shippingId = await make('shipping_option', '/admin/shipping-options', {
    ...{ name: 'flat', service_zone_id: zones.fulfillment_set.service_zones[0]?.id, shipping_profile_id: profileId },
    ...{ provider_id: 'manual_manual', price_type: 'flat', prices: [{ currency_code: 'cny', amount: 8 }], rules: [] },
    type: { label: 'flat', description: 'flat', code: 'flat' },
  });
  const Product = v.object({
    product: v.object({
      variants: v.array(
        v.object({
          id: v.string(),
          sku: v.string(),
          inventory_items: v.array(v.object({ inventory_item_id: v.string() })),
        }),
      ),
    }),
  });
  const { product } = await call('POST', '/admin/products?fields=*variants,*variants.inventory_items', Product, {
    ...{ title: '家居', status: 'published', shipping_profile_id: profileId, sales_channels: [{ id: channelId }] },
    options: [{ title: '色', values: Object.values(GOODS).map(({ title }) => title) }],
    variants: Object.values(GOODS).map(({ sku, barcode, title, price }) => ({
      ...{ sku, barcode, title, manage_inventory: true, options: { 色: title } },
      prices: [{ currency_code: 'cny', amount: price }],
    })),
  });
  const variantOf = (name: GoodsName) => {
    const variant = product.variants.find(({ sku }) => sku === GOODS[name].sku);
    if (variant === undefined) throw new Error(`no ${name}`);
    return { id: variant.id, inventoryId: variant.inventory_items[0]?.inventory_item_id ?? '' };
  };
  for (const name of ['mug', 'lamp'] as const)
    await shop.asOwner('POST', `/admin/inventory-items/${variantOf(name).inventoryId}/location-levels`, {
      ...{ location_id: locationId, stocked_quantity: 10_000 },
    });
  await hireBench(shop);

  const find = async (id: string) => (await call('GET', `/admin/orders/${id}`, v.object({ order: Order }))).order;

  return {
    sell: async (goods = { mug: 1 }) => {
      const draftId = await make('draft_order', '/admin/draft-orders', {
        ...{ email: 'buyer@example.com', region_id: regionId, sales_channel_id: channelId, currency_code: 'cny' },
        ...{ shipping_address: ADDRESS, billing_address: ADDRESS },
        items: (['mug', 'lamp'] as const)
          .filter((name) => (goods[name] ?? 0) > 0)
          .map((name) => ({ variant_id: variantOf(name).id, quantity: goods[name] })),
        shipping_methods: [{ shipping_option_id: shippingId, name: 'flat', amount: 8 }],
      });
      const id = await make('order', `/admin/draft-orders/${draftId}/convert-to-order`, {});
      const { summary, items } = await find(id);
      const collectionId = await make('payment_collection', '/admin/payment-collections', {
        ...{ order_id: id, amount: summary.pending_difference },
      });
      await shop.asOwner('POST', `/admin/payment-collections/${collectionId}/mark-as-paid`, { order_id: id });
      const lines = items.map((item) => ({ id: item.id, quantity: item.quantity }));
      await shop.asOwner('POST', `/admin/orders/${id}/fulfillments`, { items: lines, location_id: locationId });
      const Sent = v.object({ order: v.object({ fulfillments: v.array(Id) }) });
      const sent = await call('GET', `/admin/orders/${id}?fields=fulfillments.id`, Sent);
      const fulfillment = `/admin/orders/${id}/fulfillments/${sent.order.fulfillments[0]?.id ?? ''}`;
      const order = await find(id);
      const labels = [{ tracking_number: `SF13000000${order.display_id}`, tracking_url: '', label_url: '' }];
      await shop.asOwner('POST', `${fulfillment}/shipments`, { items: lines, labels });
      await shop.asOwner('POST', `${fulfillment}/mark-as-delivered`, {});
      const paymentId = order.payment_collections[0]?.payments[0]?.id ?? '';
      return { id, number: order.display_id, paymentId, items: order.items };
    },
    announce: async (order, { waybill = null, goods, hasNoLocation = false }) => {
      const id = await make('return', '/admin/returns', {
        order_id: order.id,
        ...(hasNoLocation ? {} : { location_id: locationId }),
        ...(waybill === null ? {} : { metadata: { return_waybill: waybill } }),
      });
      const wanted = new Map((['mug', 'lamp'] as const).map((name) => [GOODS[name].sku as string, goods?.[name] ?? 0]));
      const items = order.items
        .map((item) => ({ id: item.id, quantity: goods === undefined ? item.quantity : wanted.get(item.variant_sku) }))
        .filter(({ quantity }) => quantity !== undefined && quantity > 0);
      await shop.asOwner('POST', `/admin/returns/${id}/request-items`, { items });
      await shop.asOwner('POST', `/admin/returns/${id}/request`, {});
      return id;
    },
    noteWaybill: async ({ id }, waybill) => {
      await shop.asOwner('POST', `/admin/orders/${id}`, { metadata: { return_waybill: waybill } });
    },
    refund: async ({ paymentId }, amount, note = '客服退款') => {
      await shop.asOwner('POST', `/admin/payments/${paymentId}/refund`, { amount, note });
    },
    cancel: async (returnNo) => {
      await shop.asOwner('POST', `/admin/returns/${returnNo}/cancel`, {});
    },
    beginReceiving: async (returnNo) => {
      await shop.asOwner('POST', `/admin/returns/${returnNo}/receive`, { internal_note: '客服收货中' });
    },
    giveUpReceiving: async (returnNo) => {
      await shop.asOwner('DELETE', `/admin/returns/${returnNo}/receive`);
    },
    refundsOf: async ({ id }) =>
      (await find(id)).payment_collections
        .flatMap(({ payments }) => payments.flatMap(({ refunds }) => refunds))
        .map(({ amount, note }) => ({ amount, note })),
    owedOf: async ({ id }) => 0 - (await find(id)).summary.pending_difference,
    statusOf: async (returnNo) =>
      (
        await call(
          'GET',
          `/admin/returns/${returnNo}?fields=status`,
          v.object({ return: v.object({ status: v.string() }) }),
        )
      ).return.status,
    receiptsOf: async ({ id, items }) => {
      const { order_changes } = await call('GET', `/admin/orders/${id}/changes`, Changes);
      const receipts = order_changes.filter(({ change_type }) => change_type === 'return_receive');
      const confirmed = receipts.filter(({ status }) => status === 'confirmed');
      const count = (kind: string): Counts => {
        const counts: Counts = {};
        for (const { action, details } of confirmed.flatMap(({ actions }) => actions)) {
          const sku = items.find((item) => item.id === details?.['reference_id'])?.variant_sku ?? '';
          if (action === kind) counts[sku] = (counts[sku] ?? 0) + Number(details?.['quantity']);
        }
        return counts;
      };
      return {
        ...{ received: count('RECEIVE_RETURN_ITEM'), dismissed: count('RECEIVE_DAMAGED_RETURN_ITEM') },
        notes: confirmed.map(({ internal_note }) => internal_note ?? ''),
        open: receipts.length - confirmed.length,
      };
    },
    stockOf: async (name) =>
      (
        await call(
          'GET',
          `/admin/inventory-items/${variantOf(name).inventoryId}?fields=stocked_quantity`,
          v.object({ inventory_item: v.object({ stocked_quantity: v.number() }) }),
        )
      ).inventory_item.stocked_quantity,
  };
}

/** An account of the bench's own: invited, registered, accepted. */
async function hireBench(shop: MedusaShop): Promise<void> {
  const Invite = v.object({ invite: v.object({ token: v.string() }) });
  const { invite } = v.parse(Invite, await shop.asOwner('POST', '/admin/invites', { email: BENCH_LOGIN.email }));
  const registered = await shop.ask('POST', '/auth/user/emailpass/register', BENCH_LOGIN);
  const { token } = v.parse(v.object({ token: v.string() }), registered.body);
  const who = { email: BENCH_LOGIN.email, first_name: 'bench', last_name: '1' };
  const accepted = await shop.ask('POST', `/admin/invites/accept?token=${invite.token}`, who, token);
  if (accepted.status !== 200) throw new Error(`the bench has no account: ${JSON.stringify(accepted.body)}`);
}
