import type { HttpAnswer } from '../../src/main/platform/http-rules.ts';
import type { HttpClient, HttpRequest } from '../../src/main/platform/http-client.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { Platform, ShipmentRead } from '../../src/main/platform/platform.ts';
import type { SyncDeps } from '../../src/main/sync/sync-service.ts';
import type { Breakage } from './bench.ts';

// Rules that only some shops would show the lack of: where a platform knows no keys, or moves no money.

const textOf = ({ body }: HttpRequest): string => (typeof body === 'string' ? body : '');

/** A reading of one return, by its number or its order's. */
const isOfOne = (request: HttpRequest): boolean =>
  textOf(request).includes('DockProofRead(') || (request.method === 'GET' && request.url.includes('id[]='));

const isUsable = (answer: HttpAnswer): boolean =>
  answer.kind === 'answer' && answer.status === 200 && !JSON.stringify(answer.body).includes('"errors"');

/** What was read of an order once is believed for ever. */
const firstReading = (http: HttpClient): HttpClient => {
  const known = new Map<string, HttpAnswer>();
  return {
    exchange: async (request) => {
      const what = `${request.url} ${textOf(request)}`;
      const before = isOfOne(request) ? known.get(what) : undefined;
      if (before !== undefined) return before;
      const answer = await http.exchange(request);
      if (isUsable(answer)) known.set(what, answer);
      return answer;
    },
  };
};

/** The look right before sending is left out: what the sync has read a moment before will do. */
function noLastLook(): Breakage {
  const known = new Map<string, HttpAnswer>();
  const sending = new Set<string>();
  const returnIn = (request: HttpRequest): string | undefined =>
    [...sending].find((no) => textOf(request).includes(no));
  return {
    platform: (platform) => ({
      ...platform,
      sendRefund: (body) => {
        sending.add(body.returnNo);
        return platform.sendRefund(body);
      },
    }),
    http: (http) => ({
      exchange: async (request) => {
        const returnNo = isOfOne(request) ? returnIn(request) : undefined;
        const before = returnNo === undefined ? undefined : known.get(textOf(request));
        if (returnNo !== undefined) sending.delete(returnNo);
        if (before !== undefined) return before;
        const answer = await http.exchange(request);
        if (isOfOne(request) && isUsable(answer)) known.set(textOf(request), answer);
        return answer;
      },
    }),
  };
}

/** What others have refunded is not counted. */
const blindToOthers = (platform: Platform): Platform => ({
  ...platform,
  readReturn: async (returnNo) => {
    const read = await platform.readReturn(returnNo);
    return read.kind === 'read' ? { ...read, refunds: read.refunds.filter(({ key }) => key !== null) } : read;
  },
});

/** A second part is sent as if nothing had been refunded before. */
const addsWithoutGround = (platform: Platform): Platform => ({
  ...platform,
  sendRefund: ({ beforeCents, ...body }) =>
    platform.sendRefund(beforeCents === undefined ? body : { ...body, beforeCents: 0 }),
});

/** An ERP is taken for a platform that pays. */
const ordersTheErp = (erp: Platform): Platform => ({
  ...{ id: erp.id, pullExpected: erp.pullExpected, readReturn: erp.readReturn },
  ...(erp.stock === undefined ? {} : { stock: erp.stock }),
  sendRefund: ({ returnNo, amountCents, freightCents }) =>
    Promise.resolve({
      ...{ kind: 'acknowledged', receipt: { refundId: returnNo, amountCents: amountCents + freightCents, at: 0 } },
    }),
});

/** What a person refunded in the back office is asked about by nobody. */
const deafToPersons = (outbox: OutboxStore): OutboxStore => ({ ...outbox, releaseTold: () => undefined });

/** Goods go to an ERP under a new number each time, and nobody looks whether they are there. */
const goodsAnew = (platform: Platform): Platform => {
  const { stock } = platform;
  if (stock === undefined) return platform;
  let times = 0;
  return {
    ...platform,
    stock: {
      readBooking: () => Promise.resolve({ kind: 'read', isBooked: false }),
      sendStock: (body) => stock.sendStock({ ...body, key: `${body.key}${String((times += 1))}` }),
    },
  };
};

