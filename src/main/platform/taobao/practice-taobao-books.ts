// What the imitation of TOP keeps: refunds, their versions, and every movement of money. In memory only.

export type PracticeRefund = {
  refundId: string;
  tid: string;
  oid: string;
  title: string;
  buyerNick: string;
  outerId: string;
  num: number;
  sid: string;
  companyName: string;
  reason: string;
  desc: string;
  status: string;
  goodStatus: string;
  phase: string;
  hasGoodReturn: boolean;
  feeCents: number;
  totalCents: number;
  disputeType: string;
  csStatus: number;
  constraint: string;
  timeoutAt: number | null;
  createdAt: number;
  modifiedAt: number;
  /** Milliseconds; another one after each change. */
  version: number;
  isSigned: boolean;
  isWarehoused: boolean;
  isReviewed: boolean;
  /** Of an exchange, as Tmall numbers it; 0 = it is none. */
  exchange: number;
  /** Under which the shop's goods left. */
  sellerNo: string;
};

type PracticeMovement = {
  refundId: string;
  amountCents: number;
  at: number;
  by: 'notice' | 'agree' | 'elsewhere';
};
type PracticeRefusal = { refundId: string; method: string; message: string; reasonId: string; proofBytes: number };
type PracticeShipped = { refundId: string; waybill: string; by: 'call' | 'elsewhere' };
/** As it came, once for each time it came. */
export type PracticeSlip = {
  id: string;
  mailNo: string;
  cpCode: string;
  lines: { code: string; count: number; grade: number }[];
};
type PracticeMessage = { refundId: string; content: string; imageBytes: number };

export type PracticeBooks = {
  add: (refund: PracticeRefund) => void;
  get: (refundId: string) => PracticeRefund | null;
  hasOrder: (tid: string) => boolean;
  /** Changed between both times (whole seconds, both counting), newest first: so paging shifts when anything changes. */
  changedBetween: (fromAt: number, toAt: number) => PracticeRefund[];
  /** Changes it: another version, another time of change. */
  change: (refundId: string, change: Partial<PracticeRefund>, at: number) => void;
  pay: (movement: PracticeMovement) => void;
  movements: PracticeMovement[];
  refusals: PracticeRefusal[];
  messages: PracticeMessage[];
  shipped: PracticeShipped[];
  slips: PracticeSlip[];
};

export function createPracticeBooks(): PracticeBooks {
  const refunds = new Map<string, PracticeRefund>();
  const books: PracticeBooks = {
    add: (refund) => {
      refunds.set(refund.refundId, refund);
    },
    get: (refundId) => refunds.get(refundId) ?? null,
    hasOrder: (tid) => [...refunds.values()].some((refund) => refund.tid === tid),
    changedBetween: (fromAt, toAt) =>
      [...refunds.values()]
        .filter(({ modifiedAt }) => modifiedAt >= fromAt && Math.floor(modifiedAt / 1000) * 1000 <= toAt)
        .sort((a, b) => b.modifiedAt - a.modifiedAt),
    change: (refundId, change, at) => {
      const found = refunds.get(refundId);
      if (found === undefined) throw new Error(`no practice refund ${refundId}`);
      Object.assign(found, change, { modifiedAt: at, version: Math.max(at, found.version + 1) });
    },
    pay: (movement) => {
      books.movements.push(movement);
      books.change(movement.refundId, { status: 'SUCCESS' }, movement.at);
    },
    movements: [],
    refusals: [],
    messages: [],
    shipped: [],
    slips: [],
  };
  return books;
}

/** An ordinary return whose goods are on their way back; number `number` is its id's end. */
export function practiceRefund(number: number, at: number, more: Partial<PracticeRefund> = {}): PracticeRefund {
  const tail = String(number).padStart(9, '0');
  return {
    refundId: `165300${tail}`,
    // As long as today's order numbers, which no JavaScript number holds.
    tid: `2051234567${tail}`,
    oid: `2051234568${tail}`,
    title: '山岚 防风夹克',
    buyerNick: '云**',
    outerId: `SL-JK-${String(number)}`,
    num: 1,
    sid: `SF14${tail}00`,
    companyName: '顺丰速运',
    reason: '质量问题',
    desc: '拉链坏了',
    status: 'WAIT_SELLER_CONFIRM_GOODS',
    goodStatus: 'BUYER_RETURNED_GOODS',
    phase: 'aftersale',
    hasGoodReturn: true,
    feeCents: 13_900,
    totalCents: 13_900,
    disputeType: 'REFUND_AND_RETURN',
    csStatus: 1,
    constraint: '',
    timeoutAt: at + 5 * 24 * 3_600_000,
    createdAt: at,
    modifiedAt: at,
    version: at,
    ...{ isSigned: false, isWarehoused: false, isReviewed: false, exchange: 0, sellerNo: '' },
    ...more,
  };
}
