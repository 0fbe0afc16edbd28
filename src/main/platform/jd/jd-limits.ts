// jd: the connector of a JD shop 京东, through JD's SP-API (https://open.jd.com). It stands beside the other connectors,
// behind the sync; docs/connect-jd.md says what is proven and what is not: JD has no test environment for merchants
// without an application, so all of this comes from its published schemas and SDKs.
// This file: its names, limits and codes, as data. UNVERIFIED = no source that could be cited.

import type { SentAnew } from '../../../shared/refusal.ts';

/** Behind the gateway's address, where that has no path of its own. */
export const GATEWAY_PATH = '/rest';
export const ORDERS_PATH = '/sp-aftercare/v0/afs-orders';
/** As the path parameter is named where it is signed. */
export const PATH_NAME = 'afsOrderId';
/** The parts of a return that come only when asked for. */
export const DETAIL_SCOPE = 'refundInfo,skuExtInfo';
/** `X-JOS-Request-Identity`; not signed. */
export const IDENTITY = 'vender';

/** UNVERIFIED: JD publishes no maximum. */
export const PAGE_SIZE = 50;
export const WINDOWS = {
  /** Longer than a return takes. */
  beginningMs: 30 * 24 * 3_600_000,
  /** UNVERIFIED: JD publishes no longest window. */
  maxMs: 24 * 3_600_000,
  minMs: 1_000,
  /** A change may come into the list later than its own time says. */
  overlapMs: 120_000,
  firstPage: 1,
} as const;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A refund that has not left this long after the sync let it go is not sent: with its time-out and the reading after it,
 * it must be over before the sync (a minute) believes that it never will be carried out.
 */
export const SEND_WINDOW_MS = 20_000;

/** `refundStatus`: the one value that proves a refund. The others are UNVERIFIED and prove nothing. */
export const REFUNDED = 20;
/** `mainStatus`: the service order is finished; that is no proof of money. */
export const FINISHED = 100;
/** `waybillType`: 2 = the buyer sends back (3 = the merchant sends again). */
export const SENT_BACK = 2;

/**
 * UNVERIFIED: the numbers of `mainStatus` and `subStatus` are not published with a meaning, but their names come along:
 * these words in them are what is gone by. A state without a name is locked: a person looks.
 */
export const STATE_WORDS = {
  withdrawn: /取消|撤销|撤回/,
  closed: /关闭|关单|不通过|驳回/,
  locked: /纠纷|介入|仲裁|升级/,
} as const;
/** `processResultDesc` of a return that ends in money. */
export const MONEY_RESULT = /退/;
/** `customerExpectDesc`: goods come back. */
export const GOODS_EXPECTED = /退货|换|修/;
/** `customerExpectDesc`: the buyer wants goods instead of money. Its words stand in no list; these are those that are seen. */
export const GOODS_WANTED: readonly [RegExp, SentAnew][] = [
  [/换/, 'exchanged'],
  [/修/, 'repaired'],
  [/补/, 're-sent'],
];

/** Must be called from JD's own cloud 云鼎. */
export const CLOUD_ONLY = '99904030005';
/**
 * UNVERIFIED, after that one code: 9990 + HTTP status + number are the gateway's own. What it turns away with 4xx has not
 * reached the service.
 */
export const GATEWAY_REFUSAL = /^99904\d{6}$/;
export const GATEWAY_FAULT = /^99905\d{6}$/;
/** UNVERIFIED: the words of faults whose codes are not published. */
export const FAULT_WORDS = {
  throttled: /限流|频繁|超过.*(?:次数|频率)|too many|limit/i,
  signature: /签名|signature|\bsign\b/i,
  clock: /时间戳|timestamp/i,
  token: /token|授权/i,
  noSuch: /不存在|未查到|没有找到|未找到/,
  broke: /系统|超时|异常|稍后|timeout/i,
} as const;
/** UNVERIFIED: no throttle of JD's says how long. */
export const THROTTLE_REST_MS = 10_000;

export const RELAY_HEADER = 'x-dockproof-relay';
