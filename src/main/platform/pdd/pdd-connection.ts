import * as v from 'valibot';
import { REFUND_WAYS, REFUSE_WAYS, SHIP_WAYS } from './pdd-limits.ts';
import type { PddOptions } from './pdd-platform.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  transport: 'direct' | 'relay';
  field: (name: string) => string;
  secret: (name: string) => string;
};

/** What was typed in, as the connector takes it. The form checks the choices; a stored one it no longer knows is the first. */
export const pddOptionsOf = ({
  id,
  shop,
  baseUrl,
  transport,
  field,
  secret,
}: TypedIn): Omit<PddOptions, 'clock' | 'log' | 'http'> => ({
  ...{ id, shop, baseUrl },
  isRelay: transport === 'relay',
  account: {
    clientId: field('clientId'),
    clientSecret: secret('clientSecret'),
    accessToken: secret('accessToken'),
  },
  refundBy: v.parse(v.fallback(v.picklist(REFUND_WAYS), 'warehouse'), field('refundBy')),
  shipBy: v.parse(v.fallback(v.picklist(SHIP_WAYS), 'hand'), field('shipBy')),
  refuseBy: v.parse(v.fallback(v.picklist(REFUSE_WAYS), 'hand'), field('refuseBy')),
});
