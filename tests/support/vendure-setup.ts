import * as v from 'valibot';
import { fieldOf } from './vendure-shop.ts';
import type { VendureShop } from './vendure-shop.ts';

/** The bench's own administrator: no more rights than the connector's document asks for. */
export const BENCH_LOGIN = { username: 'bench@dock.example', password: 'what-the-bench-knows' };
export const SHIPPING_CENTS = 800;

export const GOODS = {
  mug: { sku: 'MUG-RED', name: '陶瓷马克杯 珊瑚红', cents: 5_900, barcode: '6925304118821' },
  lamp: { sku: 'LAMP-Y', name: '护眼台灯 暖黄', cents: 18_900, barcode: '' },
} as const;

/** What docs/connect-vendure.md asks for, and no more. */
export const BENCH_RIGHTS = ['ReadOrder', 'UpdateOrder'];

/** Ids of what was set up; the goods by their name in GOODS. */
export type ShopParts = { variants: Map<string, string>; shippingMethodId: string; benchId: string; roleId: string };

const Id = v.object({ id: v.string() });

/** Opens the shop for business: taxes, shipping, payment, goods, and the bench's account. */
export async function setUpShop(shop: VendureShop): Promise<ShopParts> {
  const make = async (name: string, field: string, input: unknown, type: string): Promise<string> => {
    const data = await shop.asOwner(`mutation ($input: ${type}!) { ${field}(input: $input) { id } }`, { input });
    return fieldOf(data, field, Id).id;
  };
  const named = (name: string, more: object = {}) => [{ languageCode: 'en', name, ...more }];

  const zoneId = await make('zone', 'createZone', { name: 'CN' }, 'CreateZoneInput');
  const countryId = await make(
    'country',
    'createCountry',
    { code: 'CN', enabled: true, translations: named('China') },
    'CreateCountryInput',
  );
  await shop.asOwner('mutation ($z: ID!, $c: ID!) { addMembersToZone(zoneId: $z, memberIds: [$c]) { id } }', {
    z: zoneId,
    c: countryId,
  });
  await shop.asOwner(`mutation ($input: UpdateChannelInput!) { updateChannel(input: $input) { __typename } }`, {
    input: {
      id: '1',
      defaultCurrencyCode: 'CNY',
      availableCurrencyCodes: ['CNY'],
      pricesIncludeTax: true,
      defaultTaxZoneId: zoneId,
      defaultShippingZoneId: zoneId,
    },
  });
  const taxCategoryId = await make('tax', 'createTaxCategory', { name: 'goods' }, 'CreateTaxCategoryInput');
  await make(
    'rate',
    'createTaxRate',
    { name: '13', enabled: true, value: 13, categoryId: taxCategoryId, zoneId },
    'CreateTaxRateInput',
  );
  const shippingMethodId = await make(
    'shipping',
    'createShippingMethod',
    {
      code: 'flat',
      fulfillmentHandler: 'manual-fulfillment',
      checker: { code: 'default-shipping-eligibility-checker', arguments: [{ name: 'orderMinimum', value: '0' }] },
      calculator: {
        code: 'default-shipping-calculator',
        arguments: [
          { name: 'rate', value: String(SHIPPING_CENTS) },
          { name: 'includesTax', value: 'include' },
          { name: 'taxRate', value: '13' },
        ],
      },
      translations: named('flat', { description: '' }),
    },
    'CreateShippingMethodInput',
  );
  await make(
    'payment',
    'createPaymentMethod',
    {
      code: 'test',
      enabled: true,
      handler: { code: 'test-payment', arguments: [] },
      translations: named('test', { description: '' }),
    },
    'CreatePaymentMethodInput',
  );
  const variants = new Map<string, string>();
  for (const [key, { sku, name, cents, barcode }] of Object.entries(GOODS)) {
    const productId = await make(
      'product',
      'createProduct',
      { enabled: true, translations: named(name, { slug: key, description: '' }) },
      'CreateProductInput',
    );
    const data = await shop.asOwner(
      `mutation ($input: [CreateProductVariantInput!]!) { createProductVariants(input: $input) { id } }`,
      {
        input: [
          {
            productId,
            sku,
            price: cents,
            taxCategoryId,
            stockOnHand: 10_000,
            customFields: { barcode: barcode === '' ? null : barcode },
            translations: named(name),
          },
        ],
      },
    );
    const [variant] = fieldOf(data, 'createProductVariants', v.array(Id));
    variants.set(key, variant?.id ?? '');
  }
  const roleId = await make(
    'role',
    'createRole',
    { code: 'bench', description: 'bench', permissions: BENCH_RIGHTS },
    'CreateRoleInput',
  );
  const benchId = await make(
    'bench',
    'createAdministrator',
    {
      firstName: 'bench',
      lastName: '1',
      emailAddress: BENCH_LOGIN.username,
      password: BENCH_LOGIN.password,
      roleIds: [roleId],
    },
    'CreateAdministratorInput',
  );
  return { variants, shippingMethodId, benchId, roleId };
}
