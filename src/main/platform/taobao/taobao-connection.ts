import * as v from 'valibot';
import { REFUND_WAYS, SHIP_WAYS, SHOP_TYPES } from './taobao-limits.ts';
import type { TaobaoOptions } from './taobao-platform.ts';
import { SIGN_METHODS } from './taobao-sign.ts';
import type { SlipSender } from './taobao-slip-rules.ts';

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
export const taobaoOptionsOf = ({
  id,
  shop,
  baseUrl,
  transport,
  field,
  secret,
}: TypedIn): Omit<TaobaoOptions, 'clock' | 'log' | 'http'> => ({
  ...{ id, shop, baseUrl },
  isRelay: transport === 'relay',
  account: {
    appKey: field('appKey'),
    appSecret: secret('appSecret'),
    session: secret('session'),
    signMethod: v.parse(v.fallback(v.picklist(SIGN_METHODS), 'hmac-sha256'), field('signMethod')),
  },
  refundBy: v.parse(v.fallback(v.picklist(REFUND_WAYS), 'warehouse'), field('refundBy')),
  shopType: v.parse(v.fallback(v.picklist(SHOP_TYPES), 'taobao'), field('shopType')),
  shipBy: v.parse(v.fallback(v.picklist(SHIP_WAYS), 'hand'), field('shipBy')),
  slips: field('stock') === 'slips' ? senderOf(field) : null,
});

/** `极兔=JTSD，德邦=DBKD`: what stands in the courier's name, and its code. */
const codesOf = (typed: string): ReadonlyMap<string, string> =>
  new Map(
    typed
      .split(/[,，]/)
      .map((pair) => pair.split('=').map((part) => part.trim()))
      .flatMap(([word = '', code = '']) => (word === '' || code === '' ? [] : [[word, code] as const])),
  );

const senderOf = (field: TypedIn['field']): SlipSender => ({
  warehouse: {
    ...{ name: field('warehouseName'), province: field('warehouseProvince'), city: field('warehouseCity') },
    ...{ district: field('warehouseDistrict'), address: field('warehouseAddress') },
  },
  courierCodes: codesOf(field('courierCodes')),
});
