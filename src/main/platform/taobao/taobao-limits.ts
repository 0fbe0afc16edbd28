import type { DisputeStage, ReturnState } from '../../../shared/domain-words.ts';
import type { SentAnew } from '../../../shared/refusal.ts';
import type { WindowLimits } from '../window-cursor.ts';

// taobao: the connector of a Taobao or Tmall shop, through the Taobao Open Platform (TOP, https://open.taobao.com). It
// stands beside the other connectors, behind the sync; docs/connect-taobao.md says what is proven and what is not: there
// is no test environment for us, so all of this comes from the platform's documentation and its generated SDKs.
// This file: TOP's names, limits and codes, as data. UNVERIFIED = no source that could be cited.

export const ROUTER_PATH = '/router/rest';
export const TOP_VERSION = '2.0';

/** The names under which TOP knows its calls (API metadata; the numbers are its document ids). */
export const METHODS = {
  list: 'taobao.refunds.receive.get',
  /** 53 */
  get: 'taobao.refund.get',
  /** 28151 */
  signed: 'taobao.nextone.logistics.sign.update',
  /** 28206 */
  warehouse: 'taobao.nextone.logistics.warehouse.update',
  /** 22465; sub-accounts only, and (third-party sources) only from inside the platform's cloud. */
  agree: 'taobao.rp.refunds.agree',
  /** 23875, Tmall only: without it Tmall doesn't let a refund be agreed to by call. */
  review: 'taobao.rp.refund.review',
  /** 26204 */
  refuseReasons: 'taobao.refund.refusereason.get',
  /** 10480 */
  refuse: 'taobao.refund.refuse',
  /** 23877, Tmall only, before the buyer has sent the goods. */
  refuseReturn: 'taobao.rp.returngoods.refuse',
  /** 125 */
  addMessage: 'taobao.refund.message.add',
  /** Exchanges of Tmall: how they stand, that the goods are back (31199), and that others left. */
  exchanges: 'tmall.exchange.receive.get',
  exchangeReceived: 'tmall.exchange.returngoods.agree',
  exchangeSent: 'tmall.exchange.consigngoods',
  couriers: 'taobao.logistics.companies.get',
  /** 42161, 销退单上传: slips of returned goods. No call reads one back. */
  slip: 'taobao.rdc.aligenius.warehouse.reverse.uploading',
} as const;
export type TopMethod = (typeof METHODS)[keyof typeof METHODS];

/** All but `num` and `outer_id` stand in the list call's own documentation; these two are fields of the same object. */
export const LIST_FIELDS =
  'refund_id,tid,oid,title,buyer_nick,total_fee,refund_fee,payment,status,created,modified,order_status,good_status,' +
  'has_good_return,company_name,sid,reason,desc,refund_phase,dispute_type,num,outer_id,num_iid,sku,refund_version,cs_status';
export const GET_FIELDS = `${LIST_FIELDS},good_return_time,refund_remind_timeout,operation_contraint,attribute`;
export const REASON_FIELDS = 'reason_id,reason_text,reason_tips';

/** The only documented value of `warehouse_status`: 已入仓. */
export const WAREHOUSE_IN = '1';
/** UNVERIFIED: the documentation names `sign_status` a number without its values. */
export const SIGN_STATUS_SIGNED = '1';

/** The most a page may hold. */
export const PAGE_SIZE = 100;
/**
 * A day a reading, seconds at least (TOP's times are whole ones). A pull without a cursor begins 30 days back, longer than
 * a return takes; each looks back two minutes, because a change may come into the list later than its own time says.
 */
export const WINDOWS: WindowLimits = {
  beginningMs: 30 * 24 * 3_600_000,
  maxMs: 24 * 3_600_000,
  minMs: 1_000,
  overlapMs: 120_000,
  firstPage: 1,
};
/** Details read at the same time. */
export const DETAILS_AT_ONCE = 4;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A writing call that has not left this long after the sync let it go is not sent: with its time-out it must be over
 * before the sync (a minute) believes that it never will be carried out.
 */
