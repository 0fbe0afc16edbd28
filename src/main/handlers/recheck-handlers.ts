import type { StationHandlers } from '../../shared/contract.ts';
import { rolesAt } from '../../shared/people.ts';
import type { recheckCalls } from '../../shared/recheck.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Onlooker } from '../recheck/recheck-service.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** Who looks: on a bench without people whoever stands there may see everything. */
const onlookerOf = ({ people, who }: Core, { person }: HandlerDeps['seat']): Onlooker => {
  const seated = person();
  if (seated === null) return { operatorNo: who().operatorNo, isSupervisor: !people.hasAny() };
  return {
    operatorNo: seated.operatorNo,
    isSupervisor: rolesAt(seated, people.trustedNow()).includes('supervisor'),
  };
};

/** Blind re-checks: what waits, the second judgement, and how far two judgements agree. */
export function createRecheckHandlers({
  run,
  seat,
  clock,
  changed,
}: HandlerDeps): Pick<StationHandlers, keyof typeof recheckCalls> {
  return {
    recheckView: () => run((core) => ok(core.rechecks.view(onlookerOf(core, seat)))),
    recheckJudge: (input) =>
      run(({ rechecks, who }) => {
        const judged = rechecks.judge(input, who());
        changed();
        return judged;
      }),
    recheckReport: ({ days }) => run(({ rechecks }) => ok(rechecks.report(days, clock.now()))),
  };
}

/**
 * Keeps verdict, goods and pictures of a box from whoever may be its second pair of eyes, for as long as it waits for them.
 * A supervisor may look, but can't judge it afterwards.
 */
export function hideFromSecond(deps: HandlerDeps, handlers: StationHandlers): StationHandlers {
  const { run, seat } = deps;
  const unlessBlind =
    <I extends { inspectionId: string }, O>(act: (input: I) => Promise<Result<O>> | Result<O>) =>
    (input: I): Promise<Result<O>> =>
      run((core) =>
        core.rechecks.isBlind(input.inspectionId, onlookerOf(core, seat)) ? refuse('recheck-blind') : act(input),
      );
  return {
    ...handlers,
    evidenceOf: unlessBlind(handlers.evidenceOf),
    annotationsOf: unlessBlind(handlers.annotationsOf),
    disputesOf: unlessBlind(handlers.disputesOf),
    attachmentsOf: unlessBlind(handlers.attachmentsOf),
    attachmentCopy: unlessBlind(handlers.attachmentCopy),
    threeWay: unlessBlind(handlers.threeWay),
    caseView: unlessBlind(handlers.caseView),
    goodsOf: unlessBlind(handlers.goodsOf),
    benchReopen: unlessBlind(handlers.benchReopen),
    caseFind: (search) =>
      run(async (core) => {
        const found = await handlers.caseFind(search);
        if (!found.ok) return found;
        const onlooker = onlookerOf(core, seat);
        const hits = found.value.hits.filter(({ inspectionId }) => !core.rechecks.isBlind(inspectionId, onlooker));
        return ok({ ...found.value, hits });
      }),
  };
}
