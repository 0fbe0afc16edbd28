import type { ReturnState } from '../../../shared/domain-words.ts';

// pdd: the connector of a Pinduoduo shop, through the Pinduoduo Open Platform (https://open.pinduoduo.com). It stands
// beside the other connectors, behind the sync; docs/connect-pdd.md says what is proven and what is not: the platform has
// no test environment, so all of this comes from its documentation and from SDKs made of it.
// This file: its names, limits and codes, as data. UNVERIFIED = no source that could be cited.

export const ROUTER_PATH = '/api/router';

/** The after-sales group has ten calls, and none of them refuses a return or takes a picture. */
export const METHODS = {
  list: 'pdd.refund.list.increment.get',
  get: 'pdd.refund.information.get',
  warehouse: 'pdd.nextone.logistics.warehouse.update',
  agree: 'pdd.refund.agree',
  /** 商家换货发货 */
  ship: 'pdd.refund.exchange.shipping',
  /** Of the logistics group: which couriers there are, and their ids. */
  couriers: 'pdd.logistics.companies.get',
} as const;
export type PddMethod = (typeof METHODS)[keyof typeof METHODS];

/** 限流规则, the narrowest that is documented for one shop (the gateway's own are far above what one bench asks). */
export const SHOP_LIMITS: ReadonlyMap<PddMethod, { times: number; perMs: number }> = new Map([
  [METHODS.list, { times: 100, perMs: 10_000 }],
]);

/** `after_sales_status` and `after_sales_type` of the list: 1 = all. */
export const ALL = '1';
/** The most a page may hold; the first page is 1. */
export const PAGE_SIZE = 100;
export const WINDOWS = {
  /** Longer than a return takes. */
  beginningMs: 30 * 24 * 3_600_000,
  /** 开始时间结束时间间距不超过 30 分钟 */
  maxMs: 30 * 60_000,
  minMs: 1_000,
  /** A change may come into the list later than its own time says. */
  overlapMs: 120_000,
  firstPage: 1,
} as const;
/** Details read at the same time. */
export const DETAILS_AT_ONCE = 4;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A writing call that has not left this long after the sync let it go is not sent: with its time-out it must be over
 * before the sync (a minute) believes that it never will be carried out.
 */
export const SEND_WINDOW_MS = 20_000;

export const REFUND_WAYS = ['warehouse', 'agree'] as const;
export type RefundWay = (typeof REFUND_WAYS)[number];

export const SHIP_WAYS = ['hand', 'exchange'] as const;
export type ShipWay = (typeof SHIP_WAYS)[number];

/** `warehouse_status`: 1 = 成功, 2 = 失败. What 2 does is UNVERIFIED: it is a notice here, never a refusal. */
export const WAREHOUSE = { in: 1, notIn: 2 } as const;

/** `hand`: a person refuses, nothing is sent. `warehouse`: it is told besides that the goods were not taken in. */
export const REFUSE_WAYS = ['hand', 'warehouse'] as const;
export type RefuseWay = (typeof REFUSE_WAYS)[number];

/** What comes back, if anything. */
export type PddKind = 'refund-only' | 'return' | 'exchange' | 'resend' | 'repair';

/** `after_sales_type` of the list; 9 (拦截退货) stands in third-party copies only. */
export const LIST_TYPES: ReadonlyMap<number, PddKind> = new Map([
  [2, 'refund-only'],
  [3, 'return'],
  [4, 'exchange'],
  [5, 'resend'],
  [9, 'return'],
]);
/** The same field in the detail has other codes. */
export const DETAIL_TYPES: ReadonlyMap<number, PddKind> = new Map([
  [1, 'refund-only'],
  [2, 'return'],
  [3, 'exchange'],
  [4, 'resend'],
  [5, 'repair'],
]);

/**
 * `after_sales_status`, of list and detail alike. 4 and 5: agreed by the merchant or by the platform, the money is on its
 * way and can't be called back: for us that is refunded. A number that isn't here is locked: a person looks.
 */
export const STATES: ReadonlyMap<number, ReturnState> = new Map([
  [0, 'closed'],
  [2, 'open'],
  [3, 'open'],
  [4, 'refunded'],
  [5, 'refunded'],
  [6, 'open'],
  [7, 'open'],
  [8, 'locked'],
  [9, 'closed'],
  [10, 'refunded'],
  [11, 'withdrawn'],
  [12, 'closed'],
  [13, 'closed'],
  [14, 'open'],
  [15, 'open'],
  [16, 'closed'],
  [17, 'closed'],
  [18, 'open'],
  [21, 'open'],
  [22, 'open'],
  [24, 'closed'],
  [25, 'closed'],
  [27, 'open'],
  [31, 'open'],
  [32, 'open'],
]);
/** 买家申请退款，待商家处理 */
export const APPLIED = 2;
/** 退货退款，待商家处理 */
export const WAITS_FOR_MERCHANT = 3;
/** 驳回退款，待买家处理 */
export const REFUSED_BY_MERCHANT = 6;
/** 已同意退货退款，待用户发货 */
export const WAITS_FOR_GOODS = 7;

/** 换货补寄待商家处理. UNVERIFIED whether it is this one as well after the exchange was agreed to; the call refuses where not. */
export const WAITS_FOR_SHIPMENT = 14;
/** 换货补寄待用户确认完成, 换货补寄成功: other goods are on their way, or arrived. */
export const SHIPPED: ReadonlySet<number> = new Set([18, 16]);

/** `available` of a courier: 0 may not be used. */
export const COURIER_CLOSED = 0;

/** `join_or_not`: the platform's own people have stepped in. */
export const STEPPED_IN = '1';
/** `speed_refund_status`: 极速退款 was paid. */
export const SPEED_REFUNDED = '3';

/** 返回错误码说明, main codes. */
export const THROTTLED: ReadonlySet<number> = new Set([70031, 52101, 52102, 52103, 70033]);
export const SIGNED_OUT: ReadonlySet<number> = new Set([10014, 10019, 10035, 20032]);
export const WRONG_SIGNATURE: ReadonlySet<number> = new Set([20004]);
export const WRONG_CLIENT: ReadonlySet<number> = new Set([10016]);
/** Not allowed yet (addresses, permissions, a test app's quota): said in the platform's words, and tried again. */
export const NO_PERMISSION: ReadonlySet<number> = new Set([
  20005, 20031, 20034, 30000, 30001, 70032, 70034, 70035, 70036,
]);
/** Looked at and not done: arguments of ours, or 50001, a business rule. */
export const REFUSED: ReadonlySet<number> = new Set([10000, 10001, 10017, 20007, 20035, 21001, 21002, 50001, 52004]);
/** UNVERIFIED: a timestamp out of its window comes as 公共参数错误 with the parameter's name in the text. */
export const WRONG_PARAMETER = 10001;
export const ABOUT_TIMESTAMP = /timestamp|时间戳/i;
/** UNVERIFIED: the words of a return that doesn't exist. */
export const NO_SUCH = /不存在|未查到|没有找到|未找到/;

/** None of the throttles says how long; the shop's own limit counts 10 s. */
export const THROTTLE_REST_MS = 10_000;

export const RELAY_HEADER = 'x-dockproof-relay';