export const SEND_WINDOW_MS = 20_000;
/** No further picture begins this long after a refusal was let go: the sync waits 45 s for all of it. */
export const PICTURES_WINDOW_MS = 25_000;

/** TOP's times are those of GMT+8, whatever the bench's time zone. */
export const TOP_OFFSET_MS = 8 * 3_600_000;

export const SHOP_TYPES = ['taobao', 'tmall'] as const;
export type ShopType = (typeof SHOP_TYPES)[number];
export const REFUND_WAYS = ['warehouse', 'agree'] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];

/** `rp.refunds.agree`, of one call: refunds and their sum. We send one refund a call. */
export const AGREE_CAPS: Readonly<Record<ShopType, { refunds: number; cents: number }>> = {
  taobao: { refunds: 20, cents: 600_000 },
  tmall: { refunds: 30, cents: 1_000_000 },
};
export const AGREED = 'OP_SUCC';

/** `refund.refuse.refuse_proof`; GIF, JPG, PNG; needed on Tmall. */
export const PROOF_MAX_BYTES = 130_000;
/** `rp.returngoods.refuse.refuse_proof`: 5M. The smaller reading of "M". */
export const RETURN_PROOF_MAX_BYTES = 5_000_000;
/** `refund.message.add.image`: 500K, one a message. The smaller reading of "K". */
export const MESSAGE_IMAGE_MAX_BYTES = 500_000;

/** What a return's `status` means to us. A refund that the buyer took back is CLOSED like any other. */
export const STATES: ReadonlyMap<string, ReturnState> = new Map([
  ['WAIT_SELLER_AGREE', 'open'],
  ['WAIT_BUYER_RETURN_GOODS', 'open'],
  ['WAIT_SELLER_CONFIRM_GOODS', 'open'],
  ['SELLER_REFUSE_BUYER', 'open'],
  ['WAIT_BUYER_CONFIRM_EXCHANGE_SELLER_SEND_GOODS', 'open'],
  ['EXCHANGE_TRANSFORM_TO_REFUND', 'open'],
  ['WAIT_SELLER_CONSIGN_GOODS', 'open'],
  ['CLOSED', 'closed'],
  ['SUCCESS', 'refunded'],
]);
export const WAITS_FOR_GOODS = 'WAIT_SELLER_CONFIRM_GOODS';
export const WAITS_FOR_AGREEMENT = 'WAIT_SELLER_AGREE';
export const REFUSED_BY_SELLER = 'SELLER_REFUSE_BUYER';

/**
 * `cs_status` 客服介入: 2 asked for · 3 stepped in · 4 first verdict · 5 reviewed again · 6 done with. 1 = not asked for; another
 * number, or none, tells nothing.
 */
export const DISPUTES: ReadonlyMap<number, DisputeStage> = new Map([
  [2, 'asked'],
  [3, 'at-work'],
  [4, 'first-ruling'],
  [5, 'review'],
  [6, 'ruled'],
]);
/** Once they are done with it the return is the seller's again: its status says what came of it. */
export const RULED = 'ruled';

/** `dispute_type` of goods that come back for something other than money: one exit only, and it is not a refund. */
export const WANTED: ReadonlyMap<string, SentAnew> = new Map([
  ['TMALL_EXCHANGE', 'exchanged'],
  ['TAOBAO_EXCHANGE', 'exchanged'],
  ['REPAIR', 'repaired'],
  ['RESHIPPING', 're-sent'],
]);
/** The only one of them that has calls of its own. */
export const TMALL_EXCHANGE = 'TMALL_EXCHANGE';
export const SHIP_WAYS = ['hand', 'consign'] as const;
export type ShipWay = (typeof SHIP_WAYS)[number];
export const EXCHANGE_FIELDS = 'dispute_id,status,modified,buyer_logistic_no,seller_logistic_no,seller_logistic_name';
/**
 * `status` of an exchange: 1 asked for · 2 waits for the buyer's goods · 3 they came, waits for the shop · 4 closed · 5 done ·
 * 6 waits for the buyer · 12 waits for the shop's goods · 13 waits for the buyer to receive them · 14 to be refunded instead.
 * UNVERIFIED that the answer writes it as this number; another text is for a person.
 */
