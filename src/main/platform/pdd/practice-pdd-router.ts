import { createHash } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import type { PracticeAnswer, PracticeRequest, PracticeRouter } from '../practice-line.ts';
import { createPracticeBooks, detailOf, listedOf } from './practice-pdd-books.ts';
import type { PracticeBooks, PracticeReturn } from './practice-pdd-books.ts';

export type PracticeRules = {
  /** The merchant's strategy: a warehouse notice is followed by the refund. */
  paysOnNotice: boolean;
  /** False: agreeing pays whatever the state, as often as it comes. For proving that the bench prevents a second refund. */
  isCareful: boolean;
  /** Stands where the merchant's relay would: takes unsigned calls that bear its header. */
  isRelay: boolean;
};

export type PddRouterOptions = {
  clock: Clock;
  /** Read anew at each call: a token may end. */
  app: { clientId: string; clientSecret: string; accessToken: string };
  rules?: Partial<PracticeRules>;
};

/** `calls`: the methods that were let in. */
export type PddRouter = PracticeRouter & { books: PracticeBooks; calls: string[] };

const fault = (code: number, msg: string, subMsg = msg): PracticeAnswer => ({
  status: 200,
  body: {
    error_response: { error_code: code, error_msg: msg, sub_code: String(code), sub_msg: subMsg, request_id: '1' },
  },
});
const ok = (body: object): PracticeAnswer => ({ status: 200, body });

/** Pinduoduo's gateway without its line, for whoever brings one: a server here, or a simulation in one process. */
export function createPddRouter(options: PddRouterOptions): PddRouter {
  const { clock, app } = options;
  const rules: PracticeRules = { paysOnNotice: true, isCareful: true, isRelay: false, ...options.rules };
  const books = createPracticeBooks();
  const calls: string[] = [];

  /** The gateway's own checks; null = it may go on. */
  const turnAway = (request: PracticeRequest, form: Map<string, string>): PracticeAnswer | null => {
    const given = (name: string): string => form.get(name) ?? '';
    if (request.method !== 'POST' || request.path !== '/api/router') return fault(20035, '接口不属于当前网关');
    if (!request.header('content-type').startsWith('application/x-www-form-urlencoded'))
      return fault(10000, '参数错误');
    if (!HANDLERS.has(given('type'))) return fault(10017, 'type不正确');
    if (given('client_id') !== app.clientId) return fault(10016, 'client下线或者clientId不正确');
    const at = /^\d{10}$/.test(given('timestamp')) ? Number(given('timestamp')) * 1000 : 0;
    if (Math.abs(at - clock.now()) > 600_000) return fault(10001, '公共参数错误:timestamp');
    const isByRelay = request.header('x-dockproof-relay') === '1';
    if (rules.isRelay ? !isByRelay || form.has('sign') : given('sign') !== expectedSign(form, app.clientSecret))
      return fault(20004, '签名sign校验失败');
    return given('access_token') === app.accessToken ? null : fault(10019, 'access_token已过期');
  };

  return {
    books,
    calls,
    nameOf: (request) => new URLSearchParams(request.text).get('type') ?? '',
    busy: fault(70031, '调用过于频繁，请调整调用频率'),
    answer: (request) => {
      const form = new Map(new URLSearchParams(request.text));
      const away = turnAway(request, form);
      if (away !== null) return away;
      const type = form.get('type') ?? '';
      calls.push(type);
      return HANDLERS.get(type)?.(form, books, rules, clock.now()) ?? fault(10017, 'type不正确');
    },
  };
}

/** Computed apart from the connector's own signing: by bytes, from the form as it came. */
function expectedSign(form: Map<string, string>, secret: string): string {
  const pairs = [...form].filter(([name]) => name !== 'sign').map(([name, value]) => Buffer.from(`${name}\0${value}`));
  pairs.sort((one, other) => Buffer.compare(one, other));
  const hash = createHash('md5');
  hash.update(secret);
  for (const pair of pairs) hash.update(pair.toString('utf8').replace('\0', ''));
  hash.update(secret);
  return hash.digest('hex').toUpperCase();
}

type Handler = (form: Map<string, string>, books: PracticeBooks, rules: PracticeRules, now: number) => PracticeAnswer;

const whole = (form: Map<string, string>, name: string): number =>
  /^\d+$/.test(form.get(name) ?? '') ? Number(form.get(name)) : -1;

