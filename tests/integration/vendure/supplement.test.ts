import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src/shared/result.ts';
import type { PersonRole } from '../../../src/shared/people.ts';
import { judge } from '../../support/refused-on-disk.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';
import { nextWaybill, openVendureBench, useVendureShop } from '../../support/vendure-bench.ts';
import type { VendureBench } from '../../support/vendure-bench.ts';
import type { Asked, LineFault } from '../../support/vendure-proxy.ts';
import { GOODS, SHIPPING_CENTS } from '../../support/vendure-setup.ts';

// A part of an order of a real shop is refunded by two people, then a second part is added: counted in the shop's own
// books, which have money left for the same second part again.

const world = useVendureShop();
const PIN = '2580';
const [PART, MORE] = [10_00, 5_00];
const PAID = GOODS.mug.cents + SHIPPING_CENTS;
const AGENT = { claim: { by: 'number', operatorNo: '0900' } as const, pin: PIN };

const askedTimes = (asked: Asked): number => world.proxy.asked.filter((one) => one === asked).length;
const fail = (asked: Asked, fault: LineFault): void => {
  let left = 1;
  world.proxy.script = (one) => (one === asked && left-- > 0 ? fault : null);
};

/** A worn mug of which two people have refunded a part, by the shop's books. */
async function refundPart() {
  const bench = await openVendureBench(world.proxy);
  const { handlers } = bench.station;
  await valueOf(handlers.peopleFirst({ operatorNo: '0001', name: '周敏', pin: PIN }));
  const add = async (operatorNo: string, role: PersonRole, shops: string[]): Promise<void> => {
    const rights = { roles: [role], shops, mayConfirm: false, deputyUntil: null, isActive: true };
    await valueOf(handlers.peopleSave({ id: null, operatorNo, name: `名${operatorNo}`, ...rights, pin: PIN }));
  };
  await add('0300', 'supervisor', []);
  await add('0900', 'agent', ['vendure']);
  await valueOf(handlers.seatTake({ claim: { by: 'number', operatorNo: '0300' }, pin: PIN }));

  const returnWaybill = nextWaybill();
  const order = await world.keeper.sell({ returnWaybill });
  await bench.sync();
  const { verdictId } = await judge(handlers, [returnWaybill, GOODS.mug.barcode, 'DP:DMG', 'DP:C-WORN']);
  const part = { verdictId, kind: 'refund-part', amountCents: PART, reason: '有使用痕迹' } as const;
  const { word } = await valueOf(handlers.decisionPropose(part));
  const proposalId = word?.proposalId ?? '';
  await valueOf(handlers.decisionConfirm({ verdictId, proposalId, second: AGENT }));
  await untilDone(bench, order.code, 1);
  return { bench, handlers, order, verdictId };
}
type Refunded = Awaited<ReturnType<typeof refundPart>>;

const untilDone = (bench: VendureBench, code: string, count: number): Promise<void> =>
  waitUntil(async () => {
    const all = await valueOf(bench.station.handlers.syncCommands(undefined));
    const own = all.filter(({ returnNo, kind }) => returnNo === code && kind === 'refund');
    return own.length === count && own.every(({ state }) => state === 'done');
  }, 40_000);

/** Proposed by the supervisor who is signed in, confirmed by the shop agent beside her. */
async function addMore({ handlers, verdictId }: Refunded): Promise<void> {
  const input = { verdictId, amountCents: MORE, reason: '平台裁决再补 5 元' };
  const { word } = await valueOf(handlers.supplementPropose(input));
  const proposalId = word?.proposalId ?? '';
  const alone = await handlers.supplementConfirm({ verdictId, proposalId, second: null });
  expect(alone).toMatchObject({ ok: false, error: { code: 'same-person' satisfies ErrorCode } });
  await valueOf(handlers.supplementConfirm({ verdictId, proposalId, second: AGENT }));
}

const booksOf = async (code: string) =>
  (await world.keeper.refundsOf(code)).map(({ total, reason }) => [total, /\[(refund:.+)\]/.exec(reason ?? '')?.[1]]);
const bothOf = (code: string) => [
  [PART, `refund:vendure:${code}:1`],
  [MORE, `refund:vendure:${code}:2`],
];

describe('a supplement at a real Vendure shop', { timeout: 120_000 }, () => {
  it('is refunded once, on top of the part and under a key of its own', async () => {
    const refunded = await refundPart();
    const { bench, handlers, order, verdictId } = refunded;
    expect(await booksOf(order.code)).toEqual([[PART, `refund:vendure:${order.code}:1`]]);
    await addMore(refunded);
    await untilDone(bench, order.code, 2);
    expect(await booksOf(order.code)).toEqual(bothOf(order.code));
    // What is pulled and looked at again moves nothing, and nothing more can be added.
    await bench.sync();
    expect(await handlers.supplementPropose({ verdictId, amountCents: 1, reason: '再来一次' })).toMatchObject({
      error: { code: 'supplement-made' },
    });
    expect(await booksOf(order.code)).toHaveLength(2);
    expect(order.totalCents).toBe(PAID);
  });

  it.each<[string, LineFault, number]>([
    ['the answer is lost after the shop has refunded', { kind: 'drop', when: 'after' }, 1],
    ['the request is lost', { kind: 'drop', when: 'before' }, 2],
  ])('is refunded once when %s', async (_, fault, requests) => {
    const refunded = await refundPart();
    const { bench, order } = refunded;
    const before = askedTimes('Refund');
    fail('Refund', fault);
    await addMore(refunded);
    await untilDone(bench, order.code, 2);
    expect(await booksOf(order.code)).toEqual(bothOf(order.code));
    expect(askedTimes('Refund') - before).toBe(requests);
  });

  it('is not sent when another admin has refunded more meanwhile; a person sees both sums', async () => {
    const refunded = await refundPart();
    const { bench, order } = refunded;
    await world.proxy.hangUp();
    await addMore(refunded);
    await world.keeper.refund(order, 1_00);
    const before = askedTimes('Refund');
    await world.proxy.pickUp();
    await waitUntil(async () => {
      const all = await valueOf(bench.station.handlers.syncCommands(undefined));
      return all.some(({ returnNo, lastWords }) => returnNo === order.code && lastWords === 'sync:refunded-less');
    }, 40_000);
    expect(askedTimes('Refund')).toBe(before);
    expect((await world.keeper.refundsOf(order.code)).map(({ total }) => total)).toEqual([PART, 1_00]);
  });
});
