import type { DisputeStage, ReturnState } from '../../../shared/domain-words.ts';
import type { SentAnew } from '../../../shared/refusal.ts';

// douyin: the connector of a Douyin shop 抖店, through its open platform (https://op.jinritemai.com). It stands beside the
// other connectors, behind the sync; docs/connect-douyin.md says what is proven and what is not: the platform has no test
// environment, so all of this comes from its documentation and from SDKs made of it.
// This file: its names, limits and codes, as data. UNVERIFIED = no source that could be cited.

/** The `method` of the query is the path with points, `afterSale.List`. */
export const PATHS = {
  list: '/afterSale/List',
  detail: '/afterSale/Detail',
  warehouse: '/afterSale/returnGoodsToWareHouseSuccess',
  operate: '/afterSale/operate',
  reasons: '/afterSale/rejectReasonCodeList',
  timeExtend: '/afterSale/timeExtend',
  exchangeConfirm: '/afterSale/buyerExchangeConfirm',
  couriers: '/order/logisticsCompanyList',
  proof: '/afterSale/submitEvidence',
} as const;
export type DouyinPath = (typeof PATHS)[keyof typeof PATHS];

/** The most a page may hold; the first page is 0. */
export const PAGE_SIZE = 100;
export const WINDOWS = {
  /** Longer than a return takes. */
  beginningMs: 30 * 24 * 3_600_000,
  /** Ours: the documentation names no limit. */
  maxMs: 24 * 3_600_000,
  minMs: 1_000,
  /** A change may come into the list later than its own time says. */
  overlapMs: 120_000,
  firstPage: 0,
} as const;
export const ORDER_BY: readonly string[] = ['update_time asc'];
/** Details read at the same time. */
export const DETAILS_AT_ONCE = 4;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 12_000;
/**
 * A writing call that has not left this long after the sync let it go is not sent: with its time-out it must be over
 * before the sync (a minute) believes that it never will be carried out.
 */
export const SEND_WINDOW_MS = 20_000;

export const REFUND_WAYS = ['warehouse', 'operate'] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];
export const REFUSE_WAYS = ['hand', 'operate'] as const;
export type RefuseWay = (typeof REFUSE_WAYS)[number];

export const SHIP_WAYS = ['hand', 'confirm'] as const;
export type ShipWay = (typeof SHIP_WAYS)[number];
/** `buyerExchangeConfirm.action`: the buyer's goods are here, and others leave. */
export const EXCHANGE_AND_SEND = 'exchange_agree';

/**
 * `operate.type`. UNVERIFIED: the list of numbers (docs/question-docs/93/2752) is in no copy that could be read; these two
 * are from memory, 111 also stands in an example. They are used only where a person chose it in the form, and what came of
 * them is read back before it is believed.
 */
export const AGREE_AFTER_RECEIPT = 111;
export const REFUSE_AFTER_RECEIPT = 112;
/** UNVERIFIED which of them `items[].status_code` bears when all went well. */
export const ITEM_DONE: ReadonlySet<number> = new Set([0, 10_000]);

/** `aftersale_type`: 0 return and refund · 1 refund after sending · 2 refund before sending · 3 exchange · 6 price · 7 re-send · 8 repair. */
export const RETURN_TYPE = 0;
export const REFUND_AFTER_SENDING = 1;
/** Goods come back for something other than money. */
export const WANTED: ReadonlyMap<number, SentAnew> = new Map([
  [3, 'exchanged'],
  [7, 're-sent'],
  [8, 'repaired'],
]);
/** Of them those whose goods come back. */
export const EXCHANGE_TYPES: ReadonlySet<number> = new Set([3, 8]);
/** 换货. */
export const EXCHANGE_TYPE = 3;
/** UNVERIFIED: 13 = the buyer is to receive the other goods, 14 = the exchange is done. */
export const EXCHANGE_SENT: ReadonlySet<number> = new Set([13, 14]);
/** `is_agree_refuse_sign`: the buyer refuses it at the door, it comes back under the outbound waybill. */
export const REFUSES_AT_DOOR = 1;

