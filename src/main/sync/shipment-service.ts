import { unclearOutcome } from '../outbox/attempt-store.ts';
import type { DueShipment, Outcome } from '../outbox/outbox-store.ts';
import type { Platform, PlatformShipments, SendAnswer, ShipmentReadAnswer, Words } from '../platform/platform.ts';
import { later, noteAskedAndSend, postpone, settlingOf } from './command-service.ts';
import type { CommandDeps, ReadOpen } from './command-service.ts';
import { isWithoutGoods, judgeShipment } from './shipment-rules.ts';
import { orAfter } from './time-limit.ts';

type Step = 'ask-answer' | 'send-answer';
type Note = (step: Step, outcome: string, words: Words | null, then: Outcome, also?: () => void) => Promise<void>;

/**
 * Takes one due shipment as far as it goes now: asks what the platform knows to have left, tells our waybill, notes. The same
 * order of notes as a refund's: what was lost is asked about before anything else, and the same number is told again only when
 * the platform positively has none and nothing of ours can still be on its way.
 */
export async function runShipment(deps: CommandDeps, platform: Platform, command: DueShipment): Promise<void> {
  const { outbox, clock } = deps;
  const { shipments } = platform;
  const note: Note = (step, outcome, words, then, also = () => undefined) =>
    deps.note(() => {
      outbox.noteAnswer(command.id, { step, outcome, words }, then, clock.now());
      also();
    });
  if (shipments === undefined) {
    // There was such a call when this was ordered; the connection was changed since.
    if (outbox.noteAsk(command.id)) await note('ask-answer', 'no-call', 'sync:no-call', { kind: 'park' });
    return;
  }
  const open = await askIfOpen(deps, platform, shipments, command, note, null);
  if (open === null || !(await noteAskedAndSend(deps, command, open))) return;
  const send = (): Promise<SendAnswer> => deps.settling.during(command.id, () => shipments.sendShipment(command.body));
  const answer = await orAfter<SendAnswer>(clock, deps.callTimeoutMs, send, {
    ...{ kind: 'unknown', words: 'net:timeout', isReached: false },
  });
  switch (answer.kind) {
    case 'acknowledged': {
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      deps.hasAnswered(command);
      const { waybill } = command.body;
      const receipt = { shipmentId: answer.receipt.refundId, waybill, sent: true, at: answer.receipt.at };
      await note('send-answer', 'acknowledged', null, { kind: 'end', how: 'answered', receipt });
      deps.settling.end(command.id);
      return;
    }
    case 'refused':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      if (answer.code === 'already-refunded' || answer.code === 'closed' || answer.code === 'withdrawn') {
        // The platform says the matter is over: read how it ended instead of believing a refusal.
        await note('send-answer', `refused:${answer.code}`, answer.words, postpone(deps, command, false, null));
        await askIfOpen(deps, platform, shipments, command, note, answer.words);
        return;
      }
      await note('send-answer', `refused:${answer.code}`, answer.words, { kind: 'park' });
      return;
    case 'retry':
      deps.noteContact(platform.id, answer);
      await note('send-answer', 'retry', answer.words, {
        kind: 'again',
        event: 'not-done',
        nextAttemptAt: later(deps, command, answer.retryAfterMs),
        isFailure: true,
      });
      return;
    case 'unknown':
      deps.noteContact(platform.id, { isReached: answer.isReached, retryAfterMs: null });
      await note('send-answer', 'unknown', answer.words, postpone(deps, command, true, null));
      return;
    case 'unclear':
      deps.noteContact(platform.id, { isReached: true, retryAfterMs: null });
      // Read once more before a person is asked to look: what left may show by then.
      await note('send-answer', unclearOutcome(answer.why), answer.words, postpone(deps, command, false, null));
      return;
  }
}

/**
 * Asks; null when it may not be told now. What ended there without goods ends the command, and its case is a person's again in
 * the same step. After a refusal (`refusedWith`) an open return is a contradiction for a person.
 */
async function askIfOpen(
  deps: CommandDeps,
  platform: Platform,
  shipments: PlatformShipments,
  command: DueShipment,
  note: Note,
  refusedWith: Words | null,
): Promise<ReadOpen | null> {
  const { outbox, clock } = deps;
  if (!outbox.noteAsk(command.id)) return null;
  const call = () => deps.hear(platform, () => shipments.readShipment(command.returnNo));
  const read = await orAfter<ShipmentReadAnswer>(clock, deps.callTimeoutMs, call, {
    ...{ kind: 'failed', words: 'net:timeout', retryAfterMs: null, isReached: false },
  });
  deps.noteContact(platform.id, read.kind === 'failed' ? read : { isReached: true, retryAfterMs: null });
  if (read.kind === 'failed') {
    await note('ask-answer', 'failed', read.words, postpone(deps, command, true, read));
    return null;
  }
  // What a refusal answered is not on its way any more.
  const unsettled = refusedWith === null ? settlingOf(deps, command) : null;
  if (read.kind === 'not-found') {
    if (unsettled !== null) await note('ask-answer', 'not-found', 'sync:settling', unsettled);
    else await note('ask-answer', 'not-found', 'sync:not-found', { kind: 'park' });
    return null;
  }
  const meaning = judgeShipment(read, { body: command.body, wasSent: command.state === 'unknown' });
  const outcome = `read:${read.sent === null ? read.state : 'sent'}`;
  if (meaning.kind === 'end') {
    const isOver = isWithoutGoods(meaning);
    await note('ask-answer', outcome, null, meaning, () => {
      if (read.state === 'open') return;
      const told = { platform: platform.id, returnNo: command.returnNo, state: read.state };
      deps.noteReturnState(isOver ? { ...told, isOvertaken: true } : told);
    });
    return null;
  }
  if (unsettled !== null) {
    await note('ask-answer', outcome, 'sync:settling', unsettled);
    return null;
  }
  if (meaning.kind === 'park' || refusedWith !== null) {
    const words = meaning.kind === 'park' ? meaning.words : refusedWith;
    await note('ask-answer', outcome, words, { kind: 'park' });
    return null;
  }
  const held = outbox.heldBy(command.id);
  if (held !== null) {
    await note('ask-answer', held.outcome, held.words, { kind: 'park' });
    return null;
  }
  return { readAs: outcome, readAt: clock.now() };
}
