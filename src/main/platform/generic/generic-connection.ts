import type { ShopsTaken } from '../shops-taken.ts';
import type { GenericOptions } from './generic-platform.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  field: (name: string) => string;
  secret: (name: string) => string;
  shops?: ShopsTaken;
};

/** What was typed in, as the connector takes it. What the system offers is asked of a person, not guessed. */
export const genericOptionsOf = ({
  id,
  shop,
  baseUrl,
  field,
  secret,
  shops,
}: TypedIn): Omit<GenericOptions, 'clock' | 'log' | 'http'> => ({
  ...{ id, shop, baseUrl, token: secret('token') },
  offersStock: field('stock') === 'yes' || field('stock') === 'all',
  // Other platforms' goods are told by the ERP's own connection, not by each shop that goes through it.
  takesAllStock: field('stock') === 'all' && (shops?.only ?? null) === null,
  ...(shops === undefined ? {} : { shops }),
  offersRefusals: field('refusals') === 'yes',
});
