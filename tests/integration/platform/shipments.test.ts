import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ShipmentBody } from '../../../src/shared/command-body.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { createGenericPlatform } from '../../../src/main/platform/generic/generic-platform.ts';
import { createHttpClient } from '../../../src/main/platform/http-client.ts';
import { createPddPlatform } from '../../../src/main/platform/pdd/pdd-platform.ts';
import { openPracticePdd } from '../../../src/main/platform/pdd/practice-pdd-server.ts';
import type { Platform, PlatformShipments } from '../../../src/main/platform/platform.ts';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import type { Clock } from '../../../src/main/lib/clock.ts';
import { idOf, openDouyinWorld, sample as douyinSample } from '../../support/douyin-world.ts';
import { noOf, openGenericWorld, sample as genericSample } from '../../support/generic-world.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { createFastClock } from '../../support/platform-clock.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

// Telling the waybill of an exchange to each strict imitation: what is told is there once, whatever becomes of the line.

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type World = {
  clock: Clock;
  platform: Platform;
  returnNo: string;
  /** The call that tells it, as the script of the line names it. */
  call: string;
  /** Loses answers of this call after it was carried out. */
  lose: (call: string, times: number) => void;
  sent: () => string[];
  /** A colleague enters another one; the exchange ends; the platform's own people take it. */
  ship: (waybill: string) => void;
  close: () => void;
  lock: () => void;
};

const scripted = () => {
  const left = new Map<string, number>();
  return {
    script: (call: string) => {
      const times = left.get(call) ?? 0;
      left.set(call, times - 1);
      return times > 0 ? ({ kind: 'lose-after' } as const) : null;
    },
    lose: (call: string, times: number) => {
      left.set(call, times);
    },
  };
};

const openPdd = async (): Promise<World> => {
  const clock = createFastClock(100);
  const { script, lose } = scripted();
  const account = { clientId: 'c0ffee', clientSecret: 's3cret', accessToken: 't0ken' };
  const server = await openPracticePdd({ clock, app: account, script });
  closing.push(server.close);
  const one = { id: '301000001', orderSn: '261101-000000000000001', listType: 4, status: 14 };
  server.books.add([
    {
      ...one,
      ...{ cents: 1_990, orderCents: 2_500, updatedAt: clock.now(), expiresAt: null, waybill: 'YT1000000001' },
      ...{ reason: '换货', goods: '抱枕', outerId: 'P-04', quantity: 1, isSteppedIn: false },
    },
  ]);
  return {
    ...{ clock, lose, returnNo: `${one.orderSn}-${one.id}`, call: 'pdd.refund.exchange.shipping' },
    platform: createPddPlatform({
      ...{ id: 'pdd', shop: '山岚', baseUrl: server.url, isRelay: false, account, refundBy: 'agree' },
      ...{ shipBy: 'exchange', clock, log: createHeardLog(), http: createHttpClient({ clock }) },
    }),
    sent: () => server.books.shipped().map(({ waybill }) => waybill),
    ship: (waybill) => {
      server.books.ship(one.id, waybill, 'elsewhere', clock.now());
    },
    close: () => {
      server.books.change(one.id, { status: 17 }, clock.now());
    },
    lock: () => {
      server.books.change(one.id, { isSteppedIn: true }, clock.now());
    },
  };
};

const openTmall = async (exchange = 12): Promise<World> => {
  const clock = createFastClock(100);
  const { script, lose } = scripted();
  const app = { key: '12345678', secret: 's3cret', session: 's3ssion' };
  const rules = { shopType: 'tmall' as const };
  const server = await openPracticeTaobao({ clock, app, rules, script, log: createHeardLog() });
  closing.push(server.close);
  const refund = practiceRefund(1, clock.now(), { disputeType: 'TMALL_EXCHANGE', exchange });
  server.books.add(refund);
  const { refundId } = refund;
  return {
    ...{ clock, lose, returnNo: refundId, call: 'tmall.exchange.consigngoods' },
    platform: createTaobaoPlatform({
      ...{ id: 'tmall', shop: '山岚', baseUrl: server.url, isRelay: false, refundBy: 'agree', shopType: 'tmall' },
      account: { appKey: app.key, appSecret: app.secret, session: app.session, signMethod: 'hmac-sha256' },
      ...{ shipBy: 'consign', clock, log: createHeardLog(), http: createHttpClient({ clock }) },
    }),
    sent: () => server.books.shipped.map(({ waybill }) => waybill),
    ship: (waybill) => {
      server.books.shipped.push({ refundId, waybill, by: 'elsewhere' });
      server.books.change(refundId, { exchange: 13, sellerNo: waybill }, clock.now());
    },
    close: () => {
      server.books.change(refundId, { exchange: 4, status: 'CLOSED' }, clock.now());
    },
    lock: () => {
      server.books.change(refundId, { csStatus: 3 }, clock.now());
    },
  };
};

