import { needsPerson } from '../../shared/last-words.ts';
import type { FoundByWaybill, Platform, Platforms } from '../platform/platform.ts';
import { storePage } from './pull-service.ts';
import type { StoreDeps } from './pull-service.ts';
import { orAfter } from './time-limit.ts';

type WaybillLookups = {
  /** Asks for the returns under this waybill, later: whoever calls is not kept waiting. */
  lookFor: (waybill: string) => void;
  /** This platform was just read: what could not be asked of it is asked now. */
  again: (platform: string) => void;
  stop: () => void;
};

type LookupDeps = StoreDeps & {
  platforms: Platforms;
  callTimeoutMs: number;
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  isPaused: (platform: string) => boolean;
  /** Waited for when the sync stops. */
  keep: (work: Promise<void>) => void;
  /** Returns were stored. */
  onFound: () => void;
};

/** What is wanted of one platform, and why it isn't asked now. */
type Wanted = {
  find: (waybill: string) => Promise<FoundByWaybill>;
  /** Waybills that wait, in the order they came, each with how often it was asked for in vain. */
  waiting: Map<string, number>;
  /** When each was asked for last: a scanner fires twice. */
  askedAt: Map<string, number>;
  onTheLine: number;
  /** The line is down: not before it was read again. */
  isDown: boolean;
  /** It wants fewer questions; ends the rest. */
  endRest: (() => void) | null;
};

/** A scanner fires twice, a person scans once more: a platform is asked for the same waybill once in this time. */
const ONCE_IN_MS = 60_000;
/** So many questions of one platform are on the line at once; the line is there for commands and pulls. */
const AT_ONCE = 4;
/** What fails so often is not asked again by itself. */
const MOST_TRIES = 5;
/** A pile of parcels that came without a line; of more the oldest are left to the pulls. */
const MOST_WAITING = 500;

/**
 * Asks the platforms that can be asked so for the returns of a waybill that nobody here knows: one that is older than what
 * a pull goes back to, or newer than the last pull. What could not be asked waits, in memory, until the platform was read
 * again. A platform that wants fewer of these questions gets none for that time; commands and pulls, which have deadlines,
 * go on, and hear for themselves whether it means them, too.
 */
export function createWaybillLookups(deps: LookupDeps): WaybillLookups {
  const { clock, log, platforms } = deps;
  const wanted = new Map<string, Wanted>();

  const wantedOf = ({ id, findByWaybill: find }: Platform): Wanted | null => {
    if (find === undefined) return null;
    const none = { waiting: new Map(), askedAt: new Map(), onTheLine: 0, isDown: false, endRest: null };
    const of = wanted.get(id) ?? { find, ...none };
    wanted.set(id, of);
    return of;
  };

  const put = (platform: string, of: Wanted, waybill: string, tries: number): void => {
    of.waiting.set(waybill, tries);
    const [oldest] = of.waiting.keys();
    if (of.waiting.size <= MOST_WAITING || oldest === undefined) return;
    of.waiting.delete(oldest);
    log.warn('waybill-not-looked-up', { platform, words: 'too many' });
  };

  /** False when it was asked for a moment ago. Also a clock that was set back ends the wait. */
  const isNew = ({ askedAt }: Wanted, waybill: string): boolean => {
    const now = clock.now();
    for (const [asked, at] of askedAt) if (Math.abs(now - at) >= ONCE_IN_MS) askedAt.delete(asked);
    return !askedAt.has(waybill);
  };

  const rest = (platform: Platform, of: Wanted, forMs: number): void => {
    of.endRest?.();
    of.endRest = clock.after(forMs, () => {
      of.endRest = null;
      begin(platform, of);
    });
  };

  const ask = async (platform: Platform, of: Wanted, waybill: string, tries: number): Promise<void> => {
    const { id } = platform;
    const answer = await orAfter<FoundByWaybill>(clock, deps.callTimeoutMs, () => of.find(waybill), {
      ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
    });
    if (answer.kind === 'not-asked') return;
    if (answer.kind === 'failed') {
      const { words, retryAfterMs, isReached } = answer;
      log.warn('waybill-not-looked-up', { platform: id, words });
      if (retryAfterMs !== null && retryAfterMs > 0) rest(platform, of, retryAfterMs);
      else of.isDown = true;
      // Whether the bench is online is for the pull to say.
      if (isReached) deps.noteContact(id, { isReached, retryAfterMs: null });
      if (tries < MOST_TRIES && !needsPerson(words)) put(id, of, waybill, tries);
      return;
    }
    deps.noteContact(id, { isReached: true, retryAfterMs: null });
    const total = { saved: 0, bad: 0 };
    await storePage(deps, platform, answer.returns, total);
    if (total.saved === 0) return;
    log.info('returns-found-by-waybill', { platform: id, ...total });
    deps.onFound();
  };

  const mayAsk = ({ id }: Platform, of: Wanted): boolean =>
    deps.mayStart() && !deps.isPaused(id) && !of.isDown && of.endRest === null && of.onTheLine < AT_ONCE;

  /** As many of those that wait as may be on the line. */
  function begin(platform: Platform, of: Wanted): void {
    for (const [waybill, tries] of of.waiting) {
      if (!mayAsk(platform, of)) return;
      of.waiting.delete(waybill);
      of.askedAt.set(waybill, clock.now());
      of.onTheLine += 1;
      const work = ask(platform, of, waybill, tries + 1).finally(() => {
        of.onTheLine -= 1;
        begin(platform, of);
      });
      deps.keep(work);
    }
  }

  const want = (platform: Platform, waybill: string): void => {
    const of = wantedOf(platform);
    if (of === null || !isNew(of, waybill)) return;
    // Scanned just now: asked at once, whatever was lost a minute ago.
    of.isDown = false;
    put(platform.id, of, waybill, 0);
    begin(platform, of);
  };

  return {
    lookFor: (waybill) => {
      clock.after(0, () => {
        if (deps.mayStart()) for (const platform of platforms.all()) want(platform, waybill);
      });
    },
    again: (id) => {
      const platform = platforms.byId(id);
      const of = wanted.get(id);
      if (platform === null || of === undefined) return;
      of.isDown = false;
      begin(platform, of);
    },
    stop: () => {
      for (const { endRest } of wanted.values()) endRest?.();
    },
  };
}
