import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../practice-line.ts';
import { createPracticeBooks, recordOf } from './practice-jd-books.ts';
import type { PracticeBooks, PracticeReturn } from './practice-jd-books.ts';

/** `operateType` here; JD's own numbers are not published, and these are made up. */
export const PRACTICE_TYPES = { receive: 901, refund: 902, close: 903 } as const;

export type PracticeRules = {
  /** How long after the submission the money moves. */
  payAfterMs: number;
  /** False: a submission pays whatever the state, as often as it comes. For proving that the bench prevents it. */
  isCareful: boolean;
  /** Stands where the merchant's relay would: takes unsigned calls that bear its header. */
  isRelay: boolean;
  /** Takes calls only from its own cloud. */
  isCloudOnly: boolean;
};

export type JdRouterOptions = {
  clock: Clock;
  /** Read anew at each call: a token may end. */
  app: { appKey: string; appSecret: string; accessToken: string };
  rules?: Partial<PracticeRules>;
};

/** `calls`: `list`, `by-waybill`, `detail`, or the block of an operation. */
export type JdRouter = PracticeRouter & { books: PracticeBooks; calls: string[] };

const ROOT = '/rest/sp-aftercare/v0/afs-orders';
const BLOCKS = { receive: 'confirmReceiveInfo', refund: 'submitRefundInfo', close: 'afsCloseInfo' } as const;

const fault = (code: string, message: string, status = 200): PracticeAnswer => ({
  status,
  body: { success: false, errorList: [{ code, message, details: message }] },
});
const ok = (body: object): PracticeAnswer => ({ status: 200, body: { Response: { success: true, ...body } } });

/** JD's gateway without its line, for whoever brings one: a server on this machine, or a simulation in one process. */
export function createJdRouter(options: JdRouterOptions): JdRouter {
  const { clock, app } = options;
  const none = { payAfterMs: 0, isCareful: true, isRelay: false, isCloudOnly: false };
  const rules: PracticeRules = { ...none, ...options.rules };
  const books = createPracticeBooks();
  const calls: string[] = [];

  /** The gateway's own checks; null = it may go on. */
  const turnAway = (request: PracticeRequest): PracticeAnswer | null => {
    if (rules.isCloudOnly) return fault('99904030005', '请在云鼎内调用', 403);
    if (!request.path.startsWith(ROOT)) return fault('99904040001', 'API不存在', 404);
    if (request.header('x-jos-app-key') !== app.appKey) return fault('99904010001', 'app key 无效', 401);
    const time = request.header('x-jos-timestamp');
    if (!/^\d{13}$/.test(time) || Math.abs(Number(time) - clock.now()) > 360_000)
      return fault('99904010002', '非法的时间戳参数', 401);
    if (request.header('x-jos-request-identity') !== 'vender') return fault('99904010003', '身份无效', 401);
    const isByRelay = request.header('x-dockproof-relay') === '1';
    const sign = request.header('x-jos-sign');
    if (rules.isRelay ? !isByRelay || sign !== '' : sign !== expectedSign(request, app.appSecret))
      return fault('99904010004', '签名校验失败', 401);
    return request.header('x-jos-access-token') === app.accessToken ? null : fault('99904010005', 'token已过期', 401);
  };

  return {
    books,
    calls,
    nameOf,
    busy: fault('99904290001', '调用过于频繁，已限流', 429),
    answer: (request) => {
      const away = turnAway(request);
      if (away !== null) return away;
      calls.push(nameOf(request));
      if (request.path === ROOT) return answerList(request, books, clock.now());
      const one = books.find(request.path.slice(ROOT.length + 1));
      if (one === null) return fault('10301001001', '服务单不存在');
      if (request.method === 'GET') return ok({ data: recordOf(one, clock.now(), true) });
      return operate(request, one, { books, rules, now: clock.now() });
    },
  };
}

function nameOf({ method, path, query, text }: PracticeRequest): string {
  if (method === 'GET') return path !== ROOT ? 'detail' : query.has('waybillCode') ? 'by-waybill' : 'list';
  return Object.values(BLOCKS).find((block) => text.includes(`"${block}"`)) ?? 'nothing';
}

