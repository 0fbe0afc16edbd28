import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A process of its own: a shop with DockProof's own interface that knows no delay, no rule and no fault. Whatever it is
// asked it answers at once, so that what remains is the cost of the caller. It tells its port to the parent, then serves.

const PAGE = 500;
const AT = 1_790_000_000_000;

const noOf = (index: number): string => `RMA-${String(index).padStart(7, '0')}`;
const returnAt = (index: number): object => ({
  returnNo: noOf(index),
  orderNo: `SO-${String(index)}`,
  buyer: '王*',
  reason: 'no-reason',
  reasonText: '七天无理由，不想要了',
  category: 'clothing',
  amountCents: 9_900 + (index % 20_000),
  currency: 'CNY',
  state: 'open',
  returnWaybills: [`YT${String(8_800_000_000_000 + index)}`],
  courier: 'yto',
  version: 1,
  lines: Array.from({ length: index % 3 === 0 ? 2 : 1 }, (_, line) => ({
    sku: `SKU-${String((index * 31 + line * 7) % 5_000).padStart(5, '0')}`,
    name: '纯棉短袖上衣 白色 L 码',
    quantity: 1,
    barcodes: [`69${String(10_000_000_000 + ((index * 31 + line * 7) % 5_000))}`],
  })),
});

const total = Number(process.argv[2]);
const refunded = new Map<string, object>();

function answer(method: string, url: string, body: string): object {
  if (method === 'POST') {
    const { key, returnNo, amountCents, freightCents } = JSON.parse(body) as Record<string, string & number>;
    const receipt = {
      refundId: `F-${String(refunded.size)}`,
      amountCents: Number(amountCents) + Number(freightCents),
      at: AT,
    };
    refunded.set(String(returnNo), { key, ...receipt });
    return { ...receipt, how: 'paid' };
  }
  const { pathname, searchParams } = new URL(url, 'http://shop');
  if (pathname === '/returns') {
    const from = Number(searchParams.get('cursor') ?? 0);
    const to = Math.min(total, from + PAGE);
    const returns = Array.from({ length: to - from }, (_, place) => returnAt(from + place));
    return { returns, cursor: String(to), hasMore: to < total };
  }
  const returnNo = decodeURIComponent(pathname.slice('/returns/'.length));
  const refund = refunded.get(returnNo);
  const state = refund === undefined ? 'open' : 'refunded';
  return { returnNo, state, paidCents: 100_000, currency: 'CNY', refunds: refund === undefined ? [] : [refund] };
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    const text = JSON.stringify(answer(request.method ?? 'GET', request.url ?? '/', Buffer.concat(pieces).toString()));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
    response.end(text);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => {
  process.exit();
});
