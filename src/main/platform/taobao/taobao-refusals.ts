import * as v from 'valibot';
import type { RefuseBody } from '../../../shared/command-body.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { platformWords } from '../http-rules.ts';
import type { PictureOf, PlatformRefusals, RefusalRules, SendAnswer, Words } from '../platform.ts';
import { failedBySpoken, sendAnswerBySpoken } from '../spoken.ts';
import type { FindRefund } from './taobao-find.ts';
import {
  CANNOT_REFUSE,
  MESSAGE_IMAGE_MAX_BYTES,
  METHODS,
  NO_REASON,
  ONLY_ON_WEB,
  PICTURES_WINDOW_MS,
  PROOF_MAX_BYTES,
  REASON_FIELDS,
  REFUSED_BY_SELLER,
  RETURN_PROOF_MAX_BYTES,
  SEND_WINDOW_MS,
  WAITS_FOR_AGREEMENT,
  WAITS_FOR_GOODS,
} from './taobao-limits.ts';
import type { ShopType } from './taobao-limits.ts';
import { judgeOver } from './taobao-refund-rules.ts';
import { MessageAnswer, ReasonsAnswer, RefuseAnswer, RefuseReason, RefuseReturnAnswer } from './taobao-schemas.ts';
import type { TopRefund } from './taobao-schemas.ts';
import type { TopSession } from './taobao-session.ts';
import {
  BAD_REASON,
  NO_REASON_NEEDED,
  PICTURE_NOT_MADE,
  REFUSAL_NEEDS_PROOF,
  REFUSAL_NOT_ALLOWED,
  REFUSAL_ONLY_ON_WEB,
  REFUSAL_WRONG_STATE,
} from './taobao-words.ts';

type RefusalDeps = {
  platform: string;
  shopType: ShopType;
  session: TopSession;
  find: FindRefund;
  clock: Clock;
  log: Logger;
};

/** Why this return can't be refused by a call; null = it can. */
function whyNotRefusable(refund: TopRefund, shopType: ShopType): Words | null {
  const over = judgeOver(refund);
  if (over !== null) return over.words;
  const constraint = refund.operation_contraint ?? '';
  if (constraint.includes(CANNOT_REFUSE)) return REFUSAL_NOT_ALLOWED;
  if (constraint.includes(ONLY_ON_WEB)) return REFUSAL_ONLY_ON_WEB;
  if ((refund.reason ?? '').includes(NO_REASON)) return NO_REASON_NEEDED;
  if (refund.status === WAITS_FOR_GOODS) return null;
  return isBeforeReturn(refund, shopType) ? null : REFUSAL_WRONG_STATE;
}

/** Only Tmall has a call to refuse a return before the goods are on their way. */
const isBeforeReturn = (refund: TopRefund, shopType: ShopType): boolean =>
  shopType === 'tmall' && refund.status === WAITS_FOR_AGREEMENT && refund.has_good_return;

/** Both calls of Tmall want phase and version; Taobao's takes them where there are some. */
const lockOf = (refund: TopRefund): Record<string, string> => ({
  ...(refund.refund_phase === null ? {} : { refund_phase: refund.refund_phase }),
  ...(refund.refund_version === null ? {} : { refund_version: refund.refund_version }),
});

const refused = (words: Words): SendAnswer => ({ kind: 'refused', code: 'other', words });

