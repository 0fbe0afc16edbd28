import { describe, expect, it } from 'vitest';
import { until } from '../../support/platform-net.ts';
import { CENTS, openTaobaoBench } from './taobao-bench.ts';
import type { TaobaoBench } from './taobao-bench.ts';

const AGREE = 'taobao.rp.refunds.agree';

const over = (bench: TaobaoBench, id: string): Promise<void> =>
  until('it is over', () => ['done', 'parked'].includes(bench.outbox.view(id)?.state ?? ''));
const agreeing = (more: Parameters<typeof openTaobaoBench>[0] = {}) =>
  openTaobaoBench({ ...more, options: { refundBy: 'agree', ...more.options } });

describe('a refund by agreeing', () => {
  it.each(['taobao', 'tmall'] as const)('that %s takes on its web page only is left to a person', async (shopType) => {
    const bench = await agreeing({ options: { shopType } });
    const refund = bench.add(1, { constraint: 'refund_onweb' });
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    expect(bench.outbox.view(id)?.lastWords).toContain('千牛后台');
    expect(bench.top.calls.filter((method) => method.startsWith('taobao.rp.'))).toEqual([]);
    // Done there and released, it ends by being read.
    bench.top.books.pay({ refundId: refund.refundId, amountCents: CENTS, at: bench.clock.now(), by: 'elsewhere' });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('that is bound to the web page between reading and writing is refused there, and read anew', async () => {
    const bench = await agreeing();
    const refund = bench.add(1);
    bench.fault.script = (method) => {
      if (method === AGREE) bench.top.books.change(refund.refundId, { constraint: 'refund_onweb' }, bench.clock.now());
      return null;
    };
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    expect(bench.outbox.view(id)?.lastWords).toContain('千牛后台');
    expect(bench.top.calls.filter((method) => method === AGREE)).toHaveLength(1);
    expect(bench.top.books.movements).toEqual([]);
  });
});