/** Computed apart from the connector's own signing: by bytes, from the request as it came. */
function expectedSign(request: PracticeRequest, secret: string): string {
  const pairs: [string, string][] = [
    ['X-JOS-App-Key', request.header('x-jos-app-key')],
    ['X-JOS-Access-Token', request.header('x-jos-access-token')],
    ['X-JOS-Timestamp', request.header('x-jos-timestamp')],
    ...request.query,
  ];
  if (request.path !== ROOT) pairs.push(['afsOrderId', request.path.slice(ROOT.length + 1)]);
  if (request.text !== '' && request.text !== '{}') pairs.push(['body', request.text]);
  pairs.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const hash = createHash('md5').update(secret);
  for (const [name, value] of pairs) hash.update(name).update(value);
  return hash.update(secret).digest('hex').toUpperCase();
}

/** The filters that are imitated, and who asks; a name beside them is a mistake. */
const FILTERS = ['updateStartTime', 'updateEndTime', 'waybillCode', 'page', 'pageSize', 'venderId', 'pin'];

function answerList({ method, query }: PracticeRequest, books: PracticeBooks, now: number): PracticeAnswer {
  const whole = (name: string): number => (/^\d+$/.test(query.get(name) ?? '') ? Number(query.get(name)) : -1);
  const [from, to] = [whole('updateStartTime'), whole('updateEndTime')];
  const [page, size] = [whole('page'), whole('pageSize')];
  const waybill = query.get('waybillCode');
  const isByTime = waybill === null || query.has('updateStartTime') || query.has('updateEndTime');
  const isBad =
    method !== 'GET' ||
    [...query.keys()].some((name) => !FILTERS.includes(name)) ||
    (isByTime && (from < 1e12 || to < from || to - from > 86_400_000)) ||
    (waybill !== null && !/^[A-Z0-9-]{6,35}$/.test(waybill)) ||
    page < 1 ||
    size < 1 ||
    size > 50;
  if (isBad) return fault('10301001002', '请求参数错误');
  const found = (waybill === null ? books.between(from, to) : books.under(waybill)).filter(
    ({ updatedAt }) => !isByTime || (updatedAt >= from && updatedAt <= to),
  );
  const rows = found.slice((page - 1) * size, page * size).map((one) => recordOf(one, now, false));
  return ok({ data: rows, paginationData: { totalItems: found.length, pageSize: size, currentPage: page } });
}

type Office = { books: PracticeBooks; rules: PracticeRules; now: number };

function operate({ method, text }: PracticeRequest, one: PracticeReturn, office: Office): PracticeAnswer {
  const { books, rules, now } = office;
  const [, type] = /^\{"operateType":(\d+),/.exec(text) ?? [];
  const name = (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[]).find((key) => text.includes(`"${BLOCKS[key]}":{`));
  if (method !== 'PATCH' || name === undefined || Number(type) !== PRACTICE_TYPES[name])
    return fault('10301001002', '操作类型错误');
  if (!text.includes(`"afsOrderDTO":{"afsOrderId":${one.id}`)) return fault('10301001002', '服务单号错误');
  const isOpen = one.mainStatus !== 100 && one.processedAt === null && !/关闭|取消/.test(one.mainStatusDesc);
  switch (name) {
    case 'receive':
      if (!isOpen || one.receivedAt !== null) return fault('10301001002', '当前状态不允许收货');
      books.change(one.id, { receivedAt: now, mainStatusDesc: '待处理' }, now);
      break;
    case 'refund': {
      const [, yuan = '', part = ''] = /"submitRefundAmount":(\d+)\.(\d\d)[,}]/.exec(text) ?? [];
      if (yuan === '') return fault('10301001002', '退款金额错误');
      if (rules.isCareful && (!isOpen || one.receivedAt === null)) return fault('10301001002', '当前状态不允许退款');
      books.submit(one.id, Number(yuan + part), now, rules.payAfterMs);
      break;
    }
    case 'close':
      if (!isOpen || !/"reasonType":\d+/.test(text)) return fault('10301001002', '当前状态不允许关单');
      books.change(one.id, { mainStatusDesc: '已关闭' }, now);
      break;
  }
  return ok({ data: { afsOrderId: Number(one.id), orderId: Number(one.orderId) } });
}
