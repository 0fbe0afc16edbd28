import * as v from 'valibot';
import type { StockBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PlatformStock, StockAsked, StockSendAnswer } from '../platform.ts';
import { failedBySpoken, sendAnswerBySpoken } from '../spoken.ts';
import { findReturn, garbled } from './wangdiantong-find.ts';
import {
  FAULT_WORDS,
  LOOK_AHEAD_MS,
  LOOK_BACK_MS,
  METHODS,
  PAGE_SIZE,
  SEND_WINDOW_MS,
  STOCK_IN_CANCELLED,
} from './wangdiantong-limits.ts';
import type { CreateMode } from './wangdiantong-limits.ts';
import { PageBody, StockIn, StockInBody } from './wangdiantong-schemas.ts';
import type { WangdiantongSession } from './wangdiantong-session.ts';
import { stockInNoOf, stockInOf } from './wangdiantong-stock-rules.ts';
import { chinaTime } from './wangdiantong-time.ts';

type StockDeps = {
  session: WangdiantongSession;
  clock: Clock;
  /** How far a stock-in order goes by itself. */
  mode: CreateMode;
  warehouseNo: string;
};

/** More stock-in orders than one return has. */
const PAGES = 5;

/**
 * Stock-in orders, one a command. Their query knows no number of ours: what was sent is found by its return, and in there by
 * our number in the remark (or as the order's own number, which the document's example suggests).
 */
export function createWangdiantongStock({ session, clock, mode, warehouseNo }: StockDeps): PlatformStock {
  const readBooking = async (key: string, returnNo: string): Promise<StockAsked> => {
    const no = stockInNoOf(key);
    const argument = (now: number): object => {
      const toAt = now + LOOK_AHEAD_MS;
      const window = { start_time: chinaTime(toAt - LOOK_BACK_MS), end_time: chinaTime(toAt) };
      return { refund_no: returnNo, time_type: 0, ...window };
    };
    for (let page = 0; page < PAGES; page++) {
      const spoken = await session.call({ method: METHODS.stockIns, argument, page });
      if (spoken.kind !== 'said') return failedBySpoken(spoken);
      const body = v.safeParse(PageBody, spoken.body);
      const rows = body.success ? v.safeParse(v.array(StockIn), body.output.data.order) : body;
      // One row that can't be read may be ours: then "not booked" would be a guess.
      if (!rows.success) return garbled;
      if (rows.output.some((row) => isOurs(row, no))) return { kind: 'read', isBooked: true };
      if (rows.output.length < PAGE_SIZE) return { kind: 'read', isBooked: false };
    }
    return garbled;
  };

  const book = async (order: object, { key, returnNo }: StockBody): Promise<StockSendAnswer> => {
    const spoken = await session.call({ method: METHODS.stockIn, argument: () => order });
    const booked = async (bookingId: string): Promise<StockSendAnswer> => ({
      ...{ kind: 'acknowledged', receipt: { bookingId, at: await session.now() } },
    });
    if (spoken.kind === 'said') {
      const said = v.safeParse(StockInBody, spoken.body);
      return said.success ? booked(said.output.data) : { kind: 'unknown', words: 'net:garbled', isReached: true };
    }
    if (spoken.kind === 'refused') {
      // Nobody else uses this number: the order is there, from a request whose answer was lost.
      if (FAULT_WORDS.used.test(spoken.words)) return booked(stockInNoOf(key));
      // The network may have delivered it twice, and what was refused is the copy of one that was carried out.
      const read = await readBooking(key, returnNo);
      if (read.kind === 'failed') return { kind: 'unknown', words: spoken.words, isReached: read.isReached };
      return read.isBooked ? booked(stockInNoOf(key)) : { kind: 'refused', words: spoken.words };
    }
    const answer = sendAnswerBySpoken(spoken);
    // What was not said is no receipt.
    return answer.kind === 'acknowledged' ? { kind: 'unknown', words: 'net:garbled', isReached: true } : answer;
  };

  return {
    readBooking,
    sendStock: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const found = await findReturn(session, body.returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', words: 'sync:not-found' };
      if (found.kind === 'failed') return { ...found, kind: 'retry' };
      const made = stockInOf(body, found.one, { mode, warehouseNo });
      if (made.kind === 'refused') return made;
      if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };
      return book(made.order, body);
    },
  };
}

const isOurs = (row: v.InferOutput<typeof StockIn>, no: string): boolean =>
  row.status !== STOCK_IN_CANCELLED && (row.order_no === no || (row.remark ?? '').includes(no));
