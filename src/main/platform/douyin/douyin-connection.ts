import * as v from 'valibot';
import { REFUND_WAYS, REFUSE_WAYS, SHIP_WAYS } from './douyin-limits.ts';
import type { DouyinOptions } from './douyin-platform.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  transport: 'direct' | 'relay';
  field: (name: string) => string;
  secret: (name: string) => string;
};

/** What was typed in, as the connector takes it. A stored choice it no longer knows is the careful one. */
export const douyinOptionsOf = ({
  id,
  shop,
  baseUrl,
  transport,
  field,
  secret,
}: TypedIn): Omit<DouyinOptions, 'clock' | 'log' | 'http'> => ({
  ...{ id, shop, baseUrl },
  isRelay: transport === 'relay',
  account: { appKey: field('appKey'), appSecret: secret('appSecret'), accessToken: secret('accessToken') },
  refundBy: v.parse(v.fallback(v.picklist(REFUND_WAYS), 'warehouse'), field('refundBy')),
  refuseBy: v.parse(v.fallback(v.picklist(REFUSE_WAYS), 'hand'), field('refuseBy')),
  shipBy: v.parse(v.fallback(v.picklist(SHIP_WAYS), 'hand'), field('shipBy')),
  fetchesEvents: field('events') === 'fetch',
  keepsPictures: field('pictures') === 'relay',
});
