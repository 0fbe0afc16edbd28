// wangdiantong: the connector of a merchant's ERP 旺店通旗舰版 (https://open.wangdian.cn/qjb). It stands beside the other
// connectors, behind the sync; docs/connect-wangdiantong.md says what is proven and what is not: nothing here was tried at
// a real account, all of it comes from the published documents and from SDKs made of them.
// This file: its names, limits and codes, as data. UNVERIFIED = no source that could be cited.

/** Behind the gateway's address, where that has no path of its own. */
export const GATEWAY_PATH = '/openapi';
export const VERSION = '1.0';

/** An ERP moves no money by these: there is no call to refund and none to refuse, and none takes a picture. */
export const METHODS = {
  returns: 'aftersales.refund.Refund.search',
  stockIns: 'wms.stockin.Refund.queryWithDetail',
  stockIn: 'wms.stockin.Refund.createOrder',
} as const;
export type WangdiantongMethod = (typeof METHODS)[keyof typeof METHODS];

/** `timestamp` counts the seconds since 2012-01-01 00:00:00 in China. */
export const EPOCH_S = 1_325_347_200;
export const CHINA_MS = 8 * 3_600_000;
/** 与服务器时间差120s内即合法. Above half of it the computer's clock is called wrong. */
export const CLOCK_WRONG_MS = 60_000;

/** page_size 建议200以下; the first page is 0. */
export const PAGE_SIZE = 100;
export const WINDOWS = {
  /** Longer than a return takes. */
  beginningMs: 30 * 24 * 3_600_000,
  /** 最大跨度为30天; narrower, so that a page is rarely too small. */
  maxMs: 7 * 24 * 3_600_000,
  minMs: 1_000,
  /** A change may come into the list later than its own time says. */
  overlapMs: 120_000,
  firstPage: 0,
} as const;
/** One return, or its stock-in orders, is asked for within a window of changes, too: this long, back from now. */
export const LOOK_BACK_MS = 29 * 24 * 3_600_000;
/** How many such windows, before a return is called unknown. */
export const LOOK_BACKS = 3;
/** So far beyond now the youngest of them reaches, for what changes meanwhile. */
export const LOOK_AHEAD_MS = 60_000;

/** Of one request. */
export const REQUEST_TIMEOUT_MS = 15_000;
/**
 * A stock-in that has not left this long after the sync let it go is not sent: with its time-out it must be over before the
 * sync (a minute) believes that it never will be carried out.
 */
export const SEND_WINDOW_MS = 20_000;

/** `type`: 1 售前退款, 2 退货, 3 换货, 4 退款不退货, 6 保价退款. */
export const TYPES = { return: 2, exchange: 3 } as const;
/** `status`: 10 已取消. */
export const CANCELLED = 10;
/** `status`: 20 待审核, 30 已审核, 40 已推送. */
export const UNSETTLED: ReadonlySet<number> = new Set([20, 30, 40]);
/** `status`: 80 已结算, 81 待回传, 85 待过账, 86 已过账, 87 成本确认, 90 已完成: what the ERP does after the goods are in. */
export const SETTLED: ReadonlySet<number> = new Set([80, 81, 85, 86, 87, 90]);
/** `rr_status`, what the selling platform says: 1 取消退款, 5 退款成功; 0 = nothing. */
export const PLATFORM_SAYS = { nothing: 0, cancelled: 1, refunded: 5 } as const;
/** `rr_status`: 2 申请退款, 3 等待退货, 4 等待收货. */
export const PLATFORM_WAITS: ReadonlySet<number> = new Set([2, 3, 4]);
/** `stockin_status`: 0 无需入库, 1 待入库, 2 部分入库, 3 全部入库, 4 终止入库. */
export const MAY_COME_IN: ReadonlySet<number> = new Set([1, 2]);
/** `gift_type`: 0 非赠品, 128 主品; all others are gifts. */
export const NO_GIFTS: ReadonlySet<number> = new Set([0, 128]);

/** `out_stockin_no` is a String(20), `remark` a String(255). */
export const STOCK_IN_NO_LENGTH = 20;
/** `create_mode`: 0 编辑中, 1 已提交, 2 已审核. */
export const CREATE_MODES = { editing: 0, submitted: 1, approved: 2 } as const;
export type CreateMode = keyof typeof CREATE_MODES;
/** The status of a stock-in order that counts for nothing: 10 已取消. */
export const STOCK_IN_CANCELLED = 10;

/** 错误码说明: what was looked at before anything was done. */
export const CODES = {
  arguments: 1,
  field: 2,
  password: 3,
  address: 6,
  clock: 7,
  version: 8,
  application: 100,
} as const;
/** The words of faults that share a code. */
export const FAULT_WORDS = {
  /** 1: wrong sid, key, secret or signature; the rest of 1 are wrong arguments. */
  account: /验证失败|auth fail|sid is not|签名|\bsign\b/i,
  throttled: /(?:频率|并发).*限制|频繁/,
  permission: /权限不足|无.{0,6}权限/,
  /** UNVERIFIED: of 100, that the service itself failed over it. */
  broke: /数据库|系统(?:异常|错误|繁忙)|超时|服务.{0,4}异常|timeout/i,
  /** UNVERIFIED, of a query by number: an empty page is expected. */
  noSuch: /未找到|(?:单据|退换单).{0,6}不存在/,
  /** Its own guard: our number was used before, so the order is there. */
  used: /外部单.{0,4}(?:已使用|已存在|重复)/,
} as const;
/** 超过每分钟…: the document says to leave it alone for minutes; SDKs of it wait seconds. */
export const THROTTLE_REST_MS = 60_000;

export const RELAY_HEADER = 'x-dockproof-relay';
