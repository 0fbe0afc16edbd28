import { timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../practice-line.ts';
import type { ProblemCode } from './generic-limits.ts';
import { RefundRequest, RefusalRequest, ShipmentRequest, StockRequest } from './generic-schemas.ts';
import { createGenericBooks, printOf } from './practice-generic-books.ts';
import type { GenericBooks, PracticeReturn } from './practice-generic-books.ts';

export type PracticeRules = {
  /** False: no state is looked at and no key kept, every refund pays. For proving that the bench prevents a second one. */
  isCareful: boolean;
  /** False: the optional paths answer `not-offered`. */
  offersAll: boolean;
  /** The refund is only taken note of. */
  onlyNotices: boolean;
  pageSize: number;
};

export type GenericRouterOptions = { clock: Clock; token: string; rules?: Partial<PracticeRules> };

/** `calls`: method and path of each request that was let in. */
export type GenericRouter = PracticeRouter & { books: GenericBooks; calls: string[] };

const problem = (status: number, code: ProblemCode, detail: string): PracticeAnswer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail },
  headers: { 'content-type': 'application/problem+json', ...(status === 429 ? { 'retry-after': '7' } : {}) },
});
const ok = (status: number, body: object): PracticeAnswer => ({ status, body });
const noSuchReturn = (): PracticeAnswer => problem(404, 'no-such-return', '没有这张退货单');

/** The system without its line, for whoever brings one: a server on this machine, or a simulation in one process. */
export function createGenericRouter({ clock, token, rules: more }: GenericRouterOptions): GenericRouter {
  const rules: PracticeRules = { isCareful: true, offersAll: true, onlyNotices: false, pageSize: 100, ...more };
  const books = createGenericBooks();
  const calls: string[] = [];
  return {
    books,
    calls,
    nameOf: ({ method, path }) => `${method} ${path.slice(PREFIX.length)}`,
    busy: problem(429, 'busy', '太频繁'),
    answer: (request) => {
      if (!isTold(request.header('authorization'), `Bearer ${token}`)) return problem(401, 'signed-out', '令牌不对');
      const path = request.path.startsWith(PREFIX) ? request.path.slice(PREFIX.length) : null;
      if (path === null) return problem(404, 'no-such-path', '没有这个接口');
      calls.push(`${request.method} ${path}`);
      return answerTo(request, path, { books, rules, now: clock.now() });
    },
  };
}

export const PREFIX = '/dockproof/v1';

function isTold(said: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(said), Buffer.from(wanted)];
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}

type Where = { books: GenericBooks; rules: PracticeRules; now: number };

function answerTo(request: PracticeRequest, path: string, where: Where): PracticeAnswer {
  const { books, rules } = where;
  const [, returnNo, more = ''] = /^\/returns\/([A-Za-z0-9_.:-]{1,64})(\/refusal-rules|\/shipment)?$/.exec(path) ?? [];
  if (request.method === 'GET') {
    if (path === '/returns') return answerPage(request.query, where);
    if (path === '/stock' || more !== '') if (!rules.offersAll) return problem(501, 'not-offered', '没有开');
    if (path === '/stock') return answerBooked(request.query, books);
    const one = returnNo === undefined ? undefined : books.find(returnNo);
    if (one === undefined) return problem(404, 'no-such-path', '没有这个接口');
    if (one === null) return noSuchReturn();
    if (more === '/shipment') return answerShipment(one, books);
    return more === '' ? answerReturn(one, books) : answerRules(one);
  }
  const handler = request.method === 'POST' ? WRITES.get(path) : undefined;
  if (handler === undefined) return problem(404, 'no-such-path', '没有这个接口');
  if (path !== '/refunds' && !rules.offersAll) return problem(501, 'not-offered', '没有开');
  if (!/^application\/json\b/.test(request.header('content-type'))) return problem(400, 'bad-request', '要 JSON');
  return handler(request, where);
}

function answerPage(query: URLSearchParams, { books, rules }: Where): PracticeAnswer {
  const cursor = query.get('cursor');
  if ([...query.keys()].some((name) => name !== 'cursor')) return problem(400, 'bad-request', '只有 cursor');
  if (cursor !== null && !/^c\d{1,12}$/.test(cursor)) return problem(400, 'bad-cursor', '不认识的位置');
  const after = Number((cursor ?? 'c0').slice(1));
  const found = books.changedAfter(after, rules.pageSize + 1);
  const page = found.slice(0, rules.pageSize);
  const told = page.map(({ one }) => ({ ...one, paidCents: undefined }));
  return ok(200, {
    ...{ returns: told, cursor: `c${String(page.at(-1)?.change ?? after)}` },
    hasMore: found.length > rules.pageSize,
  });
}

function answerReturn({ returnNo, state, paidCents, currency }: PracticeReturn, books: GenericBooks): PracticeAnswer {
  const refunds = books
    .movements()
    .filter((moved) => moved.returnNo === returnNo)
    .map(({ key, refundId, cents, at }) => ({ key, refundId, amountCents: cents, at }));
  return ok(200, { returnNo, state, paidCents, currency, refunds });
}

