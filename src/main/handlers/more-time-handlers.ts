import type { StationHandlers } from '../../shared/contract.ts';
import type { MoreTimeView } from '../../shared/more-time.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { MoreTimeSubject } from '../decision/more-time.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'moreTimeRead' | 'moreTimeAsk';

/** A person asks the platform for more time before they decide. No money moves; the chain knows who asked and what came of it. */
export function createMoreTimeHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, connections, sync, seat, changed } = deps;
  /** By the return: a second press while one call is under way gets the answer of that one. */
  const underWay = new Map<string, Promise<Result<MoreTimeView>>>();

  const hasCall = (platform: string): boolean => connections.platforms.byId(platform)?.askMoreTime !== undefined;
  const view = ({ moreTimes }: Core, subject: MoreTimeSubject): MoreTimeView => ({
    isPossible: subject.state === 'open' && hasCall(subject.platform),
    platformDeadlineAt: subject.platformDeadlineAt,
    asked: moreTimes.lastOf(subject),
  });
  const read = (verdictId: string): Promise<Result<MoreTimeView>> =>
    run((core) => {
      const found = core.moreTimes.subjectOf(verdictId);
      if (!found.ok) return found;
      const not = core.moreTimes.whyNotPerson(found.value, seat.person());
      return not === null ? ok(view(core, found.value)) : refuse(not);
    });

  const ask = async (
    verdictId: string,
    subject: MoreTimeSubject,
    operatorNo: string,
  ): Promise<Result<MoreTimeView>> => {
    const heard = await sync().askMoreTime(subject.platform, subject.returnNo);
    const noted = await run(({ moreTimes }) => {
      moreTimes.noteAnswer(subject, heard, operatorNo);
      return ok(undefined);
    });
    changed();
    return noted.ok ? read(verdictId) : noted;
  };

  return {
    moreTimeRead: ({ verdictId }) => read(verdictId),
    moreTimeAsk: async ({ verdictId }) => {
      const begun = await run(({ moreTimes, who }) => {
        const found = moreTimes.subjectOf(verdictId);
        if (!found.ok) return found;
        const subject = found.value;
        const by = seat.person();
        const not = moreTimes.whyNotPerson(subject, by);
        if (not !== null) return refuse(not);
        if (!hasCall(subject.platform)) return refuse('more-time-not-here');
        if (subject.state !== 'open') return refuse(subject.state === 'locked' ? 'refund-locked' : 'return-closed');
        const running = underWay.get(subject.returnId);
        if (running !== undefined) return ok({ answer: running });
        const operatorNo = by?.operatorNo ?? who().operatorNo;
        moreTimes.noteAsked(subject, operatorNo);
        const answer = ask(verdictId, subject, operatorNo).finally(() => {
          underWay.delete(subject.returnId);
        });
        underWay.set(subject.returnId, answer);
        return ok({ answer });
      });
      return begun.ok ? begun.value.answer : begun;
    },
  };
}
