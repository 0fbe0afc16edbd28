import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../practice-line.ts';
import { createPracticeBooks } from './practice-wangdiantong-books.ts';
import type { PracticeBooks } from './practice-wangdiantong-books.ts';
import { createStockIn, fault, queryStockIns, searchReturns } from './practice-wangdiantong-calls.ts';
import type { Office } from './practice-wangdiantong-calls.ts';

export type WangdiantongRules = Pick<Office, 'isCareful' | 'keepsNumbers' | 'warehouses'> & {
  /** Stands where the merchant's relay would: takes unsigned calls that bear its header. */
  isRelay: boolean;
  isAddressAllowed: boolean;
  lacksPermission: boolean;
};

export type WangdiantongRouterOptions = {
  clock: Clock;
  account: { sid: string; appKey: string; secret: string; salt: string };
  rules?: Partial<WangdiantongRules>;
};

/** `calls`: the method of each call that was let in; `probes`: calls without an account. */
export type WangdiantongRouter = PracticeRouter & { books: PracticeBooks; calls: string[]; probes: () => number };

const PAGED = ['page_size', 'page_no', 'calc_total'];
const COMMON = ['sid', 'key', 'method', 'v', 'timestamp', 'salt', 'sign'];
const QUERIES = new Map([
  ['aftersales.refund.Refund.search', searchReturns],
  ['wms.stockin.Refund.queryWithDetail', queryStockIns],
]);
const CREATE = 'wms.stockin.Refund.createOrder';

/** A strict imitation of the ERP's gateway. */
export function createWangdiantongRouter({ clock, account, rules }: WangdiantongRouterOptions): WangdiantongRouter {
  const books = createPracticeBooks();
  const calls: string[] = [];
  let probes = 0;
  const held: WangdiantongRules = {
    ...{ isCareful: true, keepsNumbers: false, warehouses: ['WH1', 'WH2'], isRelay: false },
    ...{ isAddressAllowed: true, lacksPermission: false },
    ...rules,
  };

  /** The gateway's own checks; null = it may go on. */
  const turnAway = (request: PracticeRequest): PracticeAnswer | null => {
    const { query } = request;
    if (request.method !== 'POST' || request.path !== '/openapi')
      return { status: 404, body: { error: 'Not Found', path: request.path } };
    if (query.get('sid') === null) {
      probes += 1;
      return fault(1, 'sid is not exists');
    }
    const names = [...query.keys()];
    if (new Set(names).size !== names.length) return fault(1, '参数错误');
    if (names.some((name) => !COMMON.includes(name) && !PAGED.includes(name)))
      return fault(1, 'invalid argument count');
    if (query.get('sid') !== account.sid) return fault(1, 'sid is not found');
    if (!held.isAddressAllowed) return fault(6, 'ip限制');
    if (query.get('v') !== '1.0') return fault(8, '版本错误');
    const timestamp = query.get('timestamp') ?? '';
    const seconds = Math.floor(Date.parse('2012-01-01T00:00:00+08:00') / 1000) + Number(timestamp);
    if (!/^\d{9,10}$/.test(timestamp) || Math.abs(seconds * 1000 - clock.now()) > 120_000)
      return fault(7, '时间戳错误');
    if (query.get('key') !== account.appKey) return fault(1, 'app auth fail');
    const isUnsigned = query.get('sign') === null && query.get('salt') === null;
    if (held.isRelay) return isUnsigned && request.header('x-dockproof-relay') === '1' ? null : fault(1, '验证失败');
    if (query.get('salt') !== account.salt) return fault(1, '验证失败');
    return isSigned(request, account.secret) ? null : fault(1, '验证失败');
  };

  return {
    ...{ books, calls, probes: () => probes },
    busy: fault(100, '超过每分钟最大调用频率限制，请稍后重试'),
    nameOf: ({ query }) => query.get('method') ?? 'probe',
    answer: (request) => {
      const away = turnAway(request);
      if (away !== null) return away;
      const method = request.query.get('method') ?? '';
      calls.push(method);
      if (held.lacksPermission) return fault(100, '权限不足');
      const argument = onlyArgument(request.text);
      if (argument === null) return fault(1, 'invalid argument count');
      const office: Office = { ...held, books, now: clock.now() };
      const query = QUERIES.get(method);
      if (query !== undefined) {
        const page = pageIn(request.query);
        return page === null ? fault(100, `此方法仅支持分页查询：${method}`) : query(argument, page, office);
      }
      if (method !== CREATE) return fault(100, 'method not found');
      return PAGED.some((name) => request.query.has(name)) ? fault(1, '参数个数错误') : createStockIn(argument, office);
    },
  };
}

/** The body is the list of the call's positional arguments; each of these calls has one, an object. */
function onlyArgument(text: string): Readonly<Record<string, unknown>> | null {
  const said: unknown = JSON.parse(text);
  if (!Array.isArray(said) || said.length !== 1) return null;
  const [one] = said as unknown[];
  return typeof one === 'object' && one !== null && !Array.isArray(one) ? { ...one } : null;
}

function pageIn(query: URLSearchParams): { no: number; size: number } | null {
  const whole = (name: string): number => (/^\d{1,6}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : -1);
  const [no, size] = [whole('page_no'), whole('page_size')];
  return no < 0 || size < 1 || size > 200 ? null : { no, size };
}

/** Computed apart from the connector's own signing: by bytes, from the request as it came. */
function isSigned(request: PracticeRequest, secret: string): boolean {
  const pairs: [Buffer, Buffer][] = [...request.query]
    .filter(([name]) => name !== 'sign')
    .concat([['body', request.text]])
    .map(([name, value]) => [Buffer.from(name), Buffer.from(value)]);
  pairs.sort(([one], [other]) => Buffer.compare(one, other));
  const hash = createHash('md5').update(Buffer.from(secret));
  for (const [name, value] of pairs) hash.update(name).update(value);
  const wanted = hash.update(Buffer.from(secret)).digest('hex');
  const given = request.query.get('sign') ?? '';
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