/** Refusing at TOP: what may be refused, and the refusal itself with its pictures. */
export function createTaobaoRefusals(deps: RefusalDeps): PlatformRefusals {
  const { platform, shopType, session, find, clock, log } = deps;

  const rules = async (returnNo: string): ReturnType<PlatformRefusals['rules']> => {
    const found = await find.read(returnNo);
    if (found.kind === 'failed') return found;
    const isProofNeeded = shopType === 'tmall';
    const no = (words: Words): { kind: 'read' } & RefusalRules => ({
      ...{ kind: 'read', isPossible: false, words, isProofNeeded, reasons: [] },
    });
    if (found.kind === 'not-found') return no('sync:not-found');
    const why = whyNotRefusable(found.refund, shopType);
    if (why !== null) return no(why);
    const spoken = await session.call(METHODS.refuseReasons, {
      refund_id: found.refund.refund_id,
      refund_phase: found.refund.refund_phase ?? 'aftersale',
      fields: REASON_FIELDS,
    });
    // Looked at and not allowed: the platform's own word on this very return.
    if (spoken.kind === 'refused') return no(spoken.words);
    if (spoken.kind !== 'said') return failedBySpoken(spoken);
    const answer = v.safeParse(ReasonsAnswer, spoken.body);
    const reasons = answer.success ? v.safeParse(v.array(RefuseReason), answer.output.reasons) : answer;
    if (!reasons.success) return { kind: 'failed', words: 'net:garbled', retryAfterMs: null, isReached: true };
    return {
      ...{ kind: 'read', isPossible: true, words: null, isProofNeeded },
      reasons: reasons.output.map(({ reason_id: code, reason_text: text }) => ({
        code,
        text: platformWords(text, session.secrets),
      })),
    };
  };

  /** One picture a message; what didn't go is logged, because the refusal itself stands. */
  const addPictures = async (
    refundId: string,
    body: RefuseBody,
    pictureOf: PictureOf,
    untilAt: number,
  ): Promise<void> => {
    const [, ...further] = body.pictures;
    let sent = 0;
    for (const [index, sha256] of further.entries()) {
      if (clock.now() > untilAt) break;
      const bytes = await fitting(pictureOf, sha256, MESSAGE_IMAGE_MAX_BYTES);
      if (bytes === null) continue;
      const content = `举证图 ${index + 2}/${body.pictures.length}`;
      const spoken = await session.call(METHODS.addMessage, { refund_id: refundId, content }, [
        { name: 'image', bytes },
      ]);
      if (spoken.kind === 'said' && v.is(MessageAnswer, spoken.body)) sent += 1;
    }
    if (sent < further.length) log.error('taobao-pictures-missing', { platform, sent, of: further.length });
  };

  const sendRefusal = async (body: RefuseBody, pictureOf: PictureOf): Promise<SendAnswer> => {
    const startedAt = clock.now();
    const [first] = body.pictures;
    const before = await find.read(body.returnNo);
    if (before.kind === 'not-found') return refused('sync:not-found');
    if (before.kind === 'failed') return { ...before, kind: 'retry' };
    const { refund } = before;
    // Refused already: by an earlier try whose answer was lost, or by a colleague. The end is the one that was ordered.
    if (refund.status === REFUSED_BY_SELLER) return receiptOf(refund, refund.modified ?? clock.now());
    const over = judgeOver(refund);
    if (over !== null) return over;
    const why = whyNotRefusable(refund, shopType);
    if (why !== null) return refused(why);
    if (body.reasonCode !== null && !/^\d{1,18}$/.test(body.reasonCode)) return refused(BAD_REASON);
    if (first === undefined && shopType === 'tmall') return refused(REFUSAL_NEEDS_PROOF);

    const isEarly = isBeforeReturn(refund, shopType);
    const maxBytes = isEarly ? RETURN_PROOF_MAX_BYTES : PROOF_MAX_BYTES;
    const proof = first === undefined ? null : await fitting(pictureOf, first, maxBytes);
    if (first !== undefined && proof === null) return refused(PICTURE_NOT_MADE);
    if (clock.now() - startedAt > SEND_WINDOW_MS)
      return { kind: 'retry', words: 'net:timeout', retryAfterMs: null, isReached: true };

    const params = {
      refund_id: refund.refund_id,
      ...lockOf(refund),
      ...(body.reasonCode === null ? {} : { refuse_reason_id: body.reasonCode }),
      ...(isEarly ? {} : { refuse_message: body.message }),
    };
    const files = proof === null ? [] : [{ name: 'refuse_proof', bytes: proof }];
    const spoken = await session.call(isEarly ? METHODS.refuseReturn : METHODS.refuse, params, files);
    if (spoken.kind === 'refused') return find.whyRefused(refund, refused(spoken.words));
    if (spoken.kind !== 'said') return sendAnswerBySpoken(spoken);
    const isDone = isEarly
      ? doneBy(RefuseReturnAnswer, spoken.body, 'result')
      : doneBy(RefuseAnswer, spoken.body, 'is_success');
    if (isDone === null) return { kind: 'unknown', words: 'net:garbled', isReached: true };
    if (!isDone) return find.whyRefused(refund, refused(REFUSAL_WRONG_STATE));
    await addPictures(refund.refund_id, body, pictureOf, startedAt + PICTURES_WINDOW_MS);
    return receiptOf(refund, clock.now());
  };

  return { rules, sendRefusal };
}

/** Nothing was paid: the receipt says only that it is done. */
const receiptOf = (refund: TopRefund, at: number): SendAnswer => ({
  kind: 'acknowledged',
  receipt: { refundId: refund.refund_id, amountCents: 0, at },
});

function doneBy<K extends string>(
  schema: v.GenericSchema<unknown, Record<K, boolean>>,
  body: unknown,
  name: K,
): boolean | null {
  const parsed = v.safeParse(schema, body);
  return parsed.success ? parsed.output[name] : null;
}

/** A JPEG within the limit, or null: what is over it by one byte is refused there, after the buyer has waited. */
async function fitting(pictureOf: PictureOf, sha256: string, maxBytes: number): Promise<Uint8Array | null> {
  const bytes = await pictureOf(sha256, maxBytes);
  const isJpeg = bytes !== null && bytes.byteLength > 3 && bytes[0] === 0xff && bytes[1] === 0xd8;
  return isJpeg && bytes.byteLength <= maxBytes ? bytes : null;
}