const answerRules = ({ state }: PracticeReturn): PracticeAnswer =>
  ok(200, {
    ...{ isPossible: state === 'open', words: state === 'open' ? null : '已经结束', isProofNeeded: true },
    reasons: [{ code: 'not-as-shipped', text: '寄回的不是原物' }],
  });

function answerShipment({ returnNo, state }: PracticeReturn, books: GenericBooks): PracticeAnswer {
  const last = books.shipped(returnNo).at(-1);
  return ok(200, {
    ...{ returnNo, state, outcomes: ['exchanged', 're-sent', 'repaired'], isRefundWanted: false, words: null },
    sent: last === undefined ? null : { waybill: last.waybill },
  });
}

function answerBooked(query: URLSearchParams, books: GenericBooks): PracticeAnswer {
  const key = query.get('key');
  return key === null || key === ''
    ? problem(400, 'bad-request', '没有 key')
    : ok(200, { isBooked: books.answered.has(key) });
}

type Write = (request: PracticeRequest, where: Where) => PracticeAnswer;

/** Schema, key in header and body, what the key was answered before; then what is to be done. */
const write =
  <S extends v.GenericSchema<unknown, { key: string; returnNo: string }>>(
    schema: S,
    act: (body: v.InferOutput<S>, one: PracticeReturn | null, where: Where) => PracticeAnswer,
  ): Write =>
  (request, where) => {
    const { books, rules } = where;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), request.text);
    if (!parsed.success) return problem(400, 'bad-request', parsed.issues[0].message);
    const { key, returnNo } = parsed.output;
    if (request.header('idempotency-key') !== `"${key}"`) return problem(400, 'bad-request', 'Idempotency-Key');
    const print = printOf(request.text);
    const before = rules.isCareful ? books.answered.get(key) : undefined;
    if (before !== undefined)
      return before.print === print
        ? ok(before.status, before.body)
        : problem(422, 'key-reused', '同一个 key，内容不一样');
    const one = books.find(returnNo);
    const isOthers = 'shop' in parsed.output;
    if (one === null && !isOthers) return noSuchReturn();
    const answer = act(parsed.output, one, where);
    if (answer.status === 201) books.answered.set(key, { print, status: 201, body: answer.body as object });
    return answer;
  };

const WRITES: ReadonlyMap<string, Write> = new Map([
  [
    '/refunds',
    write(RefundRequest, (body, one, { books, rules, now }) => {
      if (one === null) return noSuchReturn();
      const { state } = one;
      const cents = body.amountCents + body.freightCents;
      if (rules.isCareful && state !== 'open')
        return state === 'locked'
          ? problem(423, 'locked', '被锁住')
          : problem(422, state === 'refunded' ? 'already-refunded' : state, '已经结束');
      if (rules.isCareful && (cents > one.paidCents || body.currency !== one.currency))
        return problem(422, 'amount', '金额不对');
      const { refundId, at } = books.pay({
        key: rules.isCareful ? body.key : null,
        returnNo: body.returnNo,
        cents,
        at: now,
      });
      return ok(201, { refundId, amountCents: cents, at, how: rules.onlyNotices ? 'noticed' : 'paid' });
    }),
  ],
  ['/stock', write(StockRequest, ({ key }, _, { now }) => ok(201, { bookingId: `B-${key}`.slice(0, 64), at: now }))],
  [
    '/shipments',
    write(ShipmentRequest, ({ key, waybill }, one, { books, rules, now }) => {
      if (one === null) return noSuchReturn();
      if (rules.isCareful && one.state !== 'open')
        return one.state === 'locked'
          ? problem(423, 'locked', '被锁住')
          : problem(422, one.state === 'refunded' ? 'already-refunded' : one.state, '已经结束');
      const before = books.shipped(one.returnNo).at(-1);
      if (rules.isCareful && before !== undefined && before.waybill !== waybill)
        return problem(422, 'other', '已经登记过别的运单号');
      books.ship({ key, returnNo: one.returnNo, waybill });
      return ok(201, { shipmentId: `S-${key}`.slice(0, 64), waybill, at: now });
    }),
  ],
  [
    '/refusals',
    write(RefusalRequest, ({ key, pictures }, one, { books, now }) => {
      if (one === null) return noSuchReturn();
      if (one.state !== 'open')
        return problem(422, one.state === 'refunded' ? 'already-refunded' : 'closed', '已经结束');
      if (pictures.length === 0) return problem(422, 'other', '要有凭证图片');
      if (pictures.some(({ sha256, jpegBase64 }) => sha256 === '' || !isJpeg(jpegBase64)))
        return problem(400, 'bad-request', '不是 JPEG');
      books.change(one.returnNo, { state: 'closed' });
      return ok(201, { refusalId: `J-${key}`.slice(0, 64), at: now });
    }),
  ],
]);

const isJpeg = (base64: string): boolean => Buffer.from(base64, 'base64').subarray(0, 2).toString('hex') === 'ffd8';
