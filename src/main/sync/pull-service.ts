import * as v from 'valibot';
import { ExpectedReturn } from '../../shared/expected-return.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Platform, PullAnswer } from '../platform/platform.ts';
import { orAfter } from './time-limit.ts';

/** Where a platform's cursor is kept between starts. */
export type CursorStore = {
  read: (platform: string) => string | null;
  write: (platform: string, cursor: string) => void;
};

type PullDeps = {
  clock: Clock;
  log: Logger;
  cursors: CursorStore;
  callTimeoutMs: number;
  /** Stores them; called before the cursor moves, so that a crash in between only pulls the same page again. */
  savePulled: (returns: ExpectedReturn[]) => void;
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
  mayStart: () => boolean;
};

/** `bad` = returns of the page that were not understood: counted and logged, never fatal. */
export type Pulled = { saved: number; bad: number; isComplete: boolean };

// A platform that says "more" for ever gets a pause, not a loop.
const PAGES_AT_ONCE = 200;

/** Pulls what changed since the last cursor, page by page. */
export async function pullExpected(deps: PullDeps, platform: Platform): Promise<Pulled> {
  const total: Pulled = { saved: 0, bad: 0, isComplete: false };
  for (let page = 0; page < PAGES_AT_ONCE && deps.mayStart(); page++) {
    const cursor = deps.cursors.read(platform.id);
    const answer = await orAfter<PullAnswer>(deps.clock, deps.callTimeoutMs, () => platform.pullExpected(cursor), {
      kind: 'failed',
      words: 'net:timeout',
      retryAfterMs: null,
      isReached: false,
    });
    deps.noteContact(platform.id, answer.kind === 'failed' ? answer : { isReached: true, retryAfterMs: null });
    if (answer.kind === 'failed') return total;

    const returns = parseEach(deps.log, platform.id, answer.returns);
    if (returns.length > 0) deps.savePulled(returns);
    if (answer.cursor !== cursor) deps.cursors.write(platform.id, answer.cursor);
    total.saved += returns.length;
    total.bad += answer.returns.length - returns.length;
    if (!answer.hasMore || answer.cursor === cursor) return { ...total, isComplete: true };
  }
  return total;
}

function parseEach(log: Logger, platform: string, found: unknown[]): ExpectedReturn[] {
  const good: ExpectedReturn[] = [];
  for (const [position, one] of found.entries()) {
    const parsed = v.safeParse(ExpectedReturn, one);
    // A platform speaks for itself only: another's name in its answer would let it touch that one's returns.
    if (parsed.success && parsed.output.platform === platform) good.push(parsed.output);
    else log.warn('pulled-return-not-understood', { platform, position, where: whereWrong(parsed.issues) });
  }
  return good;
}

/** The field that is wrong, without its value: values may be a buyer's. */
const whereWrong = (issues: readonly v.BaseIssue<unknown>[] | undefined): string =>
  issues?.[0]?.path?.map(({ key }) => String(key)).join('.') ?? 'platform';
