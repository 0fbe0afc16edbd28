import type { RefuseBody } from '../../../shared/command-body.ts';
import { quickParse } from '../../../shared/quick-parse.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { createHttpClient } from '../http-client.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type {
  Failed,
  PictureOf,
  Platform,
  PlatformRefusals,
  PlatformStock,
  PullAnswer,
  RefusalRules as RefusalFacts,
} from '../platform.ts';
import { takesReturn } from '../shops-taken.ts';
import type { ShopsTaken } from '../shops-taken.ts';
import { COMMANDS_AT_ONCE, COMMANDS_AT_ONCE_IF_QUICK, PATHS, PICTURE_MAX_BYTES } from './generic-limits.ts';
import { REQUEST_TIMEOUT_MS, SEND_WINDOW_MS } from './generic-limits.ts';
import { expectedOf, judgeRefund, readOf, refundRequestOf, stockRequestOf } from './generic-mapping.ts';
import {
  RefundReceipt,
  RefusalReceipt,
  RefusalRules,
  Return,
  ReturnNow,
  ReturnPage,
  StockNow,
  StockReceipt,
  isReturnNo,
} from './generic-schemas.ts';
import type { RefusalRequest } from './generic-schemas.ts';
import { createGenericSession, failedFrom, notSentFrom, parsed, problemIn } from './generic-session.ts';
import type { GenericSession } from './generic-session.ts';
import { BAD_CURSOR, ENDLESS_PAGES, PICTURE_NOT_MADE } from './generic-words.ts';

export type GenericOptions = {
  /** Also the `platform` of its returns, and part of the keys of its refunds: never to be changed. */
  id: string;
  /** Where a return names no shop of its own. */
  shop: string;
  /** Everything before `/returns`. */
  baseUrl: string;
  token: string;
  offersStock: boolean;
  /** The goods of other platforms' returns are booked there, too. */
  takesAllStock?: boolean;
  offersRefusals: boolean;
  /** Which of its returns are this connection's; all where it isn't said. */
  shops?: ShopsTaken;
  clock: Clock;
  log: Logger;
  http?: HttpClient;
};

/**
 * The connector of a system with DockProof's own interface. The interface demands that keys are honoured; the state is
 * read once more right before a refund all the same, because the other side is somebody's own code. Throws for an address
 * that can't be used.
 */
export function createGenericPlatform(options: GenericOptions): Platform {
  const { id, shop, clock, log, baseUrl, token } = options;
  const http = options.http ?? createHttpClient({ clock, timeoutMs: REQUEST_TIMEOUT_MS });
  const session = createGenericSession({ baseUrl, token, http });

  const read = async (
    returnNo: string,
  ): Promise<{ kind: 'found'; now: ReturnNow } | { kind: 'not-found' } | Failed> => {
    if (!isReturnNo(returnNo)) return { kind: 'not-found' };
    const answer = await session.get(`${PATHS.returns}/${encodeURIComponent(returnNo)}`);
    const now = parsed(ReturnNow, answer, 200);
    // Another return in its place is no answer about this one.
    if (now?.returnNo === returnNo) return { kind: 'found', now };
    return problemIn(answer)?.code === 'no-such-return' ? { kind: 'not-found' } : failedFrom(answer, session);
  };

  return {
    id,
    atOnce: COMMANDS_AT_ONCE,
    atOnceIfQuick: COMMANDS_AT_ONCE_IF_QUICK,
    pullExpected: async (cursor) => {
      const answer = await pullPage(session, { platform: id, shop, shops: options.shops }, cursor);
      if (answer.kind === 'failed') log.warn('generic-pull-failed', { platform: id, words: answer.words });
      return answer;
    },
    readReturn: async (returnNo) => {
      const found = await read(returnNo);
      return found.kind === 'found' ? readOf(found.now) : found;
    },
    sendRefund: async (body) => {
      const untilAt = clock.now() + SEND_WINDOW_MS;
      const found = await read(body.returnNo);
      if (found.kind === 'not-found') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
      if (found.kind === 'failed') return { ...found, kind: 'retry' };
      const refused = judgeRefund(found.now, body);
      if (refused !== null) return refused;
      if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };
      const answer = await session.post(PATHS.refunds, refundRequestOf(body));
      const receipt = parsed(RefundReceipt, answer, 200, 201);
      if (receipt === null) return notSentFrom(answer, session);
      const { how, ...moved } = receipt;
      return { kind: 'acknowledged', receipt: how === 'noticed' ? { ...moved, how } : moved };
    },
    ...(options.offersStock ? { stock: stockOf(session, options.takesAllStock === true) } : {}),
    ...(options.offersRefusals ? { refusals: refusalsOf(session, token) } : {}),
  };
}

