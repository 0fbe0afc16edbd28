import type { attachmentCalls } from '../../shared/attachment.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Core } from '../station-core.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What is handed in about a dispute. Only who may see the dispute adds to it, sees it, or takes a copy. */
export function createAttachmentHandlers(deps: HandlerDeps): Pick<StationHandlers, keyof typeof attachmentCalls> {
  const { run, clock, seat, changed } = deps;
  const whenSeen = <T>({ disputes }: Core, inspectionId: string, act: () => Result<T>): Result<T> => {
    disputes.sweepAll(clock.now());
    return disputes.ofBox(inspectionId, seat.person()).length === 0 ? refuse('unknown-dispute') : act();
  };
  return {
    attachmentSlice: (slice) =>
      run((core) =>
        whenSeen(core, slice.inspectionId, () => {
          const taken = core.attachments.take(slice, core.who().operatorNo);
          if (taken.ok && taken.value !== null) changed();
          return taken;
        }),
      ),
    attachmentsOf: ({ inspectionId }) =>
      run((core) => whenSeen(core, inspectionId, () => ok(core.attachments.of(inspectionId)))),
    attachmentCopy: ({ inspectionId, id }) =>
      run((core) => whenSeen(core, inspectionId, () => core.attachments.copy(inspectionId, id))),
  };
}
