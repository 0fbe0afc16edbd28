import * as v from 'valibot';
import type { RefuseBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import { platformWords } from '../http-rules.ts';
import type { Failed, PlatformRefusals, RefusalRules, SendAnswer, Words } from '../platform.ts';
import { failedBySpoken, retryBy } from '../spoken.ts';
import type { FindReturn } from './douyin-find.ts';
import { PATHS, REFUSE_AFTER_RECEIPT, SEND_WINDOW_MS } from './douyin-limits.ts';
import type { RefuseWay } from './douyin-limits.ts';
import { operate } from './douyin-operate.ts';
import { isRefused, whyNotRefusable } from './douyin-refund-rules.ts';
import { ReasonsAnswer } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';
import {
  BAD_REASON,
  EVERY_REASON_NEEDS_PROOF,
  REFUSAL_NOT_SEEN,
  REFUSE_BY_HAND,
  WITHOUT_PICTURES,
} from './douyin-words.ts';

type RefusalDeps = { refuseBy: RefuseWay; session: DouyinSession; find: FindReturn; clock: Clock };
type Reasons = { kind: 'read'; reasons: RefusalRules['reasons'] } | Failed;

const refused = (words: Words): SendAnswer => ({ kind: 'refused', code: 'other', words });
/** `pkg` of a reason that is for goods which the buyer hasn't got. */
const NOT_RECEIVED = '0';

/**
 * Refusing at Douyin, where that was chosen. The call takes addresses of pictures and no pictures, so only reasons that
 * need no proof are offered; everything else is for the back office, and said so.
 */
export function createDouyinRefusals({ refuseBy, session, find, clock }: RefusalDeps): PlatformRefusals {
  const no = (words: Words): { kind: 'read' } & RefusalRules => ({
    ...{ kind: 'read', isPossible: false, words, isProofNeeded: false, reasons: [] },
  });

  const readReasons = async (detail: ReturnDetail): Promise<Reasons> => {
    const { after_sale_id: id } = detail.process_info.after_sale_info;
    const spoken = await session.call(PATHS.reasons, { aftersale_id: BigInt(id) });
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const answer = v.safeParse(ReasonsAnswer, spoken.body);
    if (!answer.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
    const reasons = answer.output.items
      .filter(({ evidence_need: need, pkg }) => need === 'N' && pkg !== NOT_RECEIVED)
      .map(({ reject_reason_code: code, reason }) => ({ code, text: platformWords(reason, session.secrets) }));
    return { kind: 'read', reasons };
  };

  const rules = async (returnNo: string): ReturnType<PlatformRefusals['rules']> => {
    if (refuseBy === 'hand') return no(REFUSE_BY_HAND);
    const found = await find.read(returnNo);
    if (found.kind === 'failed') return found;
    if (found.kind === 'not-found') return no('sync:not-found');
    const why = whyNotRefusable(found.detail);
    if (why !== null) return no(why);
    const read = await readReasons(found.detail);
    if (read.kind === 'failed') return read;
    if (read.reasons.length === 0) return no(EVERY_REASON_NEEDS_PROOF);
    return { kind: 'read', isPossible: true, words: WITHOUT_PICTURES, isProofNeeded: false, reasons: read.reasons };
  };

  const sendRefusal = async (body: RefuseBody): Promise<SendAnswer> => {
    if (refuseBy === 'hand') return refused(REFUSE_BY_HAND);
    const untilAt = clock.now() + SEND_WINDOW_MS;
    const before = await find.read(body.returnNo);
    if (before.kind === 'not-found') return refused('sync:not-found');
    if (before.kind === 'failed') return retryBy(before);
    // Refused already: by an earlier try whose answer was lost, or by a colleague. The end is the one that was ordered.
    if (isRefused(before.detail)) return receiptOf(before.detail);
    const why = whyNotRefusable(before.detail);
    if (why !== null) return refused(why);
    const read = await readReasons(before.detail);
    if (read.kind === 'failed') return retryBy(read);
    const reason = read.reasons.find(({ code }) => code === body.reasonCode);
    if (reason === undefined) return refused(BAD_REASON);
    if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

    const operated = await operate(session, before.detail, REFUSE_AFTER_RECEIPT, {
      ...{ reject_reason_code: BigInt(reason.code), reason: reason.text, remark: body.message },
    });
    if (operated.kind === 'refused') return find.whyRefused(before.detail, operated.answer);
    if (operated.kind === 'other') return operated.answer;
    const after = await find.read(body.returnNo);
    if (after.kind !== 'found') return { kind: 'unknown', words: 'net:garbled', isReached: true };
    return isRefused(after.detail)
      ? receiptOf(after.detail)
      : { kind: 'unclear', why: 'taken', words: REFUSAL_NOT_SEEN };
  };

  /** Nothing was paid: the receipt says only that it is done. */
  const receiptOf = ({ process_info: { after_sale_info: info } }: ReturnDetail): SendAnswer => ({
    kind: 'acknowledged',
    receipt: { refundId: info.after_sale_id, amountCents: 0, at: info.update_time * 1000 },
  });

  return { rules, sendRefusal };
}