const answerList: Handler = (form, books) => {
  const [from, to] = [whole(form, 'start_updated_at'), whole(form, 'end_updated_at')];
  const [page, size] = [whole(form, 'page'), whole(form, 'page_size')];
  if (form.get('after_sales_status') !== '1' || form.get('after_sales_type') !== '1')
    return fault(21002, '请求参数不能为空');
  if (from < 0 || to < from || to - from > 1_800) return fault(21001, '请求参数错误', '时间间隔不能超过30分钟');
  if (page < 1 || size < 1 || size > 100) return fault(21001, '请求参数错误');
  const found = books.between(from * 1000, to * 1000);
  const rows = found.slice((page - 1) * size, page * size).map(listedOf);
  return ok({ refund_increment_get_response: { total_count: found.length, refund_list: rows } });
};

const answerDetail: Handler = (form, books) => {
  const one = books.find(form.get('after_sales_id') ?? '', form.get('order_sn') ?? '');
  return one === null ? fault(50001, '业务服务错误', '售后单不存在') : ok(detailOf(one));
};

/** The named return and the rest of `request`, or what is wrong with it. */
function asked(
  form: Map<string, string>,
  books: PracticeBooks,
): { one: PracticeReturn; text: string } | PracticeAnswer {
  const text = form.get('request') ?? '';
  const [, id] = /"after_sales_id":(\d+)/.exec(text) ?? [];
  const [, orderSn] = /"order_sn":"([\d-]+)"/.exec(text) ?? [];
  if (id === undefined || orderSn === undefined) return fault(21002, '请求参数不能为空');
  const one = books.find(id, orderSn);
  return one === null ? fault(50001, '业务服务错误', '售后单不存在') : { one, text };
}

const writeWarehouse: Handler = (form, books, rules, now) => {
  const request = asked(form, books);
  if ('status' in request) return request;
  const { one, text } = request;
  const [, waybill] = /"reverse_tracking_number":"([A-Z0-9-]+)"/.exec(text) ?? [];
  const [, status] = /"warehouse_status":([12])\b/.exec(text) ?? [];
  if (!/"operate_time":\d{13}\b/.test(text) || status === undefined || waybill !== one.waybill)
    return fault(21001, '请求参数错误');
  if (one.listType !== 3 || one.status !== 3) return fault(50001, '业务服务错误', '售后单状态不支持入库');
  // What 失败 does is in no document: here it is written down, and nothing follows.
  if (status === '2') books.toldNotIn(one.id, now);
  else if (rules.paysOnNotice) books.pay(one.id, 'notice', now);
  return ok({ response: { result: { after_sales_id: Number(one.id), order_sn: one.orderSn } } });
};

const writeAgree: Handler = (form, books, rules, now) => {
  const request = asked(form, books);
  if ('status' in request) return request;
  const { one } = request;
  const mayBe = one.status === 3 || (one.status === 2 && one.listType === 2);
  if (rules.isCareful && !mayBe) return fault(50001, '业务服务错误', '售后单状态已变更');
  books.pay(one.id, 'agree', now);
  books.change(one.id, { status: 4 }, now);
  return ok({ response: { result: { succ: true, message: '' } } });
};

/** Ids and names as the platform might list them; one is closed. */
const COURIERS = [
  { id: 44, logistics_company: '顺丰速运', available: 1 },
  { id: 85, logistics_company: '圆通速递', available: 1 },
  { id: 115, logistics_company: '中通快递', available: 1 },
  { id: 384, logistics_company: '极兔速递', available: 1 },
  { id: 3, logistics_company: '百世快递', available: 0 },
];

const answerCouriers: Handler = () => ok({ logistics_companies_get_response: { logistics_companies: COURIERS } });

const writeShipment: Handler = (form, books, rules, now) => {
  const request = asked(form, books);
  if ('status' in request) return request;
  const { one, text } = request;
  const [, courierId] = /"shipping_id":(\d{1,9})\b/.exec(text) ?? [];
  const [, name] = /"shipping_name":"([^"]{1,40})"/.exec(text) ?? [];
  const [, waybill] = /"tracking_number":"([A-Z0-9-]{6,35})"/.exec(text) ?? [];
  const courier = COURIERS.find(({ id }) => String(id) === courierId);
  if (waybill === undefined || courier?.logistics_company !== name) return fault(21001, '请求参数错误');
  const said = (message: string): PracticeAnswer =>
    ok({
      response: { result: { after_sales_id: Number(one.id), order_sn: one.orderSn, succ: message === '', message } },
    });
  if (courier?.available !== 1) return said('快递公司已停用');
  if (one.listType !== 4) return said('不是换货单');
  if (rules.isCareful && one.status !== 14) return said('售后单状态不支持发货');
  books.ship(one.id, waybill, 'call', now);
  return said('');
};

const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ['pdd.refund.list.increment.get', answerList],
  ['pdd.refund.information.get', answerDetail],
  ['pdd.nextone.logistics.warehouse.update', writeWarehouse],
  ['pdd.refund.agree', writeAgree],
  ['pdd.logistics.companies.get', answerCouriers],
  ['pdd.refund.exchange.shipping', writeShipment],
]);
