import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ShipmentRulesView } from '../../shared/shipment.ts';
import type { PlatformShipments, ShipmentReadAnswer } from '../platform/platform.ts';
import { orAfter } from '../sync/time-limit.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'shipmentRules' | 'shipmentMake' | 'shipmentTakeBack';

/** A person waits in front of the form. */
const ASK_WITHIN_MS = 20_000;

/** What a call would tell now. A platform that can't be asked is an answer, too: what it offers is ordered and waits. */
async function rulesOf(
  shipments: PlatformShipments,
  returnNo: string,
  { clock }: Pick<HandlerDeps, 'clock'>,
): Promise<Omit<ShipmentRulesView, 'undoMs'>> {
  const read = await orAfter<ShipmentReadAnswer>(clock, ASK_WITHIN_MS, () => shipments.readShipment(returnNo), {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  if (read.kind === 'failed') return { isRead: false, byCall: [...shipments.outcomes], words: read.words };
  const nothing = { isRead: true, byCall: [] };
  if (read.kind === 'not-found') return { ...nothing, words: 'sync:not-found' };
  if (read.isRefundWanted) return { ...nothing, words: 'sync:refund-wanted' };
  if (read.sent === null && read.state !== 'open')
    return { ...nothing, words: read.state === 'locked' ? 'sync:locked' : 'sync:over' };
  // What it knows to have left already is compared with what is typed here, before anything is told.
  return { isRead: true, byCall: [...read.outcomes], words: read.sent === null ? read.whyNot : null };
}

/** Settling a case by goods of which the platform is told by a call. */
export function createShipmentHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, changed, sync, connections } = deps;
  const askRules = async (verdictId: string): Promise<Result<ShipmentRulesView>> => {
    const subject = await run(({ shipments, settings }) => {
      const found = shipments.subjectOf(verdictId);
      return found.ok ? ok({ ...found.value, undoMs: settings().undoMs }) : found;
    });
    if (!subject.ok) return subject;
    const { platform, returnNo, isOver, undoMs } = subject.value;
    const calls = connections.platforms.byId(platform)?.shipments;
    if (calls === undefined || isOver) return ok({ isRead: true, byCall: [], words: null, undoMs });
    return ok({ ...(await rulesOf(calls, returnNo, deps)), undoMs });
  };
  return {
    shipmentRules: ({ verdictId }) => askRules(verdictId),
    shipmentMake: (input) =>
      run(({ shipments, who }) => {
        const made = shipments.make(input, who());
        if (made.ok) sync().nudge();
        changed();
        return made;
      }),
    shipmentTakeBack: (what) =>
      run(({ shipments, who }) => {
        const taken = shipments.takeBack(what, who());
        changed();
        return taken;
      }),
  };
}
