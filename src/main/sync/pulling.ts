import type { UnreadReturns } from '../../shared/sync.ts';
import type { Platform, Words } from '../platform/platform.ts';
import { createAskMoreTime } from './more-time.ts';
import type { AskMoreTime, MoreTimeDeps } from './more-time.ts';
import { createPullRounds } from './pull-rounds.ts';
import { pullExpected } from './pull-service.ts';
import type { PullDeps } from './pull-service.ts';
import { createUnreadBook } from './unread-returns.ts';
import type { UnreadStore } from './unread-returns.ts';
import { createWaybillLookups } from './waybill-lookups.ts';

/** What comes from the platforms: pulls, the returns of a waybill, a return with more time. */
type Pulling = {
  /** Pulls when it is time to; gives back when the next round is due. */
  serve: (platform: Platform, now: number) => number;
  /** Every platform is to be pulled at the next look. */
  forget: () => void;
  isUpToDate: () => boolean;
  failedWith: (platform: string) => Words | null;
  unreadOf: (platform: string) => UnreadReturns;
  lookFor: (waybill: string) => void;
  askMoreTime: AskMoreTime;
  stop: () => void;
};

type PullingDeps = Omit<PullDeps, 'unread'> &
  Omit<MoreTimeDeps, 'unread'> & {
    unreadStore: UnreadStore | undefined;
    isOnline: () => boolean;
    onUpToDate: (() => void) | undefined;
    /** A round of pulls is over. */
    onOver: () => void;
  };

/** Without a place to keep them they are forgotten at the end. */
const inMemory = (): UnreadStore => {
  const kept = new Map<string, string>();
  return { read: (platform) => kept.get(platform) ?? null, write: (platform, text) => kept.set(platform, text) };
};

export function createPulling(given: PullingDeps): Pulling {
  const { clock, log, keep, platforms, onChange, onFault } = given;
  const unread = createUnreadBook(given.unreadStore ?? inMemory(), clock);
  const deps = { ...given, unread };

  const rounds = createPullRounds({
    ...{ clock, log, keep, onChange, onFault },
    pull: (platform) => pullExpected(deps, platform),
    onOver: (platform) => {
      try {
        if (isUpToDate()) given.onUpToDate?.();
      } catch (error) {
        onFault(error, { platform });
      }
      if (rounds.isWhole(platform)) lookups.again(platform);
      given.onOver();
    },
  });
  const isUpToDate = (): boolean => given.isOnline() && platforms.all().every(({ id }) => rounds.isWhole(id));
  const lookups = createWaybillLookups({ ...deps, onFound: onChange });

  return {
    serve: rounds.serve,
    forget: rounds.forget,
    isUpToDate,
    failedWith: rounds.failedWith,
    unreadOf: unread.of,
    lookFor: lookups.lookFor,
    askMoreTime: createAskMoreTime(deps),
    stop: lookups.stop,
  };
}
