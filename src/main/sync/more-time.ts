import type { ExpectedReturn } from '../../shared/expected-return.ts';
import type { MoreTimeOutcome } from '../../shared/more-time.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { MoreTimeAnswer, Platforms, Words } from '../platform/platform.ts';
import { parsePulled } from './pull-service.ts';
import { orAfter } from './time-limit.ts';
import type { UnreadBook } from './unread-returns.ts';

/** `deadlineAt`: the platform's timer as it was read afterwards; null where it has none or could not be read. */
type MoreTimeHeard = { outcome: MoreTimeOutcome; words: Words | null; deadlineAt: number | null };

/**
 * Asks a platform once to let its timer of this return run longer, because a person wants it, and stores the return as it
 * is afterwards. Nothing waits and nothing is tried again: what the person doesn't hear they ask anew.
 */
export type AskMoreTime = (platform: string, returnNo: string) => Promise<MoreTimeHeard>;

export type MoreTimeDeps = {
  platforms: Platforms;
  clock: Clock;
  log: Logger;
  callTimeoutMs: number;
  mayStart: () => boolean;
  isPaused: (platform: string) => boolean;
  savePulled: (returns: ExpectedReturn[]) => void;
  unread: Pick<UnreadBook, 'note'>;
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  /** Waited for when the sync stops. */
  keep: (work: Promise<void>) => void;
  onFault: (error: unknown, facts: Record<string, unknown>) => void;
  onChange: () => void;
};

const notAsked = (words: Words): MoreTimeHeard => ({ outcome: 'not-asked', words, deadlineAt: null });

export function createAskMoreTime(deps: MoreTimeDeps): AskMoreTime {
  const { platforms, clock, log, callTimeoutMs, noteContact } = deps;

  /** A bench that can't store what it read must not lose the answer over it: the next pull brings the return. */
  const store = (platform: string, returnNo: string, fresh: unknown): ExpectedReturn | null => {
    if (fresh === null) return null;
    const { returns, unread } = parsePulled(log, platform, [fresh], 0);
    const [read] = returns;
    deps.unread.note(platform, read === undefined ? [] : [read.returnNo], unread);
    if (read?.returnNo !== returnNo) return null;
    try {
      deps.savePulled([read]);
      deps.onChange();
    } catch (error) {
      deps.onFault(error, { platform });
    }
    return read;
  };

  const ask = async (platform: string, returnNo: string): Promise<MoreTimeHeard> => {
    const call = platforms.byId(platform)?.askMoreTime;
    if (call === undefined) return notAsked('sync:no-call');
    if (!deps.mayStart()) return notAsked('net:no-connection');
    if (deps.isPaused(platform)) return notAsked('net:busy');
    const answer = await orAfter<MoreTimeAnswer>(clock, callTimeoutMs, () => call(returnNo), {
      ...{ outcome: 'unknown', words: 'net:timeout', retryAfterMs: null, isReached: false, fresh: null },
    });
    noteContact(platform, answer);
    const read = store(platform, returnNo, answer.fresh);
    return { outcome: answer.outcome, words: answer.words, deadlineAt: read?.platformDeadlineAt ?? null };
  };

  return (platform, returnNo) => {
    const asked = ask(platform, returnNo);
    deps.keep(asked.then(() => undefined));
    return asked;
  };
}
