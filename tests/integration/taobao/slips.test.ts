import { describe, expect, it } from 'vitest';
import type { StockBody } from '../../../src/shared/command-body.ts';
import { until } from '../../support/platform-net.ts';
import { first, openTaobaoBench, returnNoOf } from './taobao-bench.ts';
import type { TaobaoBench } from './taobao-bench.ts';

const SLIP = 'taobao.rdc.aligenius.warehouse.reverse.uploading';
const SENDER = {
  warehouse: { name: '一号退货仓', province: '浙江省', city: '杭州市', district: '余杭区', address: '仓前路 1 号' },
  courierCodes: new Map<string, string>(),
};
const open = (more: Parameters<typeof openTaobaoBench>[0] = {}): Promise<TaobaoBench> =>
  openTaobaoBench({ ...more, options: { slips: SENDER, ...more.options } });
const goods: StockBody['units'] = [
  { sku: 'SL-JK-1', quantity: 1, disposition: 'restock', bin: 'A-01', from: null },
  { sku: 'SL-JK-1', quantity: 1, disposition: 'second', bin: 'C-01', from: null },
];
const at = (bench: TaobaoBench, id: string) => bench.outbox.view(id);
const parked = (bench: TaobaoBench, id: string) => until('it is parked', () => at(bench, id)?.state === 'parked');

describe('slips of returned goods', () => {
  it('tell grades line by line, once, beside the money', async () => {
    const bench = await open();
    bench.add(1);
    const id = bench.orderStock(1, goods);
    bench.sync.start();
    await until('it is told', () => at(bench, id)?.state === 'done');
    const { body } = bench.stockOf(id);
    expect(bench.top.books.slips).toEqual([
      {
        ...{ id: expect.stringMatching(/^DP[0-9A-F]{18}$/) as string, mailNo: 'SF1400000000100', cpCode: 'SF' },
        lines: [
          { code: 'SL-JK-1', count: 1, grade: 1 },
          { code: 'SL-JK-1', count: 1, grade: 2 },
        ],
      },
    ]);
    expect(bench.receiptOf(id)).toMatchObject({ bookingId: bench.top.books.slips[0]?.id });
    expect(body.key).toBe(`stock:tb-1:i-${returnNoOf(1)}:1`);
    expect(bench.top.books.movements).toEqual([]);
  });

  it('aren’t a thing of the connection unless they were chosen', async () => {
    expect((await openTaobaoBench()).platform.stock).toBeUndefined();
  });

  it.each(['lose-before', 'lose-after', 'cut-after', 'truncate-after', 'portal', 'garbage'] as const)(
    'that got no answer (%s) are never sent again, not even released, and a person may say how it stands',
    async (kind) => {
      const bench = await open({ factor: 100 });
      bench.add(1);
      bench.fault.script = first(SLIP, { kind });
      const id = bench.orderStock(1, goods);
      bench.sync.start();
      await until('its request left', () => (at(bench, id)?.attempts ?? 0) > 0);
      expect(at(bench, id)?.isForHand).toBe(false);
      await parked(bench, id);
      expect(at(bench, id)).toMatchObject({ lastWords: 'sync:stock-lost', isForHand: true });
      const slips = bench.top.books.slips.length;
      bench.release(id);
      await until('it is parked again', () => at(bench, id)?.state === 'parked');
      expect(at(bench, id)).toMatchObject({ lastWords: 'sync:stock-lost' });
      expect(bench.top.books.slips).toHaveLength(slips);
      expect(bench.top.calls.filter((call) => call === SLIP).length).toBeLessThanOrEqual(1);
    },
  );

  it('go again after what Taobao says was not done, and wait for what it must be asked for first', async () => {
    const bench = await open();
    bench.add(1);
    const faults = [
      first(SLIP, { kind: 'envelope-before', body: busy }),
      first('taobao.refund.get', { kind: 'lose-before' }),
    ];
    bench.fault.script = (method) => faults.map((fault) => fault(method)).find((fault) => fault !== null) ?? null;
    const id = bench.orderStock(1, goods);
    bench.sync.start();
    await until('it is told', () => at(bench, id)?.state === 'done');
    expect(bench.top.books.slips).toHaveLength(1);
  });

  it('are parked with Taobao’s sentence where it takes none, and go when released after it was put right', async () => {
    const bench = await open();
    const refund = bench.add(1);
    bench.fault.script = first(SLIP, {
      kind: 'envelope-before',
      body: {
        rdc_aligenius_warehouse_reverse_uploading_response: {
          success_flag: false,
          fail_code: 'X',
          fail_info: '仓库未备案',
        },
      },
    });
    const id = bench.orderStock(1, goods);
    bench.sync.start();
    await parked(bench, id);
    expect(at(bench, id)).toMatchObject({ lastWords: '仓库未备案', isForHand: true });
    bench.release(id);
    await until('it is told', () => at(bench, id)?.state === 'done');
    expect(bench.top.books.slips).toHaveLength(1);
    expect(refund.status).toBe('WAIT_SELLER_CONFIRM_GOODS');
  });

  it('leave nothing behind where the courier is unknown, and go once it is', async () => {
    const bench = await open();
    bench.add(1, { companyName: '飞快物流', sid: '990000000001234' });
    const id = bench.orderStock(1, goods);
    bench.sync.start();
    await parked(bench, id);
    expect(at(bench, id)).toMatchObject({ lastWords: expect.stringContaining('飞快物流') as string, isForHand: true });
    expect(bench.top.calls).not.toContain(SLIP);
    bench.top.books.change(returnNoOf(1), { companyName: '圆通速递' }, bench.clock.now());
    bench.release(id);
    await until('it is told', () => at(bench, id)?.state === 'done');
    expect(bench.top.books.slips).toMatchObject([{ cpCode: 'YTO' }]);
  });
});

const busy = { error_response: { code: 7, msg: 'App Call Limited', sub_msg: 'This ban will last for 1 more seconds' } };
