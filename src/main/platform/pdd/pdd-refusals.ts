import * as v from 'valibot';
import type { RefuseBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PlatformRefusals, RefusalAnswer, RefusalRules, SendAnswer, Words } from '../platform.ts';
import { retryBy, sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './pdd-find.ts';
import { METHODS, SEND_WINDOW_MS } from './pdd-limits.ts';
import type { RefuseWay } from './pdd-limits.ts';
import { isForWarehouse, isRefused, judgeOver, warehouseRequest } from './pdd-refund-rules.ts';
import { WarehouseAnswer } from './pdd-schemas.ts';
import type { PddSession } from './pdd-session.ts';
import { CAN_NOT_BE_TOLD, NO_REFUSE_CALL, TELLS_ONLY, TOLD_NOBODY_KNOWS, TOLD_NOT_REFUSED } from './pdd-words.ts';

type RefusalDeps = { refuseBy: RefuseWay; session: PddSession; find: FindReturn; clock: Clock };

const refused = (words: Words): SendAnswer => ({ kind: 'refused', code: 'other', words });
const unknown: SendAnswer = { kind: 'unknown', words: 'net:garbled', isReached: true };

/**
 * Pinduoduo has no call that refuses. Where that was chosen, a refusal sends the notice that the goods were not taken in
 * (`warehouse_status` 2), once: nothing in the return tells afterwards that it was heard, so it is never sent again. It ends
 * only by the refusal itself, which a person makes in the back office; a reading that shows that (status 6) ends it, too.
 */
export function createPddRefusals({ refuseBy, session, find, clock }: RefusalDeps): PlatformRefusals {
  const no = (words: Words): { kind: 'read' } & RefusalRules => ({
    ...{ kind: 'read', isPossible: false, words, isProofNeeded: false, reasons: [] },
  });

  const sendRefusal = async (body: RefuseBody, mayHaveLeft: boolean): Promise<RefusalAnswer> => {
    if (refuseBy === 'hand') return refused(NO_REFUSE_CALL);
    const untilAt = clock.now() + SEND_WINDOW_MS;
    const found = await find.read(body.returnNo);
    if (found.kind === 'not-found') return refused('sync:not-found');
    if (found.kind === 'failed') return retryBy(found);
    const { detail } = found;
    // The end is the one that was ordered, whoever made it.
    if (isRefused(detail))
      return { kind: 'acknowledged', receipt: { refundId: detail.id, amountCents: 0, at: clock.now() } };
    const over = judgeOver(detail);
    if (over !== null) return over;
    if (mayHaveLeft) return { kind: 'told', isSure: false, words: TOLD_NOBODY_KNOWS };
    if (!isForWarehouse(detail)) return refused(CAN_NOT_BE_TOLD);
    if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

    const spoken = await session.call(METHODS.warehouse, { request: warehouseRequest(detail, clock.now(), 'notIn') });
    if (spoken.kind === 'refused') return find.whyRefused(body.returnNo, detail, sendAnswerBySpoken(spoken));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const answer = v.safeParse(WarehouseAnswer, spoken.body);
    const isOurs = answer.success && answer.output.response.result.after_sales_id === detail.id;
    return isOurs ? { kind: 'told', isSure: true, words: TOLD_NOT_REFUSED } : unknown;
  };

  return {
    onlyTells: true,
    rules: async (returnNo) => {
      if (refuseBy === 'hand') return no(NO_REFUSE_CALL);
      const found = await find.read(returnNo);
      if (found.kind === 'failed') return found;
      if (found.kind === 'not-found') return no('sync:not-found');
      const over = judgeOver(found.detail);
      if (over !== null) return no(over.words);
      return isForWarehouse(found.detail) ? { ...no(TELLS_ONLY), isPossible: true } : no(NO_REFUSE_CALL);
    },
    sendRefusal: (body, _pictureOf, given) => sendRefusal(body, given?.mayHaveLeft === true),
  };
}
