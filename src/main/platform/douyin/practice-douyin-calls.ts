import type { PracticeAnswer } from '../practice-line.ts';
import { detailOf, listedOf } from './practice-douyin-books.ts';
import type { PracticeBooks } from './practice-douyin-books.ts';

// What the practice platform does with a call that got past its gateway. Types and limits as in the documentation.

export type PracticeRules = {
  /** The after-sales assistant's strategy: off, not for this type, or on (a notice is followed by the refund). */
  strategy: 'on' | 'off' | 'other-type';
  /** What `operate` does with the numbers nobody could verify. */
  operateNumbers: 'as-guessed' | 'mean-nothing';
  /** False: operating pays whatever state and version, as often as it comes. For proving that the bench prevents it. */
  isCareful: boolean;
  /** Stands where the merchant's relay would: takes unsigned calls that bear its header. */
  isRelay: boolean;
  /** The relay keeps the platform's pushes; undefined = it has no such path. */
  keepsEvents?: boolean;
  /** The relay keeps pictures; undefined = it has no such path. */
  keepsPictures?: boolean;
  /** What `submitEvidence` does: takes it once it is asked for; or says yes and goes on asking. */
  proofing: 'takes' | 'only-says';
  /** What `timeExtend` does: lets a return's timer run longer, once; refuses; or says yes and does nothing. */
  extending: 'once' | 'never' | 'only-says';
  reasons: { code: number; reason: string; need: 'Y' | 'N'; pkg: number }[];
};

const done = (data: object): PracticeAnswer => ({
  status: 200,
  body: { code: 10000, msg: 'success', sub_code: '', sub_msg: '', log_id: '1', data },
});
export const fault = (code: number, subCode: string, subMsg: string): PracticeAnswer => ({
  status: 200,
  body: { code, msg: '失败', sub_code: subCode, sub_msg: subMsg, log_id: '1' },
});
const bad = (what: string): PracticeAnswer => fault(40004, 'isv.parameter-invalid:11000', `参数错误:${what}`);
const noSuch = (): PracticeAnswer => fault(20000, 'isp.service-error:10000', '售后单不存在');

/** `json` keeps long numbers as texts; `text` is the body as it came. */
type Call = {
  json: Record<string, unknown>;
  text: string;
  books: PracticeBooks;
  rules: PracticeRules;
  now: number;
  /** Whether something lies under this address: what can't be fetched is no proof. */
  isPicture: (url: string) => boolean;
};
type Handler = (call: Call) => PracticeAnswer;

const whole = (value: unknown): number => (typeof value === 'number' && Number.isSafeInteger(value) ? value : -1);

const answerList: Handler = ({ json, books }) => {
  if (json['aftersale_id'] !== undefined) {
    const one = typeof json['aftersale_id'] === 'string' ? books.find(json['aftersale_id']) : null;
    return done({ items: one === null ? [] : [listedOf(one)], has_more: false, total: 1, page: 0, size: 1 });
  }
  const [from, to] = [whole(json['update_start_time']), whole(json['update_end_time'])];
  const [page, size] = [whole(json['page']), whole(json['size'])];
  if (from < 0 || to < from) return bad('update_start_time');
  if (page < 0 || size < 1 || size > 100) return bad('page');
  const found = books.between(from * 1000, to * 1000);
  const items = found.slice(page * size, (page + 1) * size).map(listedOf);
  return done({ items, has_more: (page + 1) * size < found.length, total: found.length, page, size });
};

const answerDetail: Handler = ({ json, books }) => {
  const one = typeof json['after_sale_id'] === 'string' ? books.find(json['after_sale_id']) : null;
  return one === null ? noSuch() : done(detailOf(one, books.proofOf(one.id)));
};

/** The id must come as a number here, with every digit. */
const answerReasons: Handler = ({ text, books, rules }) => {
  const [, id] = /^\{"aftersale_id":(\d+)\}$/.exec(text) ?? [];
  if (id === undefined) return bad('aftersale_id');
  if (books.find(id) === null) return noSuch();
  return done({
    items: rules.reasons.map(({ code, reason, need, pkg }) => ({
      ...{ reject_reason_code: code, reason, evidence_need: need, pkg, order_type: -1, image: '' },
    })),
  });
};

const writeWarehouse: Handler = ({ json, books, rules, now }) => {
  const one = typeof json['aftersale_id'] === 'string' ? books.find(json['aftersale_id']) : null;
  if (one === null) return noSuch();
  if (Math.abs(whole(json['op_time']) * 1000 - now) > 600_000 || json['tracking_no'] !== one.waybill)
    return bad('op_time');
  if (rules.strategy === 'off') return fault(50002, 'isv.business-failed:11002', '店铺未设置或启用售后小助手策略');
  if (rules.strategy === 'other-type' || one.type !== 0)
    return fault(50002, 'isv.business-failed:12001', '售后单类型与策略限制不符合，未命中此策略');
  if (one.status !== 11) return fault(50002, 'isv.business-failed:20309541', '售后单状态已变更');
  books.pay(one.id, 'notice', now);
  return done({});
};

/** Pictures by address, each of which can be fetched; how many is not documented, no buyer may give more than eight. */
function isEvidence(given: unknown, isPicture: Call['isPicture']): boolean {
  if (!Array.isArray(given) || given.length < 1 || given.length > 8) return false;
  return given.every((one: unknown) => {
    const fields = new Map(Object.entries(one ?? {}));
    const url: unknown = fields.get('url');
    return (
      fields.get('type') === 1 && typeof url === 'string' && isPicture(url) && typeof fields.get('desc') === 'string'
    );
  });
}

