import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import type { Platform } from '../platform.ts';
import type { ShopsTaken } from '../shops-taken.ts';
import { findReturn } from './wangdiantong-find.ts';
import { REQUEST_TIMEOUT_MS } from './wangdiantong-limits.ts';
import type { CreateMode } from './wangdiantong-limits.ts';
import { readOf } from './wangdiantong-mapping.ts';
import { findByWaybill, pullPage } from './wangdiantong-pull.ts';
import { createWangdiantongSession } from './wangdiantong-session.ts';
import type { WangdiantongAccount } from './wangdiantong-session.ts';
import { createWangdiantongStock } from './wangdiantong-stock.ts';

export type WangdiantongOptions = {
  /** Also the `platform` of its returns, and part of the keys of its stock-ins: never to be changed. */
  id: string;
  /** What the account is called at the bench; a return's shop number stands behind it. */
  shop: string;
  /** Of the gateway, or of the merchant's own relay. */
  baseUrl: string;
  isRelay: boolean;
  account: WangdiantongAccount;
  /** Only these shops, `a,b`; '' = all. */
  shopNos: string;
  /** Which of its returns are this connection's; all where it isn't said. */
  shops?: ShopsTaken;
  /** How far stock-in orders go; null = stock is not told. */
  stock: CreateMode | null;
  /** Where a return names no warehouse of its own. */
  warehouseNo: string;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

/**
 * The connector of an ERP of Wangdiantong: returns come from it, goods go into its stock, and it moves no money, so a refund
 * is asked about and left to a person. Throws for an address that can't be used.
 */
export function createWangdiantongPlatform(options: WangdiantongOptions): Platform {
  const { id, stock: mode, warehouseNo, clock, log } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createWangdiantongSession({ ...options, http });
  const from = { platform: id, shop: options.shop, shopNos: options.shopNos, shops: options.shops, session };
  let saidWrong: boolean | null = null;

  /** Said when it goes wrong and when it is right again, not with every page. */
  const noteClock = (): void => {
    const byMs = session.clock.wrongByMs();
    const isWrong = byMs !== null;
    if (isWrong === (saidWrong ?? false)) return;
    saidWrong = isWrong;
    if (isWrong) log.warn('computer-clock-wrong', { platform: id, aheadMs: byMs });
    else log.info('computer-clock-right', { platform: id });
  };

  return {
    id,
    isRefundedByHand: true,
    pullExpected: async (cursor) => {
      const answer = await pullPage(from, cursor);
      noteClock();
      if (answer.kind === 'failed') log.warn('wangdiantong-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    findByWaybill: (waybill) => findByWaybill(from, waybill),
    readReturn: async (returnNo) => {
      const found = await findReturn(session, returnNo);
      return found.kind === 'found' ? readOf(found.one) : found;
    },
    sendRefund: () => Promise.resolve({ kind: 'refused', code: 'other', words: 'sync:by-hand' }),
    ...(mode === null ? {} : { stock: createWangdiantongStock({ session, clock, mode, warehouseNo }) }),
  };
}