async function pullPage(
  session: GenericSession,
  of: { platform: string; shop: string; shops: ShopsTaken | undefined },
  cursor: string | null,
): Promise<PullAnswer> {
  const answer = await session.get(`${PATHS.returns}${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`);
  const failed = (words: string): Failed => ({ kind: 'failed', words, retryAfterMs: null, isReached: true });
  if (problemIn(answer)?.code === 'bad-cursor')
    return cursor === null ? failed(BAD_CURSOR) : pullPage(session, of, null);
  const page = parsed(ReturnPage, answer, 200);
  if (page === null) return failedFrom(answer, session);
  if (page.hasMore && page.cursor === cursor) return failed(ENDLESS_PAGES);
  // What isn't understood goes on as null: whoever parses it counts and logs it.
  const isOneShop = (of.shops?.only ?? null) !== null;
  const returns = page.returns.flatMap((row): unknown[] => {
    const told = quickParse(Return, row);
    if (!told.success) return [null];
    const { returnNo, orderNo, shop } = told.output;
    if (!takesReturn(of.shops, of.platform, { returnNo, orderNo, shop: shop ?? null })) return [];
    return [expectedOf(isOneShop ? { ...told.output, shop: of.shop } : told.output, of)];
  });
  return { kind: 'pulled', returns, cursor: page.cursor, hasMore: page.hasMore };
}

const stockOf = (session: GenericSession, takesAll: boolean): PlatformStock => ({
  ...(takesAll ? { takesAll: true as const } : {}),
  readBooking: async (key) => {
    const answer = await session.get(`${PATHS.stock}?key=${encodeURIComponent(key)}`);
    const now = parsed(StockNow, answer, 200);
    return now === null ? failedFrom(answer, session) : { kind: 'read', isBooked: now.isBooked };
  },
  sendStock: async (body) => {
    const answer = await session.post(PATHS.stock, stockRequestOf(body));
    const receipt = parsed(StockReceipt, answer, 200, 201);
    if (receipt !== null) return { kind: 'acknowledged', receipt };
    const sent = notSentFrom(answer, session);
    return sent.kind === 'refused' ? { kind: 'refused', words: sent.words } : sent;
  },
});

const refusalsOf = (session: GenericSession, token: string): PlatformRefusals => ({
  rules: async (returnNo) => {
    if (!isReturnNo(returnNo)) return noSuchReturn;
    const answer = await session.get(`${PATHS.returns}/${encodeURIComponent(returnNo)}/refusal-rules`);
    if (problemIn(answer)?.code === 'no-such-return') return noSuchReturn;
    const rules = parsed(RefusalRules, answer, 200);
    if (rules === null) return failedFrom(answer, session);
    return {
      ...{ kind: 'read', isPossible: rules.isPossible, isProofNeeded: rules.isProofNeeded },
      words: rules.words === null ? null : platformWords(rules.words, [token]),
      reasons: rules.reasons.map(({ code, text }) => ({ code, text: platformWords(text, [token]) })),
    };
  },
  sendRefusal: async (body, pictureOf) => {
    if (!isReturnNo(body.returnNo)) return { kind: 'refused', code: 'other', words: 'sync:not-found' };
    const pictures = await picturesOf(body, pictureOf);
    if (pictures === null) return { kind: 'refused', code: 'other', words: PICTURE_NOT_MADE };
    const { key, returnNo, message, reasonCode } = body;
    const request: RefusalRequest = { key, returnNo, message, reasonCode, pictures };
    const answer = await session.post(PATHS.refusals, request);
    const receipt = parsed(RefusalReceipt, answer, 200, 201);
    return receipt === null
      ? notSentFrom(answer, session)
      : { kind: 'acknowledged', receipt: { refundId: receipt.refusalId, amountCents: 0, at: receipt.at } };
  },
});

const noSuchReturn: { kind: 'read' } & RefusalFacts = {
  ...{ kind: 'read', isPossible: false, words: 'sync:not-found', isProofNeeded: false, reasons: [] },
};

/** Null when one can't be made: a refusal never leaves with less proof than was decided. */
async function picturesOf(body: RefuseBody, pictureOf: PictureOf): Promise<RefusalRequest['pictures'] | null> {
  const made: RefusalRequest['pictures'] = [];
  for (const sha256 of body.pictures) {
    const bytes = await pictureOf(sha256, PICTURE_MAX_BYTES);
    if (bytes === null || bytes.byteLength > PICTURE_MAX_BYTES) return null;
    made.push({ sha256, jpegBase64: Buffer.from(bytes).toString('base64') });
  }
  return made;
}
