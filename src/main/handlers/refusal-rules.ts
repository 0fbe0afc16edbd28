import type { RefusalRulesView } from '../../shared/refusal.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { PlatformRefusals } from '../platform/platform.ts';
import type { Core } from '../station-core.ts';
import { orAfter } from '../sync/time-limit.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { platformFactsOf } from './platform-facts.ts';

/** A person waits in front of the form. */
const ASK_WITHIN_MS = 20_000;

type Asked = Awaited<ReturnType<PlatformRefusals['rules']>>;

/** Asks the platform of this return what may be refused; a platform that can't be asked is an answer, too. */
export async function askRefusalRules(
  deps: Pick<HandlerDeps, 'run' | 'clock' | 'connections'>,
  subjectOf: (core: Core) => Result<{ platform: string; returnNo: string; isOver: boolean }>,
): Promise<Result<RefusalRulesView>> {
  const { run, clock, connections } = deps;
  const subject = await run((core) => {
    const { settings } = core;
    const found = subjectOf(core);
    if (!found.ok) return found;
    const { platform, returnNo, isOver } = found.value;
    const { backOffice } = platformFactsOf(platform, deps, core).ways;
    return ok({ platform, returnNo, isOver, backOffice, undoMs: settings().undoMs });
  });
  if (!subject.ok) return subject;
  const { platform, returnNo, isOver, ...more } = subject.value;
  const calls = connections.platforms.byId(platform)?.refusals;
  const none: RefusalRulesView = {
    isRead: true,
    isPossible: false,
    words: null,
    isProofNeeded: false,
    reasons: [],
    ...more,
  };
  if (isOver) return ok({ ...none, words: 'sync:over' });
  if (calls === undefined) return ok(none);
  const asked = await orAfter<Asked>(clock, ASK_WITHIN_MS, () => calls.rules(returnNo), {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  if (asked.kind === 'failed') return ok({ ...none, isRead: false, words: asked.words });
  const { isPossible, words, isProofNeeded, reasons, picturesMax } = asked;
  const most = picturesMax === undefined ? {} : { picturesMax };
  const told = isPossible && calls.onlyTells === true ? { isToldOnly: true as const } : {};
  return ok({ ...none, isPossible, words, isProofNeeded, reasons, ...told, ...most });
}
