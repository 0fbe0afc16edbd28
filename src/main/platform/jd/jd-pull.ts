import * as v from 'valibot';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { Clock } from '../../lib/clock.ts';
import type { FoundByWaybill, PullAnswer } from '../platform.ts';
import { isWaybill, sentBackUnder, unreadReturn } from '../return-texts.ts';
import type { UnreadReturn } from '../return-texts.ts';
import { failedBySpoken } from '../spoken.ts';
import { createWindows } from '../window-cursor.ts';
import { operatorQuery } from './jd-find.ts';
import { FAULT_WORDS, PAGE_SIZE, WINDOWS } from './jd-limits.ts';
import { expectedOf, isOfGoods } from './jd-mapping.ts';
import type { Operator } from './jd-refund-rules.ts';
import { JdReturn, ListBody } from './jd-schemas.ts';
import type { JdSession } from './jd-session.ts';

type Whose = { platform: string; shop: string };
type ReadDeps = Whose & { session: JdSession; operator: Operator };
type PullDeps = ReadDeps & { clock: Clock };

const windows = createWindows(WINDOWS);

/** One page of the shop's returns: JD's list has all that is shown of one, waybills and timer too. */
export async function pullPage(deps: PullDeps, cursorBefore: string | null): Promise<PullAnswer> {
  const { platform, shop, session, operator, clock } = deps;
  const now = clock.now();
  const cursor = windows.parse(cursorBefore, now);
  const { fromAt, toAt } = windows.windowOf(cursor, now);
  const query = {
    ...operatorQuery(operator),
    updateStartTime: String(fromAt),
    updateEndTime: String(toAt),
    page: String(cursor.page),
    pageSize: String(PAGE_SIZE),
  };
  const spoken = await session.call({ method: 'GET', id: null, query });
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListBody, spoken.body);
  const page = answer.success ? (answer.output.paginationData.currentPage ?? cursor.page) : null;
  // A page that wasn't asked for (JD's older calls give the last one when there are no more) would be read for ever.
  if (!answer.success || page !== cursor.page)
    return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const { data: rows, paginationData } = answer.output;
  const hasNext = rows.length > 0 && (rows.length >= PAGE_SIZE || paginationData.totalItems > cursor.page * PAGE_SIZE);
  const next = windows.advance(cursor, hasNext, { now, platformNow: spoken.platformNow });
  const returns = next.isWhole ? rows.flatMap((row) => readRow(row, { platform, shop })) : [];
  return { kind: 'pulled', returns, hasMore: next.hasMore, cursor: windows.text(next.cursor) };
}

/** The returns under a waybill, whenever they changed: the list by that filter alone, which a page is enough for. */
export async function findByWaybill(deps: ReadDeps, waybill: string): Promise<FoundByWaybill> {
  if (!isWaybill(waybill)) return { kind: 'not-asked' };
  const query = { ...operatorQuery(deps.operator), waybillCode: waybill, page: '1', pageSize: String(PAGE_SIZE) };
  const spoken = await deps.session.call({ method: 'GET', id: null, query });
  if (spoken.kind === 'refused' && FAULT_WORDS.noSuch.test(spoken.words)) return { kind: 'found', returns: [] };
  if (spoken.kind !== 'said') return failedBySpoken(spoken);
  const answer = v.safeParse(ListBody, spoken.body);
  if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
  const given = answer.output.data.flatMap((row) => readRow(row, deps));
  return { kind: 'found', returns: sentBackUnder(waybill, given) };
}

/** What isn't understood goes on as its number: whoever parses it counts, logs and names it. */
function readRow(row: unknown, of: Whose): (ExpectedReturn | UnreadReturn)[] {
  const one = v.safeParse(JdReturn, row);
  if (!one.success) return [unreadReturn(row, ['afsOrderId'])];
  return isOfGoods(one.output) ? [expectedOf(one.output, of)] : [];
}
