import type { GenericOptions } from './generic-platform.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  field: (name: string) => string;
  secret: (name: string) => string;
};

/** What was typed in, as the connector takes it. What the system offers is asked of a person, not guessed. */
export const genericOptionsOf = ({
  id,
  shop,
  baseUrl,
  field,
  secret,
}: TypedIn): Omit<GenericOptions, 'clock' | 'log' | 'http'> => ({
  ...{ id, shop, baseUrl, token: secret('token') },
  offersStock: field('stock') === 'yes' || field('stock') === 'all',
  takesAllStock: field('stock') === 'all',
  offersRefusals: field('refusals') === 'yes',
  offersShipments: field('shipments') === 'yes',
});