/** Waits are measured by the clock on the wall. */
const waitsByTheClock: NonNullable<Breakage['deps']> = (deps) => ({
  ...deps,
  clock: {
    now: deps.clock.now,
    after: (ms, act) => {
      const untilAt = deps.clock.now() + ms;
      let cancel: () => void = () => undefined;
      const look = (): void => {
        const leftMs = untilAt - deps.clock.now();
        if (leftMs <= 0) act();
        else cancel = deps.clock.after(Math.min(leftMs, 1_000), look);
      };
      cancel = deps.clock.after(Math.min(ms, 1_000), look);
      return () => {
        cancel();
      };
    },
  },
});

/** A shop without any goods told so far, and nothing in the way. */
const NONE_SENT: ShipmentRead = {
  ...{ kind: 'read', state: 'open', outcomes: ['exchanged'], sent: null, isRefundWanted: false, whyNot: null },
};

/** Whether goods were told is never asked. */
const shipsUnasked = (platform: Platform): Platform =>
  platform.shipments === undefined
    ? platform
    : { ...platform, shipments: { ...platform.shipments, readShipment: () => Promise.resolve(NONE_SENT) } };

/** A lost answer to a shipment is taken for "not done". */
const lostIsNotTold = (platform: Platform): Platform => {
  const { shipments } = platform;
  if (shipments === undefined) return platform;
  const sendShipment: typeof shipments.sendShipment = async (body) => {
    const answer = await shipments.sendShipment(body);
    return answer.kind === 'unknown' ? { ...answer, kind: 'retry', retryAfterMs: null } : answer;
  };
  return { ...platform, shipments: { ...shipments, sendShipment } };
};

/** What ended a shipment before it was told is no matter for anybody. */
const forgetsTheCase = (deps: SyncDeps): SyncDeps => ({
  ...deps,
  noteReturnState: ({ platform, returnNo, state }) => {
    deps.noteReturnState({ platform, returnNo, state });
  },
});

/** A request without an answer of its own counts as none. */
const forgetsTheLost = (outbox: OutboxStore): OutboxStore => ({ ...outbox, hasLostSend: () => false });

/** As in breakages.ts, and of which kind of platform every shop is. */
export const BREAKAGES_OF_SHOPS: readonly (readonly [string, Breakage, RegExp, number, string | null])[] = [
  ['believes its first reading of an order (Vendure)', { http: firstReading }, /was paid \d times by us/, 1, 'vendure'],
  ['believes its first reading of an order (Medusa)', { http: firstReading }, /was paid \d times by us/, 1, 'medusa'],
  ['leaves out the look right before sending', noLastLook(), /paid 1 times by us and 1 times by others/, 7, 'vendure'],
  ['adds without counting what others gave back', { platform: blindToOthers }, /though it was not open/, 1, 'vendure'],
  [
    'adds to a refund without saying to which',
    { platform: addsWithoutGround },
    /though it was not open/,
    1,
    'training',
  ],
  ['orders money of an ERP', { platform: ordersTheErp }, /no call moves money there/, 1, 'wangdiantong'],
  ['hears nothing of what persons refunded', { outbox: deafToPersons }, /though a person saw to it/, 1, 'wangdiantong'],
  [
    'tells an ERP of goods under new numbers',
    { platform: goodsAnew },
    /never booked|without asking/,
    1,
    'wangdiantong',
  ],
  ['tells goods without asking first', { platform: shipsUnasked }, /told goods without asking first/, 1, 'generic'],
  [
    'takes a lost shipment for "not done"',
    { platform: lostIsNotTold },
    /told goods while an earlier request|called not told/,
    1,
    'generic',
  ],
  ['forgets a case whose goods were overtaken', { deps: forgetsTheCase }, /is not reopened, and goods/, 1, 'pdd'],
  ['tells a second time what it may have told', { outbox: forgetsTheLost }, /was told \d times/, 1, 'pdd'],
  ['repeats a slip that nobody can read', { outbox: forgetsTheLost }, /was booked \d times/, 1, 'taobao'],
  ['measures its waits by the clock', { deps: waitsByTheClock }, /is not left alone|was still under way/, 15, null],
];
