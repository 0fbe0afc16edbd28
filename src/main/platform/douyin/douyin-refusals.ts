import * as v from 'valibot';
import type { RefuseBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import { platformWords } from '../http-rules.ts';
import type { Failed, PictureOf, PlatformRefusals, RefusalRules, SendAnswer, Words } from '../platform.ts';
import { failedBySpoken, retryBy } from '../spoken.ts';
import type { FindReturn } from './douyin-find.ts';
import { EVIDENCE_MAX, EVIDENCE_PICTURE, PATHS, REFUSE_AFTER_RECEIPT, SEND_WINDOW_MS } from './douyin-limits.ts';
import type { RefuseWay } from './douyin-limits.ts';
import { operate } from './douyin-operate.ts';
import type { DouyinPictures } from './douyin-pictures.ts';
import { isRefused, whyNotRefusable } from './douyin-refund-rules.ts';
import { ReasonsAnswer } from './douyin-schemas.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import type { DouyinSession } from './douyin-session.ts';
import type { Param } from './douyin-sign.ts';
import {
  BAD_REASON,
  EVERY_REASON_NEEDS_PROOF,
  REFUSAL_NEEDS_PROOF,
  REFUSAL_NOT_SEEN,
  REFUSE_BY_HAND,
  TOO_MANY_PICTURES,
  WITH_PICTURES,
  WITHOUT_PICTURES,
} from './douyin-words.ts';

type RefusalDeps = {
  refuseBy: RefuseWay;
  session: DouyinSession;
  find: FindReturn;
  clock: Clock;
  /** Null: no picture can be handed over. */
  pictures: DouyinPictures | null;
};
type Reasons = { kind: 'read'; reasons: RefusalRules['reasons'] } | Failed;

const refused = (words: Words): SendAnswer => ({ kind: 'refused', code: 'other', words });
/** `pkg` of a reason that is for goods which the buyer hasn't got. */
const NOT_RECEIVED = '0';

/**
 * Refusing at Douyin, where that was chosen. The call takes addresses of pictures and no pictures: without a relay that keeps
 * them only reasons that need no proof are offered; everything else is for the back office, and said so.
 */
export function createDouyinRefusals({ refuseBy, session, find, clock, pictures }: RefusalDeps): PlatformRefusals {
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
      .filter(({ evidence_need: need, pkg }) => (need === 'N' || pictures !== null) && pkg !== NOT_RECEIVED)
      .map(({ reject_reason_code: code, reason, evidence_need: need }) => ({
        ...{ code, text: platformWords(reason, session.secrets) },
        // What is neither yes nor no is taken for yes.
        ...(need === 'N' ? {} : { needsProof: true as const }),
      }));
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
    return {
      ...{ kind: 'read', isPossible: true, isProofNeeded: false, reasons: read.reasons },
      ...(pictures === null ? { words: WITHOUT_PICTURES } : { words: WITH_PICTURES, picturesMax: EVIDENCE_MAX }),
    };
  };

  /** What of the chosen photos goes along; without a relay none does, as the form said. */
  const evidenceOf = async (
    { pictures: photos }: RefuseBody,
    pictureOf: PictureOf,
  ): Promise<{ kind: 'ready'; evidence: Param[] } | { kind: 'answer'; answer: SendAnswer }> => {
    if (pictures === null || photos.length === 0) return { kind: 'ready', evidence: [] };
    if (photos.length > EVIDENCE_MAX) return { kind: 'answer', answer: refused(TOO_MANY_PICTURES) };
    const laid = await pictures.keep(photos, pictureOf);
    if (laid.kind === 'not-made') return { kind: 'answer', answer: refused(laid.words) };
    if (laid.kind === 'failed') return { kind: 'answer', answer: retryBy(laid) };
    const named = laid.pictures.map(({ url }, index) => ({
      type: EVIDENCE_PICTURE,
      url,
      desc: `验货照片 ${index + 1}`,
    }));
    return { kind: 'ready', evidence: named };
  };

  const sendRefusal = async (body: RefuseBody, pictureOf: PictureOf): Promise<SendAnswer> => {
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
    if (reason.needsProof === true && body.pictures.length === 0) return refused(REFUSAL_NEEDS_PROOF);
    const proof = await evidenceOf(body, pictureOf);
    if (proof.kind === 'answer') return proof.answer;
    if (clock.now() > untilAt) return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

    const operated = await operate(session, before.detail, REFUSE_AFTER_RECEIPT, {
      ...{ reject_reason_code: BigInt(reason.code), reason: reason.text, remark: body.message },
      ...(proof.evidence.length === 0 ? {} : { evidence: proof.evidence }),
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
