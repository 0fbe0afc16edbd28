import type { ShopsTaken } from '../shops-taken.ts';
import { CREATE_MODES } from './wangdiantong-limits.ts';
import type { CreateMode } from './wangdiantong-limits.ts';
import type { WangdiantongOptions } from './wangdiantong-platform.ts';

/** A connection's fields, '' where they were left empty. */
type TypedIn = {
  id: string;
  shop: string;
  baseUrl: string;
  transport: 'direct' | 'relay';
  field: (name: string) => string;
  secret: (name: string) => string;
  shops?: ShopsTaken;
};

const isMode = (text: string): text is CreateMode => Object.hasOwn(CREATE_MODES, text);

/** What was typed in, as the connector takes it. A stored choice it no longer knows tells no stock. */
export function wangdiantongOptionsOf(typed: TypedIn): Omit<WangdiantongOptions, 'clock' | 'log' | 'http'> {
  const { id, shop, baseUrl, transport, field, secret, shops } = typed;
  const stock = field('stock');
  return {
    ...{ id, shop, baseUrl },
    isRelay: transport === 'relay',
    account: { sid: field('sid'), appKey: field('appKey'), appSecret: secret('appSecret') },
    shopNos: shops?.only ?? listOf(field('shopNos')),
    ...(shops === undefined ? {} : { shops }),
    stock: isMode(stock) ? stock : null,
    warehouseNo: field('warehouseNo'),
  };
}

const listOf = (typed: string): string =>
  typed
    .split(/[,，\s]+/)
    .filter((no) => no !== '')
    .join(',');
