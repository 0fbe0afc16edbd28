import type * as v from 'valibot';
import { ExpectedReturn } from '../../shared/expected-return.ts';
import { quickParse } from '../../shared/quick-parse.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Platform, PullAnswer, Words } from '../platform/platform.ts';
import { orAfter } from './time-limit.ts';
import type { UnreadBook } from './unread-returns.ts';

/** Where a platform's cursor is kept between starts. */
export type CursorStore = {
  read: (platform: string) => string | null;
  write: (platform: string, cursor: string) => void;
};

export type StoreDeps = {
  clock: Clock;
  log: Logger;
  /** Stores them; called before the cursor moves, so that a crash in between only pulls the same page again. */
  savePulled: (returns: ExpectedReturn[]) => void;
  mayStart: () => boolean;
  /** What can't be read is kept there. */
  unread: Pick<UnreadBook, 'note' | 'beginAnew'>;
};
export type PullDeps = StoreDeps & {
  cursors: CursorStore;
  callTimeoutMs: number;
  noteContact: (platform: string, contact: { isReached: boolean; retryAfterMs: number | null }) => void;
};

/**
 * `bad` = returns of the page that were not understood: counted and logged, never fatal. `failedWith` = the words of the
 * call that ended it early; null when none failed.
 */
export type Pulled = { saved: number; bad: number; isComplete: boolean; failedWith: Words | null };

// A platform that says "more" for ever gets a pause, not a loop.
const PAGES_AT_ONCE = 200;
/** Checked and stored in one go, a third of the usual page: a whole one would keep a scan waiting for longer than it may. */
const RETURNS_AT_ONCE = 167;

/**
 * Pulls what changed since the last cursor, page by page. While one is stored the next is on its way already: one call at
 * a time all the same, and the cursor moves only over what is stored, so a crash takes nothing that isn't pulled again.
 */
export async function pullExpected(deps: PullDeps, platform: Platform): Promise<Pulled> {
  const total: Pulled = { saved: 0, bad: 0, isComplete: false, failedWith: null };
  let cursor = deps.cursors.read(platform.id);
  let ahead: Promise<PullAnswer> | null = null;
  if (cursor === null) deps.unread.beginAnew(platform.id);
  try {
    for (let page = 1; page <= PAGES_AT_ONCE && deps.mayStart(); page++) {
      const answer: PullAnswer = await (ahead ?? askFor(deps, platform, cursor));
      ahead = null;
      if (answer.kind === 'failed') return { ...total, failedWith: answer.words };
      const isLast = !answer.hasMore || answer.cursor === cursor;
      if (!isLast && page < PAGES_AT_ONCE) ahead = askAhead(deps, platform, answer.cursor);

      if (!(await storePage(deps, platform, answer.returns, total))) return total;
      if (answer.cursor !== cursor) deps.cursors.write(platform.id, answer.cursor);
      if (isLast) return { ...total, isComplete: true };
      cursor = answer.cursor;
    }
    return total;
  } finally {
    // This round is not over, and the sync has not stopped, while a call of it is under way.
    if (ahead !== null) await Promise.allSettled([ahead]);
  }
}

async function askFor(deps: PullDeps, platform: Platform, cursor: string | null): Promise<PullAnswer> {
  const answer = await orAfter<PullAnswer>(deps.clock, deps.callTimeoutMs, () => platform.pullExpected(cursor), {
    kind: 'failed',
    words: 'net:timeout',
    retryAfterMs: null,
    isReached: false,
  });
  deps.noteContact(platform.id, answer.kind === 'failed' ? answer : { isReached: true, retryAfterMs: null });
  return answer;
}

/** A fault of this call is met where its answer is waited for, not before. */
function askAhead(deps: PullDeps, platform: Platform, cursor: string): Promise<PullAnswer> {
  const ahead = askFor(deps, platform, cursor);
  void Promise.allSettled([ahead]);
  return ahead;
}

/** Parses and stores some at a time, counted in `total`; false when the sync stopped before the last of them. */
export async function storePage(
  deps: StoreDeps,
  platform: Platform,
  told: readonly unknown[],
  total: Pick<Pulled, 'saved' | 'bad'>,
): Promise<boolean> {
  for (let from = 0; from < told.length; from += RETURNS_AT_ONCE) {
    if (from > 0) await letOthersGo(deps.clock);
    if (!deps.mayStart()) return false;
    const some = told.slice(from, from + RETURNS_AT_ONCE);
    const { returns, unread } = parsePulled(deps.log, platform.id, some, from);
    if (returns.length > 0) deps.savePulled(returns);
    const readNos = returns.map(({ returnNo }) => returnNo);
    deps.unread.note(platform.id, readNos, unread);
    total.saved += returns.length;
    total.bad += unread.length;
  }
  return true;
}

/** Scans, keys and answers that came meanwhile have their turn. */
const letOthersGo = (clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    clock.after(0, resolve);
  });

/** What a platform told of its returns: those that can be understood, and the others, logged. `from`: the place of the first. */
export function parsePulled(
  log: Logger,
  platform: string,
  found: readonly unknown[],
  from: number,
): { returns: ExpectedReturn[]; unread: unknown[] } {
  const returns: ExpectedReturn[] = [];
  const unread: unknown[] = [];
  for (const [index, one] of found.entries()) {
    const position = from + index;
    const parsed = quickParse(ExpectedReturn, one);
    // A platform speaks for itself only: another's name in its answer would let it touch that one's returns.
    if (parsed.success && parsed.output.platform === platform) {
      returns.push(parsed.output);
      continue;
    }
    unread.push(one);
    log.warn('pulled-return-not-understood', { platform, position, where: whereWrong(parsed.issues) });
  }
  return { returns, unread };
}

/** The field that is wrong, without its value: values may be a buyer's. */
const whereWrong = (issues: readonly v.BaseIssue<unknown>[] | undefined): string =>
  issues?.[0]?.path?.map(({ key }) => String(key)).join('.') ?? 'platform';
