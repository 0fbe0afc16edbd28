import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../../src/main/platform/http-client.ts';
import type { Asked, Came } from '../../../src/main/platform/http-client.ts';
import { unknownBy } from '../../../src/main/platform/spoken.ts';
import type { SendAnswer } from '../../../src/main/platform/platform.ts';
import { exchangeWith } from '../../simulation/line.ts';
import { createDouyinShop } from '../../simulation/shops/douyin-shop.ts';
import { createJdShop } from '../../simulation/shops/jd-shop.ts';
import { createPddShop } from '../../simulation/shops/pdd-shop.ts';
import { createTaobaoShop } from '../../simulation/shops/taobao-shop.ts';
import type { Shop, ShopParts } from '../../simulation/shop.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = 1_800_000_000_000;
const SHOPS: [string, (parts: ShopParts) => Shop][] = [
  ['taobao', createTaobaoShop],
  ['jd', createJdShop],
  ['pdd', createPddShop],
  ['douyin', createDouyinShop],
];
const dropped: Came = { kind: 'no-answer', words: 'net:dropped', wasSent: true };

/** A shop, and a line that delivers what moves money twice: the answer of the second copy comes back, and then no reading. */
function deliveredTwice(make: (parts: ShopParts) => Shop, id: string) {
  const clock = createFakeClock(NOW);
  const shop = make({
    id,
    clock,
    nextNumber: () => 1,
    nextCents: () => 1_990,
    pick: ([first]) => first,
    chance: () => true,
  });
  const line = { isCut: false };
  const send = (asked: Asked): Promise<Came> => {
    const { doing, answer } = exchangeWith(shop, asked, NOW);
    if (doing !== 'money') return Promise.resolve(line.isCut ? dropped : answer());
    answer();
    line.isCut = true;
    return Promise.resolve(answer());
  };
  const platform = shop.connect({ clock, log: createHeardLog(), http: createHttpClient({ clock, send }) });
  return { shop, platform, line };
}

describe.each(SHOPS)('a refusal by %s whose reason can’t be read', (id, make) => {
  it('may be that of a second copy: what became of the refund is unknown', async () => {
    const { shop, platform, line } = deliveredTwice(make, id);
    const { returnNo, amountCents, freightCents } = shop.add();
    const key = `refund:${id}:${returnNo}:1`;
    const body = { key, returnNo, amountCents, freightCents, currency: 'CNY', reason: '完好' };
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'unknown', isReached: false });
    expect(shop.paid(returnNo).ours).toEqual([amountCents + freightCents]);
    line.isCut = false;
    expect(await platform.readReturn(returnNo)).toMatchObject({ kind: 'read', state: 'refunded' });
  });
});

describe('unknownBy', () => {
  const failed = { kind: 'failed', words: 'net:busy', retryAfterMs: 5_000, isReached: true } as const;

  it('keeps the platform’s words', () => {
    const refusal: SendAnswer = { kind: 'refused', code: 'other', words: '状态已变更' };
    expect(unknownBy(refusal, failed)).toEqual({ kind: 'unknown', words: '状态已变更', isReached: true });
  });

  it('leaves what is no refusal as it is', () => {
    const retry: SendAnswer = { kind: 'retry', words: 'net:busy', retryAfterMs: null, isReached: true };
    expect(unknownBy(retry, failed)).toBe(retry);
  });
});