const writeOperate: Handler = ({ json, books, rules, now, isPicture }) => {
  const items: unknown = json['items'];
  const item: unknown = Array.isArray(items) && items.length === 1 ? items[0] : null;
  if (typeof item !== 'object' || item === null) return bad('items');
  const given = new Map(Object.entries(item));
  const one = books.find(String(given.get('aftersale_id')));
  if (one === null) return noSuch();
  const isNow = whole(given.get('update_time')) * 1000 === one.updatedAt;
  if (rules.isCareful && (!isNow || one.status !== 11))
    return fault(50002, 'isv.business-failed:20309541', '售后单已变更，请刷新');
  if (rules.operateNumbers === 'as-guessed') {
    if (json['type'] === 111) books.pay(one.id, 'operate', now);
    else if (json['type'] === 112) {
      const reason = rules.reasons.find(({ code }) => code === given.get('reject_reason_code'));
      const isWhole = given.get('reason') === reason?.reason && typeof given.get('remark') === 'string';
      if (reason === undefined || !isWhole) return bad('reject_reason_code');
      if (reason.need === 'Y' && !given.has('evidence')) return bad('evidence');
      if (given.has('evidence') && !isEvidence(given.get('evidence'), isPicture)) return bad('evidence');
      books.change(one.id, { status: 29 }, now);
    } else return bad('type');
  }
  return done({ items: [{ aftersale_id: `#${one.id}#`, status_code: 0, status_msg: '' }] });
};

/**
 * The id must come as a number with every digit. UNVERIFIED: which states may be extended, how often, and with which codes it
 * is refused; taken to be the merchant's own step, once.
 */
const writeTimeExtend: Handler = ({ text, books, rules, now }) => {
  const [, id] = /^\{"aftersale_id":(\d+)\}$/.exec(text) ?? [];
  if (id === undefined) return bad('aftersale_id');
  const one = books.find(id);
  if (one === null) return noSuch();
  if (one.status !== 11 || one.arbitration !== 0)
    return fault(50002, 'isv.business-failed:20309541', '售后单状态已变更，不支持延长');
  if (rules.extending === 'only-says') return done({});
  if (rules.extending === 'never' || !books.extend(id, now))
    return fault(50002, 'isv.business-failed:11005', '该售后单不支持再次延长时间');
  return done({});
};

const COURIERS = [
  { id: 12, name: '顺丰速运', code: 'shunfeng' },
  { id: 7, name: '圆通速递', code: 'yuantong' },
  { id: 15, name: '中通快递', code: 'zhongtong' },
  { id: 8, name: '申通快递' },
];

const answerCouriers: Handler = () => ({
  status: 200,
  body: { code: 10000, msg: 'success', sub_code: '', sub_msg: '', log_id: '1', data: COURIERS },
});

/** The id must come as a number with every digit; the codes are those of the call's document. */
const writeExchange: Handler = ({ json, text, books, rules, now }) => {
  const [, id] = /"aftersale_id":(\d+)\b/.exec(text) ?? [];
  if (id === undefined || json['is_reject'] !== false || json['action'] !== 'exchange_agree') return bad('action');
  const one = books.find(id);
  if (one === null) return fault(50002, 'isv.business-failed:10004', '存在非本店铺订单，该操作被禁止');
  const waybill = json['logistics_code'];
  if (typeof waybill !== 'string' || !/^[A-Z0-9-]{6,35}$/.test(waybill)) return bad('logistics_code');
  if (!COURIERS.some(({ code }) => code !== undefined && code === json['company_code']))
    return fault(50002, 'isv.business-failed:10002', '参数错误，请修改后重试');
  const isWhere = one.type === 3 && one.status === 11 && one.arbitration === 0;
  if (!isWhere && (rules.isCareful || one.type !== 3))
    return fault(40004, 'isv.parameter-invalid:10007', '此订单状态已经发生变化，请刷新');
  books.ship(id, waybill, 'call', now);
  return done({});
};

/**
 * The id must come as a number with every digit. UNVERIFIED: with which codes it is refused, and what becomes of the
 * arbitration; taken to be looked at (1) from then.
 */
const writeProof: Handler = ({ json, text, books, rules, now, isPicture }) => {
  const [, id] = /^\{"aftersale_id":(\d+),/.exec(text) ?? [];
  const { comment, evidence, ...more } = json;
  if (id === undefined || Object.keys(more).join() !== 'aftersale_id') return bad('aftersale_id');
  const one = books.find(id);
  if (one === null) return noSuch();
  if (typeof comment !== 'string' || comment.trim() === '') return bad('comment');
  const urls: unknown[] = Array.isArray(evidence) ? evidence : [];
  const known = urls.filter((url) => typeof url === 'string').filter(isPicture);
  if (urls.length < 1 || urls.length > 4) return bad('evidence 最多四张');
  if (known.length < urls.length) return bad('evidence');
  if (one.arbitration !== 4) return fault(50002, 'isv.business-failed:20309541', '当前仲裁状态不需要举证');
  if (rules.proofing === 'takes') books.giveProof(id, { comment, images: known }, now);
  return done({});
};

export const HANDLERS: ReadonlyMap<string, Handler> = new Map([
  ['/afterSale/List', answerList],
  ['/afterSale/Detail', answerDetail],
  ['/afterSale/rejectReasonCodeList', answerReasons],
  ['/afterSale/returnGoodsToWareHouseSuccess', writeWarehouse],
  ['/afterSale/operate', writeOperate],
  ['/afterSale/timeExtend', writeTimeExtend],
  ['/order/logisticsCompanyList', answerCouriers],
  ['/afterSale/buyerExchangeConfirm', writeExchange],
  ['/afterSale/submitEvidence', writeProof],
]);
