import type { ReturnState } from '../../src/shared/domain-words.ts';
import { totalCentsOf } from '../../src/shared/command-body.ts';
import type { RefundBody } from '../../src/shared/command-body.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Platform, PullAnswer, ReadAnswer, RefundRead, SendAnswer } from '../../src/main/platform/platform.ts';

type FakeReturn = { state: ReturnState; refunds: RefundRead[]; paidCents: number };

export type FakePlatform = Platform & {
  /** Every refund that was carried out, in order: the careless kind that pays whenever it is asked. */
  moved: { returnNo: string; key: string | null; amountCents: number; at: number }[];
  /** What was asked of it, in order: `read R-1`, `send R-1`, `pull`. */
  calls: string[];
  returns: Map<string, FakeReturn>;
  pay: (body: RefundBody, keepsKey?: boolean) => RefundRead;
  /** Replace these to make it misbehave. */
  onRead: (returnNo: string) => ReadAnswer | Promise<ReadAnswer>;
  onSend: (body: RefundBody) => SendAnswer | Promise<SendAnswer>;
  onPull: (cursor: string | null) => PullAnswer | Promise<PullAnswer>;
};

/** A platform in memory that pays every request it carries out: whether a refund happens twice is up to the caller. */
export function createFakePlatform(clock: Clock, id = 'training'): FakePlatform {
  const fake: FakePlatform = {
    id,
    moved: [],
    calls: [],
    returns: new Map(),
    pay: (body, keepsKey = true) => {
      const refund: RefundRead = {
        key: keepsKey ? body.key : null,
        refundId: `F-${fake.moved.length + 1}`,
        amountCents: totalCentsOf(body),
        at: clock.now(),
      };
      const { key, amountCents, at } = refund;
      fake.moved.push({ returnNo: body.returnNo, key, amountCents, at });
      const known = fake.returns.get(body.returnNo) ?? { state: 'open', refunds: [], paidCents: 0 };
      fake.returns.set(body.returnNo, { ...known, state: 'refunded', refunds: [...known.refunds, refund] });
      return refund;
    },
    onRead: (returnNo) => ({
      kind: 'read',
      ...(fake.returns.get(returnNo) ?? { state: 'open', refunds: [], paidCents: 20_000 }),
    }),
    onSend: (body) => ({ kind: 'acknowledged', receipt: fake.pay(body) }),
    onPull: (cursor) => ({ kind: 'pulled', returns: [], cursor: cursor ?? '0', hasMore: false }),
    pullExpected: (cursor) => {
      fake.calls.push('pull');
      return Promise.resolve(fake.onPull(cursor));
    },
    readReturn: (returnNo) => {
      fake.calls.push(`read ${returnNo}`);
      return Promise.resolve(fake.onRead(returnNo));
    },
    sendRefund: (body) => {
      fake.calls.push(`send ${body.returnNo}`);
      return Promise.resolve(fake.onSend(body));
    },
  };
  return fake;
}

/** No connection: nothing was sent. As a reading or pulling (`failed`) and as a sending (`retry`). */
const NO_LINE = { words: 'net:no-connection', retryAfterMs: null, isReached: false } as const;
export const OFFLINE = { kind: 'failed', ...NO_LINE } as const;
export const NOT_SENT = { kind: 'retry', ...NO_LINE } as const;
