import type { DueShipment } from '../outbox/outbox-store.ts';
import type { Platform, SendAnswer, ShipmentReadAnswer } from '../platform/platform.ts';
import { parkWithoutCall, takeForward } from './command-service.ts';
import type { CommandDeps, Judged } from './command-service.ts';
import { isWithoutGoods, judgeShipment } from './shipment-rules.ts';

type Read = Exclude<ShipmentReadAnswer, { kind: 'failed' }>;

/**
 * A new waybill at its platform: what left already is read first, our waybill told after it. The same number is told again only
 * when the platform positively has none and nothing of ours can still be on its way.
 */
export async function runShipment(deps: CommandDeps, platform: Platform, command: DueShipment): Promise<void> {
  const { shipments } = platform;
  if (shipments === undefined) return parkWithoutCall(deps, command, 'no-call', 'sync:no-call');
  await takeForward<Read, Extract<SendAnswer, { kind: 'acknowledged' }>>(deps, platform, command, {
    ask: () => shipments.readShipment(command.returnNo),
    judge: (read) => judge(command, read),
    send: () => shipments.sendShipment(command.body),
    taken: ({ receipt: { refundId, at } }) => {
      const receipt = { shipmentId: refundId, waybill: command.body.waybill, sent: true, at };
      return { outcome: 'acknowledged', words: null, then: { kind: 'end', how: 'answered', receipt } };
    },
  });
}

/** What ended there without goods ends the command, and its case is a person's again in the same step. */
function judge({ body, state }: DueShipment, read: Read): Judged {
  if (read.kind === 'not-found')
    return { outcome: 'not-found', meaning: { kind: 'park', words: 'sync:not-found' }, state: null };
  const meaning = judgeShipment(read, { body, wasSent: state === 'unknown' });
  return {
    outcome: `read:${read.sent === null ? read.state : 'sent'}`,
    meaning,
    state: meaning.kind === 'end' ? read.state : null,
    isOvertaken: isWithoutGoods(meaning),
  };
}
