import type { PlatformRefusals, RefusalRules, SendAnswer, Words } from '../platform.ts';
import { sendAnswerBySpoken } from '../spoken.ts';
import type { FindReturn } from './jd-find.ts';
import { stateOf } from './jd-mapping.ts';
import { closeBlock, judgeOver, operationOf } from './jd-refund-rules.ts';
import type { Codes, Operator } from './jd-refund-rules.ts';
import type { JdSession } from './jd-session.ts';
import { NO_CLOSE_NUMBER, NO_SUCH_REASON } from './jd-words.ts';

type RefusalDeps = { close: Codes['close']; operator: Operator; session: JdSession; find: FindReturn };

const no = (words: Words): { kind: 'read' } & RefusalRules => ({
  ...{ kind: 'read', isPossible: false, words, isProofNeeded: false, reasons: [] },
});
const refused = (words: Words): SendAnswer => ({ kind: 'refused', code: 'other', words });

/** Refusing at JD is closing the service order. No field of it takes a picture: those go through the back office. */
export function createJdRefusals({ close, operator, session, find }: RefusalDeps): PlatformRefusals {
  return {
    rules: async (returnNo) => {
      if (close === null) return no(NO_CLOSE_NUMBER);
      const found = await find.read(returnNo);
      if (found.kind === 'failed') return found;
      if (found.kind === 'not-found') return no('sync:not-found');
      const over = judgeOver(found.one);
      if (over !== null) return no(over.words);
      return { kind: 'read', isPossible: true, words: null, isProofNeeded: false, reasons: [...close.reasons] };
    },
    sendRefusal: async (body) => {
      if (close === null) return refused(NO_CLOSE_NUMBER);
      const reason = close.reasons.find(({ code }) => code === body.reasonCode);
      if (reason === undefined) return refused(NO_SUCH_REASON);
      const before = await find.read(body.returnNo);
      if (before.kind === 'not-found') return refused('sync:not-found');
      if (before.kind === 'failed') return { ...before, kind: 'retry' };
      const { one } = before;
      // Closed already, by an earlier try whose answer was lost or by a colleague: the end is the one that was ordered.
      if (stateOf(one) === 'closed') return closedAt(one.id, one.modifiedAt ?? 0);
      const over = judgeOver(one);
      if (over !== null) return over;
      const operation = { operateType: close.operateType, block: closeBlock(reason.code), notes: body.message };
      const spoken = await session.call({ method: 'PATCH', id: one.id, body: operationOf(one, operator, operation) });
      if (spoken.kind === 'refused') return find.whyRefused(one, sendAnswerBySpoken(spoken));
      if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
      const after = await find.read(one.id);
      return after.kind === 'found' && stateOf(after.one) === 'closed'
        ? closedAt(one.id, after.one.modifiedAt ?? 0)
        : { kind: 'unknown', words: 'sync:settling', isReached: true };
    },
  };
}

/** Nothing was paid: the receipt says only that it is done. */
const closedAt = (refundId: string, at: number): SendAnswer => ({
  kind: 'acknowledged',
  receipt: { refundId, amountCents: 0, at },
});
