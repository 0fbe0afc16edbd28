import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import { cleanServiceText, readService, whyNotNow } from '../decision/service-reader.ts';
import { systemZone } from '../report/report-days.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { platformFactsOf } from './platform-facts.ts';

type Calls = 'serviceRead' | 'serviceTake' | 'servicePictures';

/** What customer service takes along to a buyer: a text and masked copies. What was taken stands in the chain. */
export function createServiceHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, clock, seat, pictures, changed } = deps;
  const from = (core: Core): Parameters<typeof readService>[0] => ({
    ...core,
    trustedNow: () => core.people.trustedNow(),
    now: () => clock.now(),
    marketOf: (platform) => platformFactsOf(platform, deps, core).ways.market,
    systemZone: systemZone(),
  });
  return {
    serviceRead: (subject) => run((core) => readService(from(core), subject, seat.person())),
    serviceTake: (take) =>
      run((core) => {
        const text = cleanServiceText(from(core), take, seat.person());
        if (!text.ok) return text;
        const { inspectionId, returnId, outcome } = take;
        const body = { outcome, returnId, text: text.value };
        core.custody.record({ kind: 'service-text', inspectionId, body, operatorNo: core.who().operatorNo });
        changed();
        return ok({ text: text.value });
      }),
    servicePictures: async ({ pictures: chosen, ...subject }) => {
      const allowed = await run((core) => {
        const not = whyNotNow(from(core), subject, seat.person());
        if (not !== null) return refuse(not);
        const known = new Set(core.evidenceStore.photosOf(subject.inspectionId).map(({ sha256 }) => sha256));
        return chosen.every((one) => known.has(one)) ? ok(undefined) : refuse('photo-unknown');
      });
      if (!allowed.ok) return allowed;
      const made = await pictures.maskedCopies(subject.inspectionId, [...new Set(chosen)]);
      return run(({ custody, who }) => {
        const { inspectionId, returnId } = subject;
        const body = { made: made.files.length, pictures: [...new Set(chosen)], returnId };
        custody.record({ kind: 'service-pictures', inspectionId, body, operatorNo: who().operatorNo });
        changed();
        return ok(made);
      });
    },
  };
}