export const EXCHANGE = { received: 3, closed: 4, done: 5, toSend: 12, sent: 13, toRefund: 14 } as const;
export const EXCHANGE_OPEN: ReadonlySet<number> = new Set([1, 2, 3, 6, 12, 13, 14]);
/** `logistics_type`: 200 = a courier, 100 = the post. */
export const BY_COURIER = '200';

/** `operation_contraint` (TOP's own spelling). */
export const CANNOT_REFUSE = 'cannot_refuse';
export const ONLY_ON_WEB = 'refund_onweb';

/** 七天无理由 can't be refused by call (text of `refund.refuse`). */
export const NO_REASON = '无理由';

/**
 * Codes of the gateway itself (`error_response.code` below 100): the call was turned away before it reached the service.
 * 7 = throttled · 26, 27 = no or no valid authorisation · 24, 25 = signature · 28, 29 = app key · 30, 31 = timestamp ·
 * 11–13, 42 = no permission. Numbers and texts as in TOP's list of system errors.
 */
export const THROTTLED = 7;
export const SIGNED_OUT: ReadonlySet<number> = new Set([26, 27]);
export const WRONG_SIGNATURE: ReadonlySet<number> = new Set([24, 25]);
export const WRONG_APP_KEY: ReadonlySet<number> = new Set([28, 29]);
export const WRONG_TIME: ReadonlySet<number> = new Set([30, 31]);
export const NO_PERMISSION: ReadonlySet<number> = new Set([11, 12, 13, 42]);
/** Missing or wrong arguments of ours: refused before anything was done. */
export const WRONG_ARGUMENTS: ReadonlySet<number> = new Set([21, 22, 23, 32, 33, 34, 40, 41, 43]);

/** "This ban will last for 31062 more seconds". */
export const BAN = /ban will last for (\d{1,9}) more second/i;
/** A throttle without a time. */
export const THROTTLE_REST_MS = 5_000;

/** UNVERIFIED: how TOP says that a large sum waits for the code sent by SMS; its documentation only says that it does. */
export const SMS_CODE = /验证码|校验码|短信|sms|verif\w* code/i;

/** 销退单状态: 1 已创建 · 2 待入库 · 3 已入库 · 5 已取消. A slip of ours is of goods that lie in their place. */
export const SLIP_IN = 3;
/** A line's `status`: 1 正品 · 2 残品 · 3 部分正品 · 4 未确认. Each line of ours holds goods of one kind, so 3 is never sent. */
export const GRADES = { sound: 1, defective: 2, unconfirmed: 4 } as const;
export type Grade = (typeof GRADES)[keyof typeof GRADES];
/** A line's `type`: 1 淘系子订单 · 2 赠品 · 3 未知. */
export const LINE_TYPES = { ofOrder: 1, unknown: 3 } as const;
/** 销退单ID is a text of unknown length: this many characters of ours. */
export const SLIP_ID_LENGTH = 20;
export const SLIP_COUNTRY = '中国';

/**
 * `cp_code` 物流公司code by what stands in `company_name`, the first row that fits. UNVERIFIED for this call: the codes are
 * those of Taobao's other logistics calls. Couriers without a row (极兔, 德邦 and others, whose codes no source of that kind gave)
 * are asked of the merchant.
 */
export const COURIER_CODES: readonly { word: string; code: string }[] = [
  { word: '顺丰', code: 'SF' },
  { word: '圆通', code: 'YTO' },
  { word: '中通', code: 'ZTO' },
  { word: '申通', code: 'STO' },
  { word: '韵达', code: 'YUNDA' },
  { word: '京东', code: 'JD' },
  { word: 'EMS', code: 'EMS' },
  { word: '邮政', code: 'POSTB' },
];

export const RELAY_HEADER = 'x-dockproof-relay';