const openDouyin = async (): Promise<World> => {
  const { server, options, fault } = await openDouyinWorld({ shipBy: 'confirm', factor: 100 });
  const { script, lose } = scripted();
  fault.script = script;
  const { clock } = options;
  server.books.add([douyinSample(1, clock.now(), { type: 3 })]);
  const id = idOf(1);
  return {
    ...{ clock, lose, returnNo: id, call: '/afterSale/buyerExchangeConfirm', platform: createDouyinPlatform(options) },
    sent: () => server.books.shipped().map(({ waybill }) => waybill),
    ship: (waybill) => {
      server.books.ship(id, waybill, 'elsewhere', clock.now());
    },
    close: () => {
      server.books.change(id, { status: 28 }, clock.now());
    },
    lock: () => {
      server.books.change(id, { arbitration: 1 }, clock.now());
    },
  };
};

const openOwn = async (): Promise<World> => {
  const { server, options, line } = await openGenericWorld();
  const { script, lose } = scripted();
  line.script = script;
  server.books.add([genericSample(1)]);
  return {
    ...{ clock: options.clock, lose, returnNo: noOf(1), call: 'POST /shipments' },
    platform: createGenericPlatform({ ...options, offersShipments: true }),
    sent: () => server.books.shipped(noOf(1)).map(({ waybill }) => waybill),
    ship: (waybill) => {
      server.books.ship({ key: null, returnNo: noOf(1), waybill });
    },
    close: () => {
      server.books.change(noOf(1), { state: 'closed' });
    },
    lock: () => {
      server.books.change(noOf(1), { state: 'locked' });
    },
  };
};

const OURS = 'YT8800112233445';
const THEIRS = 'SF1300009990001';
const yto = { id: 'yto', name: '圆通' } as const;
const bodyOf = ({ platform, returnNo }: World, more: Partial<ShipmentBody> = {}): ShipmentBody => ({
  ...{ key: `shipment:${platform.id}:${returnNo}:1`, returnNo, outcome: 'exchanged', waybill: OURS, courier: yto },
  ...{ at: 1_800_000_000_000, ...more },
});
const callsOf = ({ platform: { shipments } }: World): PlatformShipments => {
  if (shipments === undefined) throw new Error('this connector tells no shipments');
  return shipments;
};
const WORLDS = [
  ['Pinduoduo', openPdd],
  ['Tmall', openTmall],
  ['Douyin', openDouyin],
  ['one’s own system', openOwn],
] as const;

describe.each(WORLDS)('telling a new waybill to %s', (name, open) => {
  it('is taken, and read back', async () => {
    const world = await open();
    const calls = callsOf(world);
    expect(await calls.readShipment(world.returnNo)).toMatchObject({ state: 'open', sent: null, whyNot: null });
    expect(await calls.sendShipment(bodyOf(world))).toMatchObject({ kind: 'acknowledged' });
    expect(world.sent()).toEqual([OURS]);
    const after = await calls.readShipment(world.returnNo);
    expect(after).toMatchObject({ sent: { waybill: name === 'Pinduoduo' ? null : OURS } });
  });

  it.each(['lost once', 'lost three times'] as const)('is there once where the answer is %s', async (how) => {
    const world = await open();
    const bench = openMarketplaceBench(() => world.platform, world.clock);
    world.lose(world.call, how === 'lost once' ? 1 : 3);
    const commandId = bench.orderShipment(world.returnNo, { waybill: OURS, courier: yto });
    bench.sync.start();
    await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('done');
    expect(world.sent()).toEqual([OURS]);
    expect(bench.receiptHow(commandId)).toBe('read-back');
  });

  it('is told nothing where a colleague entered another one', async () => {
    const world = await open();
    const bench = openMarketplaceBench(() => world.platform, world.clock);
    world.ship(THEIRS);
    const commandId = bench.orderShipment(world.returnNo, { waybill: OURS, courier: yto });
    bench.sync.start();
    await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('parked');
    expect(bench.view(commandId)).toMatchObject({
      ...{ lastWords: 'sync:sent-otherwise', attempts: 0, isForHand: true, canTakeBack: true },
    });
    expect(world.sent()).toEqual([THEIRS]);
  });

  it('is told nothing of what is over, and nothing of what is locked', async () => {
    const [over, locked] = [await open(), await open()];
    over.close();
    locked.lock();
    expect(await callsOf(over).sendShipment(bodyOf(over))).toMatchObject({ kind: 'refused', code: 'closed' });
    expect(await callsOf(locked).sendShipment(bodyOf(locked))).toMatchObject({ kind: 'refused', code: 'locked' });
    expect([over.sent(), locked.sent()]).toEqual([[], []]);
    const bench = openMarketplaceBench(() => over.platform, over.clock);
    const commandId = bench.orderShipment(over.returnNo, { waybill: OURS, courier: yto });
    bench.sync.start();
    await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('done');
    expect(bench.receiptHow(commandId)).toBe('already-closed');
  });

  it('tells nothing of a return that there isn’t', async () => {
    const world = await open();
    const elsewhere = bodyOf(world, { returnNo: world.returnNo.replace(/\d$/, '7') });
    expect(await callsOf(world).sendShipment(elsewhere)).toMatchObject({ kind: 'refused', words: 'sync:not-found' });
  });
});

