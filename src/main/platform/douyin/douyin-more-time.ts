import type { Clock } from '../../lib/clock.ts';
import type { MoreTimeAnswer, Words } from '../platform.ts';
import { failedBySpoken, sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './douyin-find.ts';
import { PATHS, SEND_WINDOW_MS } from './douyin-limits.ts';
import { deadlineOf } from './douyin-mapping.ts';
import { readAsPulled } from './douyin-pull.ts';
import { judgeOver } from './douyin-refund-rules.ts';
import type { DouyinSession } from './douyin-session.ts';

type MoreTimeDeps = { platform: string; shop: string; session: DouyinSession; find: FindReturn; clock: Clock };

const REACHED = { retryAfterMs: null, isReached: true } as const;

/**
 * Asks Douyin to let the timer of a return run longer, one call at most. The answer has nothing in it but that it was
 * taken, so the return is read afterwards: only a later `status_deadline` counts as granted, and it does so too where the
 * answer itself was lost.
 */
export function createAskMoreTime(deps: MoreTimeDeps): (returnNo: string) => Promise<MoreTimeAnswer> {
  const { session, find, clock } = deps;
  const notAsked = (why: { words: Words; retryAfterMs: number | null; isReached: boolean }): MoreTimeAnswer => ({
    ...{
      outcome: 'not-asked',
      words: why.words,
      retryAfterMs: why.retryAfterMs,
      isReached: why.isReached,
      fresh: null,
    },
  });

  return async (returnNo) => {
    const untilAt = clock.now() + SEND_WINDOW_MS;
    const before = await find.read(returnNo);
    if (before.kind === 'failed') return notAsked(before);
    if (before.kind === 'not-found') return { outcome: 'refused', words: 'sync:not-found', ...REACHED, fresh: null };
    if (judgeOver(before.detail) !== null)
      return { outcome: 'not-open', words: null, ...REACHED, fresh: await readAsPulled(deps, returnNo) };
    if (clock.now() > untilAt) return notAsked({ words: 'net:timeout', ...REACHED });

    const spoken = await session.call(PATHS.timeExtend, { aftersale_id: BigInt(returnNo) });
    if (spoken.kind === 'turned-away') return notAsked(spoken);
    // A line that never carried the request is told apart from one that lost its answer by the rule of every writing call.
    if (spoken.kind === 'lost' && sendAnswerBySpoken(spoken).kind === 'retry') return notAsked(failedBySpoken(spoken));

    const fresh = await readAsPulled(deps, returnNo);
    const was = deadlineOf(before.detail.process_info.after_sale_info.status_deadline) ?? 0;
    if (spoken.kind === 'refused') return { outcome: 'refused', words: spoken.words, ...REACHED, fresh };
    const isLater = fresh?.state === 'open' && (fresh.platformDeadlineAt ?? 0) > was;
    if (isLater) return { outcome: 'granted', words: null, ...REACHED, fresh };
    if (spoken.kind === 'said') return { outcome: 'taken', words: null, ...REACHED, fresh };
    const { words, isReached } = failedBySpoken(spoken);
    return { outcome: 'unknown', words, retryAfterMs: null, isReached, fresh };
  };
}
