import * as v from 'valibot';
import type { Logger } from '../../lib/logger.ts';
import type { HttpClient } from '../http-client.ts';
import { parseJson } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import { EVENT_TAGS, EVENTS_AT_ONCE, RELAY_HEADER, RETURNS_AT_ONCE } from './douyin-limits.ts';
import { eventSignOf } from './douyin-sign.ts';
import type { DouyinAccount } from './douyin-session.ts';

// Douyin pushes what happens to returns; a bench behind a router can't be reached, the merchant's relay can. It keeps the
// pushes and the bench fetches them here (docs/connect-relay.md). A push is a hint to read a return now, never the truth
// about it: forged, doubled or out of order it costs one reading.

/** `returnNos`: each once. `after`: where to go on. */
type HintsRead = { returnNos: string[]; after: string; hasMore: boolean };

export type DouyinHints = {
  /** Null when there are none to be had now: nothing hangs on them, the next pull asks again. */
  read: (after: string | null) => Promise<HintsRead | null>;
};

type HintsOptions = {
  platform: string;
  root: string;
  account: DouyinAccount;
  http: HttpClient;
  log: Logger;
};

/** RFC 9110 §15.5.11 */
const FORGOTTEN = 410;

const Page = v.object({
  events: v.pipe(v.array(v.unknown()), v.maxLength(EVENTS_AT_ONCE)),
  next: v.pipe(v.string(), v.regex(/^[\w.:=+/-]{1,200}$/)),
  hasMore: v.boolean(),
});
/** `body` is what Douyin posted, to the byte: the signature is over it. */
const Kept = v.object({
  sign: v.pipe(v.string(), v.regex(/^[\da-f]{32}$/i)),
  body: v.pipe(v.string(), v.maxLength(200_000)),
});
const Push = v.object({
  tag: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  data: v.pipe(v.string(), v.maxLength(100_000)),
});
const About = v.object({
  aftersale_id: v.pipe(
    v.union([v.string(), v.pipe(v.number(), v.safeInteger())]),
    v.transform(String),
    v.regex(/^\d{1,20}$/),
  ),
});

/** Which returns one kept push tells of. Null: it is not as Douyin posts them, or not signed by it. */
export function returnsOf(kept: unknown, { appKey, appSecret }: Pick<DouyinAccount, 'appKey' | 'appSecret'>) {
  const found = v.safeParse(Kept, kept);
  if (!found.success) return null;
  const { sign, body } = found.output;
  // Where the relay keeps the secret it alone can check; what it lets through wrongly costs a reading.
  if (appSecret !== '' && sign.toLowerCase() !== eventSignOf(appKey, body, appSecret)) return null;
  const pushes = v.safeParse(v.pipe(v.array(Push), v.maxLength(200)), parseJson(body));
  if (!pushes.success) return null;
  return pushes.output.flatMap(({ tag, data }) => {
    const about = v.safeParse(About, parseJson(data));
    return EVENT_TAGS.has(tag) && about.success ? [about.output.aftersale_id] : [];
  });
}

/** Throws for an address that can't be used. */
export function createDouyinHints({ platform, root, account, http, log }: HintsOptions): DouyinHints {
  const ask = (after: string | null): Promise<HttpAnswer> => {
    const asked = new URLSearchParams({ limit: String(EVENTS_AT_ONCE) });
    if (after !== null) asked.set('after', after);
    return http.exchange({
      method: 'GET',
      url: `${root}/events?${asked.toString()}`,
      headers: { [RELAY_HEADER]: '1', authorization: `Bearer ${account.accessToken}` },
    });
  };
  return {
    read: async (after) => {
      const first = await ask(after);
      // It no longer knows how far we were: begun anew at its end, the windows of the pull miss nothing.
      const isForgotten = first.kind === 'answer' && first.status === FORGOTTEN && after !== null;
      const answer = isForgotten ? await ask(null) : first;
      const page = answer.kind === 'answer' && answer.status === 200 ? v.safeParse(Page, answer.body) : null;
      if (page?.success !== true) {
        const words = answer.kind === 'no-answer' ? answer.words : `status ${answer.status}`;
        log.warn('douyin-events-not-read', { platform, words });
        return null;
      }
      const { events, next, hasMore } = page.output;
      const told = events.map((kept) => returnsOf(kept, account));
      const strange = told.filter((one) => one === null).length;
      if (strange > 0) log.warn('douyin-events-not-believed', { platform, count: strange });
      const returnNos = [...new Set(told.flatMap((one) => one ?? []))].slice(0, RETURNS_AT_ONCE);
      // A relay that says "more" and stays where it is gets a pause, not a loop.
      return { returnNos, after: next, hasMore: hasMore && next !== after };
    },
  };
}
