import type { RefundBody, StockBody } from '../../src/shared/command-body.ts';
import { createMedusaPlatform } from '../../src/main/platform/medusa/medusa-platform.ts';
import type { MedusaOptions } from '../../src/main/platform/medusa/medusa-platform.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Platform, PlatformStock } from '../../src/main/platform/platform.ts';
import { LOGIN, createMedusaBooks } from './medusa-books.ts';
import type { MedusaBooks } from './medusa-books.ts';
import type { ShopReturn } from './medusa-tables.ts';
import { createManualClock } from './platform-clock.ts';
import { createHeardLog, START } from './platform-sync.ts';

type World = {
  books: MedusaBooks;
  platform: Platform;
  stock: PlatformStock;
  log: ReturnType<typeof createHeardLog>;
};

/** A connector before a shop in memory; nothing to close. */
export function openMedusaWorld(clock: Clock = createManualClock(START), more: Partial<MedusaOptions> = {}): World {
  const books = createMedusaBooks(clock);
  const log = createHeardLog();
  const platform = createMedusaPlatform({
    ...{ id: 'medusa', baseUrl: 'https://shop.example.com/', login: LOGIN, shop: '拾木', receivesGoods: true },
    ...{ clock, log, http: books.http, ...more },
  });
  const { stock } = platform;
  if (stock === undefined) throw new Error('no stock');
  return { books, platform, stock, log };
}

export const bodyOf = ({ id }: Pick<ShopReturn, 'id'>, amountCents: number, more: object = {}): RefundBody => ({
  ...{ key: `refund:medusa:${id}:1`, returnNo: id, amountCents, freightCents: 0, currency: 'CNY', reason: '完好' },
  ...more,
});

type Unit = StockBody['units'][number];
export const unitOf = (sku: string, quantity: number, more: Partial<Unit> = {}): Unit => ({
  ...{ sku, quantity, disposition: 'restock', bin: 'A-01', from: null },
  ...more,
});
export const stockOf = ({ id }: Pick<ShopReturn, 'id'>, units: Unit[], number = 1): StockBody => ({
  ...{ key: `stock:medusa:inspection-7:${number}`, returnNo: id, units },
});
