import type { FoundByWaybill, Platform, Platforms } from '../platform/platform.ts';
import { storePage } from './pull-service.ts';
import type { StoreDeps } from './pull-service.ts';
import { orAfter } from './time-limit.ts';

type WaybillLookups = {
  /** Asks for the returns under this waybill, later: whoever calls is not kept waiting. */
  lookFor: (waybill: string) => void;
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

/** A scanner fires twice, a person scans once more: a platform is asked for the same waybill once in this time. */
const ONCE_IN_MS = 60_000;
/** So many questions of one platform are on the line at once; the line is there for commands and pulls. */
const AT_ONCE = 4;

/**
 * Asks the platforms that can be asked so for the returns of a waybill that nobody here knows: one that is older than what
 * a pull goes back to, or newer than the last pull. A help and no more: what fails is logged, and the next pull tells.
 */
export function createWaybillLookups(deps: LookupDeps): WaybillLookups {
  const { clock, log, platforms } = deps;
  const askedAt = new Map<string, number>();
  const onTheLine = new Map<string, number>();

  /** Notes that it is asked now; false when it was a moment ago. Also a clock that was set back ends the wait. */
  const isFirst = (question: string): boolean => {
    const now = clock.now();
    for (const [asked, at] of askedAt) if (Math.abs(now - at) >= ONCE_IN_MS) askedAt.delete(asked);
    if (askedAt.has(question)) return false;
    askedAt.set(question, now);
    return true;
  };

  const ask = async (platform: Platform, find: () => Promise<FoundByWaybill>): Promise<void> => {
    const { id } = platform;
    const answer = await orAfter<FoundByWaybill>(clock, deps.callTimeoutMs, find, {
      ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
    });
    if (answer.kind === 'not-asked') return;
    if (answer.kind === 'failed') {
      log.warn('waybill-not-looked-up', { platform: id, words: answer.words });
      // Whether the bench is online is for the pull to say; but a wish to be left alone holds for every call.
      if (answer.isReached) deps.noteContact(id, answer);
      return;
    }
    deps.noteContact(id, { isReached: true, retryAfterMs: null });
    const total = { saved: 0, bad: 0 };
    await storePage(deps, platform, answer.returns, total);
    if (total.saved === 0) return;
    log.info('returns-found-by-waybill', { platform: id, ...total });
    deps.onFound();
  };

  const begin = (platform: Platform, waybill: string): void => {
    const find = platform.findByWaybill;
    const taken = onTheLine.get(platform.id) ?? 0;
    if (find === undefined || deps.isPaused(platform.id) || taken >= AT_ONCE) return;
    if (!isFirst(`${platform.id} ${waybill}`)) return;
    onTheLine.set(platform.id, taken + 1);
    const work = ask(platform, () => find(waybill)).finally(() => {
      onTheLine.set(platform.id, (onTheLine.get(platform.id) ?? 1) - 1);
    });
    deps.keep(work);
  };

  return {
    lookFor: (waybill) => {
      clock.after(0, () => {
        if (deps.mayStart()) for (const platform of platforms.all()) begin(platform, waybill);
      });
    },
  };
}