/** `aftersale_status`, of list and detail alike. A number that isn't here is locked: a person looks. */
export const STATES: ReadonlyMap<number, ReturnState> = new Map([
  [3, 'closed'],
  [6, 'open'],
  [7, 'open'],
  [8, 'open'],
  [11, 'open'],
  [12, 'refunded'],
  [13, 'closed'],
  [14, 'closed'],
  [27, 'open'],
  [28, 'closed'],
  [29, 'open'],
]);
/** 待商家同意 */
export const APPLIED = 6;
/** 待买家退货 */
export const WAITS_FOR_GOODS = 7;
/** 待商家二次同意: the goods are on their way or here. */
export const WAITS_FOR_MERCHANT = 11;
/** 商家一次拒绝, 商家二次拒绝 */
export const REFUSED_BY_MERCHANT: ReadonlySet<number> = new Set([27, 29]);

/** `refund_status`: 1 waits · 2 under way · 3 done · 4 failed · 5 recovered. Under way can't be called back. */
export const REFUND_MOVED: ReadonlySet<number> = new Set([2, 3, 5]);
export const REFUND_FAILED = 4;

/** `arbitrate_status` while the platform's people have it: 1 at work · 4 wait for our proof · 5 negotiation. */
export const IN_ARBITRATION: ReadonlyMap<number, DisputeStage> = new Map([
  [1, 'at-work'],
  [4, 'proof-wanted'],
  [5, 'negotiating'],
]);

/** 待商家举证 */
export const PROOF_WANTED = 4;
/** `submitEvidence.evidence`: 凭证，最多四张. `operate.evidence` names no number: no more than these either. */
export const EVIDENCE_MAX = 4;
/** `operate.evidence[].type`: 1 图片 · 2 视频（暂不支持）. */
export const EVIDENCE_PICTURE = 1;
/** Ours, and the relay's (docs/connect-relay.md); Douyin names none. */
export const PICTURE_MAX_BYTES = 1_000_000;
/** Proof that has not left this long after a person pressed is not sent; with its time-out and readings the call is over in 90 s. */
export const PROOF_WINDOW_MS = 60_000;

export const DONE = 10_000;
export const THROTTLED = 60_000;
/** The documentation names no time. */
export const THROTTLE_REST_MS = 5_000;
/** Which part of what we sent is wrong, by the beginning of the sub-code; the call was turned away before it began. */
export const TURNED_AWAY: readonly (readonly ['signed-out' | 'secret' | 'key' | 'clock' | 'permission', string])[] = [
  ['secret', 'isv.signature-'],
  ['signed-out', 'isv.access-token-'],
  ['signed-out', 'dop.authorization-'],
  ['key', 'isv.app-id-'],
  ['clock', 'isv.timestamp-'],
  ['permission', 'isv.app-permissions-'],
  ['permission', 'dop.app-forbidden'],
];
/** 30001 no permission, 30002 the address of the caller. */
export const NO_PERMISSION: ReadonlySet<number> = new Set([30_001, 30_002]);
/** Looked at and not done: arguments (40002, 40004), a business rule (50002), a call that is gone (70000). */
export const REFUSED: ReadonlySet<number> = new Set([40_002, 40_003, 40_004, 50_002, 70_000]);

/** Sub-codes of 50002 and 20000 that mean something of their own. */
export const STRATEGY_OFF = 'isv.business-failed:11002';
export const TYPE_NOT_COVERED = 'isv.business-failed:12001';
export const ONLY_IN_BACK_OFFICE = 'isv.business-failed:11001';
/** 获取售后小助手策略失败: nothing done, later again. */
export const STRATEGY_NOT_READ = 'isv.business-failed:12000';
/** A time-out inside the platform: it may have been done. */
export const BUSINESS_TIMEOUT = 'isv.business-failed:10000';
/** An id that there isn't. */
export const NO_SUCH = 'isp.service-error:10000';

export const RELAY_HEADER = 'x-dockproof-relay';

/** Of pushes: how many the relay is asked for at once, and how many returns are read for them. The rest comes by its window. */
export const EVENTS_AT_ONCE = 50;
export const RETURNS_AT_ONCE = 100;
/**
 * The pushes that tell of a return: 201 agreed · 203 the buyer sent the goods · 204 refused · 206 refunded · 209 its
 * deadline moved · 213 proof is wanted. What they say is not believed; the return is read.
 */
export const EVENT_TAGS: ReadonlySet<string> = new Set(['201', '203', '204', '206', '209', '213']);