describe.each(WORLDS.slice(0, 3))('a courier at %s', (_, open) => {
  it.each(['best', 'upu', 'dhl'] as const)('%s is none that it takes: nothing is told, and why is said', async (id) => {
    const world = await open();
    const answer = await callsOf(world).sendShipment(bodyOf(world, { courier: { id, name: id } }));
    expect(answer).toMatchObject({ kind: 'refused', code: 'other' });
    expect('words' in answer ? answer.words : '').toContain('courier');
    expect(world.sent()).toEqual([]);
  });

  it('re-sends and repairs have no call', async () => {
    const world = await open();
    expect(callsOf(world).outcomes).toEqual(['exchanged']);
    for (const outcome of ['re-sent', 'repaired'] as const)
      expect(await callsOf(world).sendShipment(bodyOf(world, { outcome }))).toMatchObject({ words: 'sync:no-call' });
    expect(world.sent()).toEqual([]);
  });
});

describe('an exchange at Tmall', () => {
  it('is confirmed as received first where nobody did, also when that answer is lost', async () => {
    const world = await openTmall(3);
    const bench = openMarketplaceBench(() => world.platform, world.clock);
    world.lose('tmall.exchange.returngoods.agree', 1);
    const commandId = bench.orderShipment(world.returnNo, { waybill: OURS, courier: yto });
    bench.sync.start();
    await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('done');
    expect(world.sent()).toEqual([OURS]);
  });

  it.each([1, 2, 6])('in state %i it is not the shop’s turn', async (exchange) => {
    const world = await openTmall(exchange);
    const answer = await callsOf(world).sendShipment(bodyOf(world));
    expect(answer).toMatchObject({ kind: 'refused', code: 'other' });
    expect(world.sent()).toEqual([]);
  });

  it('that is to be refunded instead is a person’s, and can be taken back', async () => {
    const world = await openTmall(14);
    const bench = openMarketplaceBench(() => world.platform, world.clock);
    const commandId = bench.orderShipment(world.returnNo, { waybill: OURS, courier: yto });
    bench.sync.start();
    await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('parked');
    expect(bench.view(commandId)).toMatchObject({
      ...{ lastWords: 'sync:refund-wanted', attempts: 0, isForHand: false, canTakeBack: true },
    });
    expect(world.sent()).toEqual([]);
  });

  it('in a state that we don’t know is locked', async () => {
    const world = await openTmall(99);
    expect(await callsOf(world).readShipment(world.returnNo)).toMatchObject({ state: 'locked' });
  });
});

it('a waybill that was taken and does not show is read again, left to a person, and not told again', async () => {
  const world = await openDouyin();
  const unclear = { kind: 'unclear', why: 'taken', words: '没显示' } as const;
  const sendShipment = vi.fn<PlatformShipments['sendShipment']>(() => Promise.resolve(unclear));
  const platform: Platform = { ...world.platform, shipments: { ...callsOf(world), sendShipment } };
  const bench = openMarketplaceBench(() => platform, world.clock);
  const commandId = bench.orderShipment(world.returnNo, { waybill: OURS, courier: yto });
  bench.sync.start();
  await expect.poll(() => bench.view(commandId).state, { timeout: 20_000 }).toBe('parked');
  expect([bench.view(commandId).isForHand, sendShipment.mock.calls.length]).toEqual([true, 1]);
});
